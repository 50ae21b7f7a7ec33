import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type Quarter, quarterFrom } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, malformed } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { readReturns } from '../permissions.ts'
import { countDeliveries, deliveriesIn, type DeliveryFilter } from '../store.ts'
import {
  deliveryAnswer,
  deliveryAsked,
  type deliveryStates,
  inFull,
  inList,
  listed,
  state,
} from './delivery-told.ts'
import { idShape } from './shapes.ts'

const listQuery = Type.Object(
  {
    outcome: Type.Optional(
      Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$', description: 'Slug of an outcome' }),
    ),
    state: Type.Optional(state),
    quarter: Type.Optional(Type.String({ maxLength: 10, description: 'Such as 2026-27Q2' })),
    contract: Type.Optional(Type.String({ maxLength: 36 })),
    commitment: Type.Optional(Type.String({ maxLength: 36 })),
    ...listing,
  },
  { additionalProperties: false },
)

interface ListAsked {
  outcome?: string
  state?: (typeof deliveryStates)[number]
  quarter?: string
  contract?: string
  commitment?: string
}

function filterOf(query: ListAsked): DeliveryFilter {
  const filter: DeliveryFilter = {}
  if (query.outcome) filter.outcome = query.outcome
  if (query.state) filter.state = query.state
  if (query.quarter) {
    const quarter = quarterFrom(query.quarter)
    if (!quarter) throw malformed('/quarter', 'A quarter is written like 2026-27Q2.')
    filter.quarter = quarter
  }
  for (const name of ['contract', 'commitment'] as const) {
    const value = query[name]
    if (value === undefined) continue
    if (!isId(value)) throw malformed(`/${name}`, `The ${name} is told by its id.`)
    filter[name] = value
  }
  return filter
}

const deliveriesRoute = defineApi({
  method: 'GET',
  path: '/deliveries',
  allow: readReturns,
  tag: 'Deliveries',
  summary: 'What suppliers reported, the newest period first',
  query: listQuery,
  answer: pageOf(Type.Object(listed)),
  async handle({ tx }, { query }) {
    const filter = filterOf(query)
    const limit = limitOf(query.limit)
    const [quarter, last] = readCursor(query.cursor, /^\d{4}-\d{2}Q[1-4]$/, idShape) ?? []
    const after = quarter && last ? { quarter: quarter as Quarter, id: last } : undefined
    const found = await deliveriesIn(tx, filter, { after, limit: limit + 1 })
    const items = found.slice(0, limit)
    const end = items.at(-1)
    const next = found.length > limit && end ? cursorOf(end.quarter, end.id) : null
    const total = query.total === 'true' ? { total: await countDeliveries(tx, filter, { exact: true }) } : {}
    return { body: { items: items.map(inList), next, ...total } }
  },
})

const deliveryRoute = defineApi({
  method: 'GET',
  path: '/deliveries/:delivery',
  allow: readReturns,
  tag: 'Deliveries',
  summary: 'One delivery, its evidence and what was decided',
  answer: deliveryAnswer,
  async handle(visit, { params }) {
    return { body: await inFull(visit, await deliveryAsked(visit, params.delivery)) }
  },
})

export const deliveryRoutes: ApiRoute[] = [deliveriesRoute, deliveryRoute]
