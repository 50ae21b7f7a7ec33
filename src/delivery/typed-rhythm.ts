import type { Day } from '../language/day.ts'
import { keepRhythm, longest, mostReminders, type Rhythm, type RhythmFault } from './rhythm.ts'

/** What was typed about how returns go by themselves, each as text. */
export interface TypedRhythm {
  isOn: string
  askAfter: string
  answerDays: string
  before: string
  onTheDay: string
  after: string
  escalateAfter: string
  planAfter: string
  stepBefore: string
  stepAfter: string
  fromHour: string
  untilHour: string
}

/** Since when returns, and plans after a missed target, are asked for by themselves. */
export type Since = Pick<Rhythm, 'onSince' | 'plansSince'>

/** The same for what is proposed: what was on goes on from its day, what is turned on counts from today. */
export function sinceOf(
  kept: Since,
  { isOn, planAfter }: { isOn: boolean; planAfter: number | null },
  today: Day,
): Since {
  return {
    onSince: isOn ? (kept.onSince ?? today) : null,
    plansSince: planAfter === null ? null : (kept.plansSince ?? today),
  }
}

export type RhythmErrors = Partial<Record<keyof TypedRhythm, string>>

const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)

const daysOrNever = (text: string) => (text.trim() === '' ? null : wholeNumber(text))

/** Days written with commas between them: "7, 3". */
function daysIn(text: string): number[] {
  return text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(wholeNumber)
}

/** The rhythm that was typed, or a sentence for the field that is not right; what is turned on now counts from today. */
export function readRhythm(
  typed: TypedRhythm,
  kept: Since,
  today: Day,
): { rhythm: Rhythm } | { errors: RhythmErrors } {
  if (typed.isOn !== 'yes' && typed.isOn !== 'no') return { errors: { isOn: 'Choose yes or no' } }
  const before = daysIn(typed.before).map((days) => -days)
  const after = daysIn(typed.after)
  if (before.includes(-0) || after.includes(0))
    return { errors: { [before.includes(-0) ? 'before' : 'after']: 'Tick the box below for the day itself' } }
  const planAfter = daysOrNever(typed.planAfter)
  const decision = keepRhythm({
    ...sinceOf(kept, { isOn: typed.isOn === 'yes', planAfter }, today),
    askAfter: wholeNumber(typed.askAfter),
    answerDays: wholeNumber(typed.answerDays),
    remindDays: [...before, ...(typed.onTheDay === 'yes' ? [0] : []), ...after],
    escalateAfter: daysOrNever(typed.escalateAfter),
    planAfter,
    stepBefore: wholeNumber(typed.stepBefore),
    stepAfter: wholeNumber(typed.stepAfter),
    fromHour: wholeNumber(typed.fromHour),
    untilHour: wholeNumber(typed.untilHour),
  })
  if (decision.accepted) return { rhythm: decision.fact }
  const isAfter = after.some((days) => !(days <= longest.reminder))
  return { errors: errorOf(decision.because, isAfter) }
}

function errorOf(because: RhythmFault, isAfter: boolean): RhythmErrors {
  switch (because) {
    case 'ask-after':
      return { askAfter: `Type a number of days from 1 to ${longest.ask}` }
    case 'answer-days':
      return { answerDays: `Type a number of days from 1 to ${longest.answer}` }
    case 'reminders':
      return {
        [isAfter ? 'after' : 'before']:
          `Type days as whole numbers up to ${longest.reminder}, with commas between them; ${mostReminders} reminders at most`,
      }
    case 'reminders-too-early':
      return { before: 'Remind fewer days before: by then suppliers have not been asked yet' }
    case 'escalation':
      return { escalateAfter: `Type a number of days from 1 to ${longest.escalation}, or leave it empty` }
    case 'escalation-too-early':
      return {
        escalateAfter: 'Type more days than the last reminder comes after: the manager is told after it',
      }
    case 'plan-after':
      return { planAfter: `Type a number of days from 1 to ${longest.plan}, or leave it empty` }
    case 'step-before':
      return { stepBefore: `Type a number of days from 1 to ${longest.step}` }
    case 'step-after':
      return { stepAfter: `Type a number of days from 1 to ${longest.step}` }
    case 'hours':
      return { untilHour: 'Choose hours between 6 in the morning and 9 in the evening, the later one last' }
  }
}

/** The rhythm as its form shows it. */
export function typedRhythmOf(rhythm: Rhythm): TypedRhythm {
  const { remindDays } = rhythm
  const yes = (holds: boolean) => (holds ? 'yes' : '')
  return {
    isOn: rhythm.onSince ? 'yes' : 'no',
    askAfter: String(rhythm.askAfter),
    answerDays: String(rhythm.answerDays),
    before: remindDays
      .filter((days) => days < 0)
      .map((days) => -days)
      .join(', '),
    onTheDay: yes(remindDays.includes(0)),
    after: remindDays.filter((days) => days > 0).join(', '),
    escalateAfter: String(rhythm.escalateAfter ?? ''),
    planAfter: String(rhythm.planAfter ?? ''),
    stepBefore: String(rhythm.stepBefore),
    stepAfter: String(rhythm.stepAfter),
    fromHour: String(rhythm.fromHour),
    untilHour: String(rhythm.untilHour),
  }
}
