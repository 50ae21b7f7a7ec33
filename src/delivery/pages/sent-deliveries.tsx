import { unitWords } from '../../measurement/index.ts'
import { Table } from '../../web/components/table.tsx'
import type { Urls } from '../../web/urls.ts'
import type { Line, SentDelivery } from '../store.ts'
import { evidenceWords } from './answer-words.ts'
import { StateOf } from './state-of.tsx'

export interface Sent {
  line: Line
  each: SentDelivery
}

/** All that was sent for these lines, each delivery with its line. */
export function sentOf(lines: readonly Line[]): Sent[] {
  return lines.flatMap((line) => line.owed.sent.map((each) => ({ line, each })))
}

/** What a supplier sent, each with the way to check it. */
export function SentDeliveries({
  urls,
  caption,
  sent,
}: {
  urls: Urls
  caption: string
  sent: readonly Sent[]
}) {
  return (
    <Table
      caption={caption}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'Reported', numeric: true },
        { content: 'Accepted', numeric: true },
        { content: 'Evidence' },
        { content: 'State' },
      ]}
      rows={sent.map(({ line: { owed, earlierEvidence }, each }) => [
        {
          content: (
            <a class="govuk-link" href={urls.verifyDelivery(each.id)}>
              {owed.title}
            </a>
          ),
        },
        { content: unitWords(owed.measure, each.quantity), numeric: true },
        { content: each.accepted ? unitWords(owed.measure, each.accepted) : 'Not yet', numeric: true },
        { content: evidenceWords(earlierEvidence.filter(({ delivery }) => delivery === each.id)) },
        { content: <StateOf state={each.state} /> },
      ])}
    />
  )
}
