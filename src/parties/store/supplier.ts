import { sql } from 'kysely'
import type { OrganisationIdentifier } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import { isSupplierKind, type SupplierDescription, type SupplierKind } from '../supplier.ts'
import { likeText } from './person.ts'

/** An organisation that bids or delivers. */
export interface SupplierRecord extends SupplierDescription {
  id: string
  placeCode: string | null
  version: number
  withdrawnAt: Date | null
}

const columns = [
  's.supplier_id',
  's.name',
  's.name_key',
  's.kind',
  's.postcode',
  's.place_code',
  's.about',
  's.contact_name',
  's.contact_email',
  's.version',
  's.withdrawn_at',
] as const

function suppliers(tx: Tx) {
  return tx
    .selectFrom('supplier as s')
    .select(columns)
    .select(
      sql<OrganisationIdentifier[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'id', i.identifier) order by i.scheme, i.identifier), '[]')
        from supplier_identifier i where i.authority_id = s.authority_id and i.supplier_id = s.supplier_id)`.as(
        'identifiers',
      ),
    )
    .where('s.authority_id', '=', tx.authority)
}

type SupplierRow = Awaited<ReturnType<ReturnType<typeof suppliers>['executeTakeFirstOrThrow']>>

function recordOf(row: SupplierRow): SupplierRecord {
  return {
    id: row.supplier_id,
    name: row.name,
    kind: isSupplierKind(row.kind) ? row.kind : 'not-known',
    identifiers: row.identifiers,
    postcode: row.postcode,
    placeCode: row.place_code,
    about: row.about,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    version: row.version,
    withdrawnAt: row.withdrawn_at,
  }
}

export async function supplierOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<SupplierRecord | undefined> {
  const query = suppliers(tx).where('s.supplier_id', '=', id)
  const row = await (lock ? query.forUpdate('s') : query).executeTakeFirst()
  return row && recordOf(row)
}

export interface SupplierFilter {
  /** Part of the name, or a whole identifier. */
  search?: string | undefined
  kind?: SupplierKind | undefined
  /** `next` of the page before. */
  after?: string | undefined
  limit?: number
}

/** A page of suppliers by name; `next` when there are more. */
export async function suppliersIn(
  tx: Tx,
  { search, kind, after, limit = 50 }: SupplierFilter = {},
): Promise<{ suppliers: SupplierRecord[]; next?: string }> {
  let query = suppliers(tx)
    .where(found({ search, kind }))
    .orderBy('s.name_key')
    .orderBy('s.supplier_id')
    .limit(limit + 1)
  const from = after ? placeOf(after) : undefined
  if (from) query = query.where(sql<boolean>`(s.name_key, s.supplier_id) > (${from.name}, ${from.id}::uuid)`)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const records = page.map(recordOf)
  return rows.length > limit && last
    ? { suppliers: records, next: `${last.supplier_id}${last.name_key}` }
    : { suppliers: records }
}

/** How many suppliers the filter finds. */
export async function countSuppliers(
  tx: Tx,
  filter: Pick<SupplierFilter, 'search' | 'kind'>,
): Promise<number> {
  const row = await tx
    .selectFrom('supplier as s')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('s.authority_id', '=', tx.authority)
    .where(found(filter))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function found({ search, kind }: Pick<SupplierFilter, 'search' | 'kind'>) {
  const conditions = [
    sql<boolean>`s.withdrawn_at is null`,
    ...(kind ? [sql<boolean>`s.kind = ${kind}`] : []),
    ...(search ? [matches(search)] : []),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

function matches(search: string) {
  return sql<boolean>`(s.name_key like ${likeText(search.toLowerCase())} or exists (
    select from supplier_identifier i where i.authority_id = s.authority_id and i.supplier_id = s.supplier_id
      and i.identifier = ${search.trim().toUpperCase()}))`
}

function placeOf(cursor: string): { id: string; name: string } | undefined {
  const id = cursor.slice(0, 36)
  return /^[0-9a-f-]{36}$/.test(id) ? { id, name: cursor.slice(36) } : undefined
}
