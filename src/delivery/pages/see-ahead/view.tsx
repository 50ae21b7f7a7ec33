import { longDay, longMoment } from '../../../language/day.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { nextQuarter, type Quarter, quarterCode, quarterOf, quarterWords } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { askForReturns, keepReturnRhythm } from '../../permissions.ts'
import { answerBy, quarterJustEnded } from '../../return.ts'
import { askedOn, isToAsk, reminderSteps, type Rhythm } from '../../rhythm.ts'
import type { Ahead, ReturnAhead } from '../../store.ts'
import { withQuery } from '../keyset.ts'
import { placeOf } from './place.ts'

interface AheadShown {
  visit: Visit
  rhythm: Rhythm
  quarter: Quarter
  asked: { asked: number; at: Date } | undefined
  kind: Ahead
  search: string
  counts: Record<Ahead, number>
  returns: ReturnAhead[]
  more: boolean
}

const kindWords: Record<Ahead, string> = {
  'to-ask': 'Will be asked',
  'no-address': 'No e-mail address yet',
  'left-alone': 'Left alone',
}

export function ReturnsAhead(shown: AheadShown) {
  const { visit, rhythm, returns, more, kind, search, counts } = shown
  const { urls, query } = visit
  const mayKeep = mayPass(keepReturnRhythm, visit.visitor.roles, false)
  const last = returns.at(-1)
  return (
    <>
      {query.get('saved') === 'yes' ? <NotificationBanner isSuccess text="Saved." /> : null}
      {query.get('done') === 'left' ? (
        <NotificationBanner isSuccess text="The contract is left alone: nothing is asked of it by itself." />
      ) : null}
      {query.get('done') === 'again' ? (
        <NotificationBanner isSuccess text="The contract’s returns are asked for by themselves again." />
      ) : null}
      <PageHeading
        title="What will be asked, and when"
        aside={
          mayKeep ? (
            <Button kind="secondary" href={urls.returnRhythm()}>
              {rhythm.onSince ? 'Change the days' : 'Turn it on'}
            </Button>
          ) : undefined
        }
      />
      {rhythm.onSince ? <Days {...shown} /> : <IsOff mayKeep={mayKeep} />}
      <FilterAndResults
        filter={<Filters {...shown} />}
        results={
          returns.length === 0 ? (
            <EmptyState title={search ? 'Nothing found' : emptyTitle[kind]}>{emptyWords[kind]}</EmptyState>
          ) : (
            <>
              <h2 class="govuk-heading-m">
                {kindWords[kind]}
                {search ? '' : `: ${countWords(counts[kind])}`}
              </h2>
              <AheadTable {...shown} />
              {more && last ? (
                <Pagination
                  next={{ href: withQuery(urls.returnsAhead, query, { after: placeOf(last) }), text: 'More' }}
                />
              ) : null}
            </>
          )
        }
      />
    </>
  )
}

const countWords = (count: number) =>
  count === 1 ? '1 return' : `${quantityWords(new Decimal(count))} returns`

const emptyTitle: Record<Ahead, string> = {
  'to-ask': 'Nothing is left to ask for this quarter',
  'no-address': 'Every supplier has an e-mail address',
  'left-alone': 'No contract is left alone',
}
const emptyWords: Record<Ahead, string> = {
  'to-ask':
    'Contracts stand here while something is planned for the quarter, or they end in it, and nobody has been asked yet.',
  'no-address':
    'Suppliers stand here that can’t be asked by themselves, because nobody knows where to write to.',
  'left-alone': 'Contracts stand here whose suppliers report in another way, with the reason.',
}

function IsOff({ mayKeep }: { mayKeep: boolean }) {
  return (
    <InsetText>
      Nothing is asked by itself: this is turned off. Below is what would be asked.{' '}
      {mayKeep ? '' : 'An administrator can turn it on under Settings.'}
    </InsetText>
  )
}

