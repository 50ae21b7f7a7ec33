import { type Day, dayOf, longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { Chips } from '../../../web/components/chips.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readAudit } from '../../permissions.ts'
import { type AuditRecord, auditTrail, type TrailFilter, type TrailPlace } from '../../store.ts'
import { personName } from '../../store.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { actorWords, ActWords, subjectWords } from './acts.tsx'
import { foldActs } from './fold.ts'

/** The filter as the address tells it; what can't be read is left out. */
function filterOf(query: URLSearchParams): TrailFilter {
  const text = (name: string) => query.get(name)?.trim() ?? ''
  const id = (name: string) => (isId(text(name)) ? text(name) : undefined)
  return {
    from: dayOf(text('from')),
    to: dayOf(text('to')),
    person: id('person'),
    record: id('record'),
    after: placeOf(text('after')),
  }
}

export function placeOf(text: string): TrailPlace | undefined {
  const match = /^(\d{1,15})-(\d{1,9})$/.exec(text)
  return match ? { position: Number(match[1]), number: Number(match[2]) } : undefined
}

export function placeText({ position, number }: TrailPlace): string {
  return `${position}-${number}`
}

/** Every change and every sign-in of the authority, the newest first. */
export const auditTrailPage = definePage({
  path: pattern.auditTrail(),
  allow: readAudit,
  async get({ tx, urls, query }) {
    const filter = filterOf(query)
    const { acts, next } = await auditTrail(tx, filter)
    const kept = keptOf(filter)
    const chips = await chipsOf(filter, urls, async (id) => (await personName(tx, id)) ?? 'somebody')
    const body = (
      <>
        <PageHeading
          title="Audit trail"
          lede="Every change and every sign-in. Each is chained to the one before, so that nothing can be changed or taken out unseen: the command goodmeasure verify proves it."
        />
        <Days filter={filter} urls={urls} />
        {chips.length > 0 && <Chips items={chips} clearHref={urls.auditTrail()} />}
        {acts.length > 0 ? (
          <Acts acts={acts} urls={urls} kept={kept} />
        ) : (
          <EmptyState title="Nothing was recorded">Nothing was done that this search finds.</EmptyState>
        )}
        {next && (
          <Pagination
            next={{ href: urls.auditTrail({ ...kept, after: placeText(next) }), text: 'Earlier' }}
          />
        )}
      </>
    )
    return show({
      title: 'Audit trail',
      current: 'settings',
      width: 'wide',
      before: <SettingsTrail urls={urls} />,
      body,
    })
  },
})

type Kept = Record<string, string>

function keptOf({ from, to, person, record }: TrailFilter): Kept {
  const all = { from, to, person, record }
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

async function chipsOf(filter: TrailFilter, urls: Urls, nameOf: (id: string) => Promise<string>) {
  const without = (name: string) => {
    const { [name]: _, ...rest } = keptOf(filter)
    return urls.auditTrail(rest)
  }
  return [
    ...(filter.person ? [{ text: `By ${await nameOf(filter.person)}`, removeHref: without('person') }] : []),
    ...(filter.record ? [{ text: 'One record', removeHref: without('record') }] : []),
  ]
}

function Days({ filter, urls }: { filter: TrailFilter; urls: Urls }) {
  const field = (name: string, label: string, value?: Day) => (
    <Input
      name={name}
      label={label}
      value={value}
      class="govuk-input--width-10"
      attributes={{ type: 'date' }}
    />
  )
  return (
    <form method="get" action={urls.auditTrail()} class="gm-side-by-side" role="search" aria-label="Days">
      {filter.person && <input type="hidden" name="person" value={filter.person} />}
      {filter.record && <input type="hidden" name="record" value={filter.record} />}
      {field('from', 'From', filter.from)}
      {field('to', 'To', filter.to)}
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function Acts({ acts, urls, kept }: { acts: AuditRecord[]; urls: Urls; kept: Kept }) {
  return (
    <Table
      caption="What was done"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      head={[{ content: 'When' }, { content: 'Who' }, { content: 'What' }, { content: 'Record' }]}
      rows={foldActs(acts).map(({ act, times, since }) => [
        { content: <When at={act.at} times={times} since={since} /> },
        {
          content:
            act.actorKind === 'person' && act.actor ? (
              <a class="govuk-link" href={urls.auditTrail({ ...kept, person: act.actor })}>
                {actorWords(act)}
              </a>
            ) : (
              actorWords(act)
            ),
        },
        { content: <ActWords act={act} /> },
        {
          content: (
            <a class="govuk-link" href={urls.history(act.subject, act.subjectId)}>
              History of this {subjectWords(act.subject)}
            </a>
          ),
        },
      ])}
    />
  )
}

function When({ at, times, since }: { at: Date; times: number; since: Date }) {
  return (
    <>
      <span class="gm-nowrap">{longMoment(at)}</span>
      {times > 1 && (
        <span class="gm-muted">
          {' '}
          and {times - 1} {times === 2 ? 'time' : 'times'} before, since {longMoment(since)}
        </span>
      )}
    </>
  )
}
