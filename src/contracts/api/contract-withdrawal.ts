import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { putBackContract, withdrawContract } from '../contract-withdrawal.ts'
import type { ContractsNeeds } from '../needs.ts'
import { keepContracts } from '../permissions.ts'
import { callOffsOf, contractOf, endContract, standContractAgain } from '../store.ts'
import { withdrawalRefusals } from '../withdrawal-words.ts'
import { contractAnswer, contractTold } from './contract-body.ts'
import { refused, text } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Contracts'

type Needs = Pick<ContractsNeeds, 'afterDisclosure' | 'returnsOn'>

function withdrawOne({ afterDisclosure, returnsOn }: Needs): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/withdrawal',
    allow: keepContracts,
    tag,
    summary: 'Withdraws a contract entered twice or by mistake, while nothing stands on it; needs If-Match',
    body: Type.Object({ reason: text(2000) }, { additionalProperties: false }),
    answer: contractAnswer,
    async handle(visit, { params, body, version }) {
      const { tx } = visit
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const built = { returns: await returnsOn(tx, contract.id), callOffs: await callOffsOf(tx, contract.id) }
      const standing = { version: contract.version, withdrawn: contract.withdrawnAt !== null }
      const decision = withdrawContract(standing, built, { version: versionAsked(version), ...body })
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(contractTold(visit, contract))
        throw refusal(decision.because)
      }
      await endContract(tx, contract, decision.fact, afterDisclosure)
      const now = (await contractOf(tx, contract.id))!
      return { body: contractTold(visit, now), version: now.version }
    },
  })
}

function putBackOne({ afterDisclosure }: Needs): ApiRoute {
  return defineApi({
    method: 'DELETE',
    path: '/contracts/:contract/withdrawal',
    allow: keepContracts,
    tag,
    summary: 'Lets a contract that was withdrawn stand again; needs If-Match',
    answer: contractAnswer,
    async handle(visit, { params, version }) {
      const { tx } = visit
      const contract = await contractAsked(visit, params.contract, { lock: true })
      const { withdrawnAt, withdrawalReason } = contract
      const standing = { version: contract.version, withdrawn: withdrawnAt !== null, withdrawalReason }
      const decision = putBackContract(standing, { version: versionAsked(version) })
      if (!decision.accepted) {
        if (decision.because === 'stale') throw changedSince(contractTold(visit, contract))
        throw refusal(decision.because)
      }
      await standContractAgain(tx, contract, afterDisclosure)
      const now = (await contractOf(tx, contract.id))!
      return { body: contractTold(visit, now), version: now.version }
    },
  })
}

function refusal(because: keyof typeof withdrawalRefusals) {
  const { field, sentence } = withdrawalRefusals[because]
  return refused(because, field, sentence)
}

export function contractWithdrawalRoutes(needs: Needs): ApiRoute[] {
  return [withdrawOne(needs), putBackOne(needs)]
}
