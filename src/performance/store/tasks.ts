import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, dayIn } from '../../language/day.ts'
import { daysToCheck } from '../../delivery/index.ts'
import type { Tx } from '../../platform/tx.ts'
import { dueSoonUntil, type Task, type TaskKind } from '../work.ts'

/** Whose tasks: those of people who look after contracts, with those nobody looks after; left out, everybody's. */
export interface Whose {
  owners?: readonly string[]
}

export type TaskCounts = Record<TaskKind, number>

function ofWhom({ owners }: Whose, commitmentToo = false): RawBuilder<unknown> {
  if (!owners) return sql`true`
  const owner = commitmentToo ? sql`coalesce(c.owner_id, k.owner_id)` : sql`k.owner_id`
  return sql`(${owner} = any(${[...owners]}::uuid[]) or ${owner} is null)`
}

const most = 60

/** Tasks by the day they are due, those without a day last; at most 60 of each kind. */
export async function tasksOf(tx: Tx, whose: Whose, today: Day): Promise<Task[]> {
  const kinds = [
    await toCheck(tx, whose),
    await lateReturns(tx, whose, today),
    await dueSoon(tx, whose, today),
    await drafts(tx, whose),
  ]
  return kinds.flat().sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
}

type Row = Omit<Task, 'kind' | 'due'>

async function toCheck(tx: Tx, whose: Whose): Promise<Task[]> {
  const { rows } = await sql<Row & { sentAt: Date }>`
    select d.return_id as subject, d.contract_id as contract, k.title as "contractTitle", s.name as about,
      count(*)::int as count, min(d.recorded_at) as "sentAt"
    from delivery d
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    where d.authority_id = ${tx.authority} and d.state in ('reported', 'evidenced') and ${ofWhom(whose, true)}
    group by d.return_id, d.contract_id, k.title, s.name
    order by min(d.recorded_at) limit ${most}`.execute(tx)
  return rows.map(({ sentAt, ...row }) => ({
    ...row,
    kind: 'check',
    due: addDays(dayIn(sentAt), daysToCheck),
  }))
}

async function lateReturns(tx: Tx, whose: Whose, today: Day): Promise<Task[]> {
  const { rows } = await sql<Row & { due: Day }>`
    select r.return_id as subject, r.contract_id as contract, k.title as "contractTitle", s.name as about, 1 as count, r.due
    from return r
    join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id
    join supplier s on s.authority_id = r.authority_id and s.supplier_id = r.supplier_id
    where r.authority_id = ${tx.authority} and r.state = 'awaited' and r.due < ${today} and ${ofWhom(whose)}
    order by r.due, r.return_id limit ${most}`.execute(tx)
  return rows.map((row) => ({ ...row, kind: 'late' }))
}

/** Not all of it reported: what is past its day, and what falls due within thirty days. */
function isDueSoon(tx: Tx, whose: Whose, today: Day): RawBuilder<unknown> {
  return sql`
    from commitment c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
    left join commitment_progress p on p.authority_id = c.authority_id and p.commitment_id = c.commitment_id
    where c.authority_id = ${tx.authority} and c.withdrawn_on is null and k.withdrawn_at is null
      and c.due <= ${dueSoonUntil(today)}
      and (c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until) and coalesce(p.reported, 0) < c.quantity and ${ofWhom(whose, true)}`
}

async function dueSoon(tx: Tx, whose: Whose, today: Day): Promise<Task[]> {
  const { rows } = await sql<Row & { due: Day }>`
    select c.commitment_id as subject, c.contract_id as contract, k.title as "contractTitle", c.title as about, 1 as count, c.due
    ${isDueSoon(tx, whose, today)}
    order by c.due, c.commitment_id limit ${most}`.execute(tx)
  return rows.map((row) => ({ ...row, kind: 'due' }))
}

async function drafts(tx: Tx, whose: Whose): Promise<Task[]> {
  const { rows } = await sql<Row>`
    select k.contract_id as subject, k.contract_id as contract, k.title as "contractTitle", '' as about, count(*)::int as count
    from commitment_draft w
    join contract k on k.authority_id = w.authority_id and k.contract_id = w.contract_id
    where w.authority_id = ${tx.authority} and w.state = 'open' and w.looks_social and k.withdrawn_at is null and ${ofWhom(whose)}
    group by k.contract_id, k.title order by k.title limit ${most}`.execute(tx)
  return rows.map((row) => ({ ...row, kind: 'draft', due: undefined }))
}

/** How many deliveries, returns, commitments and drafts there are of each kind. */
export async function countTasks(tx: Tx, whose: Whose, today: Day): Promise<TaskCounts> {
  const { rows } = await sql<TaskCounts>`
    select
      (select count(*)::int from delivery d
        join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
        join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
        where d.authority_id = ${tx.authority} and d.state in ('reported', 'evidenced') and ${ofWhom(whose, true)}) as check,
      (select count(*)::int from return r
        join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id
        where r.authority_id = ${tx.authority} and r.state = 'awaited' and r.due < ${today} and ${ofWhom(whose)}) as late,
      (select count(*)::int ${isDueSoon(tx, whose, today)}) as due,
      (select count(*)::int from commitment_draft w
        join contract k on k.authority_id = w.authority_id and k.contract_id = w.contract_id
        where w.authority_id = ${tx.authority} and w.state = 'open' and w.looks_social and k.withdrawn_at is null
          and ${ofWhom(whose)}) as draft`.execute(tx)
  return rows[0]!
}