/** The days of the quarter's asking, and of the reminders for who doesn't answer. */
function Days({ visit: { today }, rhythm, quarter, asked }: AheadShown) {
  if (asked) {
    return (
      <InsetText>
        {quarterWords(quarter)} was asked for on {longMoment(asked.at)}: {countWords(asked.asked)} in all.
        What stands below came later, and is asked for by people.
      </InsetText>
    )
  }
  const on = askedOn(quarter, rhythm)
  if (on < today && !isToAsk(quarter, rhythm, today)) {
    return (
      <InsetText>
        {quarterWords(quarter)} was over before this was turned on, so people ask for what stands below.
      </InsetText>
    )
  }
  const due = answerBy(quarter, on < today ? today : on, rhythm.answerDays)
  const steps = reminderSteps(due, rhythm)
  const reminders = steps.filter(({ kind }) => kind === 'reminder').map((step) => longDay(step.on))
  const told = steps.find(({ kind }) => kind === 'escalation')
  return (
    <SummaryList
      rows={[
        { key: 'Quarter', value: quarterWords(quarter) },
        { key: 'Asked on', value: longDay(on < today ? today : on) },
        { key: 'To answer by', value: longDay(due) },
        { key: 'Reminders for who has not answered', value: reminders.join(', ') || 'None' },
        { key: 'The contract’s manager is told', value: told ? longDay(told.on) : 'Never' },
      ]}
    />
  )
}

const quartersOffered = 4

function Filters({ visit, quarter, kind, search, counts }: AheadShown) {
  const { today, urls } = visit
  const offered = [quarterJustEnded(today), quarterOf(today)]
  while (offered.length < quartersOffered) offered.push(nextQuarter(offered.at(-1)!))
  return (
    <FilterPanel
      action={urls.returnsAhead()}
      search={{ name: 'search', label: 'Contract or supplier', value: search }}
      groups={[
        {
          name: 'quarter',
          legend: 'Quarter',
          options: offered.map((each) => ({
            value: each,
            text: quarterCode(each),
            checked: each === quarter,
          })),
        },
        {
          name: 'kind',
          legend: 'Which',
          options: (Object.keys(kindWords) as Ahead[]).map((each) => ({
            value: each,
            text: kindWords[each],
            count: quantityWords(new Decimal(counts[each])),
            checked: each === kind,
          })),
        },
      ]}
    />
  )
}

function AheadTable({ visit, kind, returns, quarter }: AheadShown) {
  const { urls } = visit
  const mayAsk = mayPass(askForReturns, visit.visitor.roles, false)
  const last = kind === 'left-alone' ? 'Reason' : 'Planned'
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        { content: 'Supplier' },
        { content: 'Ask at' },
        { content: last },
        ...(mayAsk ? [{ content: <span class="govuk-visually-hidden">What to do</span> }] : []),
      ]}
      rows={returns.map((each) => [
        {
          content: (
            <a class="govuk-link" href={urls.staffContract(each.contract)}>
              {each.contractTitle}
            </a>
          ),
        },
        { content: each.name },
        {
          content: each.email ?? (
            <a
              class="govuk-link"
              href={urls.askForReturn(each.contract, { quarter, supplier: each.supplier })}
            >
              No address: ask on its own
            </a>
          ),
        },
        { content: each.leftAloneBecause ?? plannedWords(each) },
        ...(mayAsk
          ? [
              {
                content: (
                  <a class="govuk-link" href={urls.leaveAlone(each.contract)}>
                    {each.leftAloneBecause ? 'Ask again' : 'Leave alone'}
                    <span class="govuk-visually-hidden"> {each.contractTitle}</span>
                  </a>
                ),
              },
            ]
          : []),
      ])}
    />
  )
}

function plannedWords({ planned, isFinal }: ReturnAhead): string {
  const commitments = planned === 1 ? '1 commitment' : `${planned} commitments`
  return isFinal ? `${planned > 0 ? `${commitments}; ` : ''}last return` : commitments
}
