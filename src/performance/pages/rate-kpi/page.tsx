import { dayOf } from '../../../language/day.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { type KpiPeriod, periodsOf } from '../../kpi/kpi.ts'
import { rateKpi, type Rating, ratingMeans, type RatingRefusal, ratings } from '../../kpi/rating.ts'
import { ratingRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance } from '../../permissions.ts'
import { addRating, type KpiRecord, standingRatings } from '../../store.ts'
import { periodWords } from '../kpi-words.ts'
import { kpiFound, PerformanceBreadcrumbs } from '../performance-frame.tsx'
import { Errors } from '../typed-fields.tsx'

interface Typed {
  rating: string
  measured: string
  why: string
  replaces: string
}

interface PeriodFound {
  contract: ContractRecord
  kpi: KpiRecord
  period: KpiPeriod
}

/** Rates a KPI for one of its periods, or corrects that. */
export const rateKpiPage = definePage({
  path: pattern.rateKpi(':contract', ':kpi'),
  allow: keepPerformance,
  async get(visit) {
    const of = await periodFound(visit, visit.query.get('from') ?? '')
    if (!of) return notFound()
    const standing = standingOf(of)
    const { rating = '', measured = '', why = '', id = '' } = standing ?? {}
    return showForm(visit, of, { rating, measured, why, replaces: id })
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const of = await periodFound(visit, form.text('from'), { lock: true })
    if (!of) return notFound()
    const { contract, kpi, period } = of
    const typed: Typed = {
      rating: form.text('rating'),
      measured: form.raw('measured'),
      why: form.raw('why'),
      replaces: form.text('replaces'),
    }
    const proposed = { ...typed, starts: period.starts, replaces: typed.replaces || null }
    const standing = standingOf(of)?.id ?? null
    const decision = rateKpi({ periods: [period], standing, today }, proposed)
    if (!decision.accepted) return showForm(visit, of, typed, decision.because)
    await addRating(tx, kpi, decision.fact, standing)
    return goTo(urls.kpi(contract.id, kpi.id))
  },
})

async function periodFound(
  visit: Visit,
  from: string,
  options: { lock?: boolean } = {},
): Promise<PeriodFound | undefined> {
  const found = await kpiFound(visit, options)
  if (!found) return undefined
  const { contract, kpi } = found
  const periods = periodsOf(kpi, { until: kpi.endedOn ?? contract.ends, on: visit.today })
  const period = periods.find(({ starts }) => starts === dayOf(from))
  return period && { contract, kpi, period }
}

function standingOf({ kpi, period }: Pick<PeriodFound, 'kpi' | 'period'>) {
  return standingRatings(kpi).find(({ starts }) => starts === period.starts)
}

function showForm(visit: Visit, of: PeriodFound, typed: Typed, because?: RatingRefusal): Answer {
  const { urls } = visit
  const { contract, kpi, period } = of
  const errors = because ? ratingRefusal(because) : {}
  const standing = standingOf(of)
  const title = standing ? 'Correct a rating' : 'Rate a period'
  const isStale = because === 'rated-meanwhile'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={title}
          caption={kpi.title}
          about={`${periodWords(period)} · Met at: ${kpi.target}`}
        />
        {isStale && standing && (
          <InsetText>
            It is rated “{ratings[standing.rating]}” now, with “{standing.measured}”. Send yours again to
            correct that.
          </InsetText>
        )}
        <form method="post" novalidate>
          <input type="hidden" name="from" value={period.starts} />
          <input type="hidden" name="replaces" value={isStale ? (standing?.id ?? '') : typed.replaces} />
          <Radios
            name="rating"
            legend="Rating"
            value={typed.rating}
            items={Object.entries(ratings).map(([value, text]) => ({
              value,
              text,
              hint: `The ${ratingMeans[value as Rating]}`,
            }))}
            error={errors.rating}
          />
          <Input
            name="measured"
            label="What was measured"
            hint="For example, 97.4%"
            value={typed.measured}
            error={errors.measured}
          />
          <Textarea
            name="why"
            label="Why it is so"
            hint="Not needed for Good. The public may read it: do not name people."
            rows={4}
            value={typed.why}
            error={errors.why}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Record the rating</Button>
            <a class="govuk-link" href={urls.kpi(contract.id, kpi.id)}>
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const before = <PerformanceBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', before, body }, isStale ? 409 : because ? 422 : 200)
}
