import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { ImportRecord } from '../../store.ts'
import { changeTags } from './change-tags.ts'

/** The first suppliers of a list that was tried, to see whether they came out right before any is written. */
export function FirstSuppliers({ record }: { record: ImportRecord }) {
  const { state, preview, added, changed, unchanged } = record
  const first = preview?.ofSuppliers?.first ?? []
  if (state !== 'tried' || first.length === 0) return null
  const all = added + changed + unchanged
  const caption =
    all > first.length
      ? `The first ${first.length} of ${all.toLocaleString('en-GB')} suppliers`
      : 'Its suppliers'
  return (
    <Table
      caption={`${caption}, as they would be`}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={['Supplier', 'Row', 'Numbers', 'Postcode', 'Would be'].map((content) => ({ content }))}
      rows={first.map(({ name, row, numbers, postcode, change, fills }) => [
        { content: name },
        { content: String(row) },
        { content: numbers.join(', ') || 'None' },
        { content: postcode ?? 'Not said' },
        {
          content: (
            <>
              <Tag colour={changeTags[change].colour}>{changeTags[change].text}</Tag>
              {fills.length > 0 && (
                <p class="govuk-body-s govuk-!-margin-bottom-0">Filled in: {fills.join(', ')}.</p>
              )}
            </>
          ),
        },
      ])}
    />
  )
}
