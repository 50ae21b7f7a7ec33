import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'
import type { Standing } from '../commitment.ts'

/** A commitment as it stood from a day on, by whom it was set and why. */
export interface CommitmentVersion {
  version: number
  from: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  title: string
  quantity: Decimal
  due: Day
  standing: Standing
  withdrawnOn: Day | null
}

interface Terms {
  title: string
  quantity: string | number
  due: Day
  standing: Standing
  withdrawn_on?: Day
}

/** Every version of a commitment, the newest first. */
export async function commitmentVersionsOf(tx: Tx, commitment: string): Promise<CommitmentVersion[]> {
  const rows = await tx
    .selectFrom('commitment_fact')
    .select(['version', 'effective_from', 'reason', 'recorded_at', 'recorded_by', 'terms'])
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', commitment)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ terms, ...row }) => {
    const { title, quantity, due, standing, withdrawn_on } = terms as unknown as Terms
    return {
      version: row.version,
      from: row.effective_from as Day,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      title,
      quantity: new Decimal(quantity),
      due,
      standing,
      withdrawnOn: withdrawn_on ?? null,
    }
  })
}
