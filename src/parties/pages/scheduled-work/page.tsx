import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { tryWorkAgain, type WorkTold, workTold } from '../../../platform/schedule/told.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { goTo, show } from '../../../web/visit.ts'
import { keepBackups } from '../../permissions.ts'
import { actionsColumn } from '../actions-column.tsx'
import { wordsOfWork } from './work-words.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'

/** What is done at its time of day, and how its last turn went. */
export const scheduledWorkPage = definePage({
  path: pattern.scheduledWork(),
  allow: keepBackups,
  async get({ urls, platform }) {
    const work = await workTold(platform.database.installation)
    const body = (
      <>
        <PageHeading
          title="Work at a time of day"
          lede="What this installation does by itself. A turn that fails is tried five times more before it is left to you."
        />
        {work.length === 0 ? (
          <EmptyState title="Nothing was done yet">
            Counts, reminders, letters and back-ups will be listed here, each after its first turn.
          </EmptyState>
        ) : (
          <Work work={work} urls={urls} />
        )}
      </>
    )
    const before = <SettingsTrail urls={urls} />
    return show({ title: 'Work at a time of day', current: 'settings', width: 'wide', before, body })
  },
})

export const tryWorkAgainPage = definePage({
  path: pattern.tryWorkAgain(':turn'),
  allow: keepBackups,
  async post({ platform, params, urls }) {
    const turn = params.turn ?? ''
    if (isId(turn)) await tryWorkAgain(platform.database.installation, turn)
    return goTo(urls.scheduledWork())
  },
})

const states = { waiting: 'Waits for its turn', doing: 'Being done', done: 'Done', failed: 'Failed' }

function Work({ work, urls }: { work: readonly WorkTold[]; urls: Urls }) {
  return (
    <Table
      caption="Work by its name"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Work' }, { content: 'Last done' }, { content: 'Its last turn' }, actionsColumn]}
      rows={work.map(({ id, name, state, dueAt, lastDone, problem }) => [
        { content: wordsOfWork(name) },
        { content: lastDone ? longMoment(lastDone) : 'Not yet' },
        {
          content: (
            <>
              {states[state]}, due on {longMoment(dueAt)}
              {problem && state !== 'done' && <div class="govuk-hint govuk-!-margin-bottom-0">{problem}</div>}
            </>
          ),
        },
        {
          content: state === 'failed' && (
            <form method="post" action={urls.tryWorkAgain(id)}>
              <Button kind="secondary" class="govuk-!-margin-bottom-0" preventDoubleClick>
                Try again<span class="govuk-visually-hidden">: {wordsOfWork(name)}</span>
              </Button>
            </form>
          ),
        },
      ])}
    />
  )
}
