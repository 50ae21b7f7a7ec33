import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { whoseWorkIsMine } from '../../parties/index.ts'
import type { Visit } from '../../web/visit.ts'
import { checkRules, risks } from '../check.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { notTogetherWords } from '../pages/check-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { readReturns, verify } from '../permissions.ts'
import {
  acceptMany,
  checkingOf,
  countToVerify,
  deliveriesToVerify,
  mostTogether,
  type QueueFilter,
  waitsFor,
} from '../store.ts'
import { longestReason } from '../verification.ts'
import { decimal, id, idShape, moment, orNull, refused } from './shapes.ts'

const idText = Type.Optional(Type.String({ maxLength: 36 }))
const listQuery = Type.Object(
  {
    mine: Type.Optional(Type.Enum(['true', 'false'])),
    team: idText,
    service: Type.Optional(Type.String({ maxLength: 200 })),
    supplier: idText,
    contract: idText,
    outcome: Type.Optional(Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' })),
    risk: Type.Optional(Type.Enum([...risks])),
    check: Type.Optional(
      Type.Enum(['over-limit', 'drawn'], {
        description: 'A second person confirms it; or low risk and drawn for a full check',
      }),
    ),
    waitsFor: Type.Optional(Type.Enum([...waitsFor])),
    order: Type.Optional(Type.Enum(['risk', 'age'], { description: 'By risk and then age, or by age' })),
    ...listing,
  },
  { additionalProperties: false },
)

const waitingAnswer = Type.Object({
  id,
  title: Type.String(),
  contract: id,
  contractTitle: Type.String(),
  supplier: id,
  supplierName: Type.String(),
  quarter: Type.String(),
  quantity: decimal,
  unit: Type.String(),
  state: Type.Enum(['reported', 'evidenced']),
  sentAt: moment,
  risk: Type.Enum([...risks], { description: 'High from two points on, some with one, low with none' }),
  points: Type.Integer(),
  noticed: Type.Array(Type.Enum([...checkRules]), { description: 'The rules that gave points' }),
  drawn: Type.Boolean({ description: 'Drawn for a full check, should nothing be noticed' }),
  waitsFor: orNull(Type.Enum([...waitsFor])),
})

interface Asked {
  mine?: string
  team?: string
  service?: string
  supplier?: string
  contract?: string
  outcome?: string
  risk?: string
  check?: string
  waitsFor?: string
  order?: string
}

async function filterOf({ tx, visitor }: Visit, asked: Asked): Promise<QueueFilter> {
  const filter: QueueFilter = { order: asked.order === 'age' ? 'age' : 'risk' }
  for (const name of ['team', 'supplier', 'contract'] as const) {
    const value = asked[name]
    if (value === undefined) continue
    if (!isId(value)) throw malformed(`/${name}`, `The ${name} is told by its id.`)
    filter[name] = value
  }
  if (asked.mine === 'true') filter.owners = whoseWorkIsMine(visitor)
  if (asked.service) filter.service = asked.service
  if (asked.outcome) filter.outcome = asked.outcome
  const risk = risks.find((each) => each === asked.risk)
  if (risk) filter.risk = risk
  const forWhat = waitsFor.find((each) => each === asked.waitsFor)
  if (forWhat) filter.waitsFor = forWhat
  if (asked.check === 'drawn') filter.drawn = true
  if (asked.check === 'over-limit') filter.overLimit = await checkingOf(tx)
  return filter
}

const listRoute = defineApi({
  method: 'GET',
  path: '/waiting-deliveries',
  allow: readReturns,
  tag: 'Deliveries',
  summary: 'Deliveries that wait for a decision, what most was noticed about first and of these the oldest',
  query: listQuery,
  answer: pageOf(waitingAnswer),
  async handle(visit, { query }) {
    const { tx } = visit
    const filter = await filterOf(visit, query)
    const limit = limitOf(query.limit)
    const [at, last] = readCursor(query.cursor, /^\d{1,3}\.\d{1,14}$/, idShape) ?? []
    const [points, moment] = (at ?? '').split('.')
    const after =
      at && last ? { points: Number(points), sentAt: new Date(Number(moment)), id: last } : undefined
    const found = await deliveriesToVerify(tx, filter, { ...(after ? { after } : {}), limit: limit + 1 })
    const items = found.slice(0, limit)
    const end = items.at(-1)
    const next =
      found.length > limit && end ? cursorOf(`${end.points}.${end.sentAt.getTime()}`, end.id) : null
    const total = query.total === 'true' ? { total: await countToVerify(tx, filter) } : {}
    const told = items.map(({ unit, quantity, sentAt, outcome: _, ...row }) => ({
      ...row,
      unit: unit.many,
      quantity: quantity.toFixed(),
      sentAt: sentAt.toISOString(),
    }))
    return { body: { items: told, next, ...total } }
  },
})

const togetherBody = Type.Object(
  {
    deliveries: Type.Array(id, { minItems: 1, maxItems: mostTogether }),
    reason: Type.String({ minLength: 1, maxLength: longestReason, description: 'One for all of them' }),
  },
  { additionalProperties: false },
)

const togetherRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/verifications',
    allow: verify,
    tag: 'Deliveries',
    summary:
      'Accepts many low-risk deliveries in one act; each keeps a decision of its own, and those that need a look are left',
    body: togetherBody,
    answer: Type.Object({
      accepted: Type.Array(id),
      left: Type.Array(Type.Object({ delivery: id, because: Type.String(), message: Type.String() })),
    }),
    status: 201,
    async handle(visit, { body: { deliveries, reason } }) {
      if (reason.trim() === '') throw refused('reason-missing', '/reason', 'Say why they are accepted.')
      if (!deliveries.every(isId)) throw new Problem(404, 'not-found', 'There is no such delivery.')
      const having = { needs, telling: tellingOf(visit) }
      const done = await acceptMany(visit.tx, having, deliveries, { reason, by: visit.visitor.id })
      const accepted = done.filter(({ because }) => !because).map((each) => each.id)
      const left = done.flatMap(({ id: delivery, because }) =>
        because ? [{ delivery, because, message: `${notTogetherWords(because)}.` }] : [],
      )
      return { status: 201, body: { accepted, left } }
    },
  })

export const waitingRoutes = (needs: DeliveryNeeds): ApiRoute[] => [listRoute, togetherRoute(needs)]
