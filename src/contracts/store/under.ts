import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import type { ContractKind, ContractTerms } from '../contract.ts'
import { faultOfPlace, type UnderRefusal } from '../under.ts'
import { type CommitmentRecord, commitmentRecord, commitments } from './commitment-row.ts'

/** The furthest that agreements stand below each other: framework, lot, call-off. */
const deepest = 5

/** The agreements that belong to this one, and those that belong to those, in the order of a table of contents. */
export interface AgreementUnder {
  id: string
  title: string
  reference: string | null
  kind: ContractKind
  /** 1 for what belongs to it directly. */
  depth: number
  starts: Day | null
  ends: Day | null
  suppliers: { id: string; name: string }[]
}

function treeUnder(tx: Tx, id: string) {
  return sql`with recursive tree as (
      select c.contract_id, 1 as depth, array[c.title_key || c.contract_id] as place from contract c
      where c.authority_id = ${tx.authority} and c.framework_id = ${id}::uuid and c.withdrawn_at is null
      union all
      select c.contract_id, t.depth + 1, t.place || (c.title_key || c.contract_id)
      from tree t
      join contract c on c.authority_id = ${tx.authority} and c.framework_id = t.contract_id and c.withdrawn_at is null
      where t.depth < ${deepest})`
}

/** A page of what belongs to an agreement, lots before the call-offs under them; `next` when there is more. */
export async function agreementsUnder(
  tx: Tx,
  id: string,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<{ agreements: AgreementUnder[]; next?: string }> {
  const { rows } = await sql<AgreementUnder>`
    ${treeUnder(tx, id)}
    select c.contract_id as id, c.title, c.reference, c.kind, t.depth, c.starts, c.ends, coalesce((
      select jsonb_agg(jsonb_build_object('id', s.supplier_id, 'name', s.name) order by n.position)
      from contract_supplier n
      join supplier s on s.authority_id = n.authority_id and s.supplier_id = n.supplier_id
      where n.authority_id = c.authority_id and n.contract_id = c.contract_id), '[]') as suppliers
    from tree t join contract c on c.authority_id = ${tx.authority} and c.contract_id = t.contract_id
    ${after ? sql`where t.place > (select place from tree where contract_id = ${after}::uuid)` : sql``}
    order by t.place limit ${limit + 1}`.execute(tx)
  const agreements = rows.slice(0, limit)
  return rows.length > limit ? { agreements, next: agreements.at(-1)!.id } : { agreements }
}

/** The commitments that stand on this agreement and on all that belong to it, with the kind of the agreement of each. */
export async function commitmentsOfLevels(
  tx: Tx,
  { id, kind }: { id: string; kind: ContractKind },
): Promise<(CommitmentRecord & { level: ContractKind })[]> {
  const levels = await sql<{ id: string; kind: ContractKind }>`
    ${treeUnder(tx, id)}
    select c.contract_id as id, c.kind from tree t
    join contract c on c.authority_id = ${tx.authority} and c.contract_id = t.contract_id`.execute(tx)
  const kinds = new Map([[id, kind], ...levels.rows.map((row) => [row.id, row.kind] as const)])
  const rows = await commitments(tx)
    .where(sql<boolean>`k.contract_id = any(${[...kinds.keys()]}::uuid[])`)
    .where('k.withdrawn_on', 'is', null)
    .orderBy('k.due')
    .orderBy('k.commitment_id')
    .execute()
  return rows.map((row) => ({ ...commitmentRecord(row), level: kinds.get(row.contract_id)! }))
}

/** The agreements above this one, the nearest first: its lot, its framework. */
export async function agreementsAbove(
  tx: Tx,
  framework: string | null,
): Promise<{ id: string; title: string; kind: ContractKind }[]> {
  if (!framework) return []
  const { rows } = await sql<{ id: string; title: string; kind: ContractKind }>`
    with recursive above as (
      select contract_id as id, title, kind, framework_id, 1 as depth from contract
      where authority_id = ${tx.authority} and contract_id = ${framework}::uuid and withdrawn_at is null
      union all
      select c.contract_id, c.title, c.kind, c.framework_id, a.depth + 1
      from above a
      join contract c on c.authority_id = ${tx.authority} and c.contract_id = a.framework_id and c.withdrawn_at is null
      where a.depth < ${deepest})
    select id, title, kind from above order by depth`.execute(tx)
  return rows
}

/**
 * What is wrong with where these terms put an agreement; nothing when it can stand so. The one it belongs to is held against
 * other changes, so that it can't become something else meanwhile.
 */
export async function placeRefused(
  tx: Tx,
  { kind, framework }: Pick<ContractTerms, 'kind' | 'framework'>,
  id?: string,
): Promise<UnderRefusal | undefined> {
  const above = framework ? await standingKind(tx, framework) : undefined
  if (framework && (!above || framework === id)) return 'framework-not-fitting'
  return faultOfPlace(kind, { above, below: id ? await kindsBelow(tx, id) : [] })
}

async function standingKind(tx: Tx, id: string): Promise<ContractKind | undefined> {
  const row = await tx
    .selectFrom('contract')
    .select('kind')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row?.kind as ContractKind | undefined
}

async function kindsBelow(tx: Tx, id: string): Promise<ContractKind[]> {
  const rows = await tx
    .selectFrom('contract')
    .select('kind')
    .distinct()
    .where('authority_id', '=', tx.authority)
    .where('framework_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(({ kind }) => kind as ContractKind)
}
