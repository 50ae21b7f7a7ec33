import { longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Table } from '../../../web/components/table.tsx'
import { periodsOf } from '../../kpi/kpi.ts'
import { type KpiRecord, standingRatings } from '../../store.ts'
import { everyWords, periodWords } from '../kpi-words.ts'
import { RatingTag } from '../performance-frame.tsx'
import type { PerformanceShown } from './shown.ts'

/** The contract's KPIs: how each was rated last, and how many periods wait for a rating. */
export function Kpis(shown: PerformanceShown) {
  const { visit, contract, kpis, mayKeep } = shown
  const { urls } = visit
  const running = kpis.filter(({ endedOn }) => endedOn === null)
  if (kpis.length === 0)
    return (
      <EmptyState
        title="No key performance indicators yet"
        {...(mayKeep && { action: { text: 'Set the first one', href: urls.newKpi(contract.id) } })}
      >
        What the supplier is measured by would stand here, with a rating for each period. <Duty {...shown} />
      </EmptyState>
    )
  return (
    <>
      <Table
        caption="Key performance indicators"
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: 'What is measured' },
          { content: 'Met at' },
          { content: 'Last rating' },
          { content: 'To rate', numeric: true },
        ]}
        rows={kpis.map((kpi) => row(shown, kpi))}
      />
      {running.length < 3 && (
        <p class="govuk-body">
          {running.length === 1 ? 'One runs' : running.length === 2 ? 'Two run' : 'None runs'} now.{' '}
          <Duty {...shown} />
        </p>
      )}
    </>
  )
}

function row({ visit: { urls, today }, contract }: PerformanceShown, kpi: KpiRecord) {
  const rated = standingRatings(kpi)
  const last = rated.at(-1)
  const until = kpi.endedOn ?? contract.ends
  const over = periodsOf(kpi, { until, on: today }).filter(({ ends }) => ends <= today)
  const toRate = over.filter(({ starts }) => !rated.some((each) => each.starts === starts)).length
  return [
    {
      content: (
        <>
          <a class="govuk-link" href={urls.kpi(contract.id, kpi.id)}>
            {kpi.title}
          </a>
          <span class="gm-attention__line">
            {kpi.endedOn ? `Ended on ${longDay(kpi.endedOn)}` : everyWords[kpi.months]}
          </span>
        </>
      ),
    },
    { content: kpi.target },
    {
      content: last ? (
        <>
          <RatingTag rating={last.rating} /> {last.measured}
          <span class="gm-attention__line">{periodWords(last)}</span>
        </>
      ) : (
        'Not rated yet'
      ),
    },
    { content: String(toRate), numeric: true },
  ]
}

/** What the last duty check says of KPIs here; where to make one, when there is none. */
function Duty({ visit: { urls }, contract, assessment }: PerformanceShown) {
  const answer = assessment?.told.answers.find(({ rule }) => rule === 'key-performance-indicators')
  if (assessment && answer)
    return (
      <>
        {dutyWords[answer.answer]} See <a href={urls.dutyAssessment(assessment.id)}>the duty check</a>.
      </>
    )
  const value = contract.valueGross ?? contract.value
  return (
    <>
      Whether the law asks for three, published, was not checked for this contract
      {value ? ` of ${exactMoney(value)}` : ''}. <a href={urls.check()}>Check the duty</a>.
    </>
  )
}

const dutyWords = {
  applies: 'The law asks for three of them, published.',
  'does-not-apply': 'The law does not ask for any here.',
  unknown: 'Whether the law asks for three, published, is not known yet.',
  check: 'Whether the law asks for three, published, has to be looked at.',
} as const
