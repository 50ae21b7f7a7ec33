import { dayIn } from '../../../language/day.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import type { Tx } from '../../../platform/database.ts'
import {
  type ActRefusal,
  agreeFurtherBenefit,
  canBePrepared,
  declineFurtherBenefit,
  type FurtherBenefit,
  type FurtherBenefitRefusal,
  raiseFurtherBenefit,
  type Side,
  type Signature,
  signFurtherBenefit,
} from '../../further-benefit/further-benefit.ts'
import { checkModification, type ModificationAnswer } from '../../modification/check.ts'
import type { ModificationFacts } from '../../modification/facts.ts'
import type { ContractRecord } from '../contract-row.ts'
import {
  addFurtherBenefit,
  agreeTo,
  changeFurtherBenefit,
  decline,
  recordCheck,
  signFurtherBenefitAs,
} from './record.ts'
import { type FurtherBenefitRecord, standingOfBenefit } from './row.ts'

type Contract = Pick<ContractRecord, 'id' | 'suppliers' | 'withdrawnAt'>

const contractOfBenefit = ({ suppliers, withdrawnAt }: Contract) => ({
  suppliers,
  withdrawn: withdrawnAt !== null,
})

/** Somebody raises a further benefit on a contract; answers with its id. */
export async function raise(
  tx: Tx,
  contract: Contract,
  { side, proposed }: { side: Side; proposed: FurtherBenefit },
): Promise<Decision<string, FurtherBenefitRefusal>> {
  const decision = raiseFurtherBenefit(contractOfBenefit(contract), proposed)
  if (!decision.accepted) return decision
  return accept(await addFurtherBenefit(tx, { contract: contract.id, side, benefit: decision.fact }))
}

/** Somebody puts it in other words, as long as nobody has decided on it. */
export async function reword(
  tx: Tx,
  { contract, benefit }: { contract: Contract; benefit: FurtherBenefitRecord },
  { version, proposed }: { version: number; proposed: FurtherBenefit },
): Promise<Decision<null, FurtherBenefitRefusal | ActRefusal>> {
  const open = canBePrepared(standingOfBenefit(benefit), version)
  if (!open.accepted) return open
  const decision = raiseFurtherBenefit(contractOfBenefit(contract), proposed)
  if (!decision.accepted) return decision
  await changeFurtherBenefit(tx, benefit, decision.fact)
  return accept(null)
}

/** Keeps the answers about changing the contract, with what the rules of the day say to them. */
export async function checkBenefit(
  tx: Tx,
  benefit: FurtherBenefitRecord,
  { version, facts }: { version: number; facts: ModificationFacts },
): Promise<Decision<ModificationAnswer, ActRefusal>> {
  const open = canBePrepared(standingOfBenefit(benefit), version)
  if (!open.accepted) return open
  const answer = checkModification(facts, dayIn(tx.at))
  await recordCheck(tx, benefit, { facts, answer })
  return accept(answer)
}

/** Somebody assesses it and puts their name to it; `signer` is the name they have here. */
export async function signBenefit(
  tx: Tx,
  benefit: FurtherBenefitRecord,
  { signature, signer }: { signature: Signature; signer: string },
): Promise<Decision<null, ActRefusal>> {
  const decision = signFurtherBenefit(standingOfBenefit(benefit), signature, signer)
  if (!decision.accepted) return decision
  await signFurtherBenefitAs(tx, benefit, decision.fact)
  return accept(null)
}

/** An approver agrees; who the transaction acts as is never the one who raised or signed it. */
export async function agreeBenefit(
  tx: Tx,
  benefit: FurtherBenefitRecord,
  { version, reason }: { version: number; reason: string },
): Promise<Decision<null, ActRefusal>> {
  const by = tx.actor.id ?? null
  if (by === null) return refuse('own-idea')
  const decision = agreeFurtherBenefit(standingOfBenefit(benefit), { version, by, reason })
  if (!decision.accepted) return decision
  await agreeTo(tx, benefit, decision.fact)
  return accept(null)
}

export async function declineBenefit(
  tx: Tx,
  benefit: FurtherBenefitRecord,
  { version, reason }: { version: number; reason: string },
): Promise<Decision<null, ActRefusal>> {
  const decision = declineFurtherBenefit(standingOfBenefit(benefit), { version, reason })
  if (!decision.accepted) return decision
  await decline(tx, benefit, decision.fact)
  return accept(null)
}
