import { dayIn } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import { furtherBenefitStates } from '../../further-benefit/further-benefit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { type CommitmentPrepared, type Prepared, standingOn } from '../../running/prepared.ts'
import { likelihoods } from '../../running/risk.ts'
import { commitmentsOf } from '../commitments.ts'
import { countDrafts } from '../drafts.ts'
import { furtherBenefitsIn } from '../further-benefits/list.ts'
import { risksOf } from './risks.ts'

export type PreparingNeeds = Pick<ContractsNeeds, 'progressOf' | 'returnsAwaited'>

const nought = new Decimal(0)

/** What the system knows of a contract today, for a meeting, a decision or a handover. */
export async function prepareContract(
  tx: Tx,
  contract: string,
  { progressOf, returnsAwaited }: PreparingNeeds,
): Promise<Prepared> {
  const on = dayIn(tx.at)
  const commitments = (await commitmentsOf(tx, contract)).filter(({ withdrawnOn }) => !withdrawnOn)
  const progress = await progressOf(
    tx,
    commitments.map(({ id }) => id),
  )
  const { benefits } = await furtherBenefitsIn(tx, { contract }, { limit: 50 })
  const risks = (await risksOf(tx, contract)).filter(({ closedBecause }) => closedBecause === null)
  return {
    on,
    commitments: commitments.map(({ id, title, quantity, unit, due, origin }): CommitmentPrepared => {
      const { verified = nought, reported = nought, earlier } = progress.get(id) ?? {}
      const accepted = verified.plus(earlier?.accepted ?? nought)
      return {
        id,
        title,
        promised: quantity.toFixed(),
        verified: accepted.toFixed(),
        reported: reported.plus(earlier?.reported ?? nought).toFixed(),
        one: unit.one,
        many: unit.many,
        due,
        standing: standingOn({ quantity, verified: accepted, due }, on),
        origin,
      }
    }),
    waiting: [...progress.values()].reduce((count, { waiting }) => count + waiting, 0),
    returnsAwaited: await returnsAwaited(tx, contract),
    drafts: await countDrafts(tx, { contract, state: 'open' }),
    benefits: benefits.map(({ title, state }) => ({ title, state: furtherBenefitStates[state] })),
    risks: risks.map(({ risk, likelihood, reviewOn }) => ({
      risk,
      likelihood: likelihoods[likelihood],
      reviewOn,
    })),
  }
}
