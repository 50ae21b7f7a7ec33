import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import type { ContractsNeeds } from '../needs.ts'
import { keepCommitments, varyCommitments } from '../permissions.ts'
import { tellingOf } from '../pages/vary-commitment/telling.ts'
import { longestMilestone, mostMilestones, planAnew, type Profile, profiles } from '../plan.ts'
import {
  answerVariation,
  commitmentOf,
  type CommitmentRecord,
  contactOf,
  contractOf,
  type ContractRecord,
  variationOf,
  type VariationRecord,
  variationsOf,
  vary,
} from '../store.ts'
import { sides, termsOf, type Side } from '../variation.ts'
import { variationRefusal, variationStates } from '../variation-words.ts'
import { commitmentTold, planAsked, planTold, scaling } from './commitment-body.ts'
import { day, dayAsked, decimal, decimalAsked, id, moment, orNull, refused, text } from './shapes.ts'

const tag = 'Variations'
const side = Type.Enum(Object.keys(sides) as Side[])
const milestones = Type.Array(
  Type.Object(
    {
      id: Type.Optional(id),
      words: text(longestMilestone),
      due: day,
      quantity: Type.Optional(orNull(decimal)),
    },
    { additionalProperties: false },
  ),
  { maxItems: mostMilestones },
)
const targets = Type.Record(text(10), decimal, { maxProperties: 120 })
const profile = Type.Enum(Object.keys(profiles) as Profile[])

const asked = {
  title: Type.Optional(text(200)),
  quantity: Type.Optional(decimal),
  due: Type.Optional(day),
  profile: Type.Optional(profile),
  targets: Type.Optional(targets),
  periods: Type.Optional(targets),
  milestones: Type.Optional(milestones),
  scaling: Type.Optional(orNull(scaling)),
}

const answerOf = Type.Object({
  id,
  contract: id,
  commitment: id,
  side,
  title: Type.String(),
  quantity: decimal,
  due: day,
  profile,
  targets,
  periods: targets,
  milestones: Type.Array(Type.Unknown()),
  scaling: orNull(scaling),
  from: day,
  reason: Type.String(),
  askedAt: moment,
  state: Type.Enum(Object.keys(variationStates) as (keyof typeof variationStates)[]),
  answeredBy: orNull(side),
  answeredAt: orNull(moment),
  answerReason: orNull(Type.String()),
})

function told({ terms, ...one }: VariationRecord): Static<typeof answerOf> {
  return {
    id: one.id,
    contract: one.contract,
    commitment: one.commitment,
    side: one.side,
    title: terms.title,
    quantity: terms.quantity.toFixed(),
    due: terms.due,
    profile: terms.profile,
    ...planTold(terms),
    from: one.from,
    reason: one.reason,
    askedAt: one.recordedAt.toISOString(),
    state: one.state,
    answeredBy: one.answered?.side ?? null,
    answeredAt: one.answered?.at.toISOString() ?? null,
    answerReason: one.answered?.reason ?? null,
  }
}

/** Who asks: somebody who keeps commitments here, or the commitment's own supplier. For others it is not there. */
function sideOf({ visitor }: Visit, supplier: string): Side | undefined {
  if (mayPass(keepCommitments, visitor.roles, false)) return 'council'
  return visitor.suppliers.includes(supplier) ? 'supplier' : undefined
}

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
  by: Side
}

async function commitmentAsked(visit: Visit, lock: boolean): Promise<Found> {
  const { tx, params } = visit
  const known = isId(params.commitment ?? '') ? await commitmentOf(tx, params.commitment!) : undefined
  const by = known && sideOf(visit, known.supplier)
  const contract = known && (await contractOf(tx, known.contract, { lock }))
  if (!by || !contract || contract.withdrawnAt)
    throw new Problem(404, 'not-found', 'There is no such commitment.')
  return { contract, by, commitment: lock ? (await commitmentOf(tx, known.id, { lock }))! : known }
}

