import { addDays, type Day, dayIn, longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { endLinks, makeLink } from '../../../parties/store.ts'
import { queueLetter } from '../../../platform/mail.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { LetterWritten } from '../../letters.ts'
import type { AboutRecovery } from '../../recovery-letters.ts'
import type { MissedTarget } from '../../recovery-plan.ts'
import type { RecoveryPlanRecord } from './records.ts'

/** How both sides are told of a plan at this authority: full addresses, and whether letters go out. */
export interface TellingOfPlans {
  authority: string
  sending: boolean
  linkTo(secret: string): string
  staffPage(plan: string): string
}

/** Days that an e-mailed link to a plan lives. */
const daysOfLink = 60

export const aboutOf = ({ authority }: TellingOfPlans, plan: RecoveryPlanRecord): AboutRecovery => ({
  authority,
  contractTitle: plan.contractTitle,
  title: plan.commitmentTitle,
})

/** "20 hours were planned by 30 September 2026, and 8 hours count so far." */
export function missedWords(
  unit: { one: string; many: string },
  { by, planned, counted }: Pick<MissedTarget, 'by' | 'planned' | 'counted'>,
): string {
  return `${unitWords({ unit }, planned)} were planned by ${longDay(by)}, and ${unitWords({ unit }, counted)} count so far.`
}

/** A new link for the supplier; those in earlier letters end, unless they are kept. */
export async function linkToPlan(
  tx: Tx,
  { linkTo }: TellingOfPlans,
  { id, email }: { id: string; email: string },
  { endsOthers }: { endsOthers: boolean },
): Promise<{ link: string; linkEnds: Day }> {
  if (endsOthers) await endLinks(tx, 'recovery-plan', id, tx.at)
  const secret = await makeLink(tx, { purpose: 'recovery-plan', subject: id, email, days: daysOfLink })
  return { link: linkTo(secret), linkEnds: addDays(dayIn(tx.at), daysOfLink) }
}

export async function sendAbout(
  tx: Tx,
  { sending }: TellingOfPlans,
  to: string,
  letter: LetterWritten & { hours?: { from: number; until: number } },
  id: string,
): Promise<void> {
  const about = { kind: 'recovery-plan', id }
  await queueLetter(tx, { to, ...letter, about }, { authority: tx.authority, at: tx.at, sending })
}

/** Whoever looks after the commitment, or else after the contract. */
export async function tellOwner(
  tx: Tx,
  telling: TellingOfPlans,
  plan: RecoveryPlanRecord,
  letter: LetterWritten,
): Promise<void> {
  const owner = plan.commitmentOwner ?? plan.contractOwner
  if (!owner) return
  const person = await tx
    .selectFrom('person')
    .select('email')
    .where('person_id', '=', owner)
    .executeTakeFirst()
  if (person) await sendAbout(tx, telling, person.email, letter, plan.id)
}
