import type { Seal } from './audit.ts'

/** A fact as a link's text holds it: its table, its key, and the seal of its rows. */
export interface SealedFact extends Seal {
  table: string
  key: Record<string, string | number>
}

export interface KeptSeal extends SealedFact {
  /** The link that sealed it. */
  position: number
}

/** The last seal of every fact a chain tells of. */
export class LastSeals {
  readonly #byFact = new Map<string, KeptSeal>()

  /** Told in the chain's order: a later seal of the same fact takes the place of the earlier. */
  keep(seal: KeptSeal): void {
    const key = Object.entries(seal.key).sort(([a], [b]) => (a < b ? -1 : 1))
    this.#byFact.set(`${seal.table} ${JSON.stringify(key)}`, seal)
  }

  /** By table and by the columns of their keys. */
  groups(): Map<string, KeptSeal[]> {
    return Map.groupBy(
      this.#byFact.values(),
      (seal) => `${seal.table} ${Object.keys(seal.key).sort().join(' ')}`,
    )
  }

  all(): Iterable<KeptSeal> {
    return this.#byFact.values()
  }
}

/** The first 128 bits of each row's digest. */
export function rowsOf({ digest, rows }: Seal): string[] {
  if (rows) return rows
  return digest ? [Buffer.from(digest.slice(0, 32), 'hex').toString('base64').replace(/=+$/, '')] : []
}
