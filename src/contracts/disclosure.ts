import { accept, type Decision, refuse } from '../language/decision.ts'
import { longestReason } from './contract-edit.ts'

/** Whether what was promised and delivered on a contract may be read by everyone, or is held back and why. */
export interface Disclosure {
  disclosure: 'published' | 'held-back'
  reason: string | null
}

export type DisclosureRefusal =
  'no-decision' | 'stale' | 'contract-withdrawn' | 'reason-missing' | 'reason-too-long' | 'nothing-changed'

export interface DisclosureProposed {
  /** The contract's version that the person had before them. */
  version: number
  disclosure: string
  reason: string
}

/** Decides whether a contract can be published or held back. Holding back always has a reason: it is told to whoever asks. */
export function decideDisclosure(
  standing: Disclosure & { version: number; withdrawn: boolean },
  proposed: DisclosureProposed,
): Decision<Disclosure, DisclosureRefusal> {
  const { disclosure } = proposed
  if (standing.withdrawn) return refuse('contract-withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  if (disclosure !== 'published' && disclosure !== 'held-back') return refuse('no-decision')
  const reason = disclosure === 'held-back' ? proposed.reason.trim() : ''
  if (reason.length > longestReason) return refuse('reason-too-long')
  if (disclosure === 'held-back' && reason === '') return refuse('reason-missing')
  if (standing.disclosure === disclosure && (standing.reason ?? '') === reason)
    return refuse('nothing-changed')
  return accept({ disclosure, reason: reason || null })
}
