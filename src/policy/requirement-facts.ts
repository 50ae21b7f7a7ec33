import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Decimal } from '../language/quantity.ts'
import { type RequirementKind, requirementKinds } from './rule.ts'

/** What is known of a requirement before anything is decided about it; what is left out is not known. */
export interface RequirementFacts {
  kind: RequirementKind | 'mixed'
  /** Of a mixture: what its main part is of. */
  mainPart?: RequirementKind | undefined
  /** Pounds over the whole term, options and extensions included. */
  estimatedValue?: Decimal | undefined
  valueIncludesVat?: boolean | undefined
  /** In percent; nought when it is exempt. */
  vatRate?: Decimal | undefined
  /** The day of the first step: a notice, an advertisement, or asking somebody for an offer. */
  commences?: Day | undefined
  lightTouch?: boolean | undefined
  healthCare?: boolean | undefined
  framework?: boolean | undefined
  callOff?: boolean | undefined
  concession?: boolean | undefined
  /** An urgent need not of the authority's making leaves no time. */
  urgent?: boolean | undefined
}

export type FactName = keyof RequirementFacts

/** In the order in which they are asked for. */
export const factNames = [
  'kind',
  'mainPart',
  'estimatedValue',
  'valueIncludesVat',
  'vatRate',
  'commences',
  'lightTouch',
  'healthCare',
  'framework',
  'callOff',
  'concession',
  'urgent',
] as const satisfies readonly FactName[]

export const requirementMixtures = [...requirementKinds, 'mixed'] as const

export type FactsRefusal =
  | 'main-part-of-a-mixture-only'
  | 'light-touch-of-services-only'
  | 'health-care-of-services-only'
  | 'value-of-pounds-and-pence'
  | 'value-negative'
  | 'value-too-large'
  | 'vat-rate-out-of-range'

const most = '1000000000000'

/** Decides whether the facts fit together; light-touch and health care contracts are wholly or mainly for services. */
export function describeFacts(facts: RequirementFacts): Decision<RequirementFacts, FactsRefusal> {
  const { estimatedValue: value, vatRate } = facts
  if (facts.kind !== 'mixed' && facts.mainPart && facts.mainPart !== facts.kind)
    return refuse('main-part-of-a-mixture-only')
  if (value?.lt(0)) return refuse('value-negative')
  if (value?.gt(most)) return refuse('value-too-large')
  if (value && !value.eq(value.round(2, 0))) return refuse('value-of-pounds-and-pence')
  if (vatRate && (vatRate.lt(0) || vatRate.gt(100))) return refuse('vat-rate-out-of-range')
  const main = mainPartOf(facts)
  const isOfServices = main === undefined || main === 'services'
  if (facts.lightTouch && !isOfServices) return refuse('light-touch-of-services-only')
  if (facts.healthCare && !isOfServices) return refuse('health-care-of-services-only')
  return accept(facts)
}

/**
 * What the requirement is of, a mixture by its main part; nothing while that is not known. What is light-touch or health
 * care is mainly of services.
 */
export function mainPartOf(facts: RequirementFacts): RequirementKind | undefined {
  if (facts.kind !== 'mixed') return facts.kind
  return facts.mainPart ?? (facts.lightTouch || facts.healthCare ? 'services' : undefined)
}
