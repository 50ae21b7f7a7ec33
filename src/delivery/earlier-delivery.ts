import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Decimal } from '../language/quantity.ts'
import { firstDayOf, type Quarter, quarterFrom } from '../language/quarter.ts'
import { longestStory } from './delivery.ts'
import { type QuantityRefusal, readQuantity } from './typed-quantity.ts'

/** What the council's earlier records say of one commitment and quarter, and how it stands here. */
export interface EarlierStanding {
  /** Empty where the file says only how much there was up to its day. */
  quarter: Quarter | null
  reported: Decimal | null
  accepted: Decimal | null
  /** A later file says otherwise, or its import was undone. */
  isGone: boolean
  isConfirmed: boolean
  commitmentWithdrawn: boolean
  /** Whoever confirms acts under a lent role, and agreed the commitment themselves (decision 0015). */
  agreedWhileActing?: boolean
  /** Quarters that something was reported for here. */
  reportedHere: ReadonlySet<string>
}

/** What a person types who has seen the evidence. */
export interface ConfirmTyped {
  quantity: string
  quarter: string
  story: string
  /** Files and links that go with it. */
  evidence: number
}

export interface Confirmed {
  quarter: Quarter
  quantity: Decimal
  story: string
}

export type ConfirmRefusal =
  | QuantityRefusal
  | 'no-longer-stands'
  | 'already-confirmed'
  | 'commitment-withdrawn'
  | 'reported-here'
  | 'no-quarter'
  | 'quarter-not-begun'
  | 'nothing-delivered'
  | 'more-than-recorded'
  | 'no-story'
  | 'story-too-long'
  | 'no-evidence'
  | 'own-agreement'

/**
 * Decides whether what the council's earlier records say can be confirmed: by a person, with evidence, once, and never more
 * than they say. It becomes a delivery of its own, verified here, and stops counting as an earlier record.
 */
export function confirmEarlier(
  earlier: EarlierStanding,
  typed: ConfirmTyped,
  today: Day,
): Decision<Confirmed, ConfirmRefusal> {
  const because = whyNotToConfirm(earlier)
  if (because) return refuse(because)
  if (earlier.agreedWhileActing) return refuse('own-agreement')
  const quarter = earlier.quarter ?? quarterFrom(typed.quarter)
  if (!quarter) return refuse('no-quarter')
  if (firstDayOf(quarter) > today) return refuse('quarter-not-begun')
  if (earlier.reportedHere.has(quarter)) return refuse('reported-here')
  const quantity = readQuantity(typed.quantity)
  if (!quantity.accepted) return quantity
  if (!quantity.fact.gt(0)) return refuse('nothing-delivered')
  if (quantity.fact.gt(mostOf(earlier))) return refuse('more-than-recorded')
  const story = typed.story.trim()
  if (story === '') return refuse('no-story')
  if (story.length > longestStory) return refuse('story-too-long')
  if (typed.evidence === 0) return refuse('no-evidence')
  return accept({ quarter, quantity: quantity.fact, story })
}

/** Why nobody can confirm it as it stands; undefined where somebody can. */
export function whyNotToConfirm(
  earlier: EarlierStanding,
): 'no-longer-stands' | 'already-confirmed' | 'commitment-withdrawn' | 'reported-here' | undefined {
  if (earlier.isConfirmed) return 'already-confirmed'
  if (earlier.isGone) return 'no-longer-stands'
  if (earlier.commitmentWithdrawn) return 'commitment-withdrawn'
  return earlier.quarter && earlier.reportedHere.has(earlier.quarter) ? 'reported-here' : undefined
}

/** What it says at most: accepted where that is told, else reported. */
export function mostOf({ reported, accepted }: Pick<EarlierStanding, 'reported' | 'accepted'>): Decimal {
  const told = [reported, accepted].filter((amount) => amount !== null)
  return told.reduce((most, amount) => (amount.gt(most) ? amount : most))
}
