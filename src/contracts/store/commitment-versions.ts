import type { Day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'
import type { Standing } from '../commitment.ts'
import type { Plan, Profile } from '../plan.ts'
import { type PlanKept, planOf } from './plan-kept.ts'

/** A commitment as it stood from a day on, by whom it was set and why. */
export interface CommitmentVersion extends Plan {
  version: number
  from: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  /** What was done to it, where it was not simply recorded or changed. */
  act: string | null
  title: string
  supplier: string
  standing: Standing
  withdrawnOn: Day | null
  paused: { from: Day; until: Day } | null
}

interface Terms {
  title: string
  supplier_id: string
  quantity: string | number
  due: Day
  profile: Profile
  plan?: PlanKept
  targets?: Record<Quarter, string | number>
  standing: Standing
  withdrawn_on?: Day
  paused_from?: Day
  paused_until?: Day
}

/** Every version of a commitment, the newest first. */
export async function commitmentVersionsOf(tx: Tx, commitment: string): Promise<CommitmentVersion[]> {
  const rows = await tx
    .selectFrom('commitment_fact')
    .select(['version', 'effective_from', 'reason', 'recorded_at', 'recorded_by', 'terms', 'act'])
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', commitment)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => {
    const terms = row.terms as unknown as Terms
    const targets = Object.entries(terms.targets ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      version: row.version,
      from: row.effective_from as Day,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      act: row.act,
      title: terms.title,
      supplier: terms.supplier_id,
      quantity: new Decimal(terms.quantity),
      due: terms.due,
      profile: terms.profile,
      targets: new Map(targets.map(([quarter, target]) => [quarter as Quarter, new Decimal(target)])),
      ...planOf(terms.plan),
      standing: terms.standing,
      withdrawnOn: terms.withdrawn_on ?? null,
      paused: terms.paused_from ? { from: terms.paused_from, until: terms.paused_until! } : null,
    }
  })
}
