import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/**
 * What is open of each commitment that stands, as its terms, its plan and its running totals say: less accepted or less reported
 * than promised, and the first quarter by whose end more was planned than is reported. Nothing, where nothing is.
 */
export function openByRows(
  tx: Tx,
  condition: RawBuilder<unknown>,
  totals: RawBuilder<unknown> = keptTotals(tx),
) {
  return sql`
    select * from (
      select c.commitment_id, c.contract_id, c.supplier_id, c.outcome_id, c.due, c.quantity,
        p.verified + p.earlier_accepted < c.quantity as owed, p.reported + p.earlier_reported < c.quantity as unreported,
        (select min(t.quarter) from (
          select quarter, sum(quantity) over (order by quarter) as planned from commitment_target t
          where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id) t
         where t.planned > p.reported + p.earlier_reported) as behind_from
      from commitment c
      join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
      join (${totals}) p on p.commitment_id = c.commitment_id
      where c.authority_id = ${tx.authority} and c.withdrawn_on is null and k.withdrawn_at is null and ${condition}
    ) as open
    where owed or unreported or behind_from is not null`
}

function keptTotals(tx: Tx): RawBuilder<unknown> {
  return sql`select * from commitment_progress where authority_id = ${tx.authority}`
}

/** Sets what is open of these commitments to what their rows say; their progress must be settled and locked. */
export async function settleOpen(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    with now as (${openByRows(tx, sql`c.commitment_id = any(${[...ids]}::uuid[])`)}),
    closed as (
      delete from commitment_open o
      where o.authority_id = ${tx.authority} and o.commitment_id = any(${[...ids]}::uuid[])
        and not exists (select from now where now.commitment_id = o.commitment_id)
    )
    insert into commitment_open as o (authority_id, commitment_id, contract_id, supplier_id, outcome_id, due, quantity, owed, unreported, behind_from)
    select ${tx.authority}::uuid, now.* from now order by commitment_id
    on conflict (authority_id, commitment_id) do update
    set contract_id = excluded.contract_id, supplier_id = excluded.supplier_id, outcome_id = excluded.outcome_id, due = excluded.due,
      quantity = excluded.quantity, owed = excluded.owed, unreported = excluded.unreported, behind_from = excluded.behind_from
    where (o.contract_id, o.supplier_id, o.outcome_id, o.due, o.quantity, o.owed, o.unreported, o.behind_from)
      is distinct from (excluded.contract_id, excluded.supplier_id, excluded.outcome_id, excluded.due, excluded.quantity,
        excluded.owed, excluded.unreported, excluded.behind_from)`.execute(tx)
}

/** Every commitment of which something else is kept as open than its rows and these totals say, in a sentence. */
export async function openDiffers(tx: Tx, totals: RawBuilder<unknown>): Promise<string[]> {
  const terms = (row: string) =>
    sql.raw(
      `concat_ws(', ', ${row}.contract_id, ${row}.supplier_id, ${row}.outcome_id, ${row}.due, trim_scale(${row}.quantity), ${row}.owed, ${row}.unreported, ${row}.behind_from)`,
    )
  const { rows } = await sql<{ commitment: string; kept: string | null; counted: string | null }>`
    with now as (${openByRows(tx, sql`true`, totals)}),
    kept as (select * from commitment_open where authority_id = ${tx.authority})
    select coalesce(k.commitment_id, now.commitment_id) as commitment, ${terms('k')} as kept, ${terms('now')} as counted
    from now full join kept k on k.commitment_id = now.commitment_id
    where ${terms('k')} is distinct from ${terms('now')}
    order by 1 limit 100`.execute(tx)
  return rows.map(
    ({ commitment, kept, counted }) =>
      `What is open of commitment ${commitment} is kept as "${kept}" and its rows say "${counted}".`,
  )
}
