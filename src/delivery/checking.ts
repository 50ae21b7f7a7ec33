import { accept, type Decision, refuse } from '../language/decision.ts'
import { Decimal } from '../language/quantity.ts'

/** How an authority has deliveries checked: from when the rules notice something, and when a second person confirms. */
export interface Checking {
  /** More than so many times what was planned is noticed. */
  moreBy: Decimal
  /** Fewest accepted reports of the same measure to compare with, and how many usual distances from the middle are noticed. */
  similarFrom: number
  unlikeBy: Decimal
  /** A second person confirms decisions on contracts of this value, in pence, or more; null for none. */
  confirmFromPence: number | null
  /** For these only what is a clause of the contract. */
  confirmContractualOnly: boolean
  /** A second person confirms above so many times the plan; null for none. */
  confirmTimesPlan: Decimal | null
}

/** What an authority has that never chose: one person decides. */
export const usualChecking: Checking = {
  moreBy: new Decimal(2),
  similarFrom: 12,
  unlikeBy: new Decimal(6),
  confirmFromPence: null,
  confirmContractualOnly: true,
  confirmTimesPlan: null,
}

export type CheckingFault = 'more-by' | 'similar-from' | 'unlike-by' | 'confirm-from' | 'confirm-times-plan'

/** Decides whether deliveries may be checked so; the first thing that is not right refuses it. */
export function keepChecking(proposed: Checking): Decision<Checking, CheckingFault> {
  const { moreBy, similarFrom, unlikeBy, confirmFromPence, confirmTimesPlan } = proposed
  const times = (value: Decimal) => value.gt(1) && value.lte(100)
  if (!times(moreBy)) return refuse('more-by')
  if (!Number.isInteger(similarFrom) || similarFrom < 5 || similarFrom > 200) return refuse('similar-from')
  if (!unlikeBy.gte(2) || !unlikeBy.lte(100)) return refuse('unlike-by')
  if (confirmFromPence !== null && !(confirmFromPence >= 0 && confirmFromPence <= 1e14))
    return refuse('confirm-from')
  if (confirmTimesPlan !== null && !times(confirmTimesPlan)) return refuse('confirm-times-plan')
  return accept(proposed)
}

/** What the limits for a second person are compared with. */
export interface UnderLimits {
  /** Of the contract, in pence; null when it is not known. */
  valuePence: number | null
  isContractual: boolean
  /** How many times what was planned; null when nothing was. */
  timesPlan: Decimal | null
}

/** Why a second person has to confirm a decision; undefined when one decides. A value that isn't known is no reason. */
export function whySecondPerson(
  { confirmFromPence, confirmContractualOnly, confirmTimesPlan }: Checking,
  { valuePence, isContractual, timesPlan }: UnderLimits,
): 'contract-value' | 'times-plan' | undefined {
  const counts = isContractual || !confirmContractualOnly
  if (confirmFromPence !== null && counts && valuePence !== null && valuePence >= confirmFromPence)
    return 'contract-value'
  return confirmTimesPlan && timesPlan?.gt(confirmTimesPlan) ? 'times-plan' : undefined
}
