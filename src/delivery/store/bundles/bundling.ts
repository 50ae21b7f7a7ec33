import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'

/** A return that was just asked for. */
export interface ReturnAskedFor {
  id: string
  contract: string
  supplier: string
  quarter: Quarter
  due: Day
  email: string
}

/** The returns of one supplier, quarter and framework, as a letter of them needs it. */
export interface BundleToTell {
  id: string
  /** Of the framework or lot. */
  title: string
  quarter: Quarter
  email: string
  /** The first of the days on which those told of are due. */
  due: Day
  /** One of its returns, on whose page the letter stands. */
  of: string
}

/** The highest agreement above a contract, or the contract itself, whose suppliers are asked once; by contract. */
async function askedOnceFor(tx: Tx, contracts: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ of: string; id: string }>`
    with recursive above as (
      select contract_id as of, contract_id as id, framework_id, 0 as depth from contract
      where authority_id = ${tx.authority} and contract_id = any(${[...contracts]}::uuid[])
      union all
      select a.of, c.contract_id, c.framework_id, a.depth + 1 from above a
      join contract c on c.authority_id = ${tx.authority} and c.contract_id = a.framework_id and c.withdrawn_at is null
      where a.depth < 5)
    select distinct on (a.of) a.of, a.id from above a
    where (select k.once from contract_asking k where k.authority_id = ${tx.authority} and k.contract_id = a.id
      order by k.version desc limit 1)
    order by a.of, a.depth desc`.execute(tx)
  return new Map(rows.map(({ of, id }) => [of, id]))
}

/**
 * Puts returns into the bundle of their framework, where its suppliers are asked once; whoever is about it at the same moment
 * waits. Answers with the bundles that they are in. With `moves` the bundle is asked of the return's address from now on.
 */
export async function putInBundles(
  tx: Tx,
  returns: readonly ReturnAskedFor[],
  { moves }: { moves: boolean },
): Promise<{ bundles: BundleToTell[]; bundled: ReadonlySet<string> }> {
  if (returns.length === 0) return { bundles: [], bundled: new Set() }
  const frameworks = await askedOnceFor(tx, [...new Set(returns.map(({ contract }) => contract))])
  const among = returns.filter(({ contract }) => frameworks.has(contract))
  const keyOf = ({ contract, supplier, quarter }: ReturnAskedFor) =>
    `${frameworks.get(contract)} ${supplier} ${quarter}`
  const groups = [...Map.groupBy(among, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [, group] of groups) {
    const bundle = await bundleFor(tx, frameworks.get(group[0]!.contract)!, group[0]!, moves)
    await addTo(tx, bundle, group)
  }
  const ids = among.map(({ id }) => id)
  return { bundles: await bundlesToTell(tx, ids), bundled: new Set(ids) }
}

async function bundleFor(
  tx: Tx,
  framework: string,
  { supplier, quarter, email }: ReturnAskedFor,
  moves: boolean,
): Promise<string> {
  const row = await tx
    .insertInto('return_bundle')
    .values({
      authority_id: tx.authority,
      bundle_id: newId(),
      contract_id: framework,
      supplier_id: supplier,
      quarter,
      email,
      recorded_at: tx.at,
      recorded_by: tx.actor.id ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'contract_id', 'supplier_id', 'quarter'])
        .doUpdateSet((eb) => ({ email: eb.ref(moves ? 'excluded.email' : 'return_bundle.email') })),
    )
    .returning('bundle_id')
    .executeTakeFirstOrThrow()
  return row.bundle_id
}

async function addTo(tx: Tx, bundle: string, returns: readonly ReturnAskedFor[]): Promise<void> {
  const recorded = { recorded_at: tx.at, recorded_by: tx.actor.id ?? null }
  const added = await tx
    .insertInto('return_bundled')
    .values(
      returns.map(({ id }) => ({
        authority_id: tx.authority,
        return_id: id,
        bundle_id: bundle,
        ...recorded,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('return_id')
    .execute()
  for (const { return_id } of added) {
    tx.note({
      action: 'return-bundled',
      subject: 'return',
      id: return_id,
      words: 'Asked for together with the supplier’s other call-offs.',
      facts: [{ table: 'return_bundled', key: { return_id } }],
    })
  }
}

/** The bundles that these returns are in. */
export async function bundlesToTell(tx: Tx, returns: readonly string[]): Promise<BundleToTell[]> {
  if (returns.length === 0) return []
  const { rows } = await sql<BundleToTell>`
    select b.bundle_id as id, k.title, b.quarter, b.email, min(r.due) as due, min(r.return_id::text) as of
    from return_bundled d
    join return_bundle b on b.authority_id = d.authority_id and b.bundle_id = d.bundle_id
    join contract k on k.authority_id = b.authority_id and k.contract_id = b.contract_id
    join return r on r.authority_id = d.authority_id and r.return_id = d.return_id
    where d.authority_id = ${tx.authority} and d.return_id = any(${[...returns]}::uuid[])
    group by b.bundle_id, k.title, b.quarter, b.email order by b.bundle_id`.execute(tx)
  return rows
}

/** The bundle of each of these returns that is in one. */
export async function bundleOfEach(tx: Tx, returns: readonly string[]): Promise<Map<string, string>> {
  if (returns.length === 0) return new Map()
  const rows = await tx
    .selectFrom('return_bundled')
    .select(['return_id', 'bundle_id'])
    .where('authority_id', '=', tx.authority)
    .where('return_id', 'in', [...returns])
    .execute()
  return new Map(rows.map(({ return_id, bundle_id }) => [return_id, bundle_id]))
}
