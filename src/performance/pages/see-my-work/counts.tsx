import type { Urls } from '../../../web/urls.ts'
import type { AttentionCounts, TaskCounts } from '../../store.ts'

interface WorkCountsProps {
  urls: Urls
  counts: TaskCounts
  attention: AttentionCounts
  isMine: boolean
}

/** How much there is to do of each kind, each leading to its list. */
export function WorkCounts({ urls, counts, attention, isMine }: WorkCountsProps) {
  const mine: Record<string, string> = isMine ? { mine: 'yes' } : {}
  const whose = { whose: isMine ? 'mine' : 'everyone' }
  const tiles = [
    {
      kind: 'reported',
      count: counts.check,
      words: one(counts.check, 'delivery to check', 'deliveries to check'),
      href: urls.verificationQueue(mine),
    },
    {
      kind: 'not-met',
      count: counts.late,
      words: one(counts.late, 'return late', 'returns late'),
      href: urls.returns({ kind: 'late', ...mine }),
    },
    {
      kind: 'not-met',
      count: attention.overdue,
      words: one(attention.overdue, 'commitment overdue', 'commitments overdue'),
      href: urls.attentionOf('overdue', whose),
    },
    {
      kind: 'not-yet-due',
      count: attention['ending-soon'],
      words: 'due soon, not all reported',
      href: urls.attentionOf('ending-soon', whose),
    },
  ]
  return (
    <div class="gm-tiles">
      <ul class="gm-tiles__list">
        {tiles.map(({ kind, count, words, href }) => (
          <li class={`gm-tile gm-tile--${kind}`}>
            <p class="gm-tile__statement">
              <span class="gm-tile__figure">{count}</span>{' '}
              <a class="govuk-link gm-tile__words" href={href}>
                {words}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function one(count: number, single: string, several: string): string {
  return count === 1 ? single : several
}
