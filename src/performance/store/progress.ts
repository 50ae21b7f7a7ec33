import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'

/** Running totals of a commitment, in its measure's unit. */
export interface Progress {
  reported: Decimal
  verified: Decimal
  /** Deliveries that wait to be checked. */
  waiting: number
  /** What the council's earlier records say, of quarters that nothing was reported for here. */
  earlier: { reported: Decimal; accepted: Decimal }
}

const nought = new Decimal(0)
const none: Progress = {
  reported: nought,
  verified: nought,
  waiting: 0,
  earlier: { reported: nought, accepted: nought },
}

/** The progress of each of these commitments; one that nothing was reported for has noughts. */
export async function progressOf(tx: Tx, commitments: readonly string[]): Promise<Map<string, Progress>> {
  const progress = new Map(commitments.map((id) => [id, none]))
  if (commitments.length === 0) return progress
  const rows = await tx
    .selectFrom('commitment_progress')
    .select(['commitment_id', 'reported', 'verified', 'waiting', 'earlier_reported', 'earlier_accepted'])
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', 'in', [...commitments])
    .execute()
  for (const { commitment_id, reported, verified, waiting, ...earlier } of rows) {
    progress.set(commitment_id, {
      reported: new Decimal(reported),
      verified: new Decimal(verified),
      waiting,
      earlier: {
        reported: new Decimal(earlier.earlier_reported),
        accepted: new Decimal(earlier.earlier_accepted),
      },
    })
  }
  return progress
}

/** How the commitments of one contract stand, published or not. */
export interface ContractStanding {
  commitments: number
  due: number
  inFull: number
  byEarlierRecords: number
  inPart: number
  notMet: number
}

export async function standingOfContract(tx: Tx, contract: string, today: Day): Promise<ContractStanding> {
  const { rows } = await sql<ContractStanding>`
    select count(*)::int as commitments,
      (count(*) filter (where c.quantity > 0 and c.counted_by is null and c.due <= ${today}))::int as due,
      (count(*) filter (where c.quantity > 0 and c.counted_by is null and c.due <= ${today} and p.verified >= c.quantity))::int as "inFull",
      (count(*) filter (where c.quantity > 0 and c.counted_by is null and c.due <= ${today} and p.verified < c.quantity
        and p.verified + p.earlier_accepted >= c.quantity))::int as "byEarlierRecords",
      (count(*) filter (where c.quantity > 0 and c.counted_by is null and c.due <= ${today} and p.verified + p.earlier_accepted > 0
        and p.verified + p.earlier_accepted < c.quantity))::int as "inPart",
      (count(*) filter (where c.quantity > 0 and c.counted_by is null and c.due <= ${today} and coalesce(p.verified + p.earlier_accepted, 0) <= 0))::int as "notMet"
    from commitment c
    left join commitment_progress p on p.authority_id = c.authority_id and p.commitment_id = c.commitment_id
    where c.authority_id = ${tx.authority} and c.contract_id = ${contract} and c.withdrawn_on is null`.execute(
    tx,
  )
  return rows[0]!
}

/** What a contract's standing commitments promise, by the day they fall due. */
export async function promisesOf(
  tx: Tx,
  contract: string,
): Promise<{ id: string; quantity: string; due: Day }[]> {
  const rows = await tx
    .selectFrom('commitment')
    .select(['commitment_id as id', 'quantity', 'due'])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .where('withdrawn_on', 'is', null)
    .orderBy('due')
    .orderBy('commitment_id')
    .execute()
  return rows.map((row) => ({ ...row, due: row.due as Day }))
}
