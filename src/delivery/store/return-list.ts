import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { ReturnState } from '../return.ts'
import { firstSentAt } from './return-record.ts'

/** How a list of returns tells them apart: `late` is awaited past its day. */
export type ReturnKind = 'awaited' | 'late' | 'sent' | 'nothing' | 'cancelled'

export interface ReturnFilter {
  kind?: ReturnKind
  quarter?: Quarter
  contract?: string
  /** Suppliers whose returns they are. */
  suppliers?: readonly string[]
  /** The people who look after the contract; those nobody looks after are theirs too. */
  owners?: readonly string[]
}

export interface ReturnListed {
  id: string
  contract: string
  contractTitle: string
  supplierName: string
  quarter: Quarter
  due: Day
  state: ReturnState
  sentAt: Date | null
  firstSentAt: Date | null
  /** Deliveries in it that wait to be checked, and that were not accepted in full. */
  waiting: number
  toSendAgain: number
}

export interface ReturnPlace {
  due: Day
  id: string
}

/** Returns by the day they are due, the latest first; those awaited the earliest first. */
export async function returnsIn(
  tx: Tx,
  filter: ReturnFilter,
  { today, after, limit = 50 }: { today: Day; after?: ReturnPlace; limit?: number },
): Promise<ReturnListed[]> {
  const earliestFirst = filter.kind === 'awaited' || filter.kind === 'late'
  const order = earliestFirst ? sql`r.due, r.return_id` : sql`r.due desc, r.return_id desc`
  const beyond = earliestFirst ? sql`>` : sql`<`
  const { rows } = await sql<ReturnListed>`
    select r.return_id as id, r.contract_id as contract, k.title as "contractTitle", s.name as "supplierName", r.quarter,
      r.due, r.state, r.sent_at as "sentAt", ${firstSentAt} as "firstSentAt",
      (select count(*)::int from delivery d where d.authority_id = r.authority_id and d.return_id = r.return_id
        and d.state in ('reported', 'evidenced')) as waiting,
      (select count(*)::int from delivery d where d.authority_id = r.authority_id and d.return_id = r.return_id
        and d.state in ('partly-verified', 'not-accepted')
        and not exists (select 1 from delivery later where later.authority_id = d.authority_id
          and later.return_id = d.return_id and later.replaces = d.delivery_id
          and later.state <> 'not-accepted')) as "toSendAgain"
    from return r
    join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id
    join supplier s on s.authority_id = r.authority_id and s.supplier_id = r.supplier_id
    where ${whereOf(tx, filter, today)}
      ${after ? sql`and (r.due, r.return_id) ${beyond} (${after.due}::date, ${after.id}::uuid)` : sql``}
    order by ${order} limit ${limit}`.execute(tx)
  return rows
}

function whereOf(tx: Tx, { kind, quarter, contract, suppliers, owners }: ReturnFilter, today: Day) {
  const parts = [sql`r.authority_id = ${tx.authority}`]
  if (kind === 'awaited' || kind === 'late') parts.push(sql`r.state = 'awaited'`)
  if (kind === 'sent' || kind === 'nothing' || kind === 'cancelled') parts.push(sql`r.state = ${kind}`)
  if (kind === 'late') parts.push(sql`r.due < ${today}`)
  if (quarter) parts.push(sql`r.quarter = ${quarter}`)
  if (contract) parts.push(sql`r.contract_id = ${contract}`)
  if (suppliers) parts.push(sql`r.supplier_id = any(${suppliers}::uuid[])`)
  if (owners) parts.push(sql`(k.owner_id = any(${[...owners]}::uuid[]) or k.owner_id is null)`)
  return sql.join(parts, sql` and `)
}

/** By kind, those late among the awaited; `all` has those begun by suppliers too. */
export type ReturnCounts = Record<ReturnKind | 'all', number>

/** How many returns stand how, of the same filter without its kind. Counting stops above 10,000, unless it is to be exact. */
export async function countReturns(
  tx: Tx,
  filter: Omit<ReturnFilter, 'kind'>,
  today: Day,
  { exact = false } = {},
): Promise<ReturnCounts> {
  const count = (kind?: ReturnKind) => sql`(
    select count(*)::int from (
      select from return r ${filter.owners ? joinContract : sql``}
      where ${whereOf(tx, { ...filter, ...(kind ? { kind } : { kind: undefined }) }, today)} limit ${exact ? sql`all` : sql`10001`}
    ) as counted)`
  const { rows } = await sql<ReturnCounts>`
    select ${count()} as "all", ${count('awaited')} as awaited, ${count('late')} as late, ${count('sent')} as sent,
      ${count('nothing')} as nothing, ${count('cancelled')} as cancelled`.execute(tx)
  return rows[0]!
}

const joinContract = sql`join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id`
