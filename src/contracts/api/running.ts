import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { decideOnContracts, keepContractSettings, runContracts, seeContracts } from '../permissions.ts'
import { decidedAbout, decisionPointRefusals, decisionsDue, nextSteps } from '../running/decision-point.ts'
import { handoverRefusals } from '../running/handover-record.ts'
import { reviewRefusals } from '../running/review.ts'
import { likelihoods, recordRisk, type Risk, riskRefusals } from '../running/risk.ts'
import { chooseContractSetting, settingRefusals } from '../running/setting.ts'
import {
  addRisk,
  changeRisk,
  closeRisk,
  contractSettingOf,
  decideAbout,
  decisionsOf,
  handoverOwed,
  handoverRecordsOf,
  handOverContract,
  keepContractSetting,
  keepReview,
  mobilisationOf,
  prepareContract,
  type PreparingNeeds,
  reviewsOf,
  type RiskRecord,
  risksOf,
  tickStep,
} from '../store.ts'
import { dayAsked, decimal, id, moment, orNull, refused, text } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Running contracts'
const day = Type.String({ format: 'date' })
const keysOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[]
const about = Type.Enum(keysOf(decidedAbout))
const done = Type.Object({ id })

const risk = Type.Object({
  id,
  version: Type.Integer(),
  risk: Type.String(),
  likelihood: Type.Enum(keysOf(likelihoods)),
  doing: Type.String(),
  owner: Type.String(),
  reviewOn: day,
  closedBecause: orNull(Type.String()),
})

const managing = Type.Object({
  decisionsDue: Type.Array(Type.Object({ about, before: day, from: day, isDue: Type.Boolean() })),
  decisions: Type.Array(
    Type.Object({
      id,
      about,
      before: day,
      missed: orNull(Type.String()),
      toAsk: orNull(Type.String()),
      decided: Type.Enum(keysOf(nextSteps)),
      reason: Type.String(),
      decidedOn: day,
      decidedBy: Type.String(),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      step: Type.Integer(),
      title: Type.String(),
      isDone: Type.Boolean(),
      note: orNull(Type.String()),
      at: orNull(moment),
    }),
  ),
  risks: Type.Array(risk),
  reviews: Type.Array(
    Type.Object({ id, heldOn: day, present: Type.String(), minutes: Type.String(), nextOn: orNull(day) }),
  ),
  handoverRecords: Type.Array(
    Type.Object({
      id,
      from: orNull(id),
      to: orNull(id),
      wordOfMouth: Type.String(),
      whoKnows: orNull(Type.String()),
      recordedAt: moment,
    }),
  ),
  handoverOwed: Type.Boolean({
    description: 'The owner changed and nobody has written a handover record since',
  }),
  prepared: Type.Object({
    on: day,
    commitments: Type.Array(
      Type.Object({
        id,
        title: Type.String(),
        promised: decimal,
        verified: decimal,
        reported: decimal,
        due: day,
        standing: Type.Enum(['met', 'part', 'none', 'not-yet-due']),
        origin: Type.Enum(['tender', 'added']),
      }),
    ),
    waiting: Type.Integer(),
    returnsAwaited: Type.Integer(),
    drafts: Type.Integer(),
  }),
})

function readManaging(needs: PreparingNeeds): ApiRoute {
  return defineApi({
    method: 'GET',
    path: '/contracts/:contract/managing',
    allow: seeContracts,
    tag,
    summary:
      'What goes on around a contract: decisions, beginning, risks, reviews, handovers, and what is open',
    answer: managing,
    async handle(visit, { params }) {
      const { tx, today } = visit
      const contract = await contractAsked(visit, params.contract)
      const { decideMonths } = await contractSettingOf(tx)
      const body = {
        decisionsDue: decisionsDue(contract, decideMonths, today),
        decisions: await decisionsOf(tx, contract.id),
        steps: (await mobilisationOf(tx, contract.id)).map((step) => ({
          ...step,
          at: step.at?.toISOString() ?? null,
        })),
        risks: await risksOf(tx, contract.id),
        reviews: await reviewsOf(tx, contract.id),
        handoverRecords: (await handoverRecordsOf(tx, contract.id)).map((record) => ({
          ...record,
          recordedAt: record.recordedAt.toISOString(),
        })),
        handoverOwed: (await handoverOwed(tx, contract.id)) !== undefined,
        prepared: await prepareContract(tx, contract.id, needs),
      }
      return { body }
    },
  })
}

