import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { ImportFault, ImportRecord } from '../../store.ts'

/** The faults and warnings of a file by row, the first hundred here and all of them as a file to mend. */
export function Faults({
  urls,
  record,
  faults,
}: {
  urls: Urls
  record: ImportRecord
  faults: readonly ImportFault[]
}) {
  if (faults.length === 0) return null
  const isRegister = record.format !== 'ocds'
  const all = record.refused + record.warnings
  return (
    <>
      <h2 class="govuk-heading-m" id="faults">
        Faults and warnings
      </h2>
      <p class="govuk-body">
        {record.kind === 'commitments' ? (
          <a class="govuk-link" href={urls.importFaultsBook(record.id)}>
            Download these rows to mend them and send them again (Excel)
          </a>
        ) : (
          <a class="govuk-link" href={urls.importFaults(record.id)}>
            {isRegister ? 'Download these rows to mend them (CSV)' : 'Download all of them (CSV)'}
          </a>
        )}
        {all > faults.length && <> The first {faults.length} are below.</>}
      </p>
      <Table
        caption="By row"
        captionClass="govuk-visually-hidden"
        onPhone="blocks"
        head={[
          { content: 'Where' },
          { content: isRegister ? 'Column' : 'Notice' },
          { content: 'What is wrong' },
          { content: 'So' },
        ]}
        rows={faults.map(({ row, pointer, field, message, severity }) => [
          {
            content:
              row === null ? <code class="gm-code">{pointer ?? 'The file'}</code> : whereOf(row, pointer),
          },
          { content: field ?? '' },
          { content: message },
          {
            content:
              severity === 'refused' ? (
                <Tag colour="red">Not brought in</Tag>
              ) : (
                <Tag colour="yellow">Warning</Tag>
              ),
          },
        ])}
      />
    </>
  )
}

/** A row by its number, with its sheet where there are sheets. */
function whereOf(row: number, sheet: string | null): string {
  return sheet ? `Row ${row} of “${sheet}”` : `Row ${row}`
}
