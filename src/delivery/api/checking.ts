import Type from 'typebox'
import { decimalOf } from '../../language/quantity.ts'
import { addDays } from '../../language/day.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { type Checking, keepChecking as decideChecking } from '../checking.ts'
import { isDrawn, placeInDraw } from '../draw.ts'
import { keepChecking, readChecking } from '../permissions.ts'
import { checkingOf, drawOn, drawsOf, keepCheckingAndShare } from '../store.ts'
import { deliveryAsked } from './delivery-told.ts'
import { id, moment, orNull, refused } from './shapes.ts'
import { dayIn } from '../../language/day.ts'

const number = (description: string) => Type.String({ maxLength: 40, description })
const checkingShape = {
  moreBy: number('More than so many times what was planned is noticed'),
  similarFrom: Type.Integer({ minimum: 5, maximum: 200, description: 'Fewest reports compared with' }),
  unlikeBy: number('How many usual distances from the middle are noticed'),
  confirmFrom: orNull(
    number('A second person confirms on contracts of this value, in pounds, or more; null for none'),
  ),
  confirmContractualOnly: Type.Boolean({ description: 'For these only what is a clause of the contract' }),
  confirmTimesPlan: orNull(number('A second person confirms above so many times the plan; null for none')),
  fullCheckPercent: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: 'Of low-risk deliveries, how many of a hundred are drawn for a full check, from tomorrow',
  }),
}
const checkingAnswer = Type.Object(checkingShape)

async function told({ tx, today }: Visit) {
  const {
    moreBy,
    similarFrom,
    unlikeBy,
    confirmFromPence,
    confirmContractualOnly,
    confirmTimesPlan,
    version,
  } = await checkingOf(tx)
  const draw = await drawOn(tx, addDays(today, 1))
  const body = {
    moreBy: moreBy.toFixed(),
    similarFrom,
    unlikeBy: unlikeBy.toFixed(),
    confirmFrom: confirmFromPence === null ? null : (confirmFromPence / 100).toFixed(2),
    confirmContractualOnly,
    confirmTimesPlan: confirmTimesPlan?.toFixed() ?? null,
    fullCheckPercent: draw?.percent ?? 0,
  }
  return { body, version }
}

const readRoute = defineApi({
  method: 'GET',
  path: '/checking',
  allow: readChecking,
  tag: 'Deliveries',
  summary: 'When something is noticed about a delivery, and when a second person confirms a decision',
  answer: checkingAnswer,
  handle: told,
})

const pointers = {
  'more-by': '/moreBy',
  'similar-from': '/similarFrom',
  'unlike-by': '/unlikeBy',
  'confirm-from': '/confirmFrom',
  'confirm-times-plan': '/confirmTimesPlan',
} as const

const keepRoute = defineApi({
  method: 'PUT',
  path: '/checking',
  allow: keepChecking,
  tag: 'Deliveries',
  summary: 'Sets how deliveries are checked; a changed share is drawn from tomorrow, with a new seed',
  body: Type.Object(checkingShape, { additionalProperties: false }),
  answer: checkingAnswer,
  async handle(visit, { body, version }) {
    const kept = await checkingOf(visit.tx)
    if (version === undefined)
      throw new Problem(428, 'version-missing', 'Say which version you read: If-Match.')
    const decimal = (name: keyof typeof body, text: string) => {
      const read = decimalOf(text)
      if (!read) throw malformed(`/${name}`, 'A number is written like 2 or 2.5.')
      return read
    }
    const pounds = body.confirmFrom === null ? null : decimal('confirmFrom', body.confirmFrom)
    const proposed: Checking = {
      moreBy: decimal('moreBy', body.moreBy),
      similarFrom: body.similarFrom,
      unlikeBy: decimal('unlikeBy', body.unlikeBy),
      confirmFromPence: pounds && Number(pounds.times(100).round(0).toFixed()),
      confirmContractualOnly: body.confirmContractualOnly,
      confirmTimesPlan:
        body.confirmTimesPlan === null ? null : decimal('confirmTimesPlan', body.confirmTimesPlan),
    }
    const decision = decideChecking(proposed)
    if (!decision.accepted)
      throw refused(decision.because, pointers[decision.because], 'This is not within what may be set.')
    const { tx } = visit
    const isFresh =
      version === kept.version &&
      (await keepCheckingAndShare(tx, decision.fact, body.fullCheckPercent, version))
    if (!isFresh)
      throw new Problem(412, 'stale', 'Somebody else changed this since you read it.', undefined, {
        current: (await told(visit)).body,
      })
    return told(visit)
  },
})

const drawAnswer = Type.Object({
  id,
  starts: Type.String({ format: 'date', description: 'The first day on which deliveries are drawn by it' }),
  percent: Type.Integer(),
  seed: Type.String({ description: '32 bytes, in hexadecimal' }),
  fixedAt: moment,
})

const drawsRoute = defineApi({
  method: 'GET',
  path: '/check-draws',
  allow: readChecking,
  tag: 'Deliveries',
  summary: 'The draws of full checks with their seeds, the latest first, to work them out again',
  answer: Type.Object({ items: Type.Array(drawAnswer), next: Type.Null() }),
  async handle({ tx }) {
    const items = (await drawsOf(tx)).map(({ fixedAt, ...draw }) => ({
      ...draw,
      fixedAt: fixedAt.toISOString(),
    }))
    return { body: { items, next: null } }
  },
})

const placeRoute = defineApi({
  method: 'GET',
  path: '/deliveries/:delivery/draw',
  allow: readChecking,
  tag: 'Deliveries',
  summary:
    'A delivery’s place in its draw: the first 32 bits of HMAC-SHA-256 of its id, with the seed as the key, modulo 10,000',
  answer: Type.Object({
    draw: orNull(id),
    seed: orNull(Type.String()),
    percent: orNull(Type.Integer()),
    place: orNull(Type.Integer({ description: 'From 0 to 9,999' })),
    isDrawn: Type.Boolean({ description: 'Its place is below a hundred times the percentage' }),
  }),
  async handle(visit, { params }) {
    const delivery = await deliveryAsked(visit, params.delivery)
    const draw = await drawOn(visit.tx, dayIn(delivery.recordedAt))
    if (!draw) return { body: { draw: null, seed: null, percent: null, place: null, isDrawn: false } }
    const { seed, percent } = draw
    const place = placeInDraw(seed, delivery.id)
    return { body: { draw: draw.id, seed, percent, place, isDrawn: isDrawn(draw, delivery.id) } }
  },
})

export const checkingRoutes: ApiRoute[] = [readRoute, keepRoute, drawsRoute, placeRoute]