function decideOne(needs: PreparingNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/decisions',
    allow: decideOnContracts,
    tag,
    summary: 'Records what was decided before the contract ends, or before its last extension ends',
    body: Type.Object(
      {
        about,
        before: day,
        missed: Type.Optional(orNull(text(8000))),
        toAsk: Type.Optional(orNull(text(8000))),
        decided: Type.Enum(keysOf(nextSteps)),
        reason: text(8000),
        decidedOn: day,
        decidedBy: text(8000),
      },
      { additionalProperties: false },
    ),
    answer: done,
    status: 201,
    async handle(visit, { params, body }) {
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const decision = await decideAbout(visit.tx, contract, needs, {
        ...body,
        missed: body.missed ?? null,
        toAsk: body.toAsk ?? null,
        before: dayAsked(body.before, 'before'),
        decidedOn: dayAsked(body.decidedOn, 'decidedOn'),
      })
      if (!decision.accepted) {
        const { field, sentence } = decisionPointRefusals[decision.because]
        throw refused(decision.because, field, sentence)
      }
      return { status: 201, body: { id: decision.fact } }
    },
  })
}

const tickOne = defineApi({
  method: 'POST',
  path: '/contracts/:contract/mobilisation',
  allow: runContracts,
  tag,
  summary: 'Ticks a step of the contract’s beginning, or takes its tick away',
  body: Type.Object(
    { step: Type.Integer({ minimum: 0 }), isDone: Type.Boolean(), note: Type.Optional(orNull(text(500))) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ done: Type.Integer(), steps: Type.Integer() }),
  async handle(visit, { params, body }) {
    const { tx } = visit
    const contract = await contractAsked(visit, params.contract, { lock: true })
    const step = (await mobilisationOf(tx, contract.id)).find((each) => each.step === body.step)
    if (!step) throw refused('not-known', 'step', 'There is no such step')
    if (body.isDone !== step.isDone)
      await tickStep(tx, contract.id, { ...step, isDone: body.isDone, note: body.note || null })
    const now = await mobilisationOf(tx, contract.id)
    return { body: { done: now.filter(({ isDone }) => isDone).length, steps: now.length } }
  },
})

function handOver(needs: PreparingNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/handover-records',
    allow: runContracts,
    tag,
    summary: 'Writes a handover record for whoever looks after the contract next',
    body: Type.Object(
      { wordOfMouth: text(10_000), whoKnows: Type.Optional(orNull(text(10_000))) },
      { additionalProperties: false },
    ),
    answer: done,
    status: 201,
    async handle(visit, { params, body }) {
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const words = { wordOfMouth: body.wordOfMouth, whoKnows: body.whoKnows || null }
      const decision = await handOverContract(visit.tx, contract, needs, words)
      if (!decision.accepted) {
        const { field, sentence } = handoverRefusals[decision.because]
        throw refused(decision.because, field, sentence)
      }
      return { status: 201, body: { id: decision.fact } }
    },
  })
}

function minute(needs: PreparingNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/reviews',
    allow: runContracts,
    tag,
    summary: 'Keeps the minutes of a review and reset meeting, with what was prepared for it',
    body: Type.Object(
      { heldOn: day, present: text(2000), minutes: text(20_000), nextOn: Type.Optional(orNull(day)) },
      { additionalProperties: false },
    ),
    answer: done,
    status: 201,
    async handle(visit, { params, body }) {
      const { tx, today } = visit
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const review = {
        heldOn: dayAsked(body.heldOn, 'heldOn'),
        present: body.present,
        minutes: body.minutes,
        nextOn: body.nextOn ? dayAsked(body.nextOn, 'nextOn') : null,
      }
      const decision = await keepReview(tx, contract, needs, { review, today })
      if (!decision.accepted) {
        const { field, sentence } = reviewRefusals[decision.because]
        throw refused(decision.because, field, sentence)
      }
      return { status: 201, body: { id: decision.fact } }
    },
  })
}

const riskBody = Type.Object(
  {
    risk: text(2000),
    likelihood: Type.Enum(keysOf(likelihoods)),
    doing: text(2000),
    owner: text(2000),
    reviewOn: day,
  },
  { additionalProperties: false },
)

