import { unitWords } from '../../../measurement/index.ts'
import { type ConfirmRefusal, mostOf } from '../../earlier-delivery.ts'
import type { EarlierRecord } from '../../store.ts'
import { answerError } from '../answer-words.ts'

export type ConfirmField = 'quantity' | 'quarter' | 'story' | 'file' | 'link'

/** Why it can't be confirmed as it stands, whatever is typed. */
export const standsAgainst = {
  'already-confirmed': 'This was confirmed before. It is a delivery of its own now',
  'no-longer-stands':
    'A later file says something else, or the import was undone. Look at the commitment again',
  'commitment-withdrawn': 'The commitment or its contract was withdrawn, so nothing is confirmed on it',
  'reported-here': 'Something was reported here for this quarter, and nothing is counted twice',
} as const

/** The sentence beside the field for each refusal. */
export function confirmError(
  because: ConfirmRefusal,
  earlier: EarlierRecord,
): { field: ConfirmField; text: string } {
  switch (because) {
    case 'already-confirmed':
    case 'no-longer-stands':
    case 'commitment-withdrawn':
      return { field: 'quantity', text: standsAgainst[because] }
    case 'reported-here':
      return { field: earlier.quarter === null ? 'quarter' : 'quantity', text: standsAgainst[because] }
    case 'no-quarter':
      return { field: 'quarter', text: 'Choose the quarter it was delivered in' }
    case 'quarter-not-begun':
      return { field: 'quarter', text: 'Choose a quarter that has begun' }
    case 'nothing-delivered':
      return { field: 'quantity', text: 'Type more than 0. What was not delivered needs no confirming' }
    case 'more-than-recorded':
      return {
        field: 'quantity',
        text: `Type ${unitWords(earlier.measure, mostOf(earlier))} or less: that is what the records say. For more, ask the supplier for a return`,
      }
    case 'own-agreement':
      return {
        field: 'quantity',
        text: 'You agreed this yourself, so you can’t confirm it while acting for somebody',
      }
    case 'no-evidence':
      return { field: 'file', text: 'Add a file or a link that shows it' }
    default:
      return answerError(because, earlier.measure)
  }
}
