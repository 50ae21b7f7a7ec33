import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { canonicalText } from './canonical-text.ts'
import { asAgreed, type Commitment, type CommitmentRefusal, recordCommitment } from './commitment.ts'
import { longestReason } from './contract-edit.ts'
import type { Term } from './contract.ts'
import type { Plan } from './plan.ts'

/** Who asks for a variation, and who answers it. */
export const sides = { council: 'The council', supplier: 'The supplier' } as const

export type Side = keyof typeof sides

/** What a variation may change: what is promised in words, how much, by when, and how it is spread. */
export interface VariationTerms extends Plan {
  title: string
}

/** What became of a variation: `agreed` holds from its day on, and is carried out on that day. */
export type VariationState = 'open' | 'agreed' | 'in-effect' | 'declined' | 'taken-back'

export interface VariationProposed {
  terms: VariationTerms
  /** The day from which the new terms hold, once both sides agree. */
  from: Day
  reason: string
}

/** A commitment as it stands when somebody wants it varied. */
export interface ToVary {
  version: number
  withdrawnOn: Day | null
  commitment: Commitment
  /** Another variation of it waits for an answer, or for its day. */
  underWay: boolean
}

export type VariationRefusal =
  | CommitmentRefusal
  | 'stale'
  | 'withdrawn'
  | 'under-way'
  | 'nothing-changed'
  | 'reason-missing'
  | 'reason-too-long'
  | 'from-after-due'

/** Decides whether one side can ask the other to change what was promised. Until the other agrees, the old terms hold. */
export function proposeVariation(
  term: Term,
  standing: ToVary,
  proposed: VariationProposed & { version: number },
): Decision<VariationProposed, VariationRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  if (standing.underWay) return refuse('under-way')
  const decision = recordCommitment(term, varied(standing.commitment, proposed.terms))
  if (!decision.accepted) return decision
  const [asked, stands] = [termsOf(decision.fact), termsOf(standing.commitment)]
  if (canonicalText(asAgreed(asked)) === canonicalText(asAgreed(stands))) return refuse('nothing-changed')
  const reason = proposed.reason.trim()
  if (reason === '') return refuse('reason-missing')
  if (reason.length > longestReason) return refuse('reason-too-long')
  if (proposed.from > decision.fact.due) return refuse('from-after-due')
  return accept({ terms: termsOf(decision.fact), from: proposed.from, reason })
}

/** The commitment with what a variation changes; everything else as it stands by then. */
export function varied(commitment: Commitment, terms: VariationTerms): Commitment {
  const { periods: _periods, milestones: _milestones, scaling: _scaling, ...rest } = commitment
  return { ...rest, ...terms }
}

/** What of a commitment a variation is about. */
export function termsOf({
  title,
  quantity,
  due,
  profile,
  targets,
  periods,
  milestones,
  scaling,
}: Commitment): VariationTerms {
  const plan = { quantity, due, profile, targets }
  const rate = scaling ? { scaling } : {}
  return { title, ...plan, ...rate, ...(periods ? { periods } : {}), ...(milestones ? { milestones } : {}) }
}

export type VariationAnswer = 'agreed' | 'declined' | 'taken-back'

export type AnswerRefusal =
  'answered-already' | 'not-yours-to-answer' | 'withdrawn' | 'reason-missing' | 'reason-too-long'

export interface VariationAnswered {
  answer: VariationAnswer
  reason: string | null
}

/**
 * Decides whether a side may answer a variation: the other side agrees or declines, whoever asked takes it back. To decline
 * takes a reason. Of a commitment that was withdrawn nothing can be agreed any more.
 */
export function answerVariation(
  variation: { side: Side; state: VariationState; withdrawnOn: Day | null },
  by: Side,
  given: { answer: VariationAnswer; reason: string },
): Decision<VariationAnswered, AnswerRefusal> {
  if (variation.state !== 'open') return refuse('answered-already')
  if ((given.answer === 'taken-back') !== (by === variation.side)) return refuse('not-yours-to-answer')
  if (given.answer === 'agreed' && variation.withdrawnOn) return refuse('withdrawn')
  const reason = given.reason.trim()
  if (given.answer === 'declined' && reason === '') return refuse('reason-missing')
  if (reason.length > longestReason) return refuse('reason-too-long')
  return accept({ answer: given.answer, reason: reason || null })
}
