import type { RefusalWords } from '../contract-words.ts'
import type { SpendRefusal, TakeOutRefusal } from './spend.ts'

/** What to say when a sum can't be recorded or taken out like that, and beside which field. */
export const spendRefusals: Record<SpendRefusal | TakeOutRefusal, RefusalWords> = {
  'contract-withdrawn': { field: 'amount', sentence: 'This contract has been withdrawn' },
  'supplier-not-on-the-contract': { field: 'supplier', sentence: 'Choose a supplier of this contract' },
  'ends-before-it-starts': { field: 'ends', sentence: 'The last day must not be before the first' },
  'not-yet': { field: 'starts', sentence: 'The first day must be today or before' },
  'amount-nought': { field: 'amount', sentence: 'Enter a sum other than nought; a credit has a minus' },
  'amount-too-large': { field: 'amount', sentence: 'The sum must be less than £1,000 billion' },
  'amount-too-exact': { field: 'amount', sentence: 'The sum must be in pounds and pence, like 1,250.50' },
  'reference-too-long': { field: 'reference', sentence: 'The words must be 200 characters or fewer' },
  'gone-already': { field: 'reason', sentence: 'This sum was corrected or taken out already' },
  'reason-missing': { field: 'reason', sentence: 'Say why' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
}
