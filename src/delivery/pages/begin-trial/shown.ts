import type { SupplierToAsk, TrialRecord } from '../../store.ts'

export interface FoundContract {
  contract: string
  title: string
  /** Those who promised something that stands. */
  suppliers: SupplierToAsk[]
  /** The person's own trials that run, of any contract. */
  running: TrialRecord[]
}

export interface TrialTyped {
  supplier: string
  /** Whether the link is sent by e-mail too. */
  email: boolean
}
