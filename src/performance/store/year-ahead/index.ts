import { commitmentsOf } from '../../../contracts/store.ts'
import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Coming, ContractDays } from '../../year-ahead.ts'
import { ofCommitments, ofRecovery, ofReturns } from './promised.ts'
import { ofBeginning, ofPerformance, ofRunning } from './running.ts'

/** Everything on a contract that has a day and is not done: what is late, and what comes; in no order. */
export async function comingOn(tx: Tx, contract: ContractDays, today: Day): Promise<Coming[]> {
  const commitments = (await commitmentsOf(tx, contract.id)).filter(({ withdrawnOn }) => withdrawnOn === null)
  return [
    ...(await ofBeginning(tx, contract, today)),
    ...(await ofReturns(tx, contract, commitments, today)),
    ...(await ofCommitments(tx, commitments)),
    ...(await ofRecovery(tx, contract)),
    ...(await ofPerformance(tx, contract, today)),
    ...(await ofRunning(tx, contract, today)),
  ]
}
