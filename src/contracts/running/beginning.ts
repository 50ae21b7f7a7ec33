import { addMonths, type Day } from '../../language/day.ts'

/** From three months before a contract's first day to a year after it: as long as its checklist is shown until it is done. */
export function isBeginning({ starts }: { starts: Day | null }, today: Day): boolean {
  return starts !== null && addMonths(starts, -3) <= today && today <= addMonths(starts, 12)
}
