import { quantityWords } from '../../language/quantity.ts'
import { Decimal } from '../../language/quantity.ts'
import { quarterMonths } from '../../language/quarter.ts'
import { unitWords } from '../../measurement/index.ts'
import type { RegisterEntry } from '../../register/index.ts'
import { Card } from '../../web/components/card.tsx'
import { Table } from '../../web/components/table.tsx'
import type { Urls } from '../../web/urls.ts'
import type { DeliveredOfMeasure } from '../store.ts'

const longestStory = 220

/** The beginning of a story, ended at a word. */
export function beginningOf(story: string): string {
  const text = story.trim().replaceAll(/\s+/g, ' ')
  if (text.length <= longestStory) return text
  return `${text.slice(0, text.lastIndexOf(' ', longestStory))} …`
}

/** Entries as cards, each with the beginning of its story. */
export function OutputCards({ entries, urls }: { entries: readonly RegisterEntry[]; urls: Urls }) {
  return (
    <>
      {entries.map((entry) => (
        <Card
          title={entry.title}
          href={urls.output(entry.number)}
          note={[entry.outcome.name, entry.supplier.name, entry.place?.name].filter(Boolean).join(' · ')}
        >
          <p>
            <strong>{unitWords(entry.measure, entry.quantity)}</strong>, {quarterMonths(entry.quarter)}
          </p>
          {entry.story && <p>{beginningOf(entry.story)}</p>}
        </Card>
      ))}
    </>
  )
}

/** What was delivered, a measure a row: quantities are never added across measures. */
export function DeliveredTable({
  delivered,
  caption,
  register,
  urls,
}: {
  delivered: readonly DeliveredOfMeasure[]
  caption: string
  /** The outputs of one measure among these. */
  register: (measure: string) => string
  urls: Urls
}) {
  return (
    <Table
      caption={caption}
      captionClass="govuk-table__caption--m"
      firstCellIsHeader
      onPhone="blocks"
      head={[
        { content: 'Measure' },
        { content: 'Delivered and verified', numeric: true },
        { content: 'Outputs', numeric: true },
      ]}
      rows={delivered.map(({ code, name, unit, outputs, quantity }) => [
        {
          content: (
            <a class="govuk-link" href={urls.method(code)}>
              {name}
            </a>
          ),
        },
        { content: unitWords({ unit }, quantity), numeric: true },
        {
          content: (
            <a class="govuk-link" href={register(code)}>
              {countWords(outputs)}
            </a>
          ),
          numeric: true,
        },
      ])}
    />
  )
}

export function countWords(count: number): string {
  return quantityWords(new Decimal(count))
}
