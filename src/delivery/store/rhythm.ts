import type { Day } from '../../language/day.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import { type Rhythm, usualRhythm } from '../rhythm.ts'

/** The authority's rhythm with its version: 0 for one that never chose. */
export type RhythmKept = Rhythm & { version: number }

export async function rhythmOf(tx: Tx): Promise<RhythmKept> {
  const row = await tx
    .selectFrom('return_rhythm')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  if (!row) return { ...usualRhythm, version: 0 }
  return {
    onSince: row.on_since as Day | null,
    askAfter: row.ask_after,
    answerDays: row.answer_days,
    remindDays: row.remind_days,
    escalateAfter: row.escalate_after,
    planAfter: row.plan_after,
    plansSince: row.plans_since as Day | null,
    stepBefore: row.step_before,
    stepAfter: row.step_after,
    fromHour: row.from_hour,
    untilHour: row.until_hour,
    version: row.version,
  }
}

/** Keeps the rhythm from now on; false when somebody else changed it since that version. */
export async function setRhythm(tx: Tx, rhythm: Rhythm, version: number): Promise<boolean> {
  const before = await rhythmOf(tx)
  const row = {
    on_since: rhythm.onSince,
    ask_after: rhythm.askAfter,
    answer_days: rhythm.answerDays,
    remind_days: [...rhythm.remindDays],
    escalate_after: rhythm.escalateAfter,
    plan_after: rhythm.planAfter,
    plans_since: rhythm.plansSince,
    step_before: rhythm.stepBefore,
    step_after: rhythm.stepAfter,
    from_hour: rhythm.fromHour,
    until_hour: rhythm.untilHour,
    version: version + 1,
    ...recordedNow(tx),
  }
  const kept =
    version === 0
      ? await tx
          .insertInto('return_rhythm')
          .values({ authority_id: tx.authority, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('return_rhythm')
          .set(row)
          .where('authority_id', '=', tx.authority)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!kept) return false
  tx.note({
    action: 'return-rhythm-set',
    subject: 'authority',
    id: tx.authority,
    words: changeWords(before, rhythm),
  })
  return true
}

function changeWords(before: Rhythm, after: Rhythm): string {
  const turned =
    (before.onSince === null) === (after.onSince === null)
      ? 'Changed how returns go by themselves'
      : after.onSince
        ? `Turned on that returns are asked for by themselves, from ${after.onSince}`
        : 'Turned off that returns are asked for by themselves'
  return `${turned}. ${rhythmWords(after)}`
}

function rhythmWords(rhythm: Rhythm): string {
  const { askAfter, answerDays, remindDays, escalateAfter, planAfter, stepBefore, stepAfter } = rhythm
  const daysOrNever = (days: number | null) => (days === null ? 'never' : `after ${days} days`)
  const reminders = remindDays.length > 0 ? remindDays.join(', ') : 'none'
  return [
    `Asked ${askAfter} days after the quarter, ${answerDays} days to answer;`,
    `reminders on days ${reminders} from the day due; manager told ${daysOrNever(escalateAfter)};`,
    `a plan asked for ${daysOrNever(planAfter)}, its steps reminded of up to ${stepBefore} days before and ${stepAfter} after;`,
    `between ${rhythm.fromHour} and ${rhythm.untilHour} o’clock.`,
  ].join(' ')
}
