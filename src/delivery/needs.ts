import type { Day } from '../language/day.ts'
import type { Tx } from '../platform/tx.ts'
import type { VerificationRecorded } from './store/verifying.ts'

/** What delivery needs of later rooms; each runs in the caller's transaction. */
export interface DeliveryNeeds {
  /** Performance: the totals of these commitments follow what was reported or decided. */
  afterDeliveryChange(tx: Tx, commitments: readonly string[]): Promise<void>
  /** The register: what was accepted becomes an output, and what it stands in the place of is withdrawn. */
  afterVerification(tx: Tx, recorded: VerificationRecorded): Promise<void>
  /** Performance: how the contract's commitments stand today. */
  standingOfContract(
    tx: Tx,
    contract: string,
    today: Day,
  ): Promise<{ commitments: number; due: number; inFull: number }>
}

/** The same, except that nothing follows from what is done in a trial return. */
export function outsideTrials(needs: DeliveryNeeds): DeliveryNeeds {
  return {
    ...needs,
    async afterDeliveryChange(tx, commitments) {
      if (!tx.trial) await needs.afterDeliveryChange(tx, commitments)
    },
    async afterVerification(tx, recorded) {
      if (!tx.trial) await needs.afterVerification(tx, recorded)
    },
  }
}
