import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/database.ts'

/** What was reported and verified for one quarter, in the measure's unit. */
export interface QuarterProgress {
  reported: Decimal
  verified: Decimal
}

/** The progress of each of these commitments by the quarter it was reported for; counted as its whole progress is. */
export async function progressByQuarter(
  tx: Tx,
  commitments: readonly string[],
): Promise<Map<string, Map<Quarter, QuarterProgress>>> {
  const progress = new Map(commitments.map((id) => [id, new Map<Quarter, QuarterProgress>()]))
  if (commitments.length === 0) return progress
  const { rows } = await sql<{ id: string; quarter: Quarter; reported: string; verified: string }>`
    select r.commitment_id as id, r.quarter,
      coalesce(sum(r.quantity) filter (
        where r.state in ('reported', 'evidenced')
          or (r.state in ('verified', 'partly-verified') and not exists (
            select 1 from delivery later
            where later.authority_id = r.authority_id and later.commitment_id = r.commitment_id
              and later.replaces = r.delivery_id and later.state in ('reported', 'evidenced')
          ))
      ), 0) as reported,
      coalesce(sum(r.accepted) filter (where r.state in ('verified', 'partly-verified')), 0) as verified
    from delivery r
    where r.authority_id = ${tx.authority} and r.commitment_id = any(${[...commitments]}::uuid[])
    group by 1, 2 order by 1, 2`.execute(tx)
  for (const { id, quarter, reported, verified } of rows)
    progress.get(id)!.set(quarter, { reported: new Decimal(reported), verified: new Decimal(verified) })
  return progress
}
