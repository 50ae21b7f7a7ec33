import { createHash } from 'node:crypto'

/** What a contract of a file would do to the records. */
export type Change = 'added' | 'changed' | 'unchanged'

/** A contract that the authority has under the same natural key. */
export interface Known {
  id: string
  version: number
  /** The fingerprint of what the source said last time; nothing, when a person entered it. */
  digest: string | null
  withdrawn: boolean
  /** A person withdrew it. */
  byHand: boolean
}

/**
 * What bringing in a contract does: one whose import was undone counts as added when it comes again; one that a person
 * withdrew stays withdrawn.
 */
export function changeOf(known: Known | undefined, digest: string): Change {
  if (known?.byHand) return 'unchanged'
  if (!known || known.withdrawn) return 'added'
  return known.digest === digest ? 'unchanged' : 'changed'
}

/**
 * The fingerprint of everything a file would do, taken down while it is tried and again while it is applied: they
 * are equal exactly when the records that matter to it have not moved in between.
 */
export class PlanDigest {
  readonly #hash = createHash('sha256')

  take(key: string, change: Change, known: Known | undefined): void {
    const version = change === 'unchanged' ? '' : String(known?.version ?? 0)
    this.#hash.update(`${change} ${version} ${key}\n`)
  }

  value(): string {
    return this.#hash.digest('hex')
  }
}
