import { accept, type Decision, refuse } from '../language/decision.ts'
import type { ToldAssessment } from './told-assessment.ts'
import type { WrittenFacts } from './written-facts.ts'

/** An assessment to keep: with a contract, or under a name while there is none yet. */
export interface KeptAssessment {
  name: string
  contract: string | null
  facts: WrittenFacts
  told: ToldAssessment
}

export type KeepingRefusal = 'no-name' | 'name-too-long'

export const longestName = 300

export const keepingRefusals: Record<KeepingRefusal, string> = {
  'no-name': 'Say what it is for, so that it can be found again',
  'name-too-long': `The name is too long. It can have ${longestName} characters`,
}

/** Decides whether an assessment can be kept; what is kept is never changed. */
export function keepAssessment(proposed: KeptAssessment): Decision<KeptAssessment, KeepingRefusal> {
  const name = proposed.name.trim()
  if (name === '') return refuse('no-name')
  if (name.length > longestName) return refuse('name-too-long')
  return accept({ ...proposed, name })
}
