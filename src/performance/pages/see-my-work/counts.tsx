import type { Urls } from '../../../web/urls.ts'
import type { TaskCounts } from '../../store.ts'

/** How much there is to do of each kind, each leading to its list. */
export function WorkCounts({ urls, counts, isMine }: { urls: Urls; counts: TaskCounts; isMine: boolean }) {
  const mine: Record<string, string> = isMine ? { mine: 'yes' } : {}
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
      kind: 'not-yet-due',
      count: counts.due,
      words: one(counts.due, 'commitment due and not all reported', 'commitments due and not all reported'),
      href: urls.staffContracts(),
    },
    {
      kind: 'not-yet-due',
      count: counts.draft,
      words: one(counts.draft, 'promise from a notice to decide', 'promises from notices to decide'),
      href: urls.staffContracts(),
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
