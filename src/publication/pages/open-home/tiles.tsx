import { type Day, longDay } from '../../../language/day.ts'
import type { Headline } from '../../../performance/index.ts'
import { StatTiles } from '../../../web/components/stat-tiles.tsx'
import { inEveryHundred } from '../../finding.ts'
import type { Urls } from '../../../web/urls.ts'
import type { Ahead } from '../../store.ts'
import { countWords } from '../outputs-told.tsx'

interface HeadlineTilesProps {
  headline: Headline
  ahead: Ahead
  today: Day
  urls: Urls
}

/**
 * The commitments due by today, and those still to come; all but the last add up to those due. Each figure opens to how it
 * was worked out.
 */
export function HeadlineTiles({ headline, ahead, today, urls }: HeadlineTilesProps) {
  const { due, inFull, byEarlierRecords, inPart, notMet, notYetDue } = headline
  const opened = (words: string) => (
    <a class="govuk-link" href={urls.headlineMethod()}>
      {words}
    </a>
  )
  const share = (count: number) => inEveryHundred(count, due)
  return (
    <StatTiles
      lead={
        <>
          Of{' '}
          <strong>
            {countWords(due)} {due === 1 ? 'commitment' : 'commitments'} due by {longDay(today)}
          </strong>
        </>
      }
      tiles={[
        {
          kind: 'met-in-full',
          figure: countWords(inFull),
          words: opened('met in full, and verified'),
          note: share(inFull),
        },
        ...(byEarlierRecords > 0
          ? [
              {
                kind: 'reported' as const,
                figure: countWords(byEarlierRecords),
                words: opened('met in full by the council’s earlier records'),
                note: share(byEarlierRecords),
              },
            ]
          : []),
        {
          kind: 'met-in-part',
          figure: countWords(inPart),
          words: opened('met in part'),
          note: checkedNow(ahead.waiting) || share(inPart),
        },
        { kind: 'not-met', figure: countWords(notMet), words: opened('not met'), note: share(notMet) },
        {
          kind: 'not-yet-due',
          figure: countWords(notYetDue),
          words: opened('not yet due'),
          note: ahead.next ? `The next is due on ${longDay(ahead.next)}` : '',
        },
      ]}
    />
  )
}

function checkedNow(waiting: number): string {
  if (waiting === 0) return ''
  return waiting === 1 ? '1 report is being checked now' : `${countWords(waiting)} reports being checked now`
}
