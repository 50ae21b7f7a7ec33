import type { Urls } from '../../../web/urls.ts'
import { type AttentionKind, attentionKinds } from '../../attention.ts'
import { thingsWords } from '../../attention-words.ts'
import type { AttentionCounts } from '../../store.ts'

/** Kinds that the figures above say already. */
const saidAbove: ReadonlySet<AttentionKind> = new Set(['to-verify', 'late-returns', 'overdue', 'ending-soon'])

/** What else needs attention, in a line of links. */
export function AttentionInShort({
  urls,
  counts,
  whose,
}: {
  urls: Urls
  counts: AttentionCounts
  whose: string
}) {
  const some = attentionKinds.filter((kind) => counts[kind] > 0 && !saidAbove.has(kind))
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={urls.attention({ whose })}>
        What needs attention
      </a>
      {some.length === 0 ? '.' : ': '}
      {some.map((kind, place) => (
        <>
          {place > 0 && ', '}
          <a class="govuk-link" href={urls.attentionOf(kind, { whose })}>
            {thingsWords(kind, counts[kind])}
          </a>
        </>
      ))}
      {some.length > 0 && '.'}
    </p>
  )
}
