import { dayIn, longDay } from '../../language/day.ts'
import type { EvidenceRecord } from '../store.ts'

/** What stays of evidence that was withdrawn: when, why, and the digest of what it was. */
export function Tombstone({ evidence }: { evidence: EvidenceRecord }) {
  const { name, destroyedAt, destroyedBecause, destroyedDigest, contentGoneAt } = evidence
  if (!destroyedAt) return null
  return (
    <span class="gm-muted">
      {name}, withdrawn on {longDay(dayIn(destroyedAt))}: {destroyedBecause}{' '}
      {contentGoneAt ? 'Its content is destroyed.' : 'Its content is being destroyed; nobody can open it.'}{' '}
      {destroyedDigest ? (
        <>
          SHA-256 <abbr title={destroyedDigest}>{destroyedDigest.slice(0, 12)}…</abbr>
        </>
      ) : null}
    </span>
  )
}
