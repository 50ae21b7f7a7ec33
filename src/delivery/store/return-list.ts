import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { ReturnState } from '../return.ts'
import { firstSentAt } from './return-record.ts'

/** How a list of returns tells them apart: `late` is awaited past its day. */
export type ReturnKind = 'awaited' | 'late' | 'sent' | 'nothing' | 'cancelled'

/** How a supplier tells its own apart: `due` is still to be answered, late or not; `again` was not accepted in full. */
export const ownKinds = ['due', 'late', 'again', 'being-checked', 'answered'] as const
export type OwnKind = (typeof ownKinds)[number]

export interface ReturnFilter {
  /** As the supplier whose returns they are tells them apart. */
  stands?: OwnKind
  /** Words of the contract's title. */
  search?: string
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
      (select count(*)::int ${waiting}) as waiting, (select count(*)::int ${toSendAgain}) as "toSendAgain"
    from return r
    join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id
    join supplier s on s.authority_id = r.authority_id and s.supplier_id = r.supplier_id
    where ${whereOf(tx, filter, today)}
      ${after ? sql`and (r.due, r.return_id) ${beyond} (${after.due}::date, ${after.id}::uuid)` : sql``}
    order by ${order} limit ${limit}`.execute(tx)
  return rows
}

/** Deliveries of a return `r` that were not accepted in full and not sent again. */
const toSendAgain = sql`from delivery d where d.authority_id = r.authority_id and d.return_id = r.return_id
  and d.state in ('partly-verified', 'not-accepted')
  and not exists (select 1 from delivery later where later.authority_id = d.authority_id
    and later.return_id = d.return_id and later.replaces = d.delivery_id and later.state <> 'not-accepted')`
const waiting = sql`from delivery d where d.authority_id = r.authority_id and d.return_id = r.return_id
  and d.state in ('reported', 'evidenced')`

const standsWhere = (today: Day): Record<OwnKind, RawBuilder<unknown>> => ({
  due: sql`r.state in ('awaited', 'not-asked')`,
  late: sql`r.state in ('awaited', 'not-asked') and r.due < ${today}`,
  again: sql`exists (select ${toSendAgain})`,
  'being-checked': sql`exists (select ${waiting})`,
  answered: sql`r.state in ('sent', 'nothing')`,
})

function whereOf(tx: Tx, filter: ReturnFilter, today: Day) {
  const { kind, quarter, contract, suppliers, owners, stands, search = '' } = filter
  const parts = [sql`r.authority_id = ${tx.authority}`]
  if (kind === 'awaited' || kind === 'late') parts.push(sql`r.state = 'awaited'`)
  if (kind === 'sent' || kind === 'nothing' || kind === 'cancelled') parts.push(sql`r.state = ${kind}`)
  if (kind === 'late') parts.push(sql`r.due < ${today}`)
  if (stands) parts.push(standsWhere(today)[stands])
  if (search.trim()) parts.push(sql`k.title_key like ${likeOf(search)}`)
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
      select from return r ${filter.owners || filter.search?.trim() ? joinContract : sql``}
      where ${whereOf(tx, { ...filter, ...(kind ? { kind } : { kind: undefined }) }, today)} limit ${exact ? sql`all` : sql`10001`}
    ) as counted)`
  const { rows } = await sql<ReturnCounts>`
    select ${count()} as "all", ${count('awaited')} as awaited, ${count('late')} as late, ${count('sent')} as sent,
      ${count('nothing')} as nothing, ${count('cancelled')} as cancelled`.execute(tx)
  return rows[0]!
}

const joinContract = sql`join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id`

/** Anywhere in it, whatever its letters' case. */
function likeOf(search: string): string {
  const words = search.trim().toLowerCase()
  return `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
}

/** How many of a supplier's own stand how; counting stops above 10,000. */
export async function countOwnReturns(
  tx: Tx,
  filter: Pick<ReturnFilter, 'suppliers' | 'search'>,
  today: Day,
): Promise<Record<OwnKind | 'all', number>> {
  const where = whereOf(tx, filter, today)
  const count = (condition: RawBuilder<unknown>) => sql`(
    select count(*)::int from (select from return r ${joinContract} where ${where} and ${condition} limit 10001) as counted)`
  const conditions = standsWhere(today)
  const { rows } = await sql<Record<OwnKind | 'all', number>>`select ${count(sql`true`)} as "all", ${sql.join(
    ownKinds.map((kind) => sql`${count(conditions[kind])} as ${sql.id(kind)}`),
  )}`.execute(tx)
  return rows[0]!
}
