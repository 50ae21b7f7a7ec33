import { exactMoney } from '../../../language/money.ts'
import { Decimal } from '../../../language/quantity.ts'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { ImportRecord } from '../../store.ts'
import { invoicedWords } from '../spend/days.ts'
import { changeTags } from './change-tags.ts'

/** The first sums of a list that was tried, to see whether they came out right before any is written. */
export function FirstSpend({ record }: { record: ImportRecord }) {
  const { state, preview, added, changed, unchanged } = record
  const first = preview?.ofSpend?.first ?? []
  if (state !== 'tried' || first.length === 0) return null
  const all = added + changed + unchanged
  const caption =
    all > first.length ? `The first ${first.length} of ${all.toLocaleString('en-GB')} sums` : 'Its sums'
  return (
    <Table
      caption={`${caption}, as they would be`}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        ...['Contract', 'Row', 'Supplier', 'When', 'Number or note'].map((content) => ({ content })),
        { content: 'Sum', numeric: true },
        { content: 'Would be' },
      ]}
      rows={first.map((one) => [
        { content: one.contract },
        { content: String(one.row) },
        { content: one.supplier },
        { content: invoicedWords(one) },
        { content: one.reference ?? 'None' },
        { content: exactMoney(new Decimal(one.amount)), numeric: true },
        {
          content: (
            <>
              <Tag colour={changeTags[one.change].colour}>{changeTags[one.change].text}</Tag>
              {one.was && (
                <p class="govuk-body-s govuk-!-margin-bottom-0">
                  It is {exactMoney(new Decimal(one.was))} now.
                </p>
              )}
            </>
          ),
        },
      ])}
    />
  )
}
