import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'

export const yesOrNo = { no: 'No', yes: 'Yes', 'not-known': 'I am not sure' } as const
export type YesOrNo = keyof typeof yesOrNo

/** Which rules the contract is under, in the words of whoever manages it. */
export const contractLaws = {
  covered: 'Above the threshold, the usual case',
  'light-touch': 'Light touch: care, health, education and like services',
  'below-threshold': 'Below the threshold',
  'health-care': 'Health care services under the Provider Selection Regime',
  'not-known': 'I am not sure',
} as const
export type ContractLaw = keyof typeof contractLaws

export const termChanges = {
  same: 'No, the days stay as they are',
  'within-tenth': 'Yes, by a tenth of the longest term agreed at award, or less',
  more: 'Yes, by more than that',
  'not-known': 'I am not sure',
} as const
export type TermChange = keyof typeof termChanges

/** What the rules about changing a contract need to know. Money in pounds; a change is more (or less, below nought) than before. */
export interface ModificationFacts {
  /** The day the procurement began; nothing when nobody knows. */
  commenced: Day | null
  law: ContractLaw
  works: boolean
  /** Whether anything in the contract's own text changes. */
  terms: YesOrNo
  term: TermChange
  /** Whether goods, services or works are added that the contract doesn't provide for. */
  scope: YesOrNo
  /** Whether the supplier gets anything it doesn't have now. */
  balance: YesOrNo
  /** Whether others would have bid, or another won, had this been in the tender. */
  others: YesOrNo
  /** Whether the contract already says that such benefits may be added. */
  providedFor: YesOrNo
  /** By how much what the authority pays changes. */
  change: Decimal
  /** The same of earlier changes together. */
  earlierChanges: Decimal
  /** The contract's estimated value. */
  estimated: Decimal | null
}
