import type { DescribedSupplier } from '../parties/index.ts'
import type { Decimal } from '../language/quantity.ts'
import type { ContractTerms } from './contract.ts'
import type { KpiResult } from './kpi-result.ts'
import type { ProcurementTerms } from './procurement.ts'

/** A promise as a notice words it. */
export interface IncomingDraft {
  key: string
  title: string
  describes: string | null
  quantity: Decimal | null
  unit: string | null
  looksSocial: boolean
  because: string | null
}

/** A contract as a file tells of it: its organisations and places in words, not yet found in the records. */
export interface IncomingContract {
  /** What finds the same contract in a later file. */
  key: string
  /** The same when the file says nothing new of it. */
  digest: string
  terms: Omit<ContractTerms, 'suppliers' | 'framework' | 'procurement' | 'place' | 'owner'>
  suppliers: DescribedSupplier[]
  placeWords: string | null
  /** The open contracting number of its procurement, and of the framework it is called off from. */
  procurement: string | null
  framework: string | null
  drafts: IncomingDraft[]
  kpiResults: KpiResult[]
  /** Where in the file it stands. */
  row: number | null
  pointer: string | null
}

/** A procurement as its notices tell it, and the same digest when they tell nothing new. */
export interface IncomingProcurement {
  digest: string
  terms: ProcurementTerms
}
