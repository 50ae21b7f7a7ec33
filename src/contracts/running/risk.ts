import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

export const likelihoods = { low: 'Not likely', medium: 'Could happen', high: 'Likely' } as const
export type Likelihood = keyof typeof likelihoods

/** What could go wrong with what was promised, and what is done about it. */
export interface Risk {
  risk: string
  likelihood: Likelihood
  doing: string
  /** Who sees to it, in words. */
  owner: string
  /** The day to look at it again. */
  reviewOn: Day
}

export type RiskRefusal = 'no-risk' | 'nothing-done' | 'no-owner' | 'words-too-long' | 'review-in-the-past'

export const riskRefusals: Record<RiskRefusal, { field: string; sentence: string }> = {
  'no-risk': { field: 'risk', sentence: 'Say what could go wrong' },
  'nothing-done': { field: 'doing', sentence: 'Say what is done about it' },
  'no-owner': { field: 'owner', sentence: 'Say who sees to it' },
  'words-too-long': { field: 'risk', sentence: 'Each text must be 1,000 characters or fewer' },
  'review-in-the-past': { field: 'reviewOn', sentence: 'The day to look again must not be in the past' },
}

/** Decides whether a risk can stand in the contract's register. */
export function recordRisk(proposed: Risk, today: Day): Decision<Risk, RiskRefusal> {
  if (proposed.risk.trim() === '') return refuse('no-risk')
  if (proposed.doing.trim() === '') return refuse('nothing-done')
  if (proposed.owner.trim() === '') return refuse('no-owner')
  if ([proposed.risk, proposed.doing, proposed.owner].some((words) => words.length > 1000))
    return refuse('words-too-long')
  if (proposed.reviewOn < today) return refuse('review-in-the-past')
  return accept(proposed)
}
