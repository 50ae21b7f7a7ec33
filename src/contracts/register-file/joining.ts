import type { RegisterContract, RegisterFault, RegisterRow } from './contract.ts'
import { contractOf, mergeRows } from './merge.ts'
import type { RegisterSurvey } from './survey.ts'

/** Some of a register, read: whole contracts, and what is wrong with rows or was noticed in them. */
export interface RegisterBatch {
  /** Rows gone through, those left out included. */
  rows: number
  contracts: RegisterContract[]
  faults: RegisterFault[]
  notes: RegisterFault[]
}

export function emptyBatch(rows: number): RegisterBatch {
  return { rows, contracts: [], faults: [], notes: [] }
}

/** The most rows that may make one contract. */
export const mostRowsOfOne = 2000

interface Group {
  rows: RegisterRow[]
  left: number
}

/** Puts the rows of each contract together, holding those that stand in several rows until the last has come. */
export class Joining {
  private readonly survey: RegisterSurvey
  private readonly waiting = new Map<string, Group>()

  constructor(survey: RegisterSurvey) {
    this.survey = survey
  }

  /** Takes a row, or only its key when it has faults of its own. Whole contracts go into the batch. */
  take(batch: RegisterBatch, row: number, key: string, read: RegisterRow | undefined): void {
    const count = this.survey.get(key) ?? 1
    if (count > mostRowsOfOne) batch.faults.push({ row, message: tooOften(count) })
    else if (count > 1) this.wait(batch, key, count, read)
    else if (read) batch.contracts.push(contractOf(read))
  }

  private wait(batch: RegisterBatch, key: string, count: number, read: RegisterRow | undefined): void {
    const group = this.waiting.get(key) ?? { rows: [], left: count }
    if (read) group.rows.push(read)
    group.left--
    if (group.left > 0) {
      this.waiting.set(key, group)
      return
    }
    this.waiting.delete(key)
    mergeInto(batch, group.rows)
  }

  /** Whatever is still held when the rows end sooner than the survey said. */
  finish(batch: RegisterBatch): void {
    for (const { rows } of this.waiting.values()) mergeInto(batch, rows)
    this.waiting.clear()
  }
}

function tooOften(count: number): string {
  const counted = `${count.toLocaleString('en-GB')} rows have this contract number, or the same title, supplier and start date.`
  return `${counted} Choose the column where each contract has its own number.`
}

function mergeInto(batch: RegisterBatch, rows: readonly RegisterRow[]): void {
  const { contract, faults, notes } = mergeRows(rows)
  if (contract) batch.contracts.push(contract)
  batch.faults.push(...faults)
  batch.notes.push(...notes)
}
