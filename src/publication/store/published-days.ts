import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { everything } from '../../register/index.ts'
import { picked } from '../../register/store.ts'

/** How many outputs of a contract were published on which day. */
export async function publishedDays(tx: Tx, contract: string): Promise<{ on: Day; outputs: number }[]> {
  const { rows } = await sql<{ on: Day; outputs: number }>`
    select e.published_on as on, count(*)::int as outputs from register_entry e
    where ${picked(tx, { ...everything, contract })} group by 1 order by 1`.execute(tx)
  return rows
}
