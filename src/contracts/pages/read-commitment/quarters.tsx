import { Decimal } from '../../../language/quantity.ts'
import { financialYearWords, quarterCode } from '../../../language/quarter.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { QuarterColumns } from '../../../web/components/quarter-columns.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { CommitmentShown } from './shown.ts'

const none = { reported: new Decimal(0), verified: new Decimal(0) }
/** More columns than these stand too close together to be read. */
const mostColumns = 12

/** Quarter by quarter what was planned, reported and verified: drawn while there is room, else as a table alone. */
export function Quarters({ commitment, quarters }: CommitmentShown) {
  const { unit, targets } = commitment
  const all = [...new Set([...targets.keys(), ...quarters.keys()])].sort()
  if (all.length === 0) return null
  const rows = all.map((quarter) => ({
    quarter,
    promised: targets.get(quarter) ?? new Decimal(0),
    ...(quarters.get(quarter) ?? none),
  }))
  if (all.length <= mostColumns && targets.size > 0) {
    return (
      <QuarterColumns
        id="quarters"
        title="Quarter by quarter"
        lede="The outline is what is planned; within it what was reported, and within that what is verified."
        unit={isMoney({ unit }) ? '£' : unit.many}
        columns={rows.map(({ quarter, ...amounts }) => ({
          name: `Q${quarter.slice(-1)}`,
          year: financialYearWords(Number(quarter.slice(0, 4))),
          ...amounts,
        }))}
      />
    )
  }
  return (
    <Table
      caption="Quarter by quarter"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Quarter' },
        ...['Planned', 'Reported', 'Verified'].map((content) => ({ content, numeric: true })),
      ]}
      rows={rows.map(({ quarter, promised, reported, verified }) => [
        { content: quarterCode(quarter) },
        ...[promised, reported, verified].map((amount) => ({
          content: unitWords({ unit }, amount),
          numeric: true,
        })),
      ])}
    />
  )
}
