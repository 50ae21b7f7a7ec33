import { sql } from 'kysely'
import {
  canonicalIdentifier,
  newId,
  type OrganisationIdentifier,
  postcodeOf,
} from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import { type DescribedSupplier, type KnownSupplier, nameKey, SupplierFinder } from '../same-supplier.ts'
import { isSupplierKind } from '../supplier.ts'
import { sealOfSupplier } from './supplier.ts'

interface NewSupplier extends KnownSupplier {
  kind: string
}

interface Learnt {
  supplier: string
  identifier: OrganisationIdentifier
}

/**
 * The suppliers that a file or notice describes, each added when it isn't known yet; ids in the order of the descriptions.
 * Numbers that a known supplier was not known by are added to it, and one that was withdrawn stands again. Few queries,
 * however many are described. An import calls this many times, so it notes itself, once, which suppliers it added.
 */
export async function findOrAddSuppliers(
  tx: Tx,
  described: readonly DescribedSupplier[],
  importId?: string,
): Promise<string[]> {
  if (described.length === 0) return []
  const finder = new SupplierFinder(await candidatesFor(tx, described))
  const added: NewSupplier[] = []
  const learnt: Learnt[] = []
  const ids = described.map((one) => {
    const found = finder.find(one)
    const supplier = found ?? newSupplier(one)
    if (!found) {
      added.push(supplier as NewSupplier)
      finder.add(supplier)
    }
    for (const identifier of finder.learn(supplier, one.identifiers))
      learnt.push({ supplier: supplier.id, identifier })
    return supplier.id
  })
  await insertSuppliers(tx, added, importId)
  await insertIdentifiers(tx, learnt)
  await standAgain(tx, ids, importId)
  note(tx, added, learnt, importId)
  return ids
}

function newSupplier({ name, kind, postcode }: DescribedSupplier): NewSupplier {
  return {
    id: newId(),
    name: name.trim().replaceAll(/\s+/g, ' '),
    kind: isSupplierKind(kind) ? kind : 'not-known',
    postcode: postcodeOf(postcode ?? '') ?? null,
    identifiers: [],
  }
}

/** Suppliers with one of the described numbers or names; those with a number first, then the longest known. */
async function candidatesFor(tx: Tx, described: readonly DescribedSupplier[]): Promise<KnownSupplier[]> {
  const identifiers = described.flatMap((one) => one.identifiers.map(canonicalIdentifier))
  const names = [...new Set(described.map(({ name }) => nameKey(name)))]
  const found = await sql<KnownSupplier>`
    with wanted as (
      select i.supplier_id from supplier_identifier i
      join jsonb_to_recordset(${JSON.stringify(identifiers)}::jsonb) as k(scheme text, id text)
        on i.scheme = k.scheme and i.identifier = k.id
      where i.authority_id = ${tx.authority}
      union
      select s.supplier_id from supplier s
      join jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as n(name_key) on s.name_key = n.name_key
      where s.authority_id = ${tx.authority} and s.withdrawn_at is null
    )
    select s.supplier_id as id, s.name, s.postcode,
      coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'id', i.identifier)) filter (where i.identifier is not null), '[]') as identifiers
    from wanted w
    join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = w.supplier_id
    left join supplier_identifier i on i.authority_id = ${tx.authority} and i.supplier_id = s.supplier_id
    group by s.supplier_id, s.name, s.postcode, s.recorded_at
    order by s.recorded_at, s.supplier_id`.execute(tx)
  return found.rows
}

/** Suppliers that were withdrawn when their import was undone, and are named again: they now belong to this import. */
async function standAgain(tx: Tx, ids: readonly string[], importId?: string): Promise<void> {
  const withdrawn = await sql<{ id: string; before: string | null }>`
    select supplier_id as id, import_id as before from supplier
    where authority_id = ${tx.authority} and supplier_id = any(${[...new Set(ids)]}::uuid[]) and withdrawn_at is not null`.execute(
    tx,
  )
  if (withdrawn.rows.length === 0) return
  const again = withdrawn.rows.map(({ id }) => id)
  await sql`
    update supplier set withdrawn_at = null, import_id = coalesce(${importId ?? null}::uuid, import_id), version = version + 1
    where authority_id = ${tx.authority} and supplier_id = any(${again}::uuid[])`.execute(tx)
  const imports = [...new Set(withdrawn.rows.map(({ before }) => before))].filter((id) => id !== null)
  tx.note({
    action: 'suppliers-stand-again',
    subject: importId ? 'import' : 'authority',
    id: importId ?? tx.authority,
    words: `${again.length} suppliers that had been withdrawn stand again.`,
    facts: [
      ...again.flatMap(sealOfSupplier),
      ...imports.map((import_id) => ({ table: 'supplier', key: { import_id } })),
    ],
  })
}

async function insertSuppliers(tx: Tx, added: readonly NewSupplier[], importId?: string): Promise<void> {
  if (added.length === 0) return
  const { recorded_at, recorded_by } = recordedNow(tx)
  const rows = added.map(({ id, name, kind, postcode }) => ({ supplier_id: id, name, kind, postcode }))
  await sql`
    insert into supplier (authority_id, supplier_id, name, kind, postcode, import_id, recorded_at, recorded_by)
    select ${tx.authority}, n.supplier_id, n.name, n.kind, n.postcode, ${importId ?? null}, ${recorded_at}, ${recorded_by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(supplier_id uuid, name text, kind text, postcode text)`.execute(
    tx,
  )
}

async function insertIdentifiers(tx: Tx, learnt: readonly Learnt[]): Promise<void> {
  if (learnt.length === 0) return
  const rows = learnt.map(({ supplier, identifier }) => ({ supplier_id: supplier, ...identifier }))
  await sql`
    insert into supplier_identifier (authority_id, supplier_id, scheme, identifier)
    select ${tx.authority}, n.supplier_id, n.scheme, n.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(supplier_id uuid, scheme text, id text)`.execute(
    tx,
  )
}

function note(tx: Tx, added: readonly NewSupplier[], learnt: readonly Learnt[], importId?: string): void {
  const isNew = new Set(added.map(({ id }) => id))
  const changed = [...new Set(learnt.map(({ supplier }) => supplier))].filter((id) => !isNew.has(id))
  for (const id of changed) {
    tx.note({
      action: 'supplier-changed',
      subject: 'supplier',
      id,
      words: 'Learnt another number it is known by.',
      facts: sealOfSupplier(id),
    })
  }
  if (importId) return
  for (const { id, name } of added) {
    tx.note({
      action: 'supplier-added',
      subject: 'supplier',
      id,
      words: `Added ${name}.`,
      facts: sealOfSupplier(id),
    })
  }
}
