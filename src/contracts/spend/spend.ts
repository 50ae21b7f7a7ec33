import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { Decimal } from '../../language/quantity.ts'

/** What a supplier invoiced under a contract on a day, or over days; pounds without VAT, a credit is negative. */
export interface Spend {
  supplier: string
  starts: Day
  ends: Day
  amount: Decimal
  /** The invoice's number, or a note. */
  reference: string | null
}

/** What decides whether something can be invoiced under a contract. */
export interface SpendStanding {
  withdrawn: boolean
  /** Its suppliers, and those from whom it passed to them. */
  suppliers: readonly string[]
}

export type SpendRefusal =
  | 'contract-withdrawn'
  | 'supplier-not-on-the-contract'
  | 'ends-before-it-starts'
  | 'not-yet'
  | 'amount-nought'
  | 'amount-too-large'
  | 'amount-too-exact'
  | 'reference-too-long'

export const longestSpendReference = 200
/** No invoice is as large; so a sum of all of them stays exact and readable. */
const mostMoney = '1000000000000'

/** Decides whether a sum can be recorded as invoiced. */
export function recordSpend(
  { withdrawn, suppliers }: SpendStanding,
  spend: Spend,
  today: Day,
): Decision<Spend, SpendRefusal> {
  if (withdrawn) return refuse('contract-withdrawn')
  if (!suppliers.includes(spend.supplier)) return refuse('supplier-not-on-the-contract')
  const because = faultOfSpend(spend, today)
  return because ? refuse(because) : accept({ ...spend, reference: spend.reference?.trim() || null })
}

/** What is wrong with a sum by itself, whatever contract it is about. */
export function faultOfSpend(
  { starts, ends, amount, reference }: Omit<Spend, 'supplier'>,
  today: Day,
): SpendRefusal | undefined {
  if (ends < starts) return 'ends-before-it-starts'
  if (starts > today) return 'not-yet'
  if (amount.eq(0)) return 'amount-nought'
  if (amount.abs().gte(mostMoney)) return 'amount-too-large'
  if (!amount.eq(amount.round(2, 0))) return 'amount-too-exact'
  return (reference?.length ?? 0) > longestSpendReference ? 'reference-too-long' : undefined
}

export type TakeOutRefusal = 'gone-already' | 'reason-missing' | 'reason-too-long'

/** Decides whether a sum can be taken out of the count, as one that was typed wrongly. It stays to be read. */
export function takeOutSpend(
  standing: { isGone: boolean },
  given: { reason: string },
): Decision<{ reason: string }, TakeOutRefusal> {
  if (standing.isGone) return refuse('gone-already')
  const reason = given.reason.trim()
  if (reason === '') return refuse('reason-missing')
  return reason.length > 2000 ? refuse('reason-too-long') : accept({ reason })
}
