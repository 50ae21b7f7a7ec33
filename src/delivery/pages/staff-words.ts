import { longDay } from '../../language/day.ts'
import { type Decimal, quantityWords } from '../../language/quantity.ts'
import { isMoney, unitWords } from '../../measurement/index.ts'
import {
  type AskRefusal,
  type CancelRefusal,
  isLate,
  longestCancelReason,
  type ReturnState,
} from '../return.ts'
import type { MeasureOwed, ReturnListed } from '../store.ts'
import type { ConfirmProposalRefusal } from '../second-person.ts'
import type { VerificationRefusal } from '../verification.ts'

/** The sentence beside the field for each refusal of asking. */
export function askError(because: AskRefusal): { field: 'quarter' | 'due' | 'email'; text: string } {
  switch (because) {
    case 'no-commitments':
      return { field: 'quarter', text: 'Nothing is promised by this supplier, so there is nothing to ask' }
    case 'no-quarter':
      return { field: 'quarter', text: 'Choose a quarter' }
    case 'quarter-not-begun':
      return { field: 'quarter', text: 'Choose a quarter that has begun' }
    case 'quarter-outside-the-term':
      return { field: 'quarter', text: 'Choose a quarter within the dates of the contract' }
    case 'already-sent':
      return { field: 'quarter', text: 'The return for this quarter was sent already' }
    case 'no-due':
      return { field: 'due', text: 'Say by which day, such as 14 10 2026' }
    case 'due-not-ahead':
      return { field: 'due', text: 'Choose a day after today' }
    case 'no-email':
      return { field: 'email', text: 'Type the e-mail address to ask at' }
    case 'email-not-right':
      return { field: 'email', text: 'Type one e-mail address, such as name@example.org' }
  }
}

/** The sentence beside the reason for each refusal of cancelling a return. */
export function cancelError(because: CancelRefusal): string {
  switch (because) {
    case 'not-awaited':
      return 'This return is not awaited any more, so there is nothing to cancel'
    case 'no-reason':
      return 'Say why. The supplier is told'
    case 'reason-too-long':
      return `Make the reason shorter: at most ${longestCancelReason} letters`
  }
}

export type DecideField = 'decision' | 'part' | 'reason'

/** The sentence beside the field for each refusal of a decision. */
export function decideError(
  because: VerificationRefusal,
  reported: string,
): { field: DecideField; text: string } {
  switch (because) {
    case 'no-decision':
      return { field: 'decision', text: 'Choose a decision' }
    case 'quantity-missing':
      return { field: 'part', text: 'Type how much you accept, as a number' }
    case 'part-not-above-nought':
      return { field: 'part', text: 'Type more than 0, or choose “Not accepted”' }
    case 'part-not-below-reported':
      return { field: 'part', text: `Type less than ${reported}, or choose “Accept”` }
    case 'part-too-exact':
      return { field: 'part', text: 'Use at most three figures after the point' }
    case 'reason-missing':
      return { field: 'reason', text: 'Say why. The supplier is told' }
    case 'reason-too-long':
      return { field: 'reason', text: 'Make the reason shorter: at most 2000 letters' }
    case 'own-report':
      return { field: 'decision', text: 'You sent this yourself, so somebody else must check it' }
    case 'own-agreement':
      return {
        field: 'decision',
        text: 'You agreed or reported this yourself, so you can’t check it while acting for somebody',
      }
    case 'replaced':
      return { field: 'decision', text: 'The supplier has sent this again, so this one is no longer checked' }
    case 'already-decided':
      return { field: 'decision', text: 'This was decided already' }
    case 'awaits-second-person':
      return {
        field: 'decision',
        text: 'A decision was proposed meanwhile, so a second person confirms it or sends it back',
      }
  }
}

/** How a return stands, in words. */
export function returnStateWords(
  { state, due }: Pick<ReturnListed, 'state' | 'due'>,
  today: ReturnListed['due'],
): string {
  if (isLate({ state, due }, today)) return 'late'
  const words: Record<ReturnState, string> = {
    'not-asked': 'begun by the supplier',
    awaited: 'awaited',
    sent: 'sent',
    nothing: 'nothing this time',
    cancelled: 'cancelled',
  }
  return words[state]
}

/** "40 hours by 31 March 2027" */
export function promiseWords(measure: MeasureOwed, quantity: Decimal, due: ReturnListed['due']): string {
  return `${unitWords(measure, quantity)} by ${longDay(due)}`
}

export const standingWords: Record<string, string> = {
  contractual: 'A clause of the contract.',
  'agreed-in-writing': 'Agreed in writing.',
  voluntary: 'Voluntary.',
  'not-known': 'Whether it binds is not known.',
}

/** "6 of 8 hours" */
export function ofWords(measure: MeasureOwed, part: Decimal, whole: Decimal): string {
  const given = isMoney(measure) ? unitWords(measure, part) : quantityWords(part)
  return `${given} of ${unitWords(measure, whole)}`
}

/** The sentence for each refusal of confirming what was proposed. */
export function confirmError(because: ConfirmProposalRefusal): string {
  switch (because) {
    case 'nothing-proposed':
      return 'Nothing waits to be confirmed here: somebody was faster'
    case 'proposed-it-yourself':
      return 'You proposed this, or it was proposed in your name, so another person must confirm it'
    case 'own-report':
      return 'You sent this yourself, so somebody else must check it'
    case 'own-agreement':
      return 'You agreed or reported this yourself, so you can’t check it while acting for somebody'
    case 'reason-missing':
      return 'Say why you send it back'
    case 'reason-too-long':
      return 'Make it shorter: at most 2000 letters'
  }
}
