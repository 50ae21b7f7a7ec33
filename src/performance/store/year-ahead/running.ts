import { decidedAbout, decisionsDue, isBeginning } from '../../../contracts/index.ts'
import {
  contractSettingOf,
  decisionsOf,
  mobilisationOf,
  reviewsOf,
  risksOf,
  waiversIn,
} from '../../../contracts/store.ts'
import { addDays, addMonths, type Day, longDay } from '../../../language/day.ts'
import type { Tx } from '../../../platform/tx.ts'
import { periodsOf } from '../../kpi/kpi.ts'
import { noticesDue } from '../../kpi/notice.ts'
import type { ContractDays, Coming } from '../../year-ahead.ts'
import { kpisOf, noticeFacts, standingRatings } from '../kpi/index.ts'

export async function ofBeginning(tx: Tx, { id, starts }: ContractDays, today: Day): Promise<Coming[]> {
  if (!starts || !isBeginning({ starts }, today)) return []
  const steps = await mobilisationOf(tx, id)
  const left = steps.filter(({ isDone }) => !isDone).length
  if (left === 0) return []
  const what = `Begin the contract well: ${left} of ${steps.length} steps ${left === 1 ? 'is' : 'are'} left`
  return [{ kind: 'beginning', on: starts, what, turn: 'council' }]
}

export async function ofPerformance(tx: Tx, contract: ContractDays, today: Day): Promise<Coming[]> {
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

export async function ofRunning(tx: Tx, contract: ContractDays, today: Day): Promise<Coming[]> {
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
