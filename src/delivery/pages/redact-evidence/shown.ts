import type { Visit } from '../../../web/visit.ts'
import type { RedactionKind, RedactionTyped } from '../../redaction.ts'
import type { EvidenceRecord } from '../../store.ts'

export interface RedactShown {
  visit: Visit
  title: string
  evidence: EvidenceRecord
  /** Undefined where it can't be done here. */
  kind: RedactionKind | undefined
  rows: readonly (readonly string[])[] | undefined
  typed: RedactionTyped & { original: string; because: string }
  error?: { field: string; sentence: string } | undefined
  /** It could not be made, or was withdrawn meanwhile. */
  failed: boolean
}
