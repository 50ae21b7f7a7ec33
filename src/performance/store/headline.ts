import type { Day } from '../../language/day.ts'
import { type Quarter, quarterOf } from '../../language/quarter.ts'
import type { Tx } from '../../platform/database.ts'
import { type DueCount, type Headline, headlineOf } from '../met.ts'

interface OutcomeCount extends DueCount {
  outcome: string
}

/** Published commitments counted by outcome and due day: some hundred rows at most for each year. */
async function countsOf(tx: Tx): Promise<OutcomeCount[]> {
  const rows = await tx
    .selectFrom('commitments_due')
    .select(['outcome_id as outcome', 'due', 'in_full as inFull', 'by_earlier_records as byEarlierRecords'])
    .select(['in_part as inPart', 'not_met as notMet'])
    .where('authority_id', '=', tx.authority)
    .execute()
  return rows.map((row) => ({ ...row, due: row.due as Day }))
}

/** Of the published commitments due by the day, how many are met in full, in full by earlier records, in part, not met; and how many are still to come. */
export async function headline(tx: Tx, on: Day): Promise<Headline> {
  return headlineOf(await countsOf(tx), on)
}

/** The headline of each outcome that has commitments, by the outcome's id. */
export async function headlineByOutcome(tx: Tx, on: Day): Promise<Map<string, Headline>> {
  const counts = Map.groupBy(await countsOf(tx), ({ outcome }) => outcome)
  return new Map([...counts].map(([outcome, rows]) => [outcome, headlineOf(rows, on)]))
}

/** The headline of the commitments due in each quarter, in order of time. */
export async function headlineByQuarter(
  tx: Tx,
  on: Day,
): Promise<{ quarter: Quarter; headline: Headline }[]> {
  const counts = Map.groupBy(await countsOf(tx), ({ due }) => quarterOf(due))
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, rows]) => ({ quarter, headline: headlineOf(rows, on) }))
}
