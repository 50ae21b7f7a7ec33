import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Spend } from '../../spend/spend.ts'
import { counts, withAllUnder } from './invoiced.ts'

/** A sum as it is kept, with the names that lists show. */
export interface SpendRecord extends Spend {
  id: string
  contract: string
  contractTitle: string
  contractReference: string | null
  supplierName: string
  /** The file that brought it; nothing, when a person typed it. */
  importId: string | null
  /** Corrected by a newer file, or taken out. */
  isGone: boolean
  takenOutBecause: string | null
  recordedAt: Date
  recordedBy: string | null
}

type Row = Omit<SpendRecord, 'amount'> & { amount: string }

function rowsRead(tx: Tx) {
  return sql`
    select s.spend_id as id, s.contract_id as contract, c.title as "contractTitle", c.reference as "contractReference",
      s.supplier_id as supplier, f.name as "supplierName", s.starts, s.ends, s.amount, s.reference, s.import_id as "importId",
      (s.replaced_by is not null or s.withdrawn_at is not null) as "isGone", s.withdrawal_reason as "takenOutBecause",
      s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"
    from spend s
    join contract c on c.authority_id = s.authority_id and c.contract_id = s.contract_id
    join supplier f on f.authority_id = s.authority_id and f.supplier_id = s.supplier_id
    where s.authority_id = ${tx.authority}`
}

const recordOf = (row: Row): SpendRecord => ({ ...row, amount: new Decimal(row.amount) })

export async function spendOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<SpendRecord | undefined> {
  const { rows } =
    await sql<Row>`${rowsRead(tx)} and s.spend_id = ${id}::uuid ${lock ? sql`for no key update of s` : sql``}`.execute(
      tx,
    )
  return rows[0] && recordOf(rows[0])
}

export interface SpendAsked {
  contract: string
  supplier?: string | undefined
  /** Those that were corrected or taken out too. */
  withGone?: boolean | undefined
  /** `next` of the page before: the last row's day with its id. */
  after?: string | undefined
  limit?: number | undefined
}

/** What was invoiced under an agreement and all that belong to it, the latest day first; `next` when there is more. */
export async function spendIn(
  tx: Tx,
  { contract, supplier, withGone = false, after, limit = 50 }: SpendAsked,
): Promise<{ spend: SpendRecord[]; next?: string }> {
  const place = /^(\d{4}-\d{2}-\d{2})([0-9a-f-]{36})$/.exec(after ?? '')
  const { rows } = await sql<Row>`
    ${rowsRead(tx)} and s.contract_id in ${withAllUnder(tx, contract)}
      ${withGone ? sql`` : sql`and ${counts}`}
      ${supplier ? sql`and s.supplier_id = ${supplier}::uuid` : sql``}
      ${place ? sql`and (s.ends, s.spend_id) < (${place[1]}::date, ${place[2]}::uuid)` : sql``}
    order by s.ends desc, s.spend_id desc limit ${limit + 1}`.execute(tx)
  const spend = rows.slice(0, limit).map(recordOf)
  const last = spend.at(-1)
  return rows.length > limit && last ? { spend, next: `${last.ends}${last.id}` } : { spend }
}

/** What one supplier invoiced under one agreement. */
export interface InvoicedUnder {
  contract: string
  contractTitle: string
  supplier: string
  supplierName: string
  amount: Decimal
  /** The day of the last sum. */
  until: Day
  rows: number
}

/** What was invoiced under an agreement and all that belong to it, added up by agreement and supplier, the largest first. */
export async function invoicedUnder(tx: Tx, contract: string): Promise<InvoicedUnder[]> {
  const { rows } = await sql<Omit<InvoicedUnder, 'amount'> & { amount: string }>`
    select s.contract_id as contract, c.title as "contractTitle", s.supplier_id as supplier, f.name as "supplierName",
      sum(s.amount) as amount, max(s.ends) as until, count(*)::int as rows
    from spend s
    join contract c on c.authority_id = s.authority_id and c.contract_id = s.contract_id
    join supplier f on f.authority_id = s.authority_id and f.supplier_id = s.supplier_id
    where s.authority_id = ${tx.authority} and s.contract_id in ${withAllUnder(tx, contract)} and ${counts}
    group by 1, 2, 3, 4 order by sum(s.amount) desc, 1, 3 limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, amount: new Decimal(row.amount) }))
}

/** Who may have invoiced under a contract: its suppliers, and those from whom a commitment on it passed to others. */
export async function suppliersInvoicing(tx: Tx, contract: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.supplier_id as id, s.name from supplier s
    where s.authority_id = ${tx.authority} and s.supplier_id in (
      select n.supplier_id from contract_supplier n
      where n.authority_id = ${tx.authority} and n.contract_id = ${contract}::uuid
      union
      select t.from_supplier_id from commitment_transfer t
      where t.authority_id = ${tx.authority} and t.contract_id = ${contract}::uuid)
    order by s.name collate "en-GB-x-icu", s.supplier_id`.execute(tx)
  return rows
}
