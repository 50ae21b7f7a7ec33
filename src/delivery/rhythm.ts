import { addDays, type Day, dayIn, hourIn } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { lastDayOf, type Quarter } from '../language/quarter.ts'
import { isWorkingDay } from '../language/working-day.ts'

/** On which days, and between which hours, an authority has returns asked for and suppliers reminded by themselves. */
export interface Rhythm {
  /** Since when returns are asked for by themselves; null while that is off. */
  onSince: Day | null
  /** Days after the quarter's last day on which returns are asked for. */
  askAfter: number
  /** Days to answer, after the quarter or after being asked, whichever is later. */
  answerDays: number
  /** Days from the day an answer is due, in order: before it below nought. */
  remindDays: readonly number[]
  /** Days after it is due when whoever looks after the contract is told; null for never. */
  escalateAfter: number | null
  /** Days after a return was due when the supplier is asked how it will catch up, if less came than was planned; null for never. */
  planAfter: number | null
  /** Since when that is; null for never. */
  plansSince: Day | null
  /** Days before its day that a supplier is reminded of a step of such a plan. */
  stepBefore: number
  /** Days after its day in which the supplier may still be reminded of a step that is not done. */
  stepAfter: number
  /** Letters go out from this full hour on, in English local time, */
  fromHour: number
  /** and from this one on no more. */
  untilHour: number
}

/** What an authority has that never chose: nothing goes out by itself. */
export const usualRhythm: Rhythm = {
  onSince: null,
  askAfter: 1,
  answerDays: 14,
  remindDays: [-3, 0, 7],
  escalateAfter: 14,
  planAfter: null,
  plansSince: null,
  stepBefore: 7,
  stepAfter: 30,
  fromHour: 9,
  untilHour: 17,
}

/** The most that may be chosen, in days. */
export const longest = { ask: 60, answer: 90, reminder: 60, escalation: 90, plan: 90, step: 60 }
/** The most reminders of one return. */
export const mostReminders = 8

export type RhythmFault =
  | 'ask-after'
  | 'answer-days'
  | 'reminders'
  | 'reminders-too-early'
  | 'escalation'
  | 'escalation-too-early'
  | 'plan-after'
  | 'step-before'
  | 'step-after'
  | 'hours'

/** Decides whether returns may go by this rhythm; the first thing that is not right refuses it. */
export function keepRhythm(proposed: Rhythm): Decision<Rhythm, RhythmFault> {
  const { askAfter, answerDays, escalateAfter, planAfter, stepBefore, stepAfter, fromHour, untilHour } =
    proposed
  const remindDays = [...new Set(proposed.remindDays)].sort((a, b) => a - b)
  const within = (value: number, from: number, to: number) =>
    Number.isInteger(value) && value >= from && value <= to
  if (!within(askAfter, 1, longest.ask)) return refuse('ask-after')
  if (!within(answerDays, 1, longest.answer)) return refuse('answer-days')
  if (remindDays.length > mostReminders) return refuse('reminders')
  if (!remindDays.every((days) => within(days, -longest.reminder, longest.reminder)))
    return refuse('reminders')
  if (remindDays.some((days) => -days >= answerDays)) return refuse('reminders-too-early')
  if (escalateAfter !== null) {
    if (!within(escalateAfter, 1, longest.escalation)) return refuse('escalation')
    if (escalateAfter <= (remindDays.at(-1) ?? 0)) return refuse('escalation-too-early')
  }
  if (planAfter !== null && !within(planAfter, 1, longest.plan)) return refuse('plan-after')
  if (!within(stepBefore, 1, longest.step)) return refuse('step-before')
  if (!within(stepAfter, 1, longest.step)) return refuse('step-after')
  if (!within(fromHour, 6, 20) || !within(untilHour, 7, 21) || fromHour >= untilHour) return refuse('hours')
  return accept({ ...proposed, remindDays })
}

/** The day itself, or the next on which people work. */
export function workingDayFrom(on: Day): Day {
  let found = on
  while (!isWorkingDay(found)) found = addDays(found, 1)
  return found
}

/** The day itself, or the one before on which people work. */
function workingDayUpTo(on: Day): Day {
  let found = on
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}

/** Whether letters of this kind may go out: on a working day, within the hours. */
export function isWithinHours({ fromHour, untilHour }: Rhythm, moment: Date): boolean {
  const hour = hourIn(moment)
  return isWorkingDay(dayIn(moment)) && hour >= fromHour && hour < untilHour
}

/** The day on which returns of the quarter are asked for. */
export function askedOn(quarter: Quarter, { askAfter }: Rhythm): Day {
  return workingDayFrom(addDays(lastDayOf(quarter), askAfter))
}

/** Days after which a quarter is no longer asked for by itself, when the program was off. */
const tooOld = 45

/** Whether returns of the quarter are to be asked for by themselves today: only from the day it was turned on. */
export function isToAsk(quarter: Quarter, rhythm: Rhythm, today: Day): boolean {
  const on = askedOn(quarter, rhythm)
  return rhythm.onSince !== null && on >= rhythm.onSince && on <= today && today <= addDays(on, tooOld)
}

/** One step of reminding: what it is called for ever, and its day. */
export interface ReminderStep {
  step: string
  kind: 'reminder' | 'escalation'
  /** Days from the day due. */
  days: number
  on: Day
}

/** The steps for a return due on a day, in order. What falls on a weekend before the day due comes earlier, else later. */
export function reminderSteps(due: Day, { remindDays, escalateAfter }: Rhythm): ReminderStep[] {
  const steps = remindDays.map((days): ReminderStep => {
    const on = addDays(due, days)
    return {
      step: `reminder ${days}`,
      kind: 'reminder',
      days,
      on: days < 0 ? workingDayUpTo(on) : workingDayFrom(on),
    }
  })
  if (escalateAfter === null) return steps
  const on = workingDayFrom(addDays(due, escalateAfter))
  return [...steps, { step: 'escalation', kind: 'escalation', days: escalateAfter, on }]
}

/** The step that a return due on that day has come to: only the newest, so that days off bring no heap of letters. */
export function stepToday(due: Day, rhythm: Rhythm, today: Day): ReminderStep | undefined {
  const { onSince } = rhythm
  if (onSince === null) return undefined
  return reminderSteps(due, rhythm).findLast(
    ({ on }) => on <= today && on >= onSince && today <= addDays(on, tooOld),
  )
}

/**
 * The days due whose missed targets the supplier is asked about today: first and last, or undefined where none are. None whose day
 * came before the asking was turned on, nor of so long ago that it should have been done.
 */
export function daysDueToCatchUp(
  { planAfter, plansSince }: Pick<Rhythm, 'planAfter' | 'plansSince'>,
  today: Day,
): { from: Day; until: Day } | undefined {
  if (planAfter === null || plansSince === null) return undefined
  const oldest = addDays(today, -tooOld)
  const from = addDays(plansSince > oldest ? plansSince : oldest, -planAfter)
  return { from, until: addDays(today, -planAfter) }
}

/** Every day due for which there is a step today, with it. */
export function stepsToday(rhythm: Rhythm, today: Day): Map<Day, ReminderStep> {
  const found = new Map<Day, ReminderStep>()
  const back = Math.max(rhythm.escalateAfter ?? 0, ...rhythm.remindDays) + tooOld
  const ahead = Math.max(0, ...rhythm.remindDays.map((days) => -days)) + 3
  for (let days = -back; days <= ahead; days += 1) {
    const due = addDays(today, days)
    const step = stepToday(due, rhythm, today)
    if (step) found.set(due, step)
  }
  return found
}
