import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/database.ts'
import { type CommitmentRecord, commitmentRecord, commitments, termsOfRow } from './commitment-row.ts'

/** A commitment; `lock` holds it against other changes, and lets what is reported towards it in. */
export async function commitmentOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<CommitmentRecord | undefined> {
  const query = commitments(tx).where('k.commitment_id', '=', id)
  const row = await (lock ? query.forNoKeyUpdate('k') : query).executeTakeFirst()
  return row && commitmentRecord(row)
}

/** The commitments of a contract by the day they are due, those withdrawn at the end. */
export async function commitmentsOf(tx: Tx, contract: string): Promise<CommitmentRecord[]> {
  const rows = await commitments(tx)
    .where('k.contract_id', '=', contract)
    .orderBy(sql`k.withdrawn_on is not null`)
    .orderBy('k.due')
    .orderBy('k.commitment_id')
    .execute()
  return rows.map(commitmentRecord)
}

/** What is planned for each quarter, by commitment; one that is due once has none. */
export async function targetsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Map<Quarter, Decimal>>> {
  const targets = new Map(ids.map((id) => [id, new Map<Quarter, Decimal>()]))
  if (ids.length === 0) return targets
  const rows = await tx
    .selectFrom('commitment_target')
    .select(['commitment_id', 'quarter', 'quantity'])
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', 'in', [...ids])
    .orderBy('quarter')
    .execute()
  for (const { commitment_id, quarter, quantity } of rows)
    targets.get(commitment_id)!.set(quarter as Quarter, new Decimal(quantity))
  return targets
}

export interface CommitmentFilter {
  contract?: string | undefined
  supplier?: string | undefined
  owner?: string | undefined
  /** Slug of the outcome, code of the measure. */
  outcome?: string | undefined
  measure?: string | undefined
  dueFrom?: Day | undefined
  dueTo?: Day | undefined
  /** Withdrawn ones too. */
  withWithdrawn?: boolean | undefined
  /** Only of contracts that are published and stand. */
  publishedOnly?: boolean | undefined
  /** `next` of the page before. */
  after?: string | undefined
  limit?: number | undefined
}

/** A page of commitments by the day they are due; `next` when there are more. */
export async function commitmentsIn(
  tx: Tx,
  { after, limit = 50, ...filter }: CommitmentFilter,
): Promise<{ commitments: CommitmentRecord[]; next?: string }> {
  let query = commitments(tx)
    .orderBy('k.due')
    .orderBy('k.commitment_id')
    .limit(limit + 1)
  for (const condition of conditionsOf(filter)) query = query.where(condition)
  const place = /^(\d{4}-\d{2}-\d{2})([0-9a-f-]{36})$/.exec(after ?? '')
  if (place)
    query = query.where(sql<boolean>`(k.due, k.commitment_id) > (${place[1]}::date, ${place[2]}::uuid)`)
  const rows = await query.execute()
  const found = rows.slice(0, limit).map(commitmentRecord)
  const last = found.at(-1)
  return rows.length > limit && last
    ? { commitments: found, next: last.due + last.id }
    : { commitments: found }
}

/** How many commitments there are by the same filter, exactly. */
export async function countCommitments(
  tx: Tx,
  filter: Omit<CommitmentFilter, 'after' | 'limit'>,
): Promise<number> {
  const found = commitments(tx).where(
    sql<boolean>`${sql.join([sql`true`, ...conditionsOf(filter)], sql` and `)}`,
  )
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${found}) found`.execute(
    tx,
  )
  return rows[0]!.count
}

function conditionsOf(filter: Omit<CommitmentFilter, 'after' | 'limit'>): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  const add = (given: unknown, condition: RawBuilder<boolean>) => {
    if (given !== undefined) conditions.push(condition)
  }
  add(filter.contract, sql<boolean>`k.contract_id = ${filter.contract}`)
  add(filter.supplier, sql<boolean>`k.supplier_id = ${filter.supplier}`)
  add(filter.owner, sql<boolean>`k.owner_id = ${filter.owner}`)
  add(filter.outcome, sql<boolean>`o.slug = ${filter.outcome}`)
  add(filter.measure, sql<boolean>`m.code = ${filter.measure}`)
  add(filter.dueFrom, sql<boolean>`k.due >= ${filter.dueFrom}::date`)
  add(filter.dueTo, sql<boolean>`k.due <= ${filter.dueTo}::date`)
  if (!filter.withWithdrawn) {
    conditions.push(sql<boolean>`k.withdrawn_on is null`)
    conditions.push(
      sql<boolean>`k.contract_id not in (select w.contract_id from contract w
        where w.authority_id = k.authority_id and w.withdrawal_reason is not null)`,
    )
  }
  if (filter.publishedOnly) {
    conditions.push(
      sql<boolean>`exists (select from contract c where c.authority_id = k.authority_id
        and c.contract_id = k.contract_id and c.disclosure = 'published' and c.withdrawn_at is null)`,
    )
  }
  return conditions
}

/** Every commitment whose row is not what its last fact says, in a sentence; empty when all are. */
export async function commitmentsDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.commitment_id as id from commitment k
    left join commitment_fact f
      on f.authority_id = k.authority_id and f.commitment_id = k.commitment_id and f.version = k.version
    where k.authority_id = ${tx.authority} and f.terms is distinct from (${termsOfRow})
    order by 1 limit 100`.execute(tx)
  return rows.map(({ id }) => `The commitment ${id} is not what its last fact says.`)
}
