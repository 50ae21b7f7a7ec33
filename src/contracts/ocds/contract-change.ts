import type { Day } from '../../language/day.ts'
import { type NoticedPeriod, periodOf } from './noticed-period.ts'
import { type NoticedValue, valueOf } from './noticed-value.ts'
import type { Amendment, Contract } from './release.ts'

/** A change to a contract that a notice tells of. Mended words of a notice are not a change. */
export interface NoticedChange {
  id?: string
  /** Whether it is only intended so far. */
  proposed: boolean
  on?: Day
  /** Codes of the grounds, such as providedContract. Source: Procurement Act 2023 s.74 and sch.8. */
  reasons: string[]
  rationale?: string
  /** What the contract is to be worth, and last, after the change, where the notice says. `starts` is the change's. */
  value?: NoticedValue
  period: NoticedPeriod
}

function changeOf(amendment: Amendment, proposed: boolean): NoticedChange {
  const { id, date, rationale, rationaleClassifications = [], value, period } = amendment
  const reasons = rationaleClassifications.map((reason) => reason.id).filter((reason) => reason !== undefined)
  return { id, proposed, on: date, reasons, rationale, value: valueOf(value), period: periodOf(period) }
}

function changesContract({ date, rationale, rationaleClassifications }: Amendment): boolean {
  return Boolean(date || rationale || rationaleClassifications?.length)
}

export function changesOf({ amendments = [], proposedAmendments = [] }: Contract): NoticedChange[] {
  return [
    ...amendments.filter(changesContract).map((amendment) => changeOf(amendment, false)),
    ...proposedAmendments.map((amendment) => changeOf(amendment, true)),
  ]
}
