import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Decimal } from '../language/quantity.ts'
import { type DeliveryState, isWaiting } from './delivery-state.ts'
import type { ReturnState } from './return.ts'
import { readQuantity, type QuantityRefusal } from './typed-quantity.ts'

/** Letters a story may have. */
export const longestStory = 4000

/** What the supplier typed for one commitment, as it came. */
export interface Typed {
  commitment: string
  quantity: string
  story: string
  /** How many files and links go with it. */
  evidence: number
  /** The delivery it would stand in place of, when that was not accepted or accepted in part. */
  replaces?: string
}

/** One line of a return: how much of one commitment was delivered, and what happened. */
export interface DeliveryReported {
  commitment: string
  quantity: Decimal
  story: string
  state: 'reported' | 'evidenced'
  replaces?: string
}

export type AnswerRefusal = QuantityRefusal | 'no-story' | 'story-too-long'

/** Decides whether one answer can be sent: a number, and what happened wherever it is more than nought. */
export function answerTyped(typed: Typed): Decision<DeliveryReported, AnswerRefusal> {
  const quantity = readQuantity(typed.quantity)
  if (!quantity.accepted) return quantity
  const story = typed.story.trim()
  if (story.length > longestStory) return refuse('story-too-long')
  if (story === '' && quantity.fact.gt(0)) return refuse('no-story')
  const { commitment, replaces } = typed
  const state = typed.evidence > 0 ? 'evidenced' : 'reported'
  return accept({ commitment, quantity: quantity.fact, story, state, ...(replaces ? { replaces } : {}) })
}

export interface ReturnSent {
  state: 'sent' | 'nothing'
  deliveries: DeliveryReported[]
}

export type SendRefusal = 'nothing-to-send' | 'answers-missing'

/**
 * Decides whether a return can be sent. Nought without a word is an answer but no delivery; when every answer is
 * that, the return says "nothing this time". What is already sent has no open answers: `nothing-to-send`.
 */
export function sendReturn(state: ReturnState, typed: readonly Typed[]): Decision<ReturnSent, SendRefusal> {
  if (typed.length === 0) return refuse('nothing-to-send')
  const answers = typed.map(answerTyped)
  if (!answers.every((answer) => answer.accepted)) return refuse('answers-missing')
  const deliveries = answers.map(({ fact }) => fact).filter(isDelivery)
  const repeats = state === 'sent'
  if (repeats && deliveries.length === 0) return refuse('nothing-to-send')
  return accept({ state: repeats || deliveries.length > 0 ? 'sent' : 'nothing', deliveries })
}

function isDelivery({ quantity, story, state }: DeliveryReported): boolean {
  return quantity.gt(0) || story !== '' || state === 'evidenced'
}

/** How a delivery stands, for deciding whether its commitment may be answered (again). */
export interface Standing {
  id: string
  commitment: string
  state: DeliveryState
  replaces: string | null
}

/** Whether nothing of a return is asked any more, unless something in it is to be sent again. */
export function isOver(state: ReturnState): boolean {
  return state === 'sent' || state === 'nothing' || state === 'cancelled'
}

/**
 * What of a commitment is open to answer in this return: at first all; later what was not accepted in full, and, as a correction, what was
 * sent and not checked yet.
 */
export type Open = { answers: 'first' } | { answers: 'again'; replaces: string } | undefined

export function openAnswer(returnState: ReturnState, deliveries: readonly Standing[]): Open {
  const standing = deliveries.filter(({ state }) => state !== 'replaced')
  if (standing.length === 0) return isOver(returnState) ? undefined : { answers: 'first' }
  const [only, ...others] = standing
  if (only && others.length === 0 && isWaiting(only.state)) return { answers: 'again', replaces: only.id }
  if (standing.some(({ state }) => isWaiting(state) || state === 'verified')) return undefined
  const replaces = standing.find(({ state }) => state === 'partly-verified') ?? standing[0]!
  return { answers: 'again', replaces: replaces.id }
}

/**
 * What happens to the earlier report at once when it is sent again: one that was not accepted, or not checked yet, is replaced; one that
 * was accepted in part stands, with what was accepted, until the later one is accepted.
 */
export function isReplacedAtSending(earlier: DeliveryState): boolean {
  return earlier === 'not-accepted' || isWaiting(earlier)
}
