import { dayIn, longDay } from '../../../language/day.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import { newId } from '../../../language/identifier.ts'
import { commitmentOf, type CommitmentRecord, contractOf } from '../../../contracts/store.ts'
import { endLinks } from '../../../parties/store.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import { askForPlanLetter, planAnsweredLetter, planWrittenLetter } from '../../recovery-letters.ts'
import {
  answerPlan,
  type AskingRefusal,
  askForPlan,
  mayWrite,
  type PlanAnswerRefusal,
  type PlanTyped,
  readPlan,
  stepDone,
  type StepRefusal,
  type WritingFault,
} from '../../recovery-plan.ts'
import { type DaysDue, missedBy } from './missed.ts'
import { type RecoveryPlanRecord, recoveryPlanOf, recoveryPlansOf } from './records.ts'
import { aboutOf, linkToPlan, missedWords, sendAbout, tellOwner, type TellingOfPlans } from './telling.ts'

/** That the day set for it has come, and nobody pressed a button. */
export interface AskedByItself {
  /** Targets of which days due are asked about. */
  within: DaysDue
  /** Between which hours the letter goes out. */
  hours: { from: number; until: number }
}

/** Asks the supplier of a commitment for a plan, by a letter with a link. The contract and the commitment must be locked. */
export async function askForRecoveryPlan(
  tx: Tx,
  telling: TellingOfPlans,
  commitment: CommitmentRecord,
  typed: { email: string; message: string },
  byItself?: AskedByItself,
): Promise<Decision<string, AskingRefusal>> {
  const missed = (await missedBy(tx, [commitment.id], byItself?.within)).get(commitment.id)
  const decision = askForPlan(missed, await recoveryPlansOf(tx, { commitment: commitment.id }), typed)
  if (!decision.accepted) return decision
  const { quarter, planned, counted, email, message } = decision.fact
  const id = newId()
  await tx
    .insertInto('recovery_plan')
    .values({
      authority_id: tx.authority,
      plan_id: id,
      contract_id: commitment.contract,
      commitment_id: commitment.id,
      supplier_id: commitment.supplier,
      quarter,
      planned: planned.toFixed(),
      counted: counted.toFixed(),
      email,
      message,
      ...recordedNow(tx),
    })
    .execute()
  const what = missedWords(commitment.unit, decision.fact)
  note(
    tx,
    commitment.id,
    'recovery-plan-asked',
    `Asked ${commitment.supplierName} how it will catch up with “${commitment.title}”${byItself ? ', on the day set for it' : ''}. ${what}`,
    [{ table: 'recovery_plan', key: { plan_id: id } }],
  )
  const plan = (await recoveryPlanOf(tx, id))!
  const linked = await linkToPlan(tx, telling, plan, { endsOthers: true })
  const letter = askForPlanLetter(aboutOf(telling, plan), { missed: what, message, ...linked })
  await sendAbout(tx, telling, email, { ...letter, hours: byItself?.hours }, id)
  return accept(id)
}

function note(
  tx: Tx,
  commitment: string,
  action: string,
  words: string,
  facts: { table: string; key: Record<string, string | number> }[],
) {
  tx.note({ action, subject: 'commitment', id: commitment, words, facts })
}

/** The plan as it stands once its contract and commitment are locked: of two acts at once the second sees the first. */
async function locked(tx: Tx, id: string): Promise<RecoveryPlanRecord | undefined> {
  const asked = await recoveryPlanOf(tx, id)
  if (!asked) return undefined
  await contractOf(tx, asked.contract, { lock: true })
  await commitmentOf(tx, asked.commitment, { lock: true })
  return recoveryPlanOf(tx, id)
}

export type WritingRefusal = 'not-now' | 'another-version'

