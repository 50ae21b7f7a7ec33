import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, limitOf, listing, pageOf, versionAsked } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { keepWaivers, seeContracts } from '../permissions.ts'
import {
  type Waiver,
  waiverKinds,
  type WaiverRefusal,
  waiverRefusals,
  waiverStandings,
} from '../running/waiver.ts'
import {
  contractSettingOf,
  keepWaiver,
  waiverOf,
  type WaiverRecord,
  waiversIn,
  withdrawWaiver,
} from '../store.ts'
import { dayAsked, decimal, decimalAsked, dueCursor, id, idAsked, orNull, refused, text } from './shapes.ts'

const tag = 'Waivers and direct awards'
const day = Type.String({ format: 'date' })
const keysOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[]
const kind = Type.Enum(keysOf(waiverKinds))

const described = Type.Object(
  {
    number: text(300),
    kind,
    title: text(300),
    supplier: text(300, 'From whom, in words'),
    contract: Type.Optional(orNull(Type.String({ maxLength: 36 }))),
    value: Type.Optional(orNull(decimal)),
    reason: text(2000),
    approver: text(300, 'A post or a board'),
    approvedOn: day,
    expires: day,
  },
  { additionalProperties: false },
)

const waiverAnswer = Type.Object({
  id,
  number: Type.String(),
  kind,
  title: Type.String(),
  supplier: Type.String(),
  contract: orNull(id),
  value: orNull(decimal),
  reason: Type.String(),
  approver: Type.String(),
  approvedOn: day,
  expires: day,
})

function told({ value, ...waiver }: WaiverRecord) {
  return { ...waiver, value: value?.toFixed() ?? null }
}

function waiverAsked(body: Static<typeof described>): Waiver {
  const { contract = null, value = null } = body
  return {
    ...body,
    contract: contract === null ? null : idAsked(contract, 'contract'),
    value: value === null ? null : decimalAsked(value, 'value'),
    approvedOn: dayAsked(body.approvedOn, 'approvedOn'),
    expires: dayAsked(body.expires, 'expires'),
  }
}

function refusal(because: WaiverRefusal): Problem {
  const { field, sentence } = waiverRefusals[because]
  return refused(because, field, sentence)
}

async function found({ tx }: Visit, asked: string | undefined, lock = false): Promise<WaiverRecord> {
  const waiver = asked && isId(asked) ? await waiverOf(tx, asked, { lock }) : undefined
  if (waiver?.withdrawnBecause !== null) throw new Problem(404, 'not-found', 'There is no such waiver.')
  return waiver
}

const list = defineApi({
  method: 'GET',
  path: '/waivers',
  allow: seeContracts,
  tag,
  summary: 'The register of waivers and direct awards, the last to expire first',
  query: Type.Object(
    {
      search: Type.Optional(text(200)),
      standing: Type.Optional(Type.Enum(keysOf(waiverStandings))),
      contract: Type.Optional(Type.String({ maxLength: 36 })),
      limit: listing.limit,
      cursor: listing.cursor,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(waiverAnswer),
  async handle({ tx, today }, { query: { cursor, limit, ...filter } }) {
    if (filter.contract !== undefined) idAsked(filter.contract, 'contract')
    const { waiverMonths: months } = await contractSettingOf(tx)
    const place = { after: dueCursor(cursor), limit: limitOf(limit) }
    const page = await waiversIn(tx, { ...filter, today, months }, place)
    return { body: { items: page.waivers.map(told), next: page.next ?? null } }
  },
})

const readOne = defineApi({
  method: 'GET',
  path: '/waivers/:waiver',
  allow: seeContracts,
  tag,
  summary: 'One waiver or direct award',
  answer: waiverAnswer,
  async handle(visit, { params }) {
    const waiver = await found(visit, params.waiver)
    return { body: told(waiver), version: waiver.version }
  },
})

const addOne = defineApi({
  method: 'POST',
  path: '/waivers',
  allow: keepWaivers,
  tag,
  summary: 'Records a waiver or direct award',
  body: described,
  answer: waiverAnswer,
  status: 201,
  async handle({ tx }, { body }) {
    const decision = await keepWaiver(tx, waiverAsked(body))
    if (!decision.accepted) throw refusal(decision.because)
    const waiver = (await waiverOf(tx, decision.fact))!
    return { status: 201, body: told(waiver), version: waiver.version }
  },
})

const changeOne = defineApi({
  method: 'PUT',
  path: '/waivers/:waiver',
  allow: keepWaivers,
  tag,
  summary: 'Changes one; needs If-Match',
  body: described,
  answer: waiverAnswer,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const standing = await found(visit, params.waiver, true)
    if (standing.version !== version) throw changedSince(told(standing))
    const decision = await keepWaiver(visit.tx, waiverAsked(body), standing)
    if (!decision.accepted) throw refusal(decision.because)
    const waiver = (await waiverOf(visit.tx, standing.id))!
    return { body: told(waiver), version: waiver.version }
  },
})

const withdrawOne = defineApi({
  method: 'POST',
  path: '/waivers/:waiver/withdraw',
  allow: keepWaivers,
  tag,
  summary: 'Takes one out of the register that was entered by mistake, with a reason; needs If-Match',
  body: Type.Object({ reason: text(2000) }, { additionalProperties: false }),
  answer: waiverAnswer,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const standing = await found(visit, params.waiver, true)
    if (standing.version !== version) throw changedSince(told(standing))
    if (body.reason.trim() === '') throw refused('no-reason', 'reason', 'Say why it is taken out')
    await withdrawWaiver(visit.tx, standing, body.reason.trim())
    return { body: told(standing) }
  },
})

export const waiverRoutes: ApiRoute[] = [list, readOne, addOne, changeOne, withdrawOne]
