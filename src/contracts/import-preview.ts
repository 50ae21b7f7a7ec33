import type { Day } from '../language/day.ts'
import type { Change } from './change-plan.ts'

/** A contract of a file as it is looked at before it is brought in; sums in pounds. */
export interface ContractPreviewed {
  change: Change
  title: string
  /** The first few suppliers by name. */
  suppliers: string[]
  /** How many suppliers it has. */
  suppliersInAll: number
  value: string | null
  valueGross: string | null
  starts: Day | null
  ends: Day | null
  /** Where it stands in a register. */
  row: number | null
}

/** What comes into the records beside the contracts, counted. Notices bring all of it; a register only suppliers. */
export interface ImportBeside {
  suppliers: number
  procurements: number
  /** Award criteria of procurements that are new or say something new, and how many of them name social value. */
  criteria: number
  socialCriteria: number
  /** Promises of notices that wait for a decision. */
  drafts: number
  kpiResults: number
}

/** A commitment of a file as it is looked at before it is brought in. */
export interface CommitmentPreviewed {
  change: Change
  title: string
  contract: string
  measure: string
  /** "40 hours" */
  amount: string
  due: Day
  /** Quarters it tells what was delivered in. */
  quarters: number
  /** What a newer file says otherwise, a sentence each. */
  changes: string[]
  sheet: string
  row: number
}

/** Something in a file that may be one record or another: what is taken unless a person says otherwise. */
export interface ImportDoubt {
  /** What the file says, so that the answer is known again. */
  key: string
  about: 'contract' | 'measure' | 'supplier'
  /** As the file words it. */
  words: string
  rows: number
  because: string
  choices: { value: string; label: string }[]
  /** Nothing, when a person has to say: its rows wait. */
  chosen: string | null
}

/** What a file of commitments brings. */
export interface CommitmentsPreview {
  contracts: number
  /** The names of measures that become the authority's own. */
  measures: string[]
  /** Words for who looks after commitments that name nobody who works here: those are left without an owner. */
  ownersNotFound?: { words: string; commitments: number }[]
  /** What its records say was delivered: added, and said otherwise than before. */
  deliveries: number
  deliveriesChanged: number
  first: CommitmentPreviewed[]
  doubts: ImportDoubt[]
}

/** A supplier of a list as it is looked at before it is brought in. */
export interface SupplierPreviewed {
  change: Change
  name: string
  row: number
  numbers: string[]
  postcode: string | null
  /** What of a supplier that stands here was empty and is filled in, in a word each. */
  fills: string[]
}

/** What a list of suppliers brings. */
export interface SuppliersPreview {
  first: SupplierPreviewed[]
  doubts: ImportDoubt[]
}

/** A sum of a list of invoices as it is looked at before it is brought in; pounds. */
export interface SpendPreviewed {
  change: Change
  row: number
  contract: string
  supplier: string
  starts: Day
  ends: Day
  amount: string
  /** The sum that stands now, where it is another one. */
  was: string | null
  reference: string | null
}

/** What a list of invoices brings. */
export interface SpendPreview {
  first: SpendPreviewed[]
  /** All of its rows that can be brought in, added up. */
  total: string
  /** What follows for what was promised, a sentence each. */
  following: string[]
}

/** What a file brings beside its contracts, and the first of its contracts: those that would change something come first. */
export interface ImportPreview extends ImportBeside {
  first: ContractPreviewed[]
  /** Of a file of commitments alone. */
  commitments?: CommitmentsPreview
  /** Of a list of suppliers alone. */
  ofSuppliers?: SuppliersPreview
  /** Of a list of invoices alone. */
  ofSpend?: SpendPreview
}

/** The doubtful ones of a file, as far as it was tried. */
export function doubtsOf({ preview }: { preview: ImportPreview | null }): ImportDoubt[] {
  return preview?.commitments?.doubts ?? preview?.ofSuppliers?.doubts ?? []
}

export const nothingBeside: ImportBeside = {
  suppliers: 0,
  procurements: 0,
  criteria: 0,
  socialCriteria: 0,
  drafts: 0,
  kpiResults: 0,
}

const mostFirst = 10

/** Keeps the first contracts of a file, however long it is. */
export class FirstContracts {
  readonly #moving: ContractPreviewed[] = []
  readonly #others: ContractPreviewed[] = []

  take(contract: ContractPreviewed): void {
    const kept = contract.change === 'unchanged' ? this.#others : this.#moving
    if (kept.length < mostFirst) kept.push(contract)
  }

  get areComplete(): boolean {
    return this.#moving.length === mostFirst
  }

  value(): ContractPreviewed[] {
    return [...this.#moving, ...this.#others].slice(0, mostFirst)
  }
}
