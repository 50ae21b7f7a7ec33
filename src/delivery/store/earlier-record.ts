import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { EarlierStanding } from '../earlier-delivery.ts'
import { quartersReported } from './importing/earlier.ts'
import { type MeasureOwed, measureOfRow } from './promised-row.ts'

/** A line of the council's earlier records with what a person needs to confirm it. */
export interface EarlierRecord {
  id: string
  contract: string
  contractTitle: string
  contractStarts: Day | null
  commitment: string
  title: string
  commitmentWithdrawn: boolean
  evidenceWanted: string | null
  supplier: string
  supplierName: string
  measure: MeasureOwed
  quarter: Quarter | null
  reported: Decimal | null
  accepted: Decimal | null
  story: string | null
  checkedBy: string | null
  checkedOn: Day | null
  broughtIn: Date
  importId: string
  /** A later file says otherwise, or its import was undone. */
  isGone: boolean
  /** The delivery that a person made of it. */
  confirmedBy: string | null
}

type Row = Omit<EarlierRecord, 'reported' | 'accepted'> & { reported: string | null; accepted: string | null }

/** The line by its id; `lock` keeps others from confirming it until the transaction ends. */
export async function earlierRecordOf(
  tx: Tx,
  id: string,
  { lock = false } = {},
): Promise<EarlierRecord | undefined> {
  const { rows } = await sql<Row>`
    ${records(tx)} and e.earlier_delivery_id = ${id} ${lock ? sql`for update of e` : sql``}`.execute(tx)
  return rows[0] && recordOf(rows[0])
}

export interface EarlierFilter {
  commitment?: string
  contract?: string
  importId?: string
}

/** A page of the lines that stand, the first brought in first. */
export async function earlierRecords(
  tx: Tx,
  { commitment, contract, importId }: EarlierFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<EarlierRecord[]> {
  const { rows } = await sql<Row>`
    ${records(tx)} and e.replaced_by is null and e.withdrawn_at is null
      ${commitment ? sql`and e.commitment_id = ${commitment}` : sql``}
      ${contract ? sql`and k.contract_id = ${contract}` : sql``}
      ${importId ? sql`and e.import_id = ${importId}` : sql``}
      ${after ? sql`and e.earlier_delivery_id > ${after}` : sql``}
    order by e.earlier_delivery_id limit ${limit}`.execute(tx)
  return rows.map(recordOf)
}

function records(tx: Tx) {
  return sql`
    select e.earlier_delivery_id as id, k.contract_id as contract, c.title as "contractTitle", c.starts as "contractStarts",
      k.commitment_id as commitment, k.title, (k.withdrawn_on is not null or c.withdrawn_at is not null) as "commitmentWithdrawn",
      k.evidence_wanted as "evidenceWanted", k.supplier_id as supplier, s.name as "supplierName", ${measureOfRow('k')} as measure,
      e.quarter, e.reported, e.accepted, e.story, e.checked_by as "checkedBy", e.checked_on as "checkedOn",
      e.recorded_at as "broughtIn", e.import_id as "importId", e.confirmed_by as "confirmedBy",
      (e.replaced_by is not null or e.withdrawn_at is not null) as "isGone"
    from earlier_delivery e
    join commitment k on k.authority_id = e.authority_id and k.commitment_id = e.commitment_id
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
    join supplier s on s.authority_id = k.authority_id and s.supplier_id = k.supplier_id
    where e.authority_id = ${tx.authority}`
}

function recordOf(row: Row): EarlierRecord {
  const decimal = (text: string | null) => (text === null ? null : new Decimal(text))
  return { ...row, reported: decimal(row.reported), accepted: decimal(row.accepted) }
}

/** How it stands, for deciding whether it can be confirmed. */
export async function standingOfEarlier(tx: Tx, earlier: EarlierRecord): Promise<EarlierStanding> {
  const { quarter, reported, accepted, isGone, confirmedBy, commitmentWithdrawn, commitment } = earlier
  const reportedHere = (await quartersReported(tx, [commitment])).get(commitment) ?? new Set<string>()
  const isConfirmed = confirmedBy !== null
  return { quarter, reported, accepted, isGone, isConfirmed, commitmentWithdrawn, reportedHere }
}
