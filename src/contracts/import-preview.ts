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

/** What a file brings beside its contracts, and the first of its contracts: those that would change something come first. */
export interface ImportPreview extends ImportBeside {
  first: ContractPreviewed[]
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
