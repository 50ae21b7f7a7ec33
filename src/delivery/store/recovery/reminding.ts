import { sql } from 'kysely'
import { addDays, type Day, dayIn } from '../../../language/day.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import { stepReminderLetter } from '../../recovery-letters.ts'
import { reminderOn } from '../../recovery-plan.ts'
import { rhythmOf } from '../rhythm.ts'
import { recoveryPlanOf } from './records.ts'
import { aboutOf, linkToPlan, sendAbout, type TellingOfPlans } from './telling.ts'

interface StepToRemind {
  plan: string
  version: number
  step: number
  day: Day
  words: string
}

/**
 * Reminds suppliers of the steps of agreed plans, each once before its day and once after it; answers with how many letters
 * it wrote. What was kept before, here or beside it, is not written again.
 */
export async function remindOfSteps(tx: Tx, telling: TellingOfPlans): Promise<number> {
  const rhythm = await rhythmOf(tx)
  const { fromHour: from, untilHour: until } = rhythm
  const today = dayIn(tx.at)
  let written = 0
  for (const { plan: id, version, step, day, words } of await openSteps(tx, rhythm)) {
    const kind = reminderOn(day, rhythm, today)
    if (!kind) continue
    const key = { plan_id: id, version, step, kind }
    const taken = await tx
      .insertInto('recovery_step_reminder')
      .values({ authority_id: tx.authority, ...key, ...recordedNow(tx) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('step')
      .executeTakeFirst()
    if (!taken) continue
    const plan = (await recoveryPlanOf(tx, id))!
    const linked = await linkToPlan(tx, telling, plan, { endsOthers: false })
    const letter = stepReminderLetter(aboutOf(telling, plan), { words, day, kind, ...linked })
    await sendAbout(tx, telling, plan.email, { ...letter, hours: { from, until } }, id)
    tx.note({
      action: 'recovery-step-reminded',
      subject: 'commitment',
      id: plan.commitment,
      words: `Reminded ${plan.supplierName} of a step to catch up with “${plan.commitmentTitle}”: ${words}.`,
      facts: [{ table: 'recovery_step_reminder', key }],
    })
    written += 1
  }
  return written
}

/** Steps of agreed plans that are not done, near their day; none of what is withdrawn or rests. */
async function openSteps(
  tx: Tx,
  { stepBefore, stepAfter }: { stepBefore: number; stepAfter: number },
): Promise<StepToRemind[]> {
  const today = dayIn(tx.at)
  const { rows } = await sql<StepToRemind>`
    select v.plan_id as plan, v.version, s.place::int as step, s.step->>'day' as day, s.step->>'words' as words
    from recovery_plan_answer a
    join recovery_plan_version v on v.authority_id = ${tx.authority} and v.plan_id = a.plan_id and v.version = a.version
    join recovery_plan p on p.authority_id = ${tx.authority} and p.plan_id = a.plan_id
    join commitment c on c.authority_id = ${tx.authority} and c.commitment_id = p.commitment_id
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = p.contract_id
    cross join lateral jsonb_array_elements(v.steps) with ordinality as s (step, place)
    where a.authority_id = ${tx.authority} and a.answer = 'agreed' and c.withdrawn_on is null and k.withdrawn_at is null
      and (c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until)
      and (s.step->>'day')::date between ${addDays(today, -stepAfter)}::date and ${addDays(today, stepBefore)}::date
      and not exists (select from recovery_step_done d where d.authority_id = ${tx.authority} and d.plan_id = v.plan_id
        and d.version = v.version and d.step = s.place)
      and not exists (select from recovery_step_reminder r where r.authority_id = ${tx.authority} and r.plan_id = v.plan_id
        and r.version = v.version and r.step = s.place
        and r.kind = case when (s.step->>'day')::date < ${today}::date then 'after' else 'before' end)
    order by (s.step->>'day')::date, v.plan_id limit 1000`.execute(tx)
  return rows
}
