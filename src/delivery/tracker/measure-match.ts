import { measureWords } from './measure-words.ts'

/** A measure of the authority, as far as it is needed to tell whether it is the one meant. */
export interface MeasureKnown {
  id: string
  code: string
  name: string
  unit: { one: string; many: string }
}

/** What a tracker counts. */
export interface Counted {
  measure: string
  title: string
  unit: string
  isMoney: boolean
}

/** The measure that a tracker's words mean, how surely, and why. Nothing where none of the authority's is meant. */
export interface MeasureMatch {
  measure: MeasureKnown
  isSure: boolean
  because: string
}

const unitWords: readonly (readonly [string, RegExp])[] = [
  ['hour', /^(?:hours?|hrs?|person[- ]?hours?|staff hours?|volunteer(?:ing)? hours?|training hours?|h)$/],
  ['day', /^(?:days?|person[- ]?days?|volunteer(?:ing)? days?)$/],
  ['week', /^(?:weeks?|wks?|person[- ]?weeks?)$/],
  ['pound', /^(?:£|£s|pounds?|gbp|£ spent|£ value|sterling)$/],
  ['tonne CO₂e', /^(?:tco2e?|tonnes? co2e?|tonnes? of co2e?|tonnes? carbon|t ?co₂e?)$/],
  ['tonne', /^(?:tonnes?|tons?|t)$/],
  ['kilogram', /^(?:kgs?|kilos?|kilograms?)$/],
  ['person', /^(?:people|persons?|individuals?|employees?|no\.? (?:of )?people|participants?)$/],
  ['full-time year', /^(?:ftes?|full[- ]time equivalents?|jobs?)$/],
  ['mile', /^miles?$/],
  ['kilowatt-hour', /^(?:kwhs?|kilowatt[- ]hours?)$/],
]
/** Units that only count, and go with any measure. */
const bare =
  /^(?:|no\.?|nos\.?|number|count|each|#|qty|quantity|units?|items?|n\/a|people|persons?|individuals?|participants?|ftes?|full[- ]time equivalents?|starts?|events?|sessions?|places?|weeks?|workshops?)$/

/** Finds the measure that is meant: by its code or its very name, else by the words and the unit. */
export function matchMeasure(counted: Counted, known: readonly MeasureKnown[]): MeasureMatch | undefined {
  const words = even(counted.measure)
  const named = known.find(({ code, name }) => even(name) === words || code === words.replaceAll(' ', '-'))
  if (named && unitFits(counted, named))
    return { measure: named, isSure: true, because: `It is named “${named.name}”.` }
  for (const text of [words, even(`${counted.measure} ${counted.title}`)]) {
    const found = byWords(text, counted, known)
    if (found) return found
  }
  return undefined
}

function even(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}£₂-]+/gu, ' ')
    .trim()
}

function byWords(text: string, counted: Counted, known: readonly MeasureKnown[]): MeasureMatch | undefined {
  const unit = even(counted.unit)
  for (const [code, pattern, wantedUnit] of measureWords) {
    if (!pattern.test(text) || (wantedUnit && !wantedUnit.test(unit))) continue
    const measure = known.find((one) => one.code === code)
    if (!measure || !unitFits(counted, measure)) continue
    const isSure = !bare.test(unit) || counted.isMoney
    const because = `The words are those of “${measure.name}”, counted in ${measure.unit.many}.`
    return { measure, isSure, because }
  }
  return undefined
}

/** Hours are never counted as days, nor pounds as people. */
function unitFits({ unit, isMoney }: Counted, measure: MeasureKnown): boolean {
  if (isMoney) return measure.unit.one === 'pound'
  const written = even(unit)
  const meant = unitWords.find(([, pattern]) => pattern.test(written))?.[0]
  const own = [measure.unit.one, measure.unit.many].map(even)
  if (written !== '' && own.includes(written)) return true
  if (bare.test(written)) return measure.unit.one !== 'pound'
  if (meant !== undefined) return even(meant) === own[0]
  // A unit nobody knows: it is the measure's own word for what it counts, or another thing.
  return own.some((word) => written.endsWith(word) || word.endsWith(written))
}

/** The unit of a measure of the authority's own, as the tracker words it. */
export function ownUnit({ unit, isMoney }: Counted): { one: string; many: string } {
  if (isMoney) return { one: 'pound', many: 'pounds' }
  const written = even(unit)
  const meant = unitWords.find(([, pattern]) => pattern.test(written))?.[0]
  if (meant) return { one: meant, many: meant === 'person' ? 'people' : `${meant}s` }
  if (bare.test(written) && !/[a-z]{4}/.test(written)) return { one: 'unit', many: 'units' }
  const one = written.endsWith('s') && !written.endsWith('ss') ? written.slice(0, -1) : written
  return { one: one.slice(0, 60), many: one === 'per cent' ? one : `${one}s`.slice(0, 60) }
}

/** A code for a measure of the authority's own: the words, short, and not one that is taken. */
export function ownCode(words: string, taken: (code: string) => boolean): string {
  const base =
    even(words)
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-+$/, '') || 'measure'
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken(code)) return code
  }
}
