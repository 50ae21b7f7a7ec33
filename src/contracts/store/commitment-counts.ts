import type { Tx } from '../../platform/database.ts'

/** How many commitments stand on each of these contracts; one without any is left out. */
export async function commitmentCountsOf(tx: Tx, contracts: readonly string[]): Promise<Map<string, number>> {
  if (contracts.length === 0) return new Map()
  const rows = await tx
    .selectFrom('commitment')
    .select(['contract_id', (select) => select.fn.countAll<string>().as('count')])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', 'in', [...contracts])
    .where('withdrawn_on', 'is', null)
    .groupBy('contract_id')
    .execute()
  return new Map(rows.map(({ contract_id, count }) => [contract_id, Number(count)]))
}

/** How many promises of notices wait for a decision on each of these contracts; one without any is left out. */
export async function draftCountsOf(tx: Tx, contracts: readonly string[]): Promise<Map<string, number>> {
  if (contracts.length === 0) return new Map()
  const rows = await tx
    .selectFrom('commitment_draft')
    .select(['contract_id', (select) => select.fn.countAll<string>().as('count')])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', 'in', [...contracts])
    .where('state', '=', 'open')
    .groupBy('contract_id')
    .execute()
  return new Map(rows.map(({ contract_id, count }) => [contract_id, Number(count)]))
}
