import type { Compilable, Kysely, RawBuilder } from 'kysely'
import type { CopyFormat } from './copy-out.ts'
import type { Tables } from './tables.ts'

/** Who acts, for the audit: a person, a holder of a link or token, or the system itself. */
export interface Actor {
  kind: 'person' | 'link' | 'token' | 'system'
  id?: string
  /** Of a person: those whose lent roles allowed it, when their own do not. */
  for?: string[]
}

/** The authority's open transaction: every read and write of one visit, with its audit entries. */
export interface Tx extends Kysely<Tables> {
  readonly authority: string
  readonly actor: Actor
  /** Moment the transaction acts at, the same for all it records. */
  readonly at: Date
  /** The trial return it was opened for. */
  readonly trial?: string
  /** Adds to what the transaction's one audit link will say; written just before the commit. In a trial it adds nothing. */
  note(entry: AuditEntry): void
  /** What a query finds as a stream of text in constant memory: in transactions for downloads only. */
  copyOut(query: Compilable | RawBuilder<unknown>, format: CopyFormat): AsyncIterable<Uint8Array>
}

/** One thing that was done to one record, as the audit keeps it. */
export interface AuditEntry {
  /** A verb of the field in the past tense, such as `commitment-recorded`. */
  action: string
  /** The record, such as `contract`, and its id. */
  subject: string
  id: string
  /** What a person reads in the record's history. It may hold personal data, and may be blanked; the chain holds its digest. */
  words: string
  /** Rows this act recorded: the chain holds a digest of each as it was stored. */
  facts?: FactRow[]
  /** For what is told of an earlier moment, or of somebody else, than the transaction's. */
  asOf?: { at: Date; actor: Actor }
}

/** A stored row to seal: its table and key; `import_id` seals all rows that one import brought. */
export interface FactRow {
  table: string
  key: Record<string, string | number>
}

/** The facts' usual columns: who, and when. */
export function recordedNow(tx: Tx): { recorded_at: Date; recorded_by: string | null } {
  return { recorded_at: tx.at, recorded_by: tx.actor.id ?? null }
}
