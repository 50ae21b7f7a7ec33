import { addDays, type Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { Decimal } from '../language/quantity.ts'
import { lastDayOf, type Quarter, quarterOf } from '../language/quarter.ts'
import { isEmail } from '../parties/index.ts'

/** That by the end of a quarter less was reported or accepted than was planned; quantities in the measure's unit. */
export interface MissedTarget {
  quarter: Quarter
  /** The quarter's last day, or the day all of it was due. */
  by: Day
  planned: Decimal
  counted: Decimal
}

/** As much of a commitment as says what was wanted by when. */
export interface PromisedByNow {
  quantity: Decimal
  due: Day
  /** Empty for what is due once. */
  targets: ReadonlyMap<Quarter, Decimal>
  withdrawnOn: Day | null
  paused: { from: Day; until: Day } | null
}

/**
 * The newest target that was missed: of a quarter that is over and whose return is in or late (`told`), or of the day it is
 * due. Nothing was missed once what came since makes up for it, nor while the commitment rests.
 */
export function missedTarget(
  promised: PromisedByNow,
  counted: ReadonlyMap<Quarter, Decimal>,
  { told, today }: { told: readonly Quarter[]; today: Day },
): MissedTarget | undefined {
  const { quantity, due, targets, withdrawnOn, paused } = promised
  if (withdrawnOn || (paused && paused.from <= today && today <= paused.until)) return undefined
  const all = total(counted.values())
  if (due < today)
    return all.lt(quantity)
      ? { quarter: quarterOf(due), by: due, planned: quantity, counted: all }
      : undefined
  const newest = told
    .filter((quarter) => lastDayOf(quarter) < today)
    .toSorted()
    .at(-1)
  if (!newest) return undefined
  const planned = total([...targets].flatMap(([quarter, target]) => (quarter <= newest ? [target] : [])))
  return all.lt(planned) ? { quarter: newest, by: lastDayOf(newest), planned, counted: all } : undefined
}

function total(amounts: Iterable<Decimal>): Decimal {
  return [...amounts].reduce((sum, amount) => sum.plus(amount), new Decimal(0))
}

export type RecoveryState = 'asked' | 'written' | 'sent-back' | 'agreed'

/** Letters of the longer texts of a plan, and of a step's words and who does it. */
export const longestText = 2000
export const longestStep = 300
export const mostSteps = 6

export type AskingRefusal = 'nothing-missed' | 'asked-already' | 'no-email' | 'message-too-long'

/** Decides whether the supplier may be asked for a plan: once for each missed target, and not while another is being agreed. */
export function askForPlan(
  missed: MissedTarget | undefined,
  plans: readonly { quarter: Quarter; state: RecoveryState }[],
  typed: { email: string; message: string },
): Decision<MissedTarget & { email: string; message: string }, AskingRefusal> {
  const email = typed.email.trim()
  const message = typed.message.trim()
  if (!missed) return refuse('nothing-missed')
  if (plans.some(({ quarter, state }) => state !== 'agreed' || quarter >= missed.quarter))
    return refuse('asked-already')
  if (!isEmail(email)) return refuse('no-email')
  return message.length > longestText ? refuse('message-too-long') : accept({ ...missed, email, message })
}

export interface RecoveryStep {
  words: string
  /** Who does it, by their work rather than by name. */
  who: string
  day: Day
}

export interface RecoveryPlanWritten {
  why: string
  /** In the order of their days. */
  steps: RecoveryStep[]
  caughtUp: Day
}

export interface StepTyped {
  words: string
  who: string
  day: Day | null | 'not-a-day'
}

export interface PlanTyped {
  why: string
  steps: readonly StepTyped[]
  caughtUp: Day | null | 'not-a-day'
}

/** What is wrong with a plan, and of a step with which (from 1). */
export interface WritingFault {
  because:
    | 'no-why'
    | 'why-too-long'
    | 'no-step'
    | 'step-words'
    | 'step-who'
    | 'step-day'
    | 'step-over'
    | 'no-caught-up'
    | 'caught-up-first'
  step?: number
}

/**
 * Every fault of a plan as it was typed, or the plan. Lines that are all empty are left out. Each step has words, who and a day
 * that is not over, and the target is caught up on the last of those days or later.
 */
export function readPlan(
  typed: PlanTyped,
  today: Day,
): { plan: RecoveryPlanWritten } | { faults: WritingFault[] } {
  const faults: WritingFault[] = []
  const why = typed.why.trim()
  if (why === '') faults.push({ because: 'no-why' })
  if (why.length > longestText) faults.push({ because: 'why-too-long' })
  const steps: RecoveryStep[] = []
  typed.steps.forEach((each, place) => {
    const [words, who, day] = [each.words.trim(), each.who.trim(), each.day]
    if (words === '' && who === '' && day === null) return
    const step = place + 1
    if (words === '' || words.length > longestStep) faults.push({ because: 'step-words', step })
    if (who === '' || who.length > longestStep) faults.push({ because: 'step-who', step })
    if (day === null || day === 'not-a-day') faults.push({ because: 'step-day', step })
    else if (day < today) faults.push({ because: 'step-over', step })
    else steps.push({ words, who, day })
  })
  const hasNone = steps.length === 0 && !faults.some(({ step }) => step)
  if (hasNone || typed.steps.length > mostSteps) faults.push({ because: 'no-step' })
  steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const { caughtUp } = typed
  if (caughtUp === null || caughtUp === 'not-a-day')
    return { faults: [...faults, { because: 'no-caught-up' }] }
  if (caughtUp < (steps.at(-1)?.day ?? today)) faults.push({ because: 'caught-up-first' })
  return faults.length > 0 ? { faults } : { plan: { why, steps, caughtUp } }
}

/** Whether the supplier may write now: what waits to be read or is agreed stands as it is. */
export function mayWrite(state: RecoveryState): boolean {
  return state === 'asked' || state === 'sent-back'
}

export type PlanAnswer = 'agreed' | 'sent-back'
export type PlanAnswerRefusal =
  'nothing-to-answer' | 'another-version' | 'no-answer' | 'no-reason' | 'reason-too-long'

/** Decides whether what the supplier wrote is agreed or goes back, with a reason: the version that was read, and once. */
export function answerPlan(
  plan: { state: RecoveryState; version: number },
  typed: { answer: string; reason: string; version: number },
): Decision<{ answer: PlanAnswer; reason: string | null }, PlanAnswerRefusal> {
  const reason = typed.reason.trim()
  if (plan.version !== typed.version) return refuse('another-version')
  if (plan.state !== 'written') return refuse('nothing-to-answer')
  if (typed.answer !== 'agreed' && typed.answer !== 'sent-back') return refuse('no-answer')
  if (typed.answer === 'sent-back' && reason === '') return refuse('no-reason')
  if (reason.length > longestText) return refuse('reason-too-long')
  return accept({ answer: typed.answer, reason: reason === '' ? null : reason })
}

export type StepRefusal = 'not-agreed' | 'no-such-step' | 'done-already' | 'no-words' | 'words-too-long'

/** Decides whether a step of an agreed plan is done: once, with a sentence where the supplier says so. */
export function stepDone(
  plan: { state: RecoveryState; steps: readonly { done: unknown }[] },
  typed: { step: number; words: string; by: 'council' | 'supplier' },
): Decision<{ step: number; words: string }, StepRefusal> {
  const words = typed.words.trim()
  const step = plan.steps[typed.step - 1]
  if (plan.state !== 'agreed') return refuse('not-agreed')
  if (!step) return refuse('no-such-step')
  if (step.done) return refuse('done-already')
  if (typed.by === 'supplier' && words === '') return refuse('no-words')
  return words.length > longestText ? refuse('words-too-long') : accept({ step: typed.step, words })
}

/** Which reminder of a step falls on this day, if nobody was sent it: one in the days before, one in the days after. */
export function reminderOn(
  day: Day,
  { stepBefore, stepAfter }: { stepBefore: number; stepAfter: number },
  today: Day,
): 'before' | 'after' | undefined {
  if (today > day) return today <= addDays(day, stepAfter) ? 'after' : undefined
  return today >= addDays(day, -stepBefore) ? 'before' : undefined
}
