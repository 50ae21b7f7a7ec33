import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Commitment } from '../../commitment.ts'
import { type Invoiced, owedByQuarter, owedSoFar } from '../../spend/scaling.ts'

/** The furthest that agreements stand below each other. */
const deepest = 5

/** This agreement and all that stand and belong to it, however far down; a query that gives their ids. */
export function withAllUnder(tx: Tx, contract: string) {
  return sql`(with recursive tree as (
      select c.contract_id, 1 as depth from contract c
      where c.authority_id = ${tx.authority} and c.contract_id = ${contract}::uuid and c.withdrawn_at is null
      union all
      select c.contract_id, t.depth + 1 from tree t
      join contract c on c.authority_id = ${tx.authority} and c.framework_id = t.contract_id and c.withdrawn_at is null
      where t.depth < ${deepest})
    select contract_id from tree)`
}

/** Rows of spend `s` that count: neither corrected nor taken out. */
export const counts = sql`s.replaced_by is null and s.withdrawn_at is null`

/** Who promised a commitment: its supplier, and those from whom it passed to others. */
export async function promisedBy(
  tx: Tx,
  { id, supplier }: { id: string | undefined; supplier: string },
): Promise<string[]> {
  if (!id) return [supplier]
  const rows = await tx
    .selectFrom('commitment_transfer')
    .select('from_supplier_id')
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', id)
    .execute()
  return [...new Set([supplier, ...rows.map(({ from_supplier_id }) => from_supplier_id)])]
}

/** What a commitment's own suppliers invoiced under its agreement and all that belong to it, day by day. */
export async function invoicedFor(
  tx: Tx,
  of: { id: string | undefined; contract: string; supplier: string },
): Promise<Invoiced[]> {
  const suppliers = await promisedBy(tx, of)
  const { rows } = await sql<{ ends: Day; amount: string }>`
    select s.ends, sum(s.amount) as amount from spend s
    where s.authority_id = ${tx.authority} and s.contract_id in ${withAllUnder(tx, of.contract)}
      and s.supplier_id = any(${suppliers}::uuid[]) and ${counts}
    group by s.ends order by s.ends`.execute(tx)
  return rows.map(({ ends, amount }) => ({ ends, amount: new Decimal(amount) }))
}

/**
 * The commitment with the quantity, and the quarters, that follow from what was invoiced so far; one with a fixed quantity as it is.
 * Its contract must be locked, so that nothing is invoiced meanwhile.
 */
export async function asInvoiced<Promised extends Commitment>(
  tx: Tx,
  { id, contract }: { id?: string; contract: string },
  commitment: Promised,
): Promise<Promised> {
  const { scaling, supplier, due, profile } = commitment
  if (!scaling) return commitment
  const invoiced = await invoicedFor(tx, { id, contract, supplier })
  const { starts } = await tx
    .selectFrom('contract')
    .select('starts')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .executeTakeFirstOrThrow()
  const term = { starts: starts as Day | null, due }
  const targets = profile === 'quarterly' ? owedByQuarter(scaling, invoiced, term) : new Map()
  return { ...commitment, quantity: owedSoFar(scaling, invoiced), targets }
}
