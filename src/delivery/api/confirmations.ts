import Type, { type Static } from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { confirmationAnswers, longestWords, readConfirmationSetting } from '../confirmation.ts'
import { namingError, settingError } from '../pages/confirmation-words.ts'
import { tellingOrganisationsOf } from '../pages/telling-organisations.ts'
import { answerOwnReturn, keepReturnRhythm, readReturns, verify } from '../permissions.ts'
import {
  type ConfirmationRecord,
  confirmationSettingOf,
  confirmationsOf,
  deliveryOf,
  nameOrganisation,
  setConfirmationSetting,
} from '../store.ts'
import { ownLine } from './answering.ts'
import { deliveryAsked, noDelivery } from './delivery-told.ts'
import { id, moment, orNull, refused } from './shapes.ts'

const naming = Type.Object(
  { organisation: Type.String({ maxLength: 300 }), email: Type.String({ maxLength: 300 }) },
  { additionalProperties: false },
)

const confirmationAnswer = Type.Object({
  id,
  organisation: Type.String(),
  namedBy: Type.Enum(['supplier', 'authority']),
  drawn: Type.Boolean({ description: 'Whether it is among the share that is asked' }),
  askedAt: orNull(moment),
  answer: orNull(Type.Enum([...confirmationAnswers])),
  words: orNull(Type.String({ maxLength: longestWords })),
  answeredAt: orNull(moment),
})

function told(record: ConfirmationRecord): Static<typeof confirmationAnswer> {
  const { id: confirmation, organisation, namedBy, drawn, askedAt, answer, words, answeredAt } = record
  return {
    id: confirmation,
    organisation,
    namedBy,
    drawn,
    askedAt: askedAt?.toISOString() ?? null,
    answer,
    words,
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}

const listRoute = defineApi({
  method: 'GET',
  path: '/deliveries/:delivery/confirmations',
  allow: readReturns,
  tag: 'Deliveries',
  summary: 'What the organisations that benefited say of a delivery',
  answer: Type.Object({ items: Type.Array(confirmationAnswer) }),
  async handle(visit, { params }) {
    const delivery = await deliveryAsked(visit, params.delivery)
    return { body: { items: (await confirmationsOf(visit.tx, [delivery.id])).map(told) } }
  },
})

const nameRoute = defineApi({
  method: 'POST',
  path: '/deliveries/:delivery/confirmations',
  allow: verify,
  tag: 'Deliveries',
  summary: 'Names the organisation that benefited from a delivery, and asks it',
  body: naming,
  answer: confirmationAnswer,
  status: 201,
  async handle(visit, { params, body }) {
    const delivery = await deliveryAsked(visit, params.delivery)
    return { status: 201, body: await named(visit, delivery.id, { typed: body, by: 'authority' }) }
  },
})

const nameOwnRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/answers/:commitment/confirmations',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Names the organisation that benefited from what was sent, for the authority to ask it',
  body: naming,
  answer: confirmationAnswer,
  status: 201,
  async handle(visit, { body }) {
    const { line } = await ownLine(visit)
    const standing = line.owed.sent.filter(({ state }) => state !== 'replaced')
    const newest = standing.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0]
    if (!newest) throw new Problem(409, 'not-sent', 'Send the return first: then name who benefited.')
    return { status: 201, body: await named(visit, newest.id, { typed: body, by: 'supplier' }) }
  },
})

async function named(
  visit: Visit,
  of: string,
  naming: Parameters<typeof nameOrganisation>[3],
): Promise<Static<typeof confirmationAnswer>> {
  const delivery = await deliveryOf(visit.tx, of)
  if (!delivery) throw noDelivery()
  const decision = await nameOrganisation(visit.tx, tellingOrganisationsOf(visit), delivery, naming)
  if (!decision.accepted) {
    const { field, text } = namingError(decision.because)
    throw refused(decision.because, `/${field}`, `${text}.`)
  }
  const all = await confirmationsOf(visit.tx, [of])
  return told(all.find(({ id: each }) => each === decision.fact)!)
}

const setting = {
  percent: Type.Integer({
    description: 'Of a hundred deliveries whose beneficiary is named, how many are asked about',
  }),
  remindAfter: Type.Integer({ description: 'Days after which an organisation is asked once more' }),
}

async function settingTold({ tx }: Visit) {
  const { version, ...body } = await confirmationSettingOf(tx)
  return { body, version }
}

const settingRoute = defineApi({
  method: 'GET',
  path: '/confirmation-setting',
  allow: keepReturnRhythm,
  tag: 'Deliveries',
  summary: 'How many organisations that benefited are asked, and when once more',
  answer: Type.Object(setting),
  handle: settingTold,
})

const keepSettingRoute = defineApi({
  method: 'PUT',
  path: '/confirmation-setting',
  allow: keepReturnRhythm,
  tag: 'Deliveries',
  summary: 'Sets how many organisations that benefited are asked, and when once more',
  body: Type.Object(setting, { additionalProperties: false }),
  answer: Type.Object(setting),
  async handle(visit, { body, version }) {
    const asked = versionAsked(version)
    const read = readConfirmationSetting({
      percent: String(body.percent),
      remindAfter: String(body.remindAfter),
    })
    if (!read.accepted) {
      const { field, text } = settingError(read.because)
      throw refused(read.because, `/${field}`, `${text}.`)
    }
    if (!(await setConfirmationSetting(visit.tx, read.fact, asked)))
      throw changedSince((await settingTold(visit)).body)
    return settingTold(visit)
  },
})

export const confirmationRoutes: ApiRoute[] = [
  listRoute,
  nameRoute,
  nameOwnRoute,
  settingRoute,
  keepSettingRoute,
]
