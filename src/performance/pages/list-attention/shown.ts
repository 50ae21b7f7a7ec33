import type { FieldErrors } from '../../../web/form.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Against, AttentionKind } from '../../attention.ts'
import type { AttentionFilter, AttentionOrder, AttentionPlace, AttentionRow } from '../../store.ts'
import type { WhoseShown } from '../attention/whose.tsx'
import type { Typed } from './act.ts'
import type { Offered } from './offered.ts'

/** What the address asks for. */
export interface Asked {
  filter: AttentionFilter & { kind: AttentionKind }
  whose: WhoseShown
  order: AttentionOrder
  after: AttentionPlace | undefined
}

/** A page of rows, and all that is said and offered about them. */
export interface Shown {
  visit: Visit
  asked: Asked
  against: Against
  rows: AttentionRow[]
  more: boolean
  count: number
  dismissed: number
  names: Map<string, string>
  offered: Offered
  typed: Typed
  errors: FieldErrors
}
