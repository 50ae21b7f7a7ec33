import { unitWords } from '../../../measurement/index.ts'
import type { CorrectionAnswerRefusal, CorrectionRefusal } from '../../correction.ts'
import type { DeliveryRecord } from '../../store.ts'
import type { VerificationRefusal } from '../../verification.ts'
import { answerError } from '../answer-words.ts'
import { decideError } from '../staff-words.ts'

export type CorrectField = 'quantity' | 'story' | 'reason' | 'answer'

type Refusal = CorrectionRefusal | CorrectionAnswerRefusal | VerificationRefusal

/** The field a refusal is about, and what to say beside it. */
export function correctError(
  because: Refusal,
  { measure, quantity }: Pick<DeliveryRecord, 'measure' | 'quantity'>,
): { field: CorrectField; text: string } {
  switch (because) {
    case 'no-quantity':
    case 'not-a-number':
    case 'below-nought':
    case 'too-exact':
    case 'too-large':
    case 'no-story':
    case 'story-too-long':
      return answerError(because, measure)
    case 'not-decided':
      return { field: 'quantity', text: 'This was not decided yet' }
    case 'replaced':
      return { field: 'quantity', text: 'Another report stands in the place of this one' }
    case 'asked-already':
      return { field: 'quantity', text: 'A correction was asked for already' }
    case 'send-it-again':
      return { field: 'quantity', text: 'It was not accepted in full: send it again' }
    case 'more-than-reported':
      return {
        field: 'quantity',
        text: `Type at most ${unitWords(measure, quantity)}: more than was reported only the supplier can say`,
      }
    case 'nothing-changes':
      return { field: 'quantity', text: 'This is how it stands already: type what is right' }
    case 'no-reason':
    case 'reason-missing':
      return { field: 'reason', text: 'Say why, in a sentence' }
    case 'reason-too-long':
      return { field: 'reason', text: 'Make the reason shorter: at most 2000 letters' }
    case 'nothing-asked':
      return { field: 'answer', text: 'This was answered already' }
    case 'no-answer':
      return { field: 'answer', text: 'Choose whether you agree' }
    default:
      return { field: 'answer', text: decideError(because, unitWords(measure, quantity)).text }
  }
}

/** Somebody else was faster. */
export function isCorrectedMeanwhile(because: Refusal): boolean {
  return ['replaced', 'asked-already', 'nothing-asked', 'not-decided'].includes(because)
}
