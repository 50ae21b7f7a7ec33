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
import { sealOfSupplier } from './keep-supplier.ts'

export interface NewSupplier extends KnownSupplier {
  kind: string
}

/** A supplier that may be the one described. */
export interface Candidate extends KnownSupplier {
  withdrawn: boolean
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
  await insertIdentifiers(tx, learnt, importId)
  await standAgain(tx, ids, importId)
  note(tx, added, learnt, importId)
  return ids
}

export function newSupplier({ name, kind, postcode }: DescribedSupplier): NewSupplier {
  return {
    id: newId(),
    name: name.trim().replaceAll(/\s+/g, ' '),
    kind: isSupplierKind(kind) ? kind : 'not-known',
    postcode: postcodeOf(postcode ?? '') ?? null,
    identifiers: [],
  }
}

/**
 * Suppliers with one of the described numbers or names, the longest known first. Each table is asked by lists of keys and
 * the answers are put together here: a join's plan hangs on statistics, which are far off in the middle of a large import.
 */
export async function candidatesFor(tx: Tx, described: readonly DescribedSupplier[]): Promise<Candidate[]> {
  const numbers = described.flatMap((one) => one.identifiers.map((each) => canonicalIdentifier(each).id))
  const names = described.map(({ name }) => nameKey(name))
  const numbered = await identifiersWhere(tx, 'identifier', [...new Set(numbers)])
  const byNumber = await suppliersWhere(tx, 'supplier_id', [
    ...new Set(numbered.map(({ supplier }) => supplier)),
  ])
  const byName = await suppliersWhere(tx, 'name_key', [...new Set(names)])
  const known = new Map([...byNumber, ...byName].map((supplier) => [supplier.id, supplier]))
  for (const { supplier, ...identifier } of await identifiersWhere(tx, 'supplier_id', [...known.keys()])) {
    known.get(supplier)!.identifiers.push(identifier)
  }
  return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function identifiersWhere(tx: Tx, column: 'identifier' | 'supplier_id', values: readonly string[]) {
  return tx
    .selectFrom('supplier_identifier')
    .select(['supplier_id as supplier', 'scheme', 'identifier as id'])
    .where('authority_id', '=', tx.authority)
    .where(oneOf(column, values))
    .execute()
}

async function suppliersWhere(
  tx: Tx,
  column: 'supplier_id' | 'name_key',
  values: readonly string[],
): Promise<Candidate[]> {
  let query = tx
    .selectFrom('supplier')
    .select(['supplier_id as id', 'name', 'postcode', 'withdrawn_at'])
    .where('authority_id', '=', tx.authority)
    .where(oneOf(column, values))
  if (column === 'name_key') query = query.where('withdrawn_at', 'is', null)
  return (await query.execute()).map(({ withdrawn_at, ...row }) => ({
    ...row,
    withdrawn: withdrawn_at !== null,
    identifiers: [],
  }))
}

/** One parameter for the whole list, however long. */
function oneOf(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${values})`
}

/** Suppliers that were withdrawn when their import was undone, and are named again: they now belong to this import. */
async function standAgain(tx: Tx, ids: readonly string[], importId?: string): Promise<void> {
  const withdrawn = await tx
    .selectFrom('supplier')
    .select(['supplier_id as id', 'import_id as before'])
    .where('authority_id', '=', tx.authority)
    .where(oneOf('supplier_id', [...new Set(ids)]))
    .where('withdrawn_at', 'is not', null)
    .execute()
  if (withdrawn.length === 0) return
  const again = withdrawn.map(({ id }) => id)
  await sql`
    update supplier set withdrawn_at = null, import_id = coalesce(${importId ?? null}::uuid, import_id), version = version + 1
    where authority_id = ${tx.authority} and supplier_id = any(${again}::uuid[])`.execute(tx)
  const imports = new Set([importId ?? null, ...withdrawn.map(({ before }) => before)])
  imports.delete(null)
  tx.note({
    action: 'suppliers-stand-again',
    subject: importId ? 'import' : 'authority',
    id: importId ?? tx.authority,
    words: `${again.length} suppliers that had been withdrawn stand again.`,
    facts: [
      ...(importId ? [] : again.flatMap(sealOfSupplier)),
      ...[...imports].map((import_id) => ({ table: 'supplier', key: { import_id: import_id! } })),
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

async function insertIdentifiers(tx: Tx, learnt: readonly Learnt[], importId?: string): Promise<void> {
  if (learnt.length === 0) return
  const rows = learnt.map(({ supplier, identifier }) => ({ supplier_id: supplier, ...identifier }))
  await sql`
    insert into supplier_identifier (authority_id, supplier_id, scheme, identifier, import_id)
    select ${tx.authority}, n.supplier_id, n.scheme, n.id, ${importId ?? null}
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
