import { longDay } from '../../language/day.ts'
import type { KpiPeriod, RatedEvery } from '../kpi/kpi.ts'
import type { NoticeDue } from '../kpi/notice.ts'
import type { Day } from '../../language/day.ts'

export const everyWords: Record<RatedEvery, string> = {
  1: 'Every month',
  3: 'Every three months',
  6: 'Every six months',
  12: 'Every year',
}

/** "1 July 2026 to 30 September 2026" */
export function periodWords({ starts, ends }: KpiPeriod): string {
  return `${longDay(starts)} to ${longDay(ends)}`
}

/** Why the notice is due, and by when. */
export function noticeDueWords({ because, by }: NoticeDue, today: Day): string {
  const due = by < today ? `was due by ${longDay(by)}` : `is due by ${longDay(by)}`
  switch (because) {
    case 'yearly':
      return `A contract performance notice ${due}: one is published in every twelve months while the contract runs.`
    case 'ended':
      return `A contract performance notice ${due}: the contract has ended, and its KPIs are told of once more.`
    case 'failure':
      return `A contract performance notice ${due}: a breach or poor performance is told of within thirty days.`
  }
}
