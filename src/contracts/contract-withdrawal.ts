import { accept, type Decision, refuse } from '../language/decision.ts'
import { longestReason } from './contract-edit.ts'

/** What stands on a contract, so that it can't be as if it had never been. */
export interface StandsOnContract {
  /** Returns that suppliers were asked for, began or sent; outputs come from those. */
  returns: number
  /** Contracts that stand and are called off from it. */
  callOffs: number
}

export type ContractWithdrawalRefusal =
  'contract-withdrawn' | 'stale' | 'reported-on' | 'called-off-from' | 'reason-missing' | 'reason-too-long'

/** Decides whether a contract can be withdrawn: entered twice, or by mistake. Only while nothing stands on it. */
export function withdrawContract(
  standing: { version: number; withdrawn: boolean },
  built: StandsOnContract,
  proposed: { version: number; reason: string },
): Decision<{ reason: string }, ContractWithdrawalRefusal> {
  if (standing.withdrawn) return refuse('contract-withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  const stopped = stoppedBy(built)
  if (stopped) return refuse(stopped)
  const reason = proposed.reason.trim()
  if (reason === '') return refuse('reason-missing')
  return reason.length > longestReason ? refuse('reason-too-long') : accept({ reason })
}

/** What of a contract keeps it from being withdrawn, whatever the reason. */
export function stoppedBy({
  returns,
  callOffs,
}: StandsOnContract): 'reported-on' | 'called-off-from' | undefined {
  if (returns > 0) return 'reported-on'
  return callOffs > 0 ? 'called-off-from' : undefined
}

export type PutBackRefusal = 'not-withdrawn' | 'stale' | 'import-undone'

/** Decides whether a contract that was withdrawn can stand again. One whose import was undone comes back with its file. */
export function putBackContract(
  standing: { version: number; withdrawn: boolean; withdrawalReason: string | null },
  proposed: { version: number },
): Decision<'stands', PutBackRefusal> {
  if (!standing.withdrawn) return refuse('not-withdrawn')
  if (standing.withdrawalReason === null) return refuse('import-undone')
  return standing.version === proposed.version ? accept('stands') : refuse('stale')
}
