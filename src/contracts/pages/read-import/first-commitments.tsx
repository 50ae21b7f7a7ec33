import { longDay } from '../../../language/day.ts'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { CommitmentPreviewed } from '../../import-preview.ts'
import type { ImportRecord } from '../../store.ts'
import { changeTags } from './change-tags.ts'

/** The first commitments of a file that was tried, to see whether they came out right before any is written. */
export function FirstCommitments({ record }: { record: ImportRecord }) {
  const { state, preview, added, changed, unchanged } = record
  const first = preview?.commitments?.first ?? []
  if (state !== 'tried' || first.length === 0) return null
  const all = added + changed + unchanged
  const caption =
    all > first.length
      ? `The first ${first.length} of ${all.toLocaleString('en-GB')} commitments`
      : 'Its commitments'
  return (
    <Table
      caption={`${caption}, as they would be`}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={['Commitment', 'Row', 'Contract', 'Counted as', 'Promised', 'Delivered in', 'Would be'].map(
        (content) => ({ content }),
      )}
      rows={first.map((one) => [
        { content: one.title },
        { content: one.sheet ? `${one.sheet}, ${one.row}` : String(one.row) },
        { content: one.contract },
        { content: one.measure },
        { content: `${one.amount} by ${longDay(one.due)}` },
        { content: quartersWords(one) },
        { content: <WouldBe one={one} /> },
      ])}
    />
  )
}

function quartersWords({ quarters }: CommitmentPreviewed): string {
  if (quarters === 0) return ''
  return quarters === 1 ? '1 quarter' : `${quarters} quarters`
}

function WouldBe({ one: { change, changes } }: { one: CommitmentPreviewed }) {
  const { text, colour } = changeTags[change]
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {changes.map((sentence) => (
        <p class="govuk-body-s govuk-!-margin-bottom-0">{sentence}</p>
      ))}
    </>
  )
}