const listRoute = defineApi({
  method: 'GET',
  path: '/commitments/:commitment/variations',
  allow: varyCommitments,
  tag,
  summary: 'The changes of a commitment that either side asked for, the newest first',
  answer: Type.Object({ items: Type.Array(answerOf), next: Type.Null() }),
  async handle(visit) {
    const { commitment } = await commitmentAsked(visit, false)
    return { body: { items: (await variationsOf(visit.tx, commitment.id)).map(told), next: null } }
  },
})

const askRoute = defineApi({
  method: 'POST',
  path: '/commitments/:commitment/variations',
  allow: varyCommitments,
  tag,
  summary:
    'Asks the other side to change what was promised; the old terms hold until it agrees; needs If-Match',
  body: Type.Object(
    {
      ...asked,
      from: Type.Optional(day),
      reason: text(2000),
      email: Type.Optional(
        text(254, 'Where the supplier is asked; the address kept with the commitment when left out'),
      ),
    },
    { additionalProperties: false },
  ),
  answer: answerOf,
  status: 201,
  async handle(visit, { body, version }) {
    const { tx, today } = visit
    const { contract, commitment, by } = await commitmentAsked(visit, true)
    const { scaling: rate, ...fixed } = termsOf(commitment)
    const standing = rate ? { ...fixed, scaling: rate } : fixed
    const wanted = {
      quantity: body.quantity === undefined ? standing.quantity : decimalAsked(body.quantity, 'quantity'),
      due: body.due === undefined ? standing.due : dayAsked(body.due, 'due'),
    }
    const saysRate = body.scaling !== undefined
    const saysPlan = saysRate || (body.profile ?? body.targets ?? body.periods ?? body.milestones)
    const anew = saysPlan ? undefined : planAnew(standing, wanted, { starts: contract.starts, today })
    const terms = {
      ...(saysRate ? fixed : standing),
      ...wanted,
      ...(anew ?? planAsked(body, standing)),
      title: body.title ?? standing.title,
    }
    const from = body.from === undefined ? today : dayAsked(body.from, 'from')
    const email = body.email ?? commitment.supplierEmail ?? (await contactOf(tx, commitment.supplier)) ?? ''
    const proposed = { terms, from, reason: body.reason, version: versionAsked(version), email }
    const decision = await vary(tx, tellingOf(visit), { contract, commitment }, by, proposed)
    if (!decision.accepted) {
      if (decision.because === 'stale') throw changedSince(commitmentTold(visit, commitment))
      const { field, sentence } = variationRefusal(decision.because, contract)
      throw refused(decision.because, field, sentence)
    }
    return { status: 201, body: told((await variationOf(tx, decision.fact))!) }
  },
})

function answerRoute({ afterCommitmentChange }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/variations/:variation/answer',
    allow: varyCommitments,
    tag,
    summary:
      'Agrees to a change that the other side asked for, declines it with a reason, or takes one’s own back',
    body: Type.Object(
      {
        answer: Type.Enum(['agreed', 'declined', 'taken-back']),
        reason: Type.Optional(text(2000, 'Needed to decline')),
      },
      { additionalProperties: false },
    ),
    answer: answerOf,
    async handle(visit, { params, body }) {
      const known = isId(params.variation ?? '') ? await variationOf(visit.tx, params.variation!) : undefined
      const by = known && sideOf(visit, known.supplier)
      if (!by) throw new Problem(404, 'not-found', 'There is no such variation.')
      const needs = { afterCommitmentChange, telling: tellingOf(visit) }
      const given = { answer: body.answer, reason: body.reason ?? '' }
      const decision = (await answerVariation(visit.tx, needs, known.id, by, given))!
      if (decision.accepted) return { body: told(decision.fact) }
      const { field, sentence } = variationRefusal(decision.because, { starts: null, ends: null })
      throw refused(decision.because, field, sentence)
    },
  })
}

export function variationRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [listRoute, askRoute, answerRoute(needs)]
}
