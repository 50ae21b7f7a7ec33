import Type from 'typebox'
import type { PartiesNeeds } from '../needs.ts'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import {
  changedSince,
  cursorOf,
  limitOf,
  listing,
  pageOf,
  readCursor,
  versionAsked,
} from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { editSuppliers, readSuppliers } from '../permissions.ts'
import { describeSupplier, type SupplierDescription, type SupplierKind, supplierKinds } from '../supplier.ts'
import {
  addSupplier,
  countSuppliers,
  editSupplier,
  supplierOf,
  type SupplierRecord,
  suppliersIn,
} from '../store.ts'
import { anyText, id, idAsked, missing, orNull, refused } from './shapes.ts'

const identifiers = Type.Array(
  Type.Object(
    { scheme: Type.String({ maxLength: 40 }), id: Type.String({ maxLength: 60 }) },
    { additionalProperties: false },
  ),
  { maxItems: 20, description: 'Numbers by scheme, as org-id.guide names the schemes' },
)
const kind = Type.Enum(Object.keys(supplierKinds) as SupplierKind[])
const text = (maxLength: number) => Type.Optional(orNull(Type.String({ maxLength })))

const written = {
  name: Type.String({ maxLength: 200 }),
  kind,
  identifiers: Type.Optional(identifiers),
  postcode: text(10),
  about: text(2000),
  contactName: text(150),
  contactEmail: text(254),
}
const supplier = Type.Object({
  id,
  name: Type.String(),
  kind,
  identifiers,
  postcode: orNull(Type.String()),
  placeCode: orNull(Type.String()),
  about: orNull(Type.String()),
  contactName: orNull(Type.String()),
  contactEmail: orNull(Type.String()),
})

function inWords({ version: _, withdrawnAt: __, ...rest }: SupplierRecord) {
  return rest
}

interface Written {
  name: string
  kind: string
  identifiers?: { scheme: string; id: string }[]
  postcode?: string | null
  about?: string | null
  contactName?: string | null
  contactEmail?: string | null
}

function described(body: Written): SupplierDescription {
  const read = describeSupplier({
    name: body.name.trim(),
    kind: body.kind,
    identifiers: body.identifiers ?? [],
    postcode: body.postcode ?? '',
    about: body.about ?? '',
    contactName: body.contactName ?? '',
    contactEmail: body.contactEmail ?? '',
  })
  if ('errors' in read) throw refused(read.errors)
  return read.supplier
}

async function supplierAsked(
  { tx }: Visit,
  asked: string | undefined,
  lock = false,
): Promise<SupplierRecord> {
  const found = await supplierOf(tx, idAsked(asked, 'supplier'), { lock })
  if (!found) throw missing('supplier')
  return found
}

const used = () => refused({ identifiers: 'Another supplier has one of these numbers already' })

export function supplierRoutes({
  afterSupplierChange,
}: Pick<PartiesNeeds, 'afterSupplierChange'>): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/suppliers',
      allow: readSuppliers,
      tag: 'Suppliers',
      summary: 'Suppliers by name',
      query: Type.Object(
        {
          search: Type.Optional(
            Type.String({ maxLength: 200, description: 'Part of the name, or a whole number' }),
          ),
          kind: Type.Optional(kind),
          ...listing,
        },
        { additionalProperties: false },
      ),
      answer: pageOf(supplier),
      async handle({ tx }, { query }) {
        const after = readCursor(query.cursor, anyText)?.[0]
        const filter = { search: query.search, kind: query.kind as SupplierKind | undefined }
        const { suppliers, next } = await suppliersIn(tx, { ...filter, after, limit: limitOf(query.limit) })
        const total = query.total === 'true' ? { total: await countSuppliers(tx, filter) } : {}
        return { body: { items: suppliers.map(inWords), next: next ? cursorOf(next) : null, ...total } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/suppliers/:id',
      allow: readSuppliers,
      tag: 'Suppliers',
      summary: 'One supplier',
      answer: supplier,
      async handle(visit, { params }) {
        const found = await supplierAsked(visit, params.id)
        return { body: inWords(found), version: found.version }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/suppliers',
      allow: editSuppliers,
      tag: 'Suppliers',
      summary: 'Adds a supplier',
      body: Type.Object(written, { additionalProperties: false }),
      answer: supplier,
      status: 201,
      async handle(visit, { body }) {
        const added = await addSupplier(visit.tx, described(body))
        if (added === 'identifier-used') throw used()
        const found = await supplierAsked(visit, added.id)
        return { body: inWords(found), version: found.version }
      },
    }),
    defineApi({
      method: 'PATCH',
      path: '/suppliers/:id',
      allow: editSuppliers,
      tag: 'Suppliers',
      summary: 'Changes what is known of a supplier; what is left out stays',
      body: Type.Partial(Type.Object(written, { additionalProperties: false }), {
        additionalProperties: false,
      }),
      answer: supplier,
      async handle(visit, { params, body, version }) {
        const asked = versionAsked(version)
        const before = await supplierAsked(visit, params.id, true)
        if (before.version !== asked) throw changedSince(inWords(before))
        const done = await editSupplier(visit.tx, before.id, described({ ...before, ...body }), asked)
        if (done === 'identifier-used') throw used()
        await afterSupplierChange(visit.tx, before.id)
        const found = await supplierAsked(visit, before.id)
        return { body: inWords(found), version: found.version }
      },
    }),
  ]
}
