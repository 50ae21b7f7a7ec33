import { sql } from 'kysely'
import {
  canonicalIdentifier,
  newId,
  type OrganisationIdentifier,
  postcodeOf,
} from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import type { KnownSupplier } from '../same-supplier.ts'
import { isSupplierKind } from '../supplier.ts'
import { sealOfSupplier } from './keep-supplier.ts'

/** What a list of suppliers may say of one beside its name. */
export interface SupplierDetails {
  kind: string | null
  postcode: string | null
  about: string | null
  contactName: string | null
  contactEmail: string | null
}

export interface SupplierTold extends SupplierDetails {
  name: string
  identifiers: OrganisationIdentifier[]
}

/** A supplier as it stands here, with what a list could fill in. */
export interface SupplierHeld extends KnownSupplier, SupplierDetails {
  withdrawn: boolean
}

/** Every supplier; those that were withdrawn are found by their numbers. */
export async function suppliersHeld(tx: Tx): Promise<SupplierHeld[]> {
  const { rows } = await sql<SupplierHeld>`
    select s.supplier_id as id, s.name, s.postcode, nullif(s.kind, 'not-known') as kind, s.about,
      s.contact_name as "contactName", s.contact_email as "contactEmail", s.withdrawn_at is not null as withdrawn,
      coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'id', i.identifier)) from supplier_identifier i
        where i.authority_id = s.authority_id and i.supplier_id = s.supplier_id), '[]') as identifiers
    from supplier s where s.authority_id = ${tx.authority} order by s.supplier_id`.execute(tx)
  return rows
}

function rowOf(id: string, { name, kind, postcode, about, contactName, contactEmail }: SupplierTold) {
  return {
    supplier_id: id,
    name: name.trim().replaceAll(/\s+/g, ' '),
    kind: kind && isSupplierKind(kind) ? kind : 'not-known',
    postcode: postcodeOf(postcode ?? '') ?? null,
    about,
    contact_name: contactName,
    contact_email: contactEmail,
  }
}

/** Adds the suppliers of a list, in the name of its import, which seals them. */
export async function addToldSuppliers(
  tx: Tx,
  told: readonly SupplierTold[],
  importId: string,
): Promise<void> {
  if (told.length === 0) return
  const { recorded_at, recorded_by } = recordedNow(tx)
  const rows = told.map((one) => rowOf(newId(), one))
  await sql`
    insert into supplier (authority_id, supplier_id, name, kind, postcode, about, contact_name, contact_email, import_id,
      recorded_at, recorded_by)
    select ${tx.authority}::uuid, supplier_id, name, kind, postcode, about, contact_name, contact_email, ${importId}::uuid,
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(supplier_id uuid, name text, kind text, postcode text, about text,
      contact_name text, contact_email text)`.execute(tx)
  const numbers = told.flatMap(({ identifiers }, at) =>
    identifiers.map((one) => ({ supplier: rows[at]!.supplier_id, ...canonicalIdentifier(one) })),
  )
  await addNumbers(tx, numbers, importId)
}

async function addNumbers(
  tx: Tx,
  numbers: readonly (OrganisationIdentifier & { supplier: string })[],
  importId: string,
): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    insert into supplier_identifier (authority_id, supplier_id, scheme, identifier, import_id)
    select ${tx.authority}::uuid, supplier, scheme, id, ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as g(supplier uuid, scheme text, id text)`.execute(
    tx,
  )
}

/** What a list tells of a supplier that stands here and nobody had said: only what was empty is filled. */
export interface SupplierFilled {
  id: string
  filled: Partial<SupplierDetails>
  numbers: OrganisationIdentifier[]
}

const columns = {
  kind: 'kind',
  postcode: 'postcode',
  about: 'about',
  contactName: 'contact_name',
  contactEmail: 'contact_email',
} as const

/** Fills in what was empty, keeps what was filled for undoing, and answers with the rows to seal. */
export async function fillSuppliers(
  tx: Tx,
  filled: readonly SupplierFilled[],
  importId: string,
): Promise<FactRow[]> {
  if (filled.length === 0) return []
  const rows = filled.map(({ id, filled: fields }) => ({
    id,
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [columns[field as keyof typeof columns], value]),
    ),
  }))
  await sql`
    update supplier s set kind = coalesce(g.fields->>'kind', s.kind), postcode = coalesce(g.fields->>'postcode', s.postcode),
      about = coalesce(g.fields->>'about', s.about), contact_name = coalesce(g.fields->>'contact_name', s.contact_name),
      contact_email = coalesce(g.fields->>'contact_email', s.contact_email), version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, fields jsonb)
    where s.authority_id = ${tx.authority} and s.supplier_id = g.id`.execute(tx)
  await sql`
    insert into supplier_filled (authority_id, import_id, supplier_id, filled)
    select ${tx.authority}::uuid, ${importId}::uuid, id, fields
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, fields jsonb)`.execute(tx)
  const numbers = filled.flatMap(({ id: supplier, numbers: told }) =>
    told.map((one) => ({ ...canonicalIdentifier(one), supplier })),
  )
  await addNumbers(tx, numbers, importId)
  return [
    ...filled.flatMap(({ id }) => sealOfSupplier(id)),
    { table: 'supplier_filled', key: { import_id: importId } },
  ]
}

/** Takes away again what an import filled in, where nobody has said something else since. */
export async function takeBackFilled(tx: Tx, importId: string): Promise<{ ids: string[]; facts: FactRow[] }> {
  const { rows } = await sql<{ id: string }>`
    update supplier s set kind = case when s.kind = f.filled->>'kind' then 'not-known' else s.kind end,
      postcode = nullif(s.postcode, f.filled->>'postcode'), about = nullif(s.about, f.filled->>'about'),
      contact_name = nullif(s.contact_name, f.filled->>'contact_name'),
      contact_email = nullif(s.contact_email, f.filled->>'contact_email'), version = s.version + 1
    from supplier_filled f
    where f.authority_id = ${tx.authority} and f.import_id = ${importId}
      and s.authority_id = f.authority_id and s.supplier_id = f.supplier_id
    returning s.supplier_id as id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`
    delete from supplier_identifier
    where authority_id = ${tx.authority} and import_id = ${importId} and supplier_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  const again = [{ table: 'supplier_identifier', key: { import_id: importId } }]
  return { ids, facts: ids.length > 0 ? [...ids.flatMap(sealOfSupplier), ...again] : [] }
}
