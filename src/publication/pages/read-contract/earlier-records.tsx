import { earlierWordsInPublic } from '../../../contracts/index.ts'
import type { EarlierKept } from '../../../delivery/store.ts'
import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import type { PublicCommitment } from '../../store.ts'

export interface EarlierRecordsProps {
  commitments: readonly PublicCommitment[]
  earlier: readonly EarlierKept[]
}

/** What the council's earlier records say was delivered: told apart from what was checked here, without a name or a story. */
export function EarlierRecords({ commitments, earlier }: EarlierRecordsProps) {
  const told = commitments.flatMap((commitment) =>
    earlier
      .filter((one) => one.commitment === commitment.id && one.confirmedBy === null)
      .map((one) => ({ commitment, one })),
  )
  if (told.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">From the council’s earlier records</h2>
      <p class="govuk-body">
        What the council had written down before it used this register. It was not checked here, so it is no
        output in the register, and counts as verified nowhere.
      </p>
      <Table
        caption="What the council’s earlier records say"
        captionClass="govuk-visually-hidden"
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: 'Promise' },
          { content: 'Quarter' },
          { content: 'Reported', numeric: true },
          { content: 'Accepted', numeric: true },
          { content: 'Where it comes from' },
        ]}
        rows={told.map(({ commitment, one }) => [
          { content: commitment.title },
          { content: one.quarter === null ? 'Up to that day' : quarterCode(one.quarter) },
          { content: amountWords(commitment, one.reported), numeric: true },
          { content: amountWords(commitment, one.accepted), numeric: true },
          { content: earlierWordsInPublic(one) },
        ])}
      />
    </>
  )
}

function amountWords(commitment: PublicCommitment, amount: EarlierKept['reported']): string {
  return amount === null ? 'Not said' : unitWords(commitment, amount)
}
