import type { Visit } from '../../../web/visit.ts'
import type { DeliveryRecord, PlaceInQueue } from '../../store.ts'
import type { DecideField } from '../staff-words.ts'
import type { Casefile } from './casefile.ts'

export interface DecideTyped {
  decision: string
  part: string
  reason: string
  error?: { field: DecideField; text: string }
}

export interface VerifyShown {
  visit: Visit
  casefile: Casefile
  /** Undefined once it is decided. */
  place: PlaceInQueue | undefined
  standing: { commitments: number; due: number; inFull: number }
  typed: DecideTyped
  /** What was decided on the page before. */
  justDone: DeliveryRecord | undefined
  /** Somebody else decided meanwhile. */
  isStale: boolean
}
