import { sql } from 'kysely'
import { type Day, dayOf } from '../../../language/day.ts'
import type { NoticeReason } from '../../kpi/notice.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Against } from '../../attention.ts'
import { type AttentionFilter, dealing, matching } from './filter.ts'
import type { SubjectKind } from './sources.ts'

/** What a row tells besides its title, by what it is about; quantities and sums as decimals in text. */
export interface Said {
  /** Why a contract performance notice is due. */
  notice?: NoticeReason
  quantity?: string
  accepted?: string
  reported?: string
  one?: string
  many?: string
  measure?: string
  measureId?: string
  value?: string | null
  gross?: string | null
  ends?: Day | null
  extendable?: Day | null
  quarter?: string
  asked?: string | null
  address?: string
  problem?: string | null
  return?: string
  /** Of a plan to catch up, the step that is overdue. */
  step?: string
  /** The correction that is asked for. */
  correction?: string
}

/** One thing that needs attention. */
export interface AttentionRow {
  subject: string
  of: SubjectKind
  /** The day the list is ordered by; null where there is none. */
  day: Day | null
  title: string
  /** Nothing, where it is about none. */
  contract: string | null
  contractTitle: string
  service: string | null
  supplierName: string | null
  /** Who looks after what it is about. */
  owner: string | null
  /** To whom it was given. */
  assignedTo: string | null
  byDay: Day | null
  dismissed: { because: string; at: Date; by: string | null } | null
  said: Said
}

/** A place in the list: a day, or `infinity` for none, and the id. */
export interface AttentionPlace {
  day: string
  subject: string
}

export type AttentionOrder = 'earliest' | 'latest'

interface Asked {
  after?: AttentionPlace | undefined
  order?: AttentionOrder
  limit: number
}

interface Read extends Omit<AttentionRow, 'day' | 'dismissed'> {
  day: string
  because: string | null
  dismissedAt: Date | null
  dismissedBy: string | null
}

/** A page of the rows of a kind, by day. */
export async function attentionRows(
  tx: Tx,
  filter: AttentionFilter,
  against: Against,
  { after, order = 'earliest', limit }: Asked,
): Promise<AttentionRow[]> {
  const way = order === 'latest' ? sql`desc` : sql`asc`
  const sign = order === 'latest' ? sql`<` : sql`>`
  const beyond = after
    ? sql`and (x.day, x.subject) ${sign} (${after.day}::date, ${after.subject}::uuid)`
    : sql``
  const { rows } = await sql<Read>`
    select x.subject, x.of, x.day, x.title, x.contract_id as contract, x.contract_title as "contractTitle", x.service,
      (select s.name from supplier s where s.authority_id = ${tx.authority} and s.supplier_id = x.supplier_id) as "supplierName",
      x.owner, a.assigned_to as "assignedTo", a.by_day as "byDay", a.dismissed_because as because,
      a.dismissed_at as "dismissedAt", a.dismissed_by as "dismissedBy", x.said
    ${matching(tx, filter, against)} ${beyond}
    order by x.day ${way}, x.subject ${way} limit ${limit}`.execute(tx)
  return rows.map(({ because, dismissedAt, dismissedBy, day, ...row }) => ({
    ...row,
    day: dayOf(day) ?? null,
    dismissed: filter.dismissed
      ? { because: because ?? '', at: dismissedAt ?? tx.at, by: dismissedBy }
      : null,
  }))
}

/** What was chosen of a list: some rows by their ids, or all that match. */
export interface ChosenRow {
  subject: string
  of: SubjectKind
  about: string
  contract: string | null
  title: string
  owner: string | null
  dealing: string | null
}

/** The most rows that one act takes in. */
export const mostAtOnce = 5_000

/** The rows chosen that are there now, in the order of their ids; with no ids, all that match. */
export async function chosenRows(
  tx: Tx,
  filter: AttentionFilter,
  against: Against,
  subjects: readonly string[] | 'all',
): Promise<ChosenRow[]> {
  const among =
    subjects === 'all' ? sql`true` : sql`x.subject = any(${[...subjects].slice(0, mostAtOnce)}::uuid[])`
  const { rows } = await sql<ChosenRow>`
    select x.subject, x.of, x.about, x.contract_id as contract, x.title, x.owner, ${dealing} as dealing
    ${matching(tx, filter, against)} and ${among}
    order by x.subject limit ${mostAtOnce}`.execute(tx)
  return rows
}
