import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** A piece of scheduled work as it stands: when it was done last, and how its last turn went. */
export interface WorkTold {
  /** Of its last turn. */
  id: string
  /** Such as `morning-counts`. */
  name: string
  state: 'waiting' | 'doing' | 'done' | 'failed'
  /** When its last turn was due. */
  dueAt: Date
  lastDone: Date | null
  problem: string | null
}

/** The last turn of each piece of work; nothing before the schedule began for the first time. */
export async function workTold(db: Kysely<Tables>): Promise<WorkTold[]> {
  if (!(await isThere(db))) return []
  const found = await sql<WorkTold>`
    select distinct on (data ->> 'name') id, data ->> 'name' as name,
      case state when 'completed' then 'done' when 'active' then 'doing' when 'failed' then 'failed' when 'cancelled' then 'failed'
        else 'waiting' end as state,
      start_after as "dueAt", output ->> 'message' as problem,
      (select max(completed_on) from schedule.job d where d.name = 'work' and d.state = 'completed'
        and d.data ->> 'name' = j.data ->> 'name') as "lastDone"
    from schedule.job j where name = 'work' and data ->> 'name' is not null
    order by data ->> 'name', created_on desc`.execute(db)
  return found.rows
}

/** Has a turn that failed for good tried once more; false when it did not fail. */
export async function tryWorkAgain(db: Kysely<Tables>, id: string): Promise<boolean> {
  if (!(await isThere(db))) return false
  const found = await sql`
    update schedule.job set state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = null
    where name = 'work' and id = ${id} and state = 'failed' returning id`.execute(db)
  return found.rows.length > 0
}

async function isThere(db: Kysely<Tables>): Promise<boolean> {
  const found = await sql<{
    there: boolean
  }>`select to_regclass('schedule.job') is not null as there`.execute(db)
  return found.rows[0]!.there
}
