import { longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { amountWords } from '../../spend/scaling-words.ts'
import { noProgress } from '../going.ts'
import { statusOf } from '../standing-words.ts'
import type { ContractShown } from './shown.ts'

/** What this contract's suppliers promised for the framework as a whole, or for its lot. */
export function PromisedAbove({ visit: { urls, today }, above, progress }: ContractShown) {
  const all = above.flatMap(({ title, commitments }) => commitments.map((one) => ({ ...one, of: title })))
  if (all.length === 0) return null
  return (
    <Table
      caption="Promised for the whole framework"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'At the level of' },
        { content: 'By' },
        { content: 'Promised', numeric: true },
        { content: 'Verified', numeric: true },
        { content: 'Due' },
        { content: 'Status' },
      ]}
      rows={all.map((commitment) => {
        const done = progress.get(commitment.id) ?? noProgress
        return [
          {
            content: (
              <a class="govuk-link" href={urls.staffCommitment(commitment.contract, commitment.id)}>
                {commitment.title}
              </a>
            ),
          },
          { content: commitment.of },
          { content: commitment.supplierName },
          { content: amountWords(commitment, commitment), numeric: true },
          { content: unitWords(commitment, done.verified), numeric: true },
          { content: longDay(commitment.due) },
          { content: <StatusTag status={statusOf(commitment, done, today)} /> },
        ]
      })}
    />
  )
}
