import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import type { PromisedAtLevel } from '../../promised-at-levels.ts'
import { kindInShort } from './kind-in-short.ts'

/** What is promised of each measure, level by level: units of one measure are added, those of two never. */
export function ByLevel({ rows }: { rows: readonly PromisedAtLevel[] }) {
  if (rows.length === 0)
    return <p class="govuk-body">Nothing is promised yet, neither here nor on what belongs to it.</p>
  return (
    <Table
      caption="Promised at each level"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Measure' },
        { content: 'Level' },
        ...['Commitments', 'Promised', 'Reported', 'Verified'].map((content) => ({ content, numeric: true })),
      ]}
      rows={rows.map((row) => [
        { content: row.measureName },
        { content: kindInShort[row.level] },
        { content: row.commitments, numeric: true },
        ...[row.quantity, row.reported, row.verified].map((amount) => ({
          content: unitWords(row, amount),
          numeric: true,
        })),
      ])}
    />
  )
}
