import { Decimal } from '../../../language/quantity.ts'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { ContractPreviewed } from '../../import-preview.ts'
import type { ImportRecord } from '../../store.ts'
import { daysWords, valueWords } from '../contract-line.ts'
import { changeTags } from './change-tags.ts'

/** The first contracts of a file that was tried, to see whether they came out right before any is written. */
export function FirstContracts({ record }: { record: ImportRecord }) {
  const { state, format, preview, added, changed, unchanged } = record
  if (state !== 'tried' || !preview || preview.first.length === 0) return null
  const isRegister = format !== 'ocds'
  const all = added + changed + unchanged
  const shown = preview.first.length
  const caption =
    all > shown ? `The first ${shown} of ${all.toLocaleString('en-GB')} contracts` : 'Its contracts'
  return (
    <Table
      caption={`${caption}, as they would be`}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        ...(isRegister ? [{ content: 'Row' }] : []),
        { content: 'Supplier' },
        { content: 'Days' },
        { content: 'Value' },
        { content: 'Would be' },
      ]}
      rows={preview.first.map((contract) => [
        { content: contract.title },
        ...(isRegister ? [{ content: contract.row?.toLocaleString('en-GB') ?? '' }] : []),
        { content: suppliersWords(contract) },
        { content: daysWords(contract) },
        { content: valueWords(sumsOf(contract)) },
        {
          content: <Tag colour={changeTags[contract.change].colour}>{changeTags[contract.change].text}</Tag>,
        },
      ])}
    />
  )
}

function suppliersWords({ suppliers, suppliersInAll }: ContractPreviewed): string {
  if (suppliersInAll === 0) return 'Not known yet'
  const more = suppliersInAll - suppliers.length
  return more > 0 ? `${suppliers.join(', ')} and ${more} more` : suppliers.join(', ')
}

function sumsOf({ value, valueGross }: ContractPreviewed) {
  return {
    value: value === null ? null : new Decimal(value),
    valueGross: valueGross === null ? null : new Decimal(valueGross),
  }
}
