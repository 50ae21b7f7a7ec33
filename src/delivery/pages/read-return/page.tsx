import { isId } from '../../../language/identifier.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askForReturns, readReturns } from '../../permissions.ts'
import {
  type Answering,
  answeringOf,
  isFillable,
  type Line,
  type ReminderSent,
  remindersOf,
  renewLink,
  returnOf,
} from '../../store.ts'
import { AtTheEnd } from '../at-the-end.tsx'
import { Reminded } from '../reminded.tsx'
import { ReturnStateTag } from '../return-state-tag.tsx'
import { SentDeliveries, sentOf } from '../sent-deliveries.tsx'
import { tellingOf } from '../telling.ts'
import { About } from './about.tsx'
import { Behind, type BehindShown, behindOf } from './behind.tsx'
import { Done } from './done.tsx'

export const readReturnPage = definePage({
  path: pattern.staffReturn(':return'),
  allow: readReturns,
  allowPost: askForReturns,
  async get(visit) {
    const record = await returnAsked(visit)
    if (!record) return notFound()
    const answering = await answeringOf(visit.tx, record)
    const title = `Return for ${quarterWords(record.quarter)}`
    const { urls } = visit
    return show({
      title,
      current: 'work',
      width: 'wide',
      before: (
        <Breadcrumbs
          items={[
            { text: 'Returns', href: urls.returns() },
            { text: record.contractTitle, href: urls.staffContract(record.contract) },
            { text: title },
          ]}
        />
      ),
      body: (
        <Return
          visit={visit}
          answering={answering}
          reminders={await remindersOf(visit.tx, record.id)}
          behind={await behindOf(visit, answering)}
          title={title}
        />
      ),
    })
  },
  async post(visit) {
    const record = await returnAsked(visit)
    if (!record) return notFound()
    const isSent = await renewLink(visit.tx, tellingOf(visit), record)
    return goTo(`${visit.urls.staffReturn(record.id)}?link=${isSent ? 'sent' : 'no-address'}`)
  },
})

async function returnAsked({ tx, params }: Visit) {
  const id = params.return ?? ''
  return isId(id) ? returnOf(tx, id) : undefined
}

interface Shown {
  visit: Visit
  answering: Answering
  reminders: readonly ReminderSent[]
  behind: BehindShown[]
}

function Return({ visit, answering, reminders, behind, title }: Shown & { title: string }) {
  const { return: record, lines } = answering
  const sent = sentOf(lines)
  const left = lines.filter(({ owed }) => owed.sent.length === 0)
  return (
    <>
      <Done visit={visit} />
      <Reminded visit={visit} />
      <PageHeading
        title={title}
        tags={<ReturnStateTag of={record} today={visit.today} />}
        tagsBeside
        about={`${record.supplierName} · ${record.contractTitle}`}
      />
      <MainAndAside
        main={
          <>
            {sent.length > 0 ? (
              <SentDeliveries urls={visit.urls} caption="What was reported" sent={sent} />
            ) : (
              <p class="govuk-body">{emptyWords(answering, visit.today)}</p>
            )}
            {record.anythingElse ? (
              <>
                <h2 class="govuk-heading-m">Anything else</h2>
                <p class="govuk-body gm-story">{record.anythingElse}</p>
              </>
            ) : null}
            <AtTheEnd record={record} />
            <Behind visit={visit} behind={behind} contract={record.contract} />
            {left.length > 0 && record.state !== 'cancelled' ? (
              <NotReported lines={left} isAnswered={record.state === 'sent' || record.state === 'nothing'} />
            ) : null}
          </>
        }
        aside={
          <About
            visit={visit}
            record={answering.return}
            reminders={reminders}
            hasWorkbook={lines.some(isFillable)}
          />
        }
      />
    </>
  )
}

function emptyWords({ return: { state, due } }: Answering, today: Day): string {
  if (state === 'nothing') return 'The supplier answered that there is nothing this time.'
  if (state === 'cancelled') return 'This return was cancelled, and the supplier was told.'
  return `Nothing was sent yet. It ${due < today ? 'was' : 'is'} due on ${longDay(due)}.`
}

function NotReported({ lines, isAnswered }: { lines: readonly Line[]; isAnswered: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">{isAnswered ? 'Nothing reported for' : 'What is asked'}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ owed }) => (
          <li>
            {owed.title}: {owed.planned ? `${unitWords(owed.measure, owed.planned)} planned` : 'none planned'}{' '}
            for the quarter
          </li>
        ))}
      </ul>
    </>
  )
}
