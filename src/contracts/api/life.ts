import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { lifeRefusal } from '../life-words.ts'
import type { ContractsNeeds } from '../needs.ts'
import { termsIn } from '../pages/describe-contract/offered.ts'
import { answerMilestone, milestoneRefusals } from '../milestone.ts'
import { mayPass } from '../../web/permission.ts'
import { keepCommitments, keepContracts, varyCommitments } from '../permissions.ts'
import {
  addMilestoneAnswer,
  commitmentOf,
  type CommitmentRecord,
  contractOf,
  type ContractRecord,
  novate,
  pause,
  takeUp,
  transfer,
} from '../store.ts'
import { commitmentAnswer, commitmentTold } from './commitment-body.ts'
import { day, dayAsked, id, idAsked, orNull, refused, text } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Commitments'
const reason = text(2000)
const calendarDay = Type.String({ format: 'date', maxLength: 10 })

async function found(visit: Visit): Promise<{ contract: ContractRecord; commitment: CommitmentRecord }> {
  const asked = visit.params.commitment ?? ''
  const known = isId(asked) ? await commitmentOf(visit.tx, asked) : undefined
  const contract = known && (await contractOf(visit.tx, known.contract, { lock: true }))
  if (!contract || contract.withdrawnAt) throw new Problem(404, 'not-found', 'There is no such commitment.')
  return { contract, commitment: (await commitmentOf(visit.tx, known.id, { lock: true }))! }
}

type Because = Parameters<typeof lifeRefusal>[0]

/** The answer of an act: the commitment as it stands now, or why not. */
async function answered(
  visit: Visit,
  { contract, commitment }: { contract: ContractRecord; commitment: CommitmentRecord },
  decision: { accepted: true } | { accepted: false; because: Because },
) {
  if (!decision.accepted) {
    if (decision.because === 'stale') throw changedSince(commitmentTold(visit, commitment))
    const { field, sentence } = lifeRefusal(decision.because, contract)
    throw refused(decision.because, field, sentence)
  }
  const now = (await commitmentOf(visit.tx, commitment.id))!
  return { body: commitmentTold(visit, now), version: now.version }
}

export function lifeRoutes(needs: ContractsNeeds): ApiRoute[] {
  const after = needs.afterCommitmentChange
  return [
    defineApi({
      method: 'POST',
      path: '/commitments/:commitment/pause',
      allow: keepCommitments,
      tag,
      summary: 'Pauses a commitment; its days move by the length of the pause, or stay; needs If-Match',
      body: Type.Object(
        { from: calendarDay, until: calendarDay, moves: Type.Boolean(), reason },
        { additionalProperties: false },
      ),
      answer: commitmentAnswer,
      async handle(visit, { body, version }) {
        const of = await found(visit)
        const days = { from: dayAsked(body.from, 'from'), until: dayAsked(body.until, 'until') }
        const proposed = { version: versionAsked(version), ...days, moves: body.moves, reason: body.reason }
        return answered(visit, of, await pause(visit.tx, of, proposed, { today: visit.today, after }))
      },
    }),
    defineApi({
      method: 'POST',
      path: '/commitments/:commitment/take-up',
      allow: keepCommitments,
      tag,
      summary: 'Takes a paused commitment up again before its time; needs If-Match',
      body: Type.Object({ on: Type.Optional(day), reason }, { additionalProperties: false }),
      answer: commitmentAnswer,
      async handle(visit, { body, version }) {
        const of = await found(visit)
        const on = body.on === undefined ? visit.today : dayAsked(body.on, 'on')
        const proposed = { version: versionAsked(version), on, reason: body.reason }
        return answered(visit, of, await takeUp(visit.tx, of, proposed, { today: visit.today, after }))
      },
    }),
    defineApi({
      method: 'POST',
      path: '/commitments/:commitment/transfer',
      allow: keepCommitments,
      tag,
      summary: 'Passes a commitment to another supplier of its contract from a day on; needs If-Match',
      body: Type.Object({ to: id, on: Type.Optional(day), reason }, { additionalProperties: false }),
      answer: commitmentAnswer,
      async handle(visit, { body, version }) {
        const of = await found(visit)
        const on = body.on === undefined ? visit.today : dayAsked(body.on, 'on')
        const proposed = {
          version: versionAsked(version),
          to: idAsked(body.to, 'to'),
          on,
          reason: body.reason,
        }
        return answered(visit, of, await transfer(visit.tx, of, proposed, { today: visit.today, after }))
      },
    }),
    defineApi({
      method: 'POST',
      path: '/commitments/:commitment/milestones/:milestone/answers',
      allow: varyCommitments,
      tag,
      summary: 'Says whether a milestone is reached: on which day and how, or not yet',
      body: Type.Object(
        { reached: Type.Boolean(), on: Type.Optional(day), story: Type.Optional(reason) },
        { additionalProperties: false },
      ),
      answer: Type.Object({ milestone: id, reached: Type.Boolean(), on: orNull(day), story: Type.String() }),
      async handle(visit, { params, body }) {
        const { commitment } = await found(visit)
        const { visitor, tx, today } = visit
        const isCouncil = mayPass(keepCommitments, visitor.roles, false)
        const milestone = commitment.milestones?.find((each) => each.id === params.milestone)
        if (!milestone || (!isCouncil && !visitor.suppliers.includes(commitment.supplier)))
          throw new Problem(404, 'not-found', 'There is no such milestone.')
        const on = body.on === undefined ? undefined : dayAsked(body.on, 'on')
        const decision = answerMilestone({ reached: body.reached, on, story: body.story ?? '' }, today)
        if (!decision.accepted) {
          const { field, sentence } = milestoneRefusals[decision.because]
          throw refused(decision.because, field, sentence)
        }
        const by = isCouncil ? {} : { by: commitment.supplierName }
        await addMilestoneAnswer(tx, { commitment: commitment.id, milestone, ...by }, decision.fact)
        return { body: { milestone: milestone.id, ...decision.fact } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/novation',
      allow: keepContracts,
      tag: 'Contracts',
      summary:
        'Passes a supplier’s part in a contract, with all it promised there, to another supplier; needs If-Match',
      body: Type.Object(
        { from: id, to: id, on: Type.Optional(day), reason },
        { additionalProperties: false },
      ),
      answer: Type.Object({ contract: id, version: Type.Integer(), passed: Type.Integer() }),
      async handle(visit, { params, body, version }) {
        const contract = await contractAsked(visit, params.contract, { lock: true })
        const to = idAsked(body.to, 'to')
        const known = await visit.tx
          .selectFrom('supplier')
          .select('supplier_id')
          .where('authority_id', '=', visit.tx.authority)
          .where('supplier_id', '=', to)
          .executeTakeFirst()
        if (!known) throw refused('not-known', 'to', 'There is no such supplier')
        const on = body.on === undefined ? visit.today : dayAsked(body.on, 'on')
        const proposed = {
          from: idAsked(body.from, 'from'),
          to,
          on,
          reason: body.reason,
          version: versionAsked(version),
        }
        const of = { ...contract, terms: termsIn(contract) }
        const decision = await novate(visit.tx, of, proposed, { today: visit.today, needs })
        if (!decision.accepted) {
          if (decision.because === 'stale') throw changedSince({ id: contract.id, version: contract.version })
          const { field, sentence } = lifeRefusal(decision.because, contract)
          throw refused(decision.because, field, sentence)
        }
        const now = contract.version + 1
        return { body: { contract: contract.id, version: now, passed: decision.fact }, version: now }
      },
    }),
  ]
}
