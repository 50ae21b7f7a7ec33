import { Decimal } from '../../language/quantity.ts'
import type { AwardCriteria, Lot, Tender } from './release.ts'
import { socialValueWordsIn } from './social-value-words.ts'

/** How much a criterion counts, as the notice states it: `percentageExact` 10, `orderImportance` 1. */
export interface NoticedWeight {
  kind: string
  number: Decimal
}

/** An award criterion of a lot, or (`note`) words about the criteria that a notice gives instead of, or beside, them. */
export interface NoticedCriterion {
  kind: 'criterion' | 'note'
  /** The lot; not given for words about all of them. */
  lot?: string
  /** price, cost or quality. */
  type?: string
  name?: string
  description?: string
  weights: NoticedWeight[]
  /** The weight out of a hundred, where it is stated as one figure. */
  percent?: Decimal
  namesSocialValue: boolean
  /** The words that say so. */
  socialValueWords: string[]
  /** Whether its name is of nothing else, so that its whole weight is social value's. */
  onlySocialValue: boolean
}

const aroundTheName =
  /\b(?:quality|qualitative|of|the|to|and|for|in|response|responses|question|questions|submission|criteria|criterion|award|weighting)\b|[^a-z]/g

/** "Social Value", "Quality (Social Value)", "Net Zero & Social Value"; not "Technical and Social Value". */
function isOnlySocialValue(name: string | undefined): boolean {
  const words = socialValueWordsIn(name)
  if (words.length === 0) return false
  let rest = name!.replaceAll(/\s+/g, ' ').toLowerCase()
  for (const word of words) rest = rest.replaceAll(word, ' ')
  return rest.replaceAll(aroundTheName, '') === ''
}

const onlyAFigure = /^(?:[a-z\s–-]{0,40}\s)?(\d{1,3}(?:\.\d{1,4})?)\s?%$|^(\d{1,3}(?:\.\d{1,4})?)$/i

/** Notices of the older regulations put the weight in the description: "60%", "60", "Cost 90%". */
function percentIn(description: string | undefined): Decimal | undefined {
  const match = onlyAFigure.exec(description ?? '')
  const figure = match?.[1] ?? match?.[2]
  return figure && Number(figure) <= 100 ? new Decimal(figure) : undefined
}

function percentOf(weights: readonly NoticedWeight[], description: string | undefined): Decimal | undefined {
  const [only, another] = weights
  if (!only) return percentIn(description)
  if (another) return undefined
  if (only.kind === 'percentageExact') return only.number
  return only.kind === 'decimalExact' ? only.number.times(100) : undefined
}

type Criterion = NonNullable<AwardCriteria['criteria']>[number]

function criterionOf(
  { type, name, description, numbers = [] }: Criterion,
  lot: string | undefined,
): NoticedCriterion {
  const weights = numbers.flatMap(({ number, weight = '' }) => (number ? [{ kind: weight, number }] : []))
  const socialValueWords = socialValueWordsIn(`${name ?? ''} | ${description ?? ''}`)
  return {
    kind: 'criterion',
    lot,
    type,
    name,
    description,
    weights,
    percent: percentOf(weights, description),
    namesSocialValue: socialValueWords.length > 0,
    socialValueWords,
    onlySocialValue: isOnlySocialValue(name),
  }
}

function note(description: string | undefined, lot?: string): NoticedCriterion[] {
  if (!description) return []
  const socialValueWords = socialValueWordsIn(description)
  const namesSocialValue = socialValueWords.length > 0
  const about = { namesSocialValue, socialValueWords, onlySocialValue: false }
  return [{ kind: 'note', lot, description, weights: [], ...about }]
}

function criteriaOfLot({ id, awardCriteria }: Lot): NoticedCriterion[] {
  const { criteria = [], description, weightingDescription } = awardCriteria ?? {}
  return [
    ...criteria.map((criterion) => criterionOf(criterion, id)),
    ...note(description, id),
    ...note(weightingDescription, id),
  ]
}

/** The award criteria of every lot, in the notice's order. */
export function criteriaOf(tender: Tender): NoticedCriterion[] {
  return [
    ...(tender.lots ?? []).flatMap(criteriaOfLot),
    ...note(tender.lotDetails?.awardCriteria?.description),
    ...note(tender.awardCriteriaDetails),
  ]
}
