import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Quarter } from '../../../language/quarter.ts'
import { type FactRow, recordedNow, type Tx } from '../../../platform/tx.ts'
import type { DeliveredTold } from '../../tracker/told.ts'

/** What stands in the council's earlier records of one commitment and quarter. */
export interface EarlierKept {
  id: string
  commitment: string
  quarter: Quarter | null
  reported: Decimal | null
  accepted: Decimal | null
  story: string | null
  checkedBy: string | null
  checkedOn: Day | null
  /** The day it was brought in. */
  broughtIn: Date
  importId: string
  /** The delivery that a person made of it with evidence: that counts, and this no more. */
  confirmedBy: string | null
}

type Row = Omit<EarlierKept, 'reported' | 'accepted'> & { reported: string | null; accepted: string | null }

/** What the earlier records say of these commitments, as it stands, by quarter. */
export async function earlierOf(tx: Tx, commitments: readonly string[]): Promise<EarlierKept[]> {
  if (commitments.length === 0) return []
  const { rows } = await sql<Row>`
    select earlier_delivery_id as id, commitment_id as commitment, quarter, reported, accepted, story,
      checked_by as "checkedBy", checked_on as "checkedOn", recorded_at as "broughtIn",
      import_id as "importId", confirmed_by as "confirmedBy"
    from earlier_delivery
    where authority_id = ${tx.authority} and commitment_id = any(${[...commitments]}::uuid[])
      and replaced_by is null and withdrawn_at is null
    order by commitment_id, quarter nulls last`.execute(tx)
  return rows.map((row) => ({
    ...row,
    reported: row.reported === null ? null : new Decimal(row.reported),
    accepted: row.accepted === null ? null : new Decimal(row.accepted),
  }))
}

/** The quarters that something was reported for here, of each of these commitments. */
export async function quartersReported(
  tx: Tx,
  commitments: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ commitment: string; quarter: string }>`
    select distinct commitment_id as commitment, quarter from delivery
    where authority_id = ${tx.authority} and commitment_id = any(${[...commitments]}::uuid[])
      and state not in ('not-accepted', 'replaced')`.execute(tx)
  const found = new Map<string, Set<string>>()
  for (const { commitment, quarter } of rows)
    found.set(commitment, (found.get(commitment) ?? new Set()).add(quarter))
  return found
}

export interface EarlierToAdd {
  commitment: string
  told: DeliveredTold
  /** What said otherwise before, and stands no more. */
  replaces: string | null
}

/** Keeps what a file tells was delivered; what it says otherwise than an earlier file stands in that one's place. */
export async function addEarlier(
  tx: Tx,
  added: readonly EarlierToAdd[],
  importId: string,
): Promise<FactRow[]> {
  if (added.length === 0) return []
  const replaced = added.flatMap(({ replaces }) => replaces ?? [])
  await sql`
    update earlier_delivery set replaced_by = ${importId}
    where authority_id = ${tx.authority} and earlier_delivery_id = any(${replaced}::uuid[])`.execute(tx)
  const { recorded_at, recorded_by } = recordedNow(tx)
  const rows = added.map(({ commitment, told }) => ({
    earlier_delivery_id: newId(),
    commitment_id: commitment,
    quarter: told.quarter,
    reported: told.reported?.toFixed() ?? null,
    accepted: told.accepted?.toFixed() ?? null,
    story: told.story,
    checked_by: told.checkedBy,
    checked_on: told.checkedOn,
  }))
  await sql`
    insert into earlier_delivery (authority_id, earlier_delivery_id, commitment_id, quarter, reported, accepted, story,
      checked_by, checked_on, import_id, recorded_at, recorded_by)
    select ${tx.authority}::uuid, earlier_delivery_id, commitment_id, quarter, reported, accepted, story, checked_by, checked_on,
      ${importId}::uuid, ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(earlier_delivery_id uuid, commitment_id uuid, quarter text,
      reported numeric, accepted numeric, story text, checked_by text, checked_on date)`.execute(tx)
  return replaced.map((earlier_delivery_id) => ({ table: 'earlier_delivery', key: { earlier_delivery_id } }))
}

/** Takes away what an import told, and lets what it had replaced stand again. Tells which commitments and which rows. */
export async function takeBackEarlier(
  tx: Tx,
  importId: string,
): Promise<{ commitments: string[]; facts: FactRow[] }> {
  const gone = await sql<{ commitment: string }>`
    update earlier_delivery set withdrawn_at = ${tx.at}
    where authority_id = ${tx.authority} and import_id = ${importId} and withdrawn_at is null
    returning commitment_id as commitment`.execute(tx)
  const again = await sql<{ id: string; commitment: string }>`
    update earlier_delivery set replaced_by = null
    where authority_id = ${tx.authority} and replaced_by = ${importId}
    returning earlier_delivery_id as id, commitment_id as commitment`.execute(tx)
  return {
    commitments: [...gone.rows, ...again.rows].map(({ commitment }) => commitment),
    facts: again.rows.map(({ id }) => ({ table: 'earlier_delivery', key: { earlier_delivery_id: id } })),
  }
}

/** What was reported here on the commitments of an import since, and what later files told instead of it. */
export async function toldSince(tx: Tx, importId: string, commitments: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from delivery where authority_id = ${tx.authority}
        and commitment_id = any(${[...commitments]}::uuid[]))
      + (select count(*) from earlier_delivery where authority_id = ${tx.authority} and import_id = ${importId}
        and replaced_by is not null)
      + (select count(*) from earlier_delivery where authority_id = ${tx.authority} and import_id = ${importId}
        and confirmed_by is not null and commitment_id <> all(${[...commitments]}::uuid[]))
      + (select count(*) from earlier_delivery where authority_id = ${tx.authority} and import_id <> ${importId}
        and commitment_id = any(${[...commitments]}::uuid[]) and withdrawn_at is null and replaced_by is null
        and earlier_delivery_id::text > (select max(earlier_delivery_id::text) from earlier_delivery
          where authority_id = ${tx.authority} and import_id = ${importId})))::int as count`.execute(tx)
  return rows[0]!.count
}
