import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { type CommitmentRefusal, recordCommitment } from '../commitment.ts'
import {
  type CommitmentEditRefusal,
  editCommitment,
  withdrawCommitment,
  type WithdrawalRefusal,
} from '../commitment-edit.ts'
import { commitmentRefusal } from '../commitment-words.ts'
import { takeDraft } from '../draft.ts'
import { becomeCommitment } from '../further-benefit/further-benefit.ts'
import type { ContractsNeeds } from '../needs.ts'
import { keepCommitments, readContracts } from '../permissions.ts'
import {
  addCommitment,
  changeCommitment,
  commitmentIn,
  commitmentOf,
  type CommitmentRecord,
  contractOf,
  type ContractRecord,
  decideDraft,
  draftOf,
  type DraftRecord,
  endCommitment,
  isUnderWay,
  furtherBenefitOf,
  type FurtherBenefitRecord,
  takeAsCommitment,
  termOf,
} from '../store.ts'
import {
  commitmentAnswer,
  commitmentAsked,
  commitmentBegun,
  commitmentToAdd,
  commitmentToChange,
  commitmentTold,
} from './commitment-body.ts'
import { commitmentLists } from './commitment-list.ts'
import { day, dayAsked, idAsked, refused, text } from './shapes.ts'
import { contractAsked, isOpenTo } from './viewer.ts'

const tag = 'Commitments'
const authority = Type.Optional(Type.String({ maxLength: 41 }))
interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/** The commitment asked for with its contract; of a change both are locked, the contract first. */
async function found(visit: Visit, asked: string | undefined, lock = false): Promise<Found> {
  const known = asked && isId(asked) ? await commitmentOf(visit.tx, asked) : undefined
  const contract = known && (await contractOf(visit.tx, known.contract, { lock }))
  const commitment = lock && known ? await commitmentOf(visit.tx, known.id, { lock }) : known
  if (!contract || !commitment || !isOpenTo(visit, contract))
    throw new Problem(404, 'not-found', 'There is no such commitment.')
  return { contract, commitment }
}

const readOne = defineApi({
  method: 'GET',
  path: '/commitments/:commitment',
  allow: readContracts,
  tag,
  summary: 'One commitment',
  query: Type.Object({ authority }, { additionalProperties: false }),
  answer: commitmentAnswer,
  async handle(visit, { params }) {
    const { commitment } = await found(visit, params.commitment)
    return { body: commitmentTold(visit, commitment), version: commitment.version }
  },
})

function recordOne({ afterCommitmentChange }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/commitments',
    allow: keepCommitments,
    tag,
    summary: 'Records a commitment on a contract, perhaps from a draft',
    body: commitmentToAdd,
    answer: commitmentAnswer,
    status: 201,
    async handle(visit, { params, body: { draft: asked, furtherBenefit, ...given } }) {
      const { tx } = visit
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const draft = await draftAsked(visit, contract, asked)
      const benefit = await benefitAsked(visit, contract, furtherBenefit)
      const body = benefit ? { ...given, origin: 'added' as const } : given
      const begun = commitmentBegun(contract.suppliers[0] ?? '')
      const decision = recordCommitment(termOf(contract), await commitmentAsked(visit, body, begun))
      if (!decision.accepted) throw refusal(decision.because, contract)
      const toAdd = { contract: contract.id, commitment: decision.fact }
      const id = await addCommitment(tx, toAdd, afterCommitmentChange)
      if (draft) await decideDraft(tx, draft, 'taken', id)
      if (benefit) await takeAsCommitment(tx, benefit, id)
      const added = (await commitmentOf(tx, id))!
      return { status: 201, body: commitmentTold(visit, added), version: added.version }
    },
  })
}

