import { cpvCodeOf, isCpvScheme } from './cpv-code.ts'
import type { Classification, Item } from './release-parts.ts'

/** What is bought, by the eight figures of the Common Procurement Vocabulary of 2008. */
export interface NoticedCpv {
  code: string
  /** The first two figures. */
  division: string
  describes?: string
}

/** The codes in the order met, each once. */
export function cpvIn(classifications: readonly (Classification | undefined)[]): NoticedCpv[] {
  const found = new Map<string, NoticedCpv>()
  for (const classification of classifications) {
    const code =
      classification && isCpvScheme(classification.scheme) ? cpvCodeOf(classification.id ?? '') : undefined
    if (code && !found.has(code))
      found.set(code, { code, division: code.slice(0, 2), describes: classification?.description })
  }
  return [...found.values()]
}

export function classificationsIn(items: readonly Item[] = []): (Classification | undefined)[] {
  return items.flatMap(({ classification, additionalClassifications = [] }) => [
    classification,
    ...additionalClassifications,
  ])
}

/** Where the work is done, as codes (UKF21) or as Contracts Finder's names; the country only where no region is given. */
export function regionsIn(items: readonly Item[] = []): string[] {
  const places = items.flatMap(({ deliveryAddresses = [] }) => deliveryAddresses)
  const regions = places.map(({ region }) => region).filter((region) => region !== undefined)
  const countries = places.map(({ countryName }) => countryName).filter((name) => name !== undefined)
  return [...new Set(regions.length > 0 ? regions : countries)]
}
