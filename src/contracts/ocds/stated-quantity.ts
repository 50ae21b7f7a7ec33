import { Decimal } from '../../language/quantity.ts'

/** A quantity that a promise's words state outright, with what it counts. */
export interface StatedQuantity {
  quantity: Decimal
  unit: string
}

/** What social value promises count, and the word kept for it. */
const units: readonly (readonly [string, string])[] = [
  ['apprenticeships', 'apprentice(?:ship)?s?(?: starts?)?'],
  ['work placements', 'work (?:experience )?placements?'],
  ['weeks of work experience', 'weeks? of work (?:experience|placements?)'],
  ['traineeships', 'traineeships?'],
  ['training opportunities', 'training opportunit(?:y|ies)'],
  ['training weeks', 'training weeks?|weeks? of training'],
  ['training hours', 'training hours?|hours? of training'],
  ['volunteer hours', 'volunteer(?:ing)? hours?|hours? of volunteering'],
  ['volunteer days', 'volunteer(?:ing)? days?|days? of volunteering'],
  ['pro bono hours', 'pro[- ]bono hours?|hours? of pro[- ]bono(?: work| support)?'],
  ['full-time equivalents', 'ftes?|full[- ]time equivalents?'],
  ['jobs', '(?:local )?jobs?'],
  ['school visits', 'school (?:visits?|talks?|workshops?)'],
  ['careers events', 'careers? (?:events?|talks?|fairs?)'],
  ['trees', 'trees?'],
  ['tonnes of CO2e', 't(?:onnes?)?(?: of)? co2e?|tonnes? of carbon'],
]

const described =
  '(?:(?:new|additional|extra|more|or more|or above|minimum|full[- ]time|paid|unpaid|local|level \\d) ){0,4}'
const limit =
  '(?:(?:per|a|each|every) (?:year|annum|month|quarter|week|contract year)|annually|monthly|quarterly|yearly|p\\.?a\\.?)'
const figure = '(?<![\\d.,£%-])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(\\.\\d{1,2})?'
const anyUnit = units.map(([, pattern], index) => `(?<u${index}>${pattern})`).join('|')
const counted = new RegExp(`${figure} ${described}(?:${anyUnit})\\b`, 'gi')
const pounds =
  /£ ?(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{2})? (?:of |in )?(?:local spend|spend with (?:local|smes?|vcses?)|donations?|to (?:local )?charit(?:y|ies)|community fund)/gi
const rate = new RegExp(`\\b${limit}`, 'i')
const doubt = /\d ?(?:-|–|to) ?\d|\bup to\b|\bor fewer\b|\bper\b|\beach\b|%/i

function quantityOf(whole: string, fraction: string | undefined): Decimal {
  return new Decimal(`${whole.replaceAll(',', '')}${fraction ?? ''}`)
}

/**
 * The one quantity that a text states, with its unit. Undefined where there is none, more than one, a range, a limit,
 * a share or a rate (four a year): what isn't plain is left for a person to read.
 */
export function statedQuantityIn(text: string): StatedQuantity | undefined {
  const plain = text.replaceAll(/\s+/g, ' ')
  if (doubt.test(plain) || rate.test(plain)) return undefined
  const found = [...plain.matchAll(counted)].map(({ 1: whole, 2: fraction, groups = {} }) => {
    const index = units.findIndex((_, at) => groups[`u${at}`] !== undefined)
    return { quantity: quantityOf(whole!, fraction), unit: units[index]![0] }
  })
  const sums = [...plain.matchAll(pounds)].map(({ 1: whole, 2: fraction }) => ({
    quantity: quantityOf(whole!, fraction),
    unit: 'pounds',
  }))
  const [only, another] = [...found, ...sums]
  return only && !another ? only : undefined
}
