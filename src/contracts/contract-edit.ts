import { accept, type Decision, refuse } from '../language/decision.ts'
import { canonicalText } from './canonical-text.ts'
import { type ContractRefusal, type ContractTerms, describeContract } from './contract.ts'

/** Letters a reason may have. */
export const longestReason = 2000

/** What somebody wants a contract to say, and the version of it they had before them. */
export interface ContractEdit {
  version: number
  terms: ContractTerms
  reason: string
}

export type ContractEditRefusal =
  ContractRefusal | 'stale' | 'contract-withdrawn' | 'nothing-changed' | 'reason-too-long'

/**
 * Decides whether a contract can be changed. `stale`: somebody changed it after the editor had read it. One whose notices
 * name no supplier yet may stay without.
 */
export function editContract(
  standing: { version: number; withdrawn: boolean; terms: ContractTerms },
  edit: ContractEdit,
): Decision<{ terms: ContractTerms; reason: string | null }, ContractEditRefusal> {
  if (standing.withdrawn) return refuse('contract-withdrawn')
  if (standing.version !== edit.version) return refuse('stale')
  const described = describeContract(edit.terms, {
    supplierMayBeOpen: standing.terms.suppliers.length === 0,
  })
  if (!described.accepted) return described
  if (canonicalText(standing.terms) === canonicalText(edit.terms)) return refuse('nothing-changed')
  const reason = edit.reason.trim()
  if (reason.length > longestReason) return refuse('reason-too-long')
  return accept({ terms: described.fact, reason: reason || null })
}
