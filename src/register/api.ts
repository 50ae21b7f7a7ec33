import Type, { type TSchema } from 'typebox'
import { type ApiRoute, defineApi, malformed, Problem } from '../web/api.ts'
import { limitOf, listing, pageOf } from '../web/listing.ts'
import type { Visit } from '../web/visit.ts'
import type { RegisterEntry } from './entry.ts'
import { readFilter, type RegisterFilter, type RegisterSort } from './filter.ts'
import { entryStatuses } from './output.ts'
import { type PagePlace, readPlace, writePlace } from './page-place.ts'
import { readRegister } from './permissions.ts'
import { countOf, entryByNumber, filterNames, registerIn, totalledBy, totalsBy } from './store.ts'
import { supplierKindWords } from './supplier-kind.ts'

const code = Type.String({ minLength: 1, maxLength: 100 })
const id = Type.String({ minLength: 36, maxLength: 36 })
const day = Type.String({ format: 'date' })
const several = <One extends TSchema>(one: One, describes: string) =>
  Type.Optional(Type.Union([one, Type.Array(one, { maxItems: 50 })], { description: describes }))

/** What picks entries out, the same for lists and totals; a name may stand several times, for "any of these". */
const columns = {
  authority: Type.Optional(Type.String({ maxLength: 41, description: 'Slug of the authority' })),
  outcome: several(code, 'Slug of the outcome'),
  measure: several(code, 'Code of the measure'),
  place: several(code, 'Code of the place; "anywhere" for outputs tied to none'),
  supplierKind: several(Type.Enum(Object.keys(supplierKindWords)), 'Kind of supplier'),
  status: several(Type.Enum([...entryStatuses]), 'Withdrawn entries come only when asked for'),
  year: several(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' }), 'Financial year, such as 2026-27'),
  quarter: Type.Optional(
    Type.String({
      pattern: '^[0-9]{4}-[0-9]{2}Q[1-4]$',
      description: 'Of the financial year, such as 2026-27Q2',
    }),
  ),
}

const one = Type.Object({
  number: Type.String({ description: 'The same for ever' }),
  title: Type.String(),
  story: Type.String({ description: 'The supplier’s own words' }),
  status: Type.Enum([...entryStatuses]),
  measure: Type.String({ description: 'Code of the measure' }),
  measureName: Type.String(),
  quantity: Type.String({ description: 'A decimal, in the unit of the measure' }),
  unit: Type.String(),
  outcome: Type.String({ description: 'Slug of the outcome' }),
  outcomeName: Type.String(),
  quarter: Type.String({ description: 'Of the financial year, such as 2026-27Q2' }),
  place: Type.Union([Type.String(), Type.Null()], { description: 'Code of the place' }),
  placeName: Type.Union([Type.String(), Type.Null()]),
  supplier: id,
  supplierName: Type.String(),
  supplierKind: Type.String(),
  contract: id,
  contractTitle: Type.String(),
  commitment: id,
  verifiedOn: day,
  publishedOn: day,
  withdrawnOn: Type.Union([day, Type.Null()]),
})

function inWords(entry: RegisterEntry) {
  const { measure, outcome, place, supplier, contract, quantity, output: _, ...rest } = entry
  return {
    ...rest,
    measure: measure.code,
    measureName: measure.name,
    quantity: quantity.toFixed(),
    unit: measure.unit.many,
    outcome: outcome.slug,
    outcomeName: outcome.name,
    place: place?.code ?? null,
    placeName: place?.name ?? null,
    supplier: supplier.id,
    supplierName: supplier.name,
    supplierKind: supplier.kind,
    contract: contract.id,
    contractTitle: contract.title,
  }
}

const sortNames = { '-quarter': 'newest', quarter: 'oldest', '-quantity': 'most' } as const

function sortOf(text: keyof typeof sortNames | undefined, filter: RegisterFilter): RegisterSort {
  const sort = sortNames[text ?? '-quarter']
  if (sort === 'most' && filter.measure.length !== 1)
    throw malformed('/sort', 'Quantities only compare within one measure: name one.')
  return sort
}

function placeOf(cursor: string | undefined, sort: RegisterSort): PagePlace | undefined {
  if (cursor === undefined) return undefined
  const place = readPlace(Buffer.from(cursor, 'base64url').toString(), sort)
  if (!place) throw malformed('/cursor', 'There is no such cursor: take the `next` of the page before.')
  return place
}

export function registerApi(): ApiRoute[] {
  return [listRoute, oneRoute, totalsRoute]
}

const listRoute = defineApi({
  method: 'GET',
  path: '/outputs',
  allow: readRegister,
  tag: 'Register',
  summary: 'Published outputs, the newest period first',
  query: Type.Object(
    {
      ...columns,
      supplier: Type.Optional(id),
      contract: Type.Optional(id),
      q: Type.Optional(Type.String({ maxLength: 200, description: 'Words to look for' })),
      sort: Type.Optional(Type.Enum(Object.keys(sortNames) as (keyof typeof sortNames)[])),
      ...listing,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(one),
  async handle({ tx, query: asked }: Visit, { query }) {
    const filter = readFilter(asked)
    const sort = sortOf(query.sort, filter)
    const after = placeOf(query.cursor, sort)
    const { entries, next } = await registerIn(tx, filter, sort, { after, limit: limitOf(query.limit) })
    return {
      body: {
        items: entries.map(inWords),
        next: next ? Buffer.from(writePlace(next)).toString('base64url') : null,
        ...(query.total === 'true' ? { total: await countOf(tx, filter, { exact: true }) } : {}),
      },
    }
  },
})

const oneRoute = defineApi({
  method: 'GET',
  path: '/outputs/:number',
  allow: readRegister,
  tag: 'Register',
  summary: 'One output by its number',
  query: Type.Object({ authority: columns.authority }, { additionalProperties: false }),
  answer: one,
  async handle({ tx }, { params }) {
    const entry = await entryByNumber(tx, params.number ?? '')
    if (!entry) throw new Problem(404, 'not-found', 'There is no output with this number.')
    return { body: inWords(entry) }
  },
})

const total = Type.Object({
  value: Type.String({ description: 'Of what the outputs are counted by' }),
  name: Type.Union([Type.String(), Type.Null()]),
  outputs: Type.Integer(),
  verified: Type.Integer({ description: 'Accepted in full' }),
  partlyVerified: Type.Integer(),
  quantity: Type.Optional(Type.String({ description: 'Only where all of it is of one measure' })),
})

const totalsRoute = defineApi({
  method: 'GET',
  path: '/totals',
  allow: readRegister,
  tag: 'Register',
  summary: 'Published outputs counted by outcome, measure, quarter, place, kind of supplier or status',
  query: Type.Object(
    {
      ...columns,
      by: Type.Optional(Type.Enum([...totalledBy], { description: 'By outcome when left out' })),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ by: Type.Enum([...totalledBy]), items: Type.Array(total), next: Type.Null() }),
  async handle({ tx, query: asked }: Visit, { query }) {
    const by = query.by ?? 'outcome'
    const filter = readFilter(asked)
    if (filter.status.includes('withdrawn')) throw malformed('/status', 'What was withdrawn is in no total.')
    const names =
      by === 'outcome' || by === 'measure' || by === 'place' ? (await filterNames(tx))[by] : undefined
    const items = (await totalsBy(tx, by, filter)).map(({ quantity, ...row }) => ({
      ...row,
      name: names?.get(row.value) ?? supplierKindWords[row.value] ?? null,
      ...(quantity ? { quantity: quantity.toFixed() } : {}),
    }))
    return { body: { by, items, next: null } }
  },
})
