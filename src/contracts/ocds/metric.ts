import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import { type KpiRating, ratingOf } from './rating.ts'
import type { Metric } from './release-parts.ts'
import { quotedWords, socialValueWordsIn } from './social-value-words.ts'
import { statedQuantityIn } from './stated-quantity.ts'

/** A measure agreed in a contract, as its notice words it, until a person makes it a commitment or sets it aside. */
export interface DraftCommitment {
  id: string
  title: string
  description?: string
  /** How often it is looked at. */
  every?: { months?: number; days?: number }
  /** Only where the words state one quantity of one thing. */
  quantity?: Decimal
  unit?: string
  looksLikeSocialValue: boolean
  /** Why it looks so, or doesn't: one sentence. */
  because: string
}

/** How a supplier did on one key performance indicator in one period, as a notice reports it. */
export interface NoticedKpiResult {
  metricId: string
  title: string
  description?: string
  observationId?: string
  starts?: Day
  ends?: Day
  /** What was measured, in the notice's words: "99.7%". */
  measured?: string
  rating?: KpiRating
  looksLikeSocialValue: boolean
  because: string
}

const reportOnly = /social values? report(?:s|ing)?\b/gi

/** Whether a measure looks like social value or like the service itself, by its own words. */
export function looksLikeSocialValue({ title, description }: { title?: string; description?: string }): {
  looksLikeSocialValue: boolean
  because: string
} {
  const inTitle = socialValueWordsIn(title)
  if (inTitle.length > 0)
    return { looksLikeSocialValue: true, because: `Its title says ${quotedWords(inTitle)}.` }
  const inDescription = socialValueWordsIn(description?.replaceAll(reportOnly, ''))
  if (inDescription.length > 0)
    return { looksLikeSocialValue: true, because: `Its description says ${quotedWords(inDescription)}.` }
  return { looksLikeSocialValue: false, because: 'Its words are about the service itself.' }
}

function titleOf({ title, description, id }: Metric): string {
  return title ?? description ?? id ?? ''
}

/** The frequency of looking at it, which notices give as an observation with a length and no days. */
function frequencyOf({ observations = [] }: Metric): DraftCommitment['every'] {
  for (const { period } of observations) {
    if (!period || period.startDate) continue
    const { durationInMonths: months, durationInDays: days } = period
    if (months || days) return { months, days }
  }
  return undefined
}

export function draftCommitmentOf(metric: Metric, index: number): DraftCommitment {
  const stated = statedQuantityIn(`${metric.title ?? ''} | ${metric.description ?? ''}`)
  return {
    id: metric.id ?? String(index + 1),
    title: titleOf(metric),
    description: metric.description,
    every: frequencyOf(metric),
    quantity: stated?.quantity,
    unit: stated?.unit,
    ...looksLikeSocialValue(metric),
  }
}

/** The results reported for a measure; what only says how often it is looked at is no result. */
export function kpiResultsOf(metric: Metric, index: number): NoticedKpiResult[] {
  const looks = looksLikeSocialValue(metric)
  const ratedAs = (code: string | undefined) => (code ? (ratingOf(code) ?? 'other') : undefined)
  return (metric.observations ?? [])
    .filter(({ measure, measureClassification }) => measure || measureClassification?.id)
    .map((observation) => ({
      metricId: metric.id ?? String(index + 1),
      title: titleOf(metric),
      description: metric.description,
      observationId: observation.id,
      starts: observation.period?.startDate,
      ends: observation.period?.endDate,
      measured: observation.measure,
      rating: ratedAs(observation.measureClassification?.id),
      ...looks,
    }))
}