/** The supplier writes the plan, or writes it anew when it was sent back; `version` is the one it read. */
export async function writeRecoveryPlan(
  tx: Tx,
  telling: TellingOfPlans,
  id: string,
  typed: PlanTyped & { version: number },
): Promise<Decision<RecoveryPlanRecord, WritingRefusal> | { faults: WritingFault[] } | undefined> {
  const plan = await locked(tx, id)
  if (!plan) return undefined
  if (plan.version !== typed.version) return refuse('another-version')
  if (!mayWrite(plan.state)) return refuse('not-now')
  const read = readPlan(typed, dayIn(tx.at))
  if ('faults' in read) return read
  const { why, steps, caughtUp } = read.plan
  const key = { plan_id: id, version: plan.version + 1 }
  await tx
    .insertInto('recovery_plan_version')
    .values({
      authority_id: tx.authority,
      ...key,
      why,
      steps: JSON.stringify(steps),
      caught_up: caughtUp,
      ...recordedNow(tx),
    })
    .execute()
  const count = steps.length === 1 ? 'a step' : `${steps.length} steps`
  const words = `${plan.supplierName} wrote how it will catch up with “${plan.commitmentTitle}”: ${count}, caught up by ${longDay(caughtUp)}.`
  note(tx, plan.commitment, 'recovery-plan-written', words, [{ table: 'recovery_plan_version', key }])
  const told = { supplier: plan.supplierName, link: telling.staffPage(id) }
  await tellOwner(tx, telling, plan, planWrittenLetter(aboutOf(telling, plan), told))
  return accept((await recoveryPlanOf(tx, id))!)
}

/** The authority agrees with the plan, or sends it back with a reason; the supplier is told. */
export async function answerRecoveryPlan(
  tx: Tx,
  telling: TellingOfPlans,
  id: string,
  typed: { answer: string; reason: string; version: number },
): Promise<Decision<RecoveryPlanRecord, PlanAnswerRefusal> | undefined> {
  const plan = await locked(tx, id)
  if (!plan) return undefined
  const decision = answerPlan(plan, typed)
  if (!decision.accepted) return decision
  const { answer, reason } = decision.fact
  const key = { plan_id: id, version: plan.version }
  await tx
    .insertInto('recovery_plan_answer')
    .values({ authority_id: tx.authority, ...key, answer, reason, ...recordedNow(tx) })
    .execute()
  const isAgreed = answer === 'agreed'
  const words = `${isAgreed ? 'Agreed with' : 'Sent back'} the plan of ${plan.supplierName} to catch up with “${plan.commitmentTitle}”${reason ? `: ${reason}` : '.'}`
  note(tx, plan.commitment, `recovery-plan-${answer}`, words, [{ table: 'recovery_plan_answer', key }])
  const linked = await linkToPlan(tx, telling, plan, { endsOthers: true })
  await sendAbout(
    tx,
    telling,
    plan.email,
    planAnsweredLetter(aboutOf(telling, plan), { isAgreed, reason, ...linked }),
    id,
  )
  return accept((await recoveryPlanOf(tx, id))!)
}

/** A step is done, as either side says; links to the plan end with the last one. */
export async function doneRecoveryStep(
  tx: Tx,
  id: string,
  typed: { step: number; words: string; by: 'council' | 'supplier' },
): Promise<Decision<RecoveryPlanRecord, StepRefusal> | undefined> {
  const plan = await locked(tx, id)
  if (!plan) return undefined
  const decision = stepDone(plan, typed)
  if (!decision.accepted) return decision
  const { step, words } = decision.fact
  const key = { plan_id: id, version: plan.version, step }
  await tx
    .insertInto('recovery_step_done')
    .values({ authority_id: tx.authority, ...key, side: typed.by, words, ...recordedNow(tx) })
    .execute()
  const who = typed.by === 'supplier' ? plan.supplierName : 'The council'
  const said = `${who} says that a step to catch up with “${plan.commitmentTitle}” is done: ${plan.steps[step - 1]!.words}. ${words}`
  note(tx, plan.commitment, 'recovery-step-done', said.trim(), [{ table: 'recovery_step_done', key }])
  const now = (await recoveryPlanOf(tx, id))!
  if (now.steps.every(({ done }) => done)) await endLinks(tx, 'recovery-plan', id, tx.at)
  return accept(now)
}
