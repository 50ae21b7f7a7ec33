import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { longestReason } from './contract-edit.ts'

/** That another supplier keeps a promise from a day on (novation). What was delivered before stays the old one's. */
export interface Transfer {
  to: string
  on: Day
  reason: string
}

export type TransferRefusal =
  | 'stale'
  | 'withdrawn'
  | 'contract-withdrawn'
  | 'no-supplier'
  | 'same-supplier'
  | 'supplier-not-on-the-contract'
  | 'not-yet'
  | 'before-the-contract'
  | 'reason-missing'
  | 'reason-too-long'

/** Decides whether a commitment passes to another supplier of its contract. */
export function transferCommitment(
  term: { starts: Day | null; suppliers: readonly string[] },
  standing: { version: number; withdrawnOn: Day | null; supplier: string },
  proposed: Transfer & { version: number },
  today: Day,
): Decision<Transfer, TransferRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  const fault = faultOf(term, proposed, today) ?? faultOfSupplier(standing.supplier, proposed.to)
  if (fault) return refuse(fault)
  if (!term.suppliers.includes(proposed.to)) return refuse('supplier-not-on-the-contract')
  return accept({ to: proposed.to, on: proposed.on, reason: proposed.reason.trim() })
}

/** Decides whether one supplier of a contract is replaced by another, with everything it promised there. */
export function novateContract(
  standing: { version: number; withdrawn: boolean; starts: Day | null; suppliers: readonly string[] },
  proposed: Transfer & { from: string; version: number },
  today: Day,
): Decision<Transfer & { from: string; suppliers: string[] }, TransferRefusal> {
  if (standing.withdrawn) return refuse('contract-withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  const { from, to, on, reason } = proposed
  if (!standing.suppliers.includes(from)) return refuse('supplier-not-on-the-contract')
  const fault = faultOfSupplier(from, to) ?? faultOf(standing, proposed, today)
  if (fault) return refuse(fault)
  const suppliers = [...new Set(standing.suppliers.map((each) => (each === from ? to : each)))]
  return accept({ from, to, on, reason: reason.trim(), suppliers })
}

function faultOfSupplier(from: string, to: string): TransferRefusal | undefined {
  if (to === '') return 'no-supplier'
  return from === to ? 'same-supplier' : undefined
}

function faultOf(
  { starts }: { starts: Day | null },
  { on, reason }: Transfer,
  today: Day,
): TransferRefusal | undefined {
  if (on > today) return 'not-yet'
  if (starts && on < starts) return 'before-the-contract'
  if (reason.trim() === '') return 'reason-missing'
  return reason.trim().length > longestReason ? 'reason-too-long' : undefined
}