async function draftAsked(
  { tx }: Visit,
  contract: ContractRecord,
  asked: string | undefined,
): Promise<DraftRecord | undefined> {
  if (asked === undefined) return undefined
  const draft = await draftOf(tx, idAsked(asked, 'draft'), { lock: true })
  if (draft?.contract !== contract.id)
    throw refused('not-known', 'draft', 'There is no such draft on this contract')
  if (!takeDraft(draft.state).accepted)
    throw refused('taken-already', 'draft', 'This draft has been made a commitment already')
  return draft
}

async function benefitAsked(
  { tx }: Visit,
  contract: ContractRecord,
  asked: string | undefined,
): Promise<FurtherBenefitRecord | undefined> {
  if (asked === undefined) return undefined
  const benefit = await furtherBenefitOf(tx, idAsked(asked, 'furtherBenefit'), { lock: true })
  if (benefit?.contract !== contract.id)
    throw refused('not-known', 'furtherBenefit', 'There is no such further benefit on this contract')
  const taking = becomeCommitment(benefit.state)
  if (!taking.accepted)
    throw refused(taking.because, 'furtherBenefit', 'It is not agreed, or is a commitment already')
  return benefit
}

function changeOne({ afterCommitmentChange, progressOf }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'PATCH',
    path: '/commitments/:commitment',
    allow: keepCommitments,
    tag,
    summary: 'Changes a commitment, with a reason and the day it was agreed; needs If-Match',
    body: commitmentToChange,
    answer: commitmentAnswer,
    async handle(visit, { params, body, version }) {
      const { tx, today } = visit
      const { contract, commitment } = await found(visit, params.commitment, true)
      const asked = versionAsked(version)
      const progress = (await progressOf(tx, [commitment.id])).get(commitment.id)!
      const reported = progress.reported.gt(0) || progress.verified.gt(0) || progress.waiting > 0
      const { version: now, withdrawnOn } = commitment
      const standing = {
        version: now,
        withdrawnOn,
        commitment: commitmentIn(commitment),
        reported,
        verified: progress.verified.gt(0),
        underWay: await isUnderWay(tx, commitment.id),
      }
      const proposed = await commitmentAsked(visit, body, standing.commitment)
      const from = body.from === undefined ? today : dayAsked(body.from, 'from')
      const edit = { version: asked, proposed, reason: body.reason, from }
      const decision = editCommitment(termOf(contract), standing, edit, today)
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(commitmentTold(visit, commitment))
        if (decision.because === 'nothing-changed')
          return { body: commitmentTold(visit, commitment), version: now }
        throw refusal(decision.because, contract)
      }
      await changeCommitment(tx, commitment, decision.fact, afterCommitmentChange)
      const changed = (await commitmentOf(tx, commitment.id))!
      return { body: commitmentTold(visit, changed), version: changed.version }
    },
  })
}

function withdrawOne({ afterCommitmentChange }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/commitments/:commitment/withdraw',
    allow: keepCommitments,
    tag,
    summary: 'Withdraws a commitment with a reason; needs If-Match',
    body: Type.Object({ reason: text(2000), on: Type.Optional(day) }, { additionalProperties: false }),
    answer: commitmentAnswer,
    async handle(visit, { params, body, version }) {
      const { tx, today } = visit
      const { contract, commitment } = await found(visit, params.commitment, true)
      const on = body.on === undefined ? today : dayAsked(body.on, 'on')
      const proposed = { version: versionAsked(version), on, reason: body.reason }
      const decision = withdrawCommitment(commitment, proposed, today)
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(commitmentTold(visit, commitment))
        throw refusal(decision.because, contract)
      }
      await endCommitment(tx, commitment, decision.fact, afterCommitmentChange)
      const ended = (await commitmentOf(tx, commitment.id))!
      return { body: commitmentTold(visit, ended), version: ended.version }
    },
  })
}

function refusal(
  because: CommitmentRefusal | CommitmentEditRefusal | WithdrawalRefusal,
  contract: ContractRecord,
) {
  const { field, sentence } = commitmentRefusal(because, contract)
  return refused(because, field, sentence)
}

export function commitmentRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [...commitmentLists, readOne, recordOne(needs), changeOne(needs), withdrawOne(needs)]
}
