import { longDay, longMoment } from '../../../language/day.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Details } from '../../../web/components/details.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { endKpi, type KpiPeriod, periodsOf } from '../../kpi/kpi.ts'
import { endingRefusals } from '../../kpi/refusal-words.ts'
import { keepPerformance, readPerformance } from '../../permissions.ts'
import { type KpiRecord, type RatingRecord, recordKpiEnding } from '../../store.ts'
import { everyWords, periodWords } from '../kpi-words.ts'
import { kpiFound, PerformanceBreadcrumbs, RatingTag } from '../performance-frame.tsx'
import { dayTyped, dayValues, Errors } from '../typed-fields.tsx'

interface Found {
  contract: ContractRecord
  kpi: KpiRecord
}

/** One KPI: its periods, how each was rated, what was corrected. It is ended here too. */
export const readKpiPage = definePage({
  path: pattern.kpi(':contract', ':kpi'),
  allow: readPerformance,
  allowPost: keepPerformance,
  async get(visit) {
    const found = await kpiFound(visit)
    if (!found) return notFound()
    return showKpi(visit, found, { on: typedDay(visit.today), reason: '' })
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const found = await kpiFound(visit, { lock: true })
    if (!found) return notFound()
    const { contract, kpi } = found
    const here = urls.kpi(contract.id, kpi.id)
    if (kpi.endedOn) return goTo(here)
    const typed = { on: dayTyped(form, 'on'), reason: form.raw('reason') }
    const on = readTypedDay(typed.on)
    if (on === null || on === 'not-a-day')
      return showKpi(visit, found, typed, { on: 'Enter a real day, like 31 3 2026' })
    const decision = endKpi(kpi, { on, reason: typed.reason }, today)
    if (!decision.accepted) return showKpi(visit, found, typed, endingRefusals[decision.because])
    await recordKpiEnding(tx, kpi, decision.fact)
    return goTo(here)
  },
})

interface Typed {
  on: TypedDay
  reason: string
}

async function showKpi(
  visit: Visit,
  { contract, kpi }: Found,
  typed: Typed,
  errors: FieldErrors = {},
): Promise<Answer> {
  const { tx, urls, today, visitor } = visit
  const names = await namesOf(
    tx,
    kpi.ratings.map(({ recordedBy }) => recordedBy),
  )
  const until = kpi.endedOn ?? contract.ends
  const periods = periodsOf(kpi, { until, on: today }).toReversed()
  const mayKeep = mayPass(keepPerformance, visitor.roles, false)
  const hasErrors = Object.keys(errors).length > 0
  const body = (
    <>
      <Errors errors={errors} days={['on']} />
      <PageHeading
        title={kpi.title}
        caption={contract.title}
        about={`Met at: ${kpi.target} · ${everyWords[kpi.months]} from ${longDay(kpi.starts)}`}
      />
      {kpi.endedOn && (
        <InsetText>
          It ended on {longDay(kpi.endedOn)}: {kpi.endReason}
        </InsetText>
      )}
      {periods.length === 0 ? (
        <p class="govuk-body">Its first period has not begun yet. It begins on {longDay(kpi.starts)}.</p>
      ) : (
        <Table
          caption="By period"
          captionClass="govuk-table__caption--m"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'Period' },
            { content: 'Rating' },
            { content: 'Measured' },
            { content: 'Why' },
            { content: 'Recorded' },
          ]}
          rows={periods.map((period) => periodRow({ visit, contract, kpi, period, names, mayKeep }))}
        />
      )}
      <Corrected kpi={kpi} />
      {mayKeep && !kpi.endedOn && (
        <Details summary="End this KPI" open={hasErrors}>
          <form method="post" novalidate>
            <DateInput
              id="on"
              namePrefix="on"
              legend="Its last day"
              values={dayValues('on', typed.on)}
              error={errors.on}
            />
            <Textarea name="reason" label="Why it ends" rows={3} value={typed.reason} error={errors.reason} />
            <Button kind="secondary" preventDoubleClick>
              End it
            </Button>
          </form>
        </Details>
      )}
    </>
  )
  const before = <PerformanceBreadcrumbs urls={urls} contract={contract} />
  const page = { title: kpi.title, current: 'contracts', width: 'wide' as const, before, body }
  return show(page, hasErrors ? 422 : 200)
}

interface RowOf extends Found {
  visit: Visit
  period: KpiPeriod
  names: ReadonlyMap<string, string>
  mayKeep: boolean
}

function periodRow({ visit: { urls, today }, contract, kpi, period, names, mayKeep }: RowOf) {
  const rating = kpi.ratings.find(({ starts, isReplaced }) => starts === period.starts && !isReplaced)
  const isOver = period.ends <= today
  const link = mayKeep && isOver && (
    <a class="govuk-link" href={urls.rateKpi(contract.id, kpi.id, { from: period.starts })}>
      {rating ? 'Correct it' : 'Rate it'}
      <span class="govuk-visually-hidden"> for {periodWords(period)}</span>
    </a>
  )
  if (!rating)
    return [
      { content: periodWords(period) },
      { content: isOver ? link || 'Not rated yet' : `Can be rated on ${longDay(period.ends)}` },
      { content: 'Not yet' },
      { content: 'Not yet' },
      { content: 'Not yet' },
    ]
  return [
    { content: periodWords(period) },
    { content: <RatingTag rating={rating.rating} /> },
    { content: rating.measured },
    { content: rating.why === '' ? 'Not needed' : rating.why, class: 'gm-story' },
    {
      content: (
        <>
          {recordedWords(rating, names)} {link}
        </>
      ),
    },
  ]
}

function recordedWords({ recordedAt, recordedBy }: RatingRecord, names: ReadonlyMap<string, string>): string {
  const who = recordedBy ? names.get(recordedBy) : undefined
  return who ? `${longMoment(recordedAt)}, ${who}.` : `${longMoment(recordedAt)}.`
}

/** What was rated otherwise before: nothing is taken away. */
function Corrected({ kpi }: { kpi: KpiRecord }) {
  const replaced = kpi.ratings.filter(({ isReplaced }) => isReplaced)
  if (replaced.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">What was corrected</h2>
      <ul class="govuk-list govuk-list--bullet">
        {replaced.map((each) => (
          <li>
            {periodWords(each)}: <RatingTag rating={each.rating} /> {each.measured}, recorded{' '}
            {longMoment(each.recordedAt)}
          </li>
        ))}
      </ul>
    </>
  )
}
