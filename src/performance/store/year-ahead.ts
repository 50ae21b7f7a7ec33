import {
  decidedAbout,
  decisionsDue,
  isBeginning,
  type Milestone,
  milestoneState,
  type MilestoneAnswer,
} from '../../contracts/index.ts'
import {
  type CommitmentRecord,
  commitmentsOf,
  type ContractRecord,
  contractSettingOf,
  decisionsOf,
  milestoneAnswersOf,
  mobilisationOf,
  reviewsOf,
  risksOf,
  waiversIn,
} from '../../contracts/store.ts'
import { askedOn, checkedBy } from '../../delivery/index.ts'
import { returnsIn, rhythmOf } from '../../delivery/store.ts'
import { addDays, addMonths, type Day, dayIn, longDay } from '../../language/day.ts'
import {
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterMonths,
  quarterOf,
  quartersBetween,
} from '../../language/quarter.ts'
import { unitWords } from '../../measurement/index.ts'
import type { Tx } from '../../platform/tx.ts'
import { periodsOf } from '../kpi/kpi.ts'
import { noticesDue } from '../kpi/notice.ts'
import type { Coming } from '../year-ahead.ts'
import { kpisOf, noticeFacts, standingRatings } from './kpi/index.ts'
import { progressOf } from './progress.ts'

type Contract = Pick<ContractRecord, 'id' | 'starts' | 'ends' | 'extendableUntil'>

/** Everything on a contract that has a day and is not done: what is late, and what comes; in no order. */
export async function comingOn(tx: Tx, contract: Contract, today: Day): Promise<Coming[]> {
  const commitments = (await commitmentsOf(tx, contract.id)).filter(({ withdrawnOn }) => withdrawnOn === null)
  return [
    ...(await ofBeginning(tx, contract, today)),
    ...(await ofReturns(tx, contract, commitments, today)),
    ...(await ofCommitments(tx, commitments)),
    ...(await ofPerformance(tx, contract, today)),
    ...(await ofRunning(tx, contract, today)),
  ]
}

async function ofBeginning(tx: Tx, { id, starts }: Contract, today: Day): Promise<Coming[]> {
  if (!starts || !isBeginning({ starts }, today)) return []
  const steps = await mobilisationOf(tx, id)
  const left = steps.filter(({ isDone }) => !isDone).length
  if (left === 0) return []
  const what = `Begin the contract well: ${left} of ${steps.length} steps ${left === 1 ? 'is' : 'are'} left`
  return [{ kind: 'beginning', on: starts, what, turn: 'council' }]
}

async function ofReturns(
  tx: Tx,
  { id, ends }: Contract,
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

async function ofCommitments(tx: Tx, commitments: readonly CommitmentRecord[]): Promise<Coming[]> {
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

async function ofPerformance(tx: Tx, contract: Contract, today: Day): Promise<Coming[]> {
  const until = addMonths(today, 12)
  const kpis = (await kpisOf(tx, contract.id)).filter(({ endedOn }) => endedOn === null)
  const unrated = kpis.flatMap((kpi) => {
    const rated = new Set(standingRatings(kpi).map(({ starts }) => starts))
    return periodsOf(kpi, { until: contract.ends, on: until })
      .filter(({ starts }) => !rated.has(starts))
      .map((period) => ({ kpi, period }))
  })
  const together = Map.groupBy(
    unrated,
    ({ period }) => `${longDay(period.starts)} to ${longDay(period.ends)}`,
  )
  const ratings = [...together].map(([days, some]): Coming => {
    const { kpi, period } = some[0]!
    const on = addDays(period.ends, 1)
    return some.length === 1
      ? { kind: 'kpi', on, what: `Rate “${kpi.title}” for ${days}`, turn: 'council', about: kpi.id }
      : { kind: 'kpi', on, what: `Rate ${some.length} KPIs for ${days}`, turn: 'council' }
  })
  const notices = noticesDue(await noticeFacts(tx, contract), today).map(({ by }): Coming => {
    return { kind: 'notice', on: by, what: 'Publish a contract performance notice', turn: 'council' }
  })
  return [...ratings, ...notices]
}

async function ofRunning(tx: Tx, contract: Contract, today: Day): Promise<Coming[]> {
  const { id, starts, ends } = contract
  const setting = await contractSettingOf(tx)
  const decided = await decisionsOf(tx, id)
  const decisions = decisionsDue(contract, setting.decideMonths, today)
    .filter(({ before }) => !decided.some((each) => each.before === before))
    .map(({ about, before, from, isDue }): Coming => {
      const ending = `${decidedAbout[about]} on ${longDay(before)}`
      return isDue
        ? { kind: 'decision', on: before, what: `Decide what follows: ${ending}`, turn: 'council' }
        : { kind: 'decision', on: from, what: `Begin to decide what follows: ${ending}`, turn: 'council' }
    })
  const [lastReview] = await reviewsOf(tx, id)
  const reviewOn = lastReview ? lastReview.nextOn : starts && addMonths(starts, 12)
  const review: Coming[] =
    reviewOn && (!ends || reviewOn <= ends)
      ? [{ kind: 'review', on: reviewOn, what: 'Review and reset meeting', turn: 'both' }]
      : []
  const risks = (await risksOf(tx, id))
    .filter(({ closedBecause }) => closedBecause === null)
    .map((each): Coming => ({
      kind: 'risk',
      on: each.reviewOn,
      what: `Look again at the risk “${each.risk}”`,
      turn: 'council',
      about: each.id,
    }))
  const { waivers } = await waiversIn(tx, { contract: id, today, months: setting.waiverMonths })
  const expiring = waivers
    .filter(({ expires }) => expires >= today)
    .map(({ id: about, number, expires }): Coming => ({
      kind: 'waiver',
      on: expires,
      what: `Waiver ${number} expires`,
      turn: 'council',
      about,
    }))
  const end: Coming[] =
    ends && ends >= today ? [{ kind: 'end', on: ends, what: 'The contract ends', turn: 'both' }] : []
  return [...decisions, ...review, ...risks, ...expiring, ...end]
}
