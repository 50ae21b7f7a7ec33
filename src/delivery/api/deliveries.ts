import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { decimalOf } from '../../language/quantity.ts'
import { type Quarter, quarterFrom } from '../../language/quarter.ts'
import { type ApiAnswer, type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { decimal, heldText, id, idShape, orNull } from './shapes.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { decideError } from '../pages/staff-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { readReturns, verify } from '../permissions.ts'
import {
  countDeliveries,
  decide,
  deliveriesIn,
  type DeliveryFilter,
  type DeliveryListed,
  deliveryOf,
  type DeliveryRecord,
  evidenceOfDeliveries,
} from '../store.ts'
import { longestReason, verificationDecisions, type VerificationRefusal } from '../verification.ts'

const states = ['reported', 'evidenced', 'verified', 'partly-verified', 'not-accepted', 'replaced'] as const
const state = Type.Enum([...states])

const listed = {
  id,
  return: id,
  contract: id,
  contractTitle: Type.String(),
  commitment: id,
  title: Type.String(),
  supplier: id,
  supplierName: Type.String(),
  measure: Type.String({ description: 'Code of the measure' }),
  unit: Type.String(),
  outcome: Type.String({ description: 'Slug of the outcome' }),
  quarter: Type.String({ description: 'Of the financial year, such as 2026-27Q2' }),
  quantity: decimal,
  accepted: orNull(Type.String({ description: 'What was accepted; null until it was checked' })),
  state,
  story: Type.String(),
  recordedAt: Type.String({ format: 'date-time' }),
}

function inList({ returnId, unit, quantity, accepted, recordedAt, ...row }: DeliveryListed) {
  return {
    ...row,
    return: returnId,
    unit: unit.many,
    quantity: quantity.toFixed(),
    accepted: accepted?.toFixed() ?? null,
    recordedAt: recordedAt.toISOString(),
  }
}

const verification = Type.Object({
  id,
  decision: Type.Enum([...verificationDecisions]),
  quantity: decimal,
  reason: orNull(Type.String()),
  at: Type.String({ format: 'date-time' }),
})

const one = Type.Object({
  ...listed,
  replaces: orNull(Type.String({ description: 'The earlier report it was sent again for' })),
  evidence: Type.Array(
    Type.Object({
      id,
      kind: Type.Enum(['file', 'link']),
      name: Type.String(),
      url: orNull(Type.String()),
      mediaType: orNull(Type.String()),
    }),
  ),
  verification: Type.Union([verification, Type.Null()]),
})

async function inFull(visit: Visit, delivery: DeliveryRecord) {
  const evidence = await evidenceOfDeliveries(visit.tx, [delivery.id])
  const { verification: decided, measure, outcome, quantity, accepted } = delivery
  return {
    id: delivery.id,
    return: delivery.returnId,
    contract: delivery.contract,
    contractTitle: delivery.contractTitle,
    commitment: delivery.commitment,
    title: delivery.title,
    supplier: delivery.supplier,
    supplierName: delivery.supplierName,
    measure: measure.code,
    unit: measure.unit.many,
    outcome: outcome.slug,
    quarter: delivery.quarter,
    quantity: quantity.toFixed(),
    accepted: accepted?.toFixed() ?? null,
    state: delivery.state,
    story: delivery.story,
    recordedAt: delivery.recordedAt.toISOString(),
    replaces: delivery.replaces,
    evidence: evidence.map(({ id: evidenceId, kind, name, url, mediaType }) => ({
      id: evidenceId,
      kind,
      name,
      url,
      mediaType,
    })),
    verification: decided && {
      id: decided.id,
      decision: decided.decision,
      quantity: decided.quantity.toFixed(),
      reason: decided.reason,
      at: decided.at.toISOString(),
    },
  }
}

const noDelivery = () => new Problem(404, 'not-found', 'There is no such delivery.')

async function deliveryAsked(visit: Visit, asked: string | undefined): Promise<DeliveryRecord> {
  const found = asked && isId(asked) ? await deliveryOf(visit.tx, asked) : undefined
  if (!found) throw noDelivery()
  return found
}

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
  state?: (typeof states)[number]
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
    if (!quarter)
      throw new Problem(400, 'malformed', 'A quarter is written like 2026-27Q2.', [
        { pointer: '/quarter', message: 'No such quarter.' },
      ])
    filter.quarter = quarter
  }
  for (const name of ['contract', 'commitment'] as const) {
    const value = query[name]
    if (value === undefined) continue
    if (!isId(value))
      throw new Problem(400, 'malformed', `The ${name} is told by its id.`, [
        { pointer: `/${name}`, message: 'This is no id.' },
      ])
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
  answer: one,
  async handle(visit, { params }) {
    return { body: await inFull(visit, await deliveryAsked(visit, params.delivery)) }
  },
})

const decidingBody = Type.Object(
  {
    decision: Type.Enum([...verificationDecisions]),
    quantity: Type.Optional(
      Type.String({ maxLength: 40, description: 'For `in-part`: how much is accepted' }),
    ),
    reason: Type.Optional(
      Type.String({
        maxLength: longestReason,
        pattern: heldText,
        description: 'Sent to the supplier; needed unless all is accepted',
      }),
    ),
  },
  { additionalProperties: false },
)

const verificationRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/deliveries/:delivery/verification',
    allow: verify,
    tag: 'Deliveries',
    summary: 'Accept a delivery, accept a part with a reason, or do not accept it with a reason',
    body: decidingBody,
    answer: one,
    status: 201,
    async handle(visit, { params, body }): Promise<ApiAnswer> {
      const asked = params.delivery ?? ''
      const quantity = body.quantity === undefined ? undefined : decimalOf(body.quantity)
      const deciding = {
        decision: body.decision,
        reason: body.reason ?? '',
        by: visit.visitor.id,
        ...(quantity ? { quantity } : {}),
      }
      const decided = isId(asked)
        ? await decide(visit.tx, { needs, telling: tellingOf(visit) }, asked, deciding)
        : undefined
      if (!decided) throw noDelivery()
      const { delivery, decision } = decided
      if (!decision.accepted) throw refused(decision.because, delivery, await inFull(visit, delivery))
      return { status: 201, body: await inFull(visit, await deliveryAsked(visit, delivery.id)) }
    },
  })

const pointers = { decision: '/decision', part: '/quantity', reason: '/reason' } as const

function refused(because: VerificationRefusal, { quantity }: DeliveryRecord, current: unknown): Problem {
  const { field, text } = decideError(because, quantity.toFixed())
  const isPast = because === 'already-decided' || because === 'replaced'
  if (isPast) return new Problem(409, because, `${text}.`, undefined, { current })
  return new Problem(422, because, `${text}.`, [{ pointer: pointers[field], message: `${text}.` }])
}

export function deliveryRoutes(needs: DeliveryNeeds): ApiRoute[] {
  return [deliveriesRoute, deliveryRoute, verificationRoute(needs)]
}
