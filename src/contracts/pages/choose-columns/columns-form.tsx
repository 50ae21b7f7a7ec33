import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { encodingWords } from '../../register-file/text.ts'
import type { ChosenColumns, ImportRecord, RegisterSeen, SheetChosen } from '../../store.ts'

export interface ColumnsFormProps {
  record: ImportRecord
  seen: RegisterSeen
  /** What each column is taken for now, and which sheets are to be read. */
  chosen: ChosenColumns
  errors: readonly string[]
  cancelHref: string
}

const shownExamples = 3
const longestExample = 60

/** Every column with its first values, what it is taken for and why. */
export function ColumnsForm({ record, seen, chosen, errors, cancelHref }: ColumnsFormProps) {
  const { guesses } = seen
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={errors.map((text) => ({ text, href: '#column-0' }))} />}
      <PageHeading
        title="What each column holds"
        caption={record.fileName}
        lede="Check what we took each column for, and change what is wrong. It is remembered for the next file with these headings."
        about={aboutFile(record)}
      />
      <form method="post" novalidate>
        {chosen.sheets && <SheetChoice sheets={chosen.sheets} />}
        <Table
          caption="Columns of the file"
          captionClass="govuk-visually-hidden"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'Heading' },
            { content: 'First values' },
            { content: 'Holds' },
            { content: 'Why' },
          ]}
          rows={chosen.headings.map((heading, index) => [
            { content: heading || <span class="gm-muted">Column {index + 1}, without a heading</span> },
            { content: examples(seen, index) },
            {
              content: (
                <FieldChoice
                  index={index}
                  heading={heading}
                  field={chosen.fields[index] ?? null}
                  known={seen.fields}
                />
              ),
            },
            { content: <span class="gm-muted">{guesses[index]?.because}</span> },
          ])}
        />
        <div class="govuk-button-group">
          <Button preventDoubleClick>Try it with these columns</Button>
          <a class="govuk-link" href={cancelHref}>
            Cancel
          </a>
        </div>
      </form>
      <h2 class="govuk-heading-m">The first rows of the file</h2>
      <FirstRows seen={seen} />
    </>
  )
}

function aboutFile({ encoding, columns, kind }: ImportRecord): string {
  if (kind !== 'contracts') return 'Notes above the tables, totals and empty rows are passed over.'
  const words = encoding && encodingWords[encoding as keyof typeof encodingWords]
  return `Headings in row ${columns?.headingRow ?? 1}${words ? `, text as ${words}` : ''}.`
}

function examples({ rows }: RegisterSeen, index: number): string {
  const values = rows.map(({ cells }) => cells[index] ?? '').filter((value) => value !== '')
  return [...new Set(values)]
    .slice(0, shownExamples)
    .map((value) => (value.length > longestExample ? `${value.slice(0, longestExample)}…` : value))
    .join(' · ')
}

function SheetChoice({ sheets }: { sheets: readonly SheetChosen[] }) {
  return (
    <Checkboxes
      name="sheets"
      legend="Sheets to read"
      legendClass="govuk-fieldset__legend--m"
      hint="Leave out summaries, old years and lists of choices."
      class="govuk-checkboxes--small"
      values={sheets.filter(({ isLeftOut }) => !isLeftOut).map(({ name }) => name)}
      items={sheets.map(({ name, rows }) => ({
        value: name,
        text: `${name} (${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'})`,
      }))}
    />
  )
}

interface FieldChoiceProps {
  index: number
  heading: string
  field: string | null
  known: RegisterSeen['fields']
}

function FieldChoice({ index, heading, field, known }: FieldChoiceProps) {
  const name = `column-${index}`
  return (
    <select
      class="govuk-select"
      id={name}
      name={name}
      aria-label={`What “${heading || `column ${index + 1}`}” holds`}
    >
      <option value="">Leave it out</option>
      {known.map(({ name: value, label }) => (
        <option value={value} selected={value === field}>
          {label}
        </option>
      ))}
    </select>
  )
}

function FirstRows({ seen: { chosen, rows } }: { seen: RegisterSeen }) {
  return (
    <Table
      caption="First rows"
      captionClass="govuk-visually-hidden"
      onPhone={{ scrolls: 'The first rows of the file' }}
      head={[{ content: 'Row' }, ...chosen.headings.map((content) => ({ content }))]}
      rows={rows.map(({ row, cells }) => [
        { content: String(row) },
        ...chosen.headings.map((_, index) => ({ content: cells[index] ?? '' })),
      ])}
    />
  )
}
