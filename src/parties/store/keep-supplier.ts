import { newId, type OrganisationIdentifier, postcodeOf } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import type { SupplierDescription } from '../supplier.ts'

/** The rows of one supplier, to be sealed again by every act that changes them. */
export function sealOfSupplier(supplier_id: string): FactRow[] {
  return [
    { table: 'supplier', key: { supplier_id } },
    { table: 'supplier_identifier', key: { supplier_id } },
  ]
}

/** The description as the table's columns. */
function valuesOf(described: SupplierDescription) {
  return {
    name: described.name,
    kind: described.kind,
    postcode: described.postcode && (postcodeOf(described.postcode) ?? null),
    about: described.about,
    contact_name: described.contactName,
    contact_email: described.contactEmail,
  }
}

/** Adds a supplier somebody described; `identifier-used` when another has one of its numbers. */
export async function addSupplier(
  tx: Tx,
  described: SupplierDescription,
): Promise<{ id: string } | 'identifier-used'> {
  if (await holderOfAny(tx, described.identifiers)) return 'identifier-used'
  const supplier_id = newId()
  await tx
    .insertInto('supplier')
    .values({ authority_id: tx.authority, supplier_id, ...valuesOf(described), ...recordedNow(tx) })
    .execute()
  await keepIdentifiers(tx, supplier_id, described.identifiers)
  tx.note({
    action: 'supplier-added',
    subject: 'supplier',
    id: supplier_id,
    words: `Added ${described.name}.`,
    facts: sealOfSupplier(supplier_id),
  })
  return { id: supplier_id }
}

/** Changes a supplier that was read at that version; `stale` when somebody changed it since. */
export async function editSupplier(
  tx: Tx,
  id: string,
  described: SupplierDescription,
  version: number,
): Promise<'changed' | 'stale' | 'identifier-used'> {
  const holder = await holderOfAny(tx, described.identifiers, id)
  if (holder) return 'identifier-used'
  const changed = await tx
    .updateTable('supplier')
    .set({ ...valuesOf(described), version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('supplier_id', '=', id)
    .where('version', '=', version)
    .returning('supplier_id')
    .executeTakeFirst()
  if (!changed) return 'stale'
  const imports = await changeIdentifiers(tx, id, described.identifiers)
  tx.note({
    action: 'supplier-changed',
    subject: 'supplier',
    id,
    words: `Changed what is known of ${described.name}.`,
    facts: [
      ...sealOfSupplier(id),
      ...imports.map((import_id) => ({ table: 'supplier_identifier', key: { import_id } })),
    ],
  })
  return 'changed'
}

/** Adds and takes away numbers; those that stay are left as they are. Answers with the imports that told of one taken away. */
async function changeIdentifiers(
  tx: Tx,
  supplier: string,
  identifiers: readonly OrganisationIdentifier[],
): Promise<string[]> {
  const before = await tx
    .selectFrom('supplier_identifier')
    .select(['scheme', 'identifier as id', 'import_id'])
    .where('authority_id', '=', tx.authority)
    .where('supplier_id', '=', supplier)
    .execute()
  const isIn = (list: readonly OrganisationIdentifier[]) => (one: OrganisationIdentifier) =>
    list.some(({ scheme, id }) => scheme === one.scheme && id === one.id)
  const added = identifiers.filter((one) => !isIn(before)(one))
  const gone = before.filter((one) => !isIn(identifiers)(one))
  for (const { scheme, id } of gone) {
    await tx
      .deleteFrom('supplier_identifier')
      .where('authority_id', '=', tx.authority)
      .where('scheme', '=', scheme)
      .where('identifier', '=', id)
      .execute()
  }
  await keepIdentifiers(tx, supplier, added)
  return [...new Set(gone.flatMap(({ import_id }) => import_id ?? []))]
}

async function keepIdentifiers(
  tx: Tx,
  supplier_id: string,
  identifiers: readonly OrganisationIdentifier[],
): Promise<void> {
  if (identifiers.length === 0) return
  await tx
    .insertInto('supplier_identifier')
    .values(
      identifiers.map(({ scheme, id }) => ({
        authority_id: tx.authority,
        supplier_id,
        scheme,
        identifier: id,
      })),
    )
    .execute()
}

async function holderOfAny(
  tx: Tx,
  identifiers: readonly OrganisationIdentifier[],
  except?: string,
): Promise<string | undefined> {
  if (identifiers.length === 0) return undefined
  const rows = await tx
    .selectFrom('supplier_identifier')
    .select('supplier_id')
    .where('authority_id', '=', tx.authority)
    .where((where) => where.or(identifiers.map(({ scheme, id }) => where.and({ scheme, identifier: id }))))
    .execute()
  return rows.find(({ supplier_id }) => supplier_id !== except)?.supplier_id
}
