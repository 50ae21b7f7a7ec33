import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { everything } from '../../register/index.ts'
import { picked } from '../../register/store.ts'

/** A day on which outputs of a contract were published; the number and title of one of them, for a day that has one. */
export interface PublishedDay {
  on: Day
  outputs: number
  number: string
  title: string
}

/** How many outputs of a contract were published on which day. */
export async function publishedDays(tx: Tx, contract: string): Promise<PublishedDay[]> {
  const { rows } = await sql<PublishedDay>`
    select e.published_on as on, count(*)::int as outputs, min(e.number) as number, min(e.title) as title
    from register_entry e
    where ${picked(tx, { ...everything, contract })} group by 1 order by 1`.execute(tx)
  return rows
}
