import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'

/** Those of the commitments towards which nothing was reported here: only their measure may still change. */
export async function unreportedOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; outcome: string }[]> {
  const { rows } = await sql<{ id: string; outcome: string }>`
    select c.commitment_id as id, c.outcome_id as outcome from commitment c
    where c.authority_id = ${tx.authority} and c.commitment_id = any(${[...ids]}::uuid[]) and not exists (
      select from delivery d where d.authority_id = c.authority_id and d.commitment_id = c.commitment_id
        and d.state not in ('not-accepted', 'replaced'))
    order by 1 for update of c`.execute(tx)
  return rows
}
