import { type Milestone, type MilestoneAnswer, milestoneState } from '../../../contracts/index.ts'
import { type CommitmentRecord, milestoneAnswersOf } from '../../../contracts/store.ts'
import { askedOn, checkedBy } from '../../../delivery/index.ts'
import { recoveryPlansOf, returnsIn, rhythmOf } from '../../../delivery/store.ts'
import { addMonths, type Day, dayIn } from '../../../language/day.ts'
import {
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterMonths,
  quarterOf,
  quartersBetween,
} from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ContractDays, Coming, Turn } from '../../year-ahead.ts'
import { progressOf } from '../progress.ts'

export async function ofReturns(
  tx: Tx,
  { id, ends }: ContractDays,
  commitments: readonly CommitmentRecord[],
  today: Day,
): Promise<Coming[]> {
  const returns = await returnsIn(tx, { contract: id }, { today, limit: 200 })
  const begun = new Set(returns.flatMap(({ state, quarter }) => (state === 'not-asked' ? [] : [quarter])))
  const awaited = returns
    .filter(({ state }) => state === 'awaited')
    .map((each): Coming => ({
      kind: 'return-due',
      on: each.due,
      what: ofQuarter(each.quarter),
      turn: 'supplier',
      about: each.id,
    }))
  const waiting = returns
    .filter((each) => each.waiting > 0 && each.sentAt)
    .map(({ id: about, quarter, waiting: count, sentAt }): Coming => {
      const what = `Check ${count === 1 ? 'a delivery' : `${count} deliveries`} reported for ${quarterMonths(quarter)}`
      return { kind: 'delivery-waits', on: checkedBy(dayIn(sentAt!)), what, turn: 'council', about }
    })
  const rhythm = await rhythmOf(tx)
  const asked = quartersBetween(addMonths(today, -3), addMonths(today, 12))
    .filter((quarter) => !begun.has(quarter) && isPlanned(commitments, quarter, ends))
    .map((quarter): Coming => {
      const byItself = rhythm.onSince !== null && askedOn(quarter, rhythm) >= rhythm.onSince
      const what = `${ofQuarter(quarter)} is asked for${byItself ? ' by itself' : ''}`
      return { kind: 'return-asked', on: askedOn(quarter, rhythm), what, turn: 'council' }
    })
  return [...awaited, ...waiting, ...asked]
}

const ofQuarter = (quarter: Quarter) => `Return for ${quarterMonths(quarter)}`

/** Whether something is to be told for the quarter: planned or due in it, or the last of the contract. */
function isPlanned(commitments: readonly CommitmentRecord[], quarter: Quarter, ends: Day | null): boolean {
  if (commitments.length === 0) return false
  return (
    (ends !== null && quarterOf(ends) === quarter) ||
    commitments.some(({ profile, targets, due, paused }) => {
      const last = lastDayOf(quarter)
      if (paused && paused.from <= last && last <= paused.until) return false
      return profile === 'once'
        ? firstDayOf(quarter) <= due && due <= last
        : (targets.get(quarter)?.gt(0) ?? false)
    })
  )
}

export async function ofCommitments(tx: Tx, commitments: readonly CommitmentRecord[]): Promise<Coming[]> {
  const ids = commitments.map(({ id }) => id)
  const progress = await progressOf(tx, ids)
  const answers = await milestoneAnswersOf(tx, ids)
  return commitments.flatMap((commitment): Coming[] => {
    const { id: about, title, quantity, due, unit, measureCode, milestones = [] } = commitment
    const told = progress.get(about)
    const reported = told ? told.reported.plus(told.earlier.reported) : undefined
    const measure = { code: measureCode, unit }
    const whole: Coming = {
      kind: 'commitment-due',
      on: due,
      what: `${title}: all of ${unitWords(measure, quantity)}`,
      turn: 'supplier',
      about,
    }
    return [...(reported?.gte(quantity) ? [] : [whole]), ...ofMilestones(commitment, milestones, answers)]
  })
}

function ofMilestones(
  { id: about, title }: CommitmentRecord,
  milestones: readonly Milestone[],
  answers: ReadonlyMap<string, MilestoneAnswer>,
): Coming[] {
  return milestones
    .filter((each) => milestoneState(each, answers.get(each.id), each.due) !== 'reached')
    .map(({ due, words }) => ({
      kind: 'milestone',
      on: due,
      what: `${title}: ${words}`,
      turn: 'supplier',
      about,
    }))
}

/** Plans to catch up that wait for one side, and the steps of those that were agreed. */
export async function ofRecovery(tx: Tx, { id }: ContractDays): Promise<Coming[]> {
  const plans = await recoveryPlansOf(tx, { contract: id })
  return plans.flatMap(({ id: about, commitmentTitle, state, steps, askedAt, versions }): Coming[] => {
    const coming = (on: Day, what: string, turn: Turn): Coming => ({
      kind: 'recovery',
      on,
      what,
      turn,
      about,
    })
    const named = `“${commitmentTitle}”`
    if (state === 'agreed')
      return steps
        .filter(({ done }) => !done)
        .map(({ day, words }) => coming(day, `A step to catch up with ${named}: ${words}`, 'supplier'))
    const since = dayIn(versions[0]?.writtenAt ?? askedAt)
    return state === 'written'
      ? [coming(checkedBy(since), `Answer the plan to catch up with ${named}`, 'council')]
      : [coming(checkedBy(since), `Write how to catch up with ${named}`, 'supplier')]
  })
}