const addOneRisk = defineApi({
  method: 'POST',
  path: '/contracts/:contract/risks',
  allow: runContracts,
  tag,
  summary: 'Adds a risk to the contract’s register',
  body: riskBody,
  answer: risk,
  status: 201,
  async handle(visit, { params, body }) {
    const { tx, today } = visit
    const contract = await contractAsked(visit, params.contract, { lock: true })
    const added = await addRisk(tx, contract.id, riskAsked(body, today))
    const found = (await risksOf(tx, contract.id)).find((each) => each.id === added)!
    return { status: 201, body: found, version: found.version }
  },
})

function riskAsked(body: Static<typeof riskBody>, today: Parameters<typeof recordRisk>[1]): Risk {
  const decision = recordRisk({ ...body, reviewOn: dayAsked(body.reviewOn, 'reviewOn') }, today)
  if (decision.accepted) return decision.fact
  const { field, sentence } = riskRefusals[decision.because]
  throw refused(decision.because, field, sentence)
}

type Visit = Parameters<ApiRoute['handle']>[0]

async function riskFound(visit: Visit, params: Record<string, string>): Promise<RiskRecord> {
  const contract = await contractAsked(visit, params.contract, { lock: true })
  const asked = params.risk ?? ''
  const found = isId(asked)
    ? (await risksOf(visit.tx, contract.id)).find((each) => each.id === asked)
    : undefined
  if (!found) throw new Problem(404, 'not-found', 'There is no such risk.')
  if (found.closedBecause !== null) throw refused('closed-already', 'risk', 'This risk has been closed')
  return found
}

const changeOneRisk = defineApi({
  method: 'PUT',
  path: '/contracts/:contract/risks/:risk',
  allow: runContracts,
  tag,
  summary: 'Changes a risk; needs If-Match',
  body: riskBody,
  answer: risk,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const found = await riskFound(visit, params)
    const changed = await changeRisk(visit.tx, { ...found, version }, riskAsked(body, visit.today))
    if (!changed) throw changedSince(found)
    const now = (await risksOf(visit.tx, found.contract)).find((each) => each.id === found.id)!
    return { body: now, version: now.version }
  },
})

const closeOneRisk = defineApi({
  method: 'POST',
  path: '/contracts/:contract/risks/:risk/closure',
  allow: runContracts,
  tag,
  summary: 'Closes a risk with a reason; needs If-Match',
  body: Type.Object({ reason: text(1000) }, { additionalProperties: false }),
  answer: risk,
  async handle(visit, { params, body, version: given }) {
    const version = versionAsked(given)
    const found = await riskFound(visit, params)
    if (body.reason.trim() === '') throw refused('no-reason', 'reason', 'Say why it is closed')
    if (!(await closeRisk(visit.tx, { ...found, version }, body.reason.trim()))) throw changedSince(found)
    const now = (await risksOf(visit.tx, found.contract)).find((each) => each.id === found.id)!
    return { body: now, version: now.version }
  },
})

const setting = Type.Object(
  {
    decideMonths: Type.Integer(),
    waiverMonths: Type.Integer(),
    mobilisationSteps: Type.Array(text(300), { maxItems: 100 }),
  },
  { additionalProperties: false },
)

const readSetting = defineApi({
  method: 'GET',
  path: '/contract-settings',
  allow: seeContracts,
  tag,
  summary: 'How long ahead the authority decides, and its checklist for the beginning of a contract',
  answer: setting,
  async handle({ tx }) {
    const { version, ...found } = await contractSettingOf(tx)
    return { body: found, version }
  },
})

const changeSetting = defineApi({
  method: 'PUT',
  path: '/contract-settings',
  allow: keepContractSettings,
  tag,
  summary: 'Chooses them; needs If-Match',
  body: setting,
  answer: setting,
  async handle({ tx }, { body, version: given }) {
    const version = versionAsked(given)
    const decision = chooseContractSetting(body)
    if (!decision.accepted) {
      const { field, sentence } = settingRefusals[decision.because]
      throw refused(decision.because, field, sentence)
    }
    const kept = await keepContractSetting(tx, { version, setting: decision.fact })
    const { version: now, ...found } = await contractSettingOf(tx)
    if (!kept) throw changedSince(found)
    return { body: found, version: now }
  },
})

export function runningRoutes(needs: PreparingNeeds): ApiRoute[] {
  return [
    readManaging(needs),
    decideOne(needs),
    tickOne,
    handOver(needs),
    minute(needs),
    addOneRisk,
    changeOneRisk,
    closeOneRisk,
    readSetting,
    changeSetting,
  ]
}
