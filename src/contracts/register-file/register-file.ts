import type { RegisterColumns } from './columns.ts'
import type { RegisterContract, RegisterFault } from './contract.ts'
import { emptyBatch, Joining, type RegisterBatch } from './joining.ts'
import { rowReader } from './row.ts'
import { fileFault, KeyCount, type RegisterSurvey, surveyRegister, throughRows } from './survey.ts'
import type { Rows } from './table.ts'

export type { RegisterBatch } from './joining.ts'
export { type RegisterSurvey, surveyRegister } from './survey.ts'

/**
 * Reads a register into contracts, some rows at a time, in constant memory but for contracts that stand in several
 * rows. Faults name the row, the heading and how to mend it; a fault of the file itself comes last. `survey`, from
 * an earlier trial or survey of the same rows, saves going through them twice.
 */
export async function* readRegister(
  table: Rows,
  columns: RegisterColumns,
  survey?: RegisterSurvey,
): AsyncGenerator<RegisterBatch> {
  const joining = new Joining(survey ?? (await surveyRegister(table, columns)))
  const reader = rowReader(columns)
  const last = emptyBatch(0)
  try {
    for await (const rows of table.rows()) {
      const batch = emptyBatch(rows.length)
      for (const row of rows) {
        const { key, read, faults, notes } = reader.read(row)
        batch.faults.push(...faults)
        batch.notes.push(...notes)
        if (key !== undefined) joining.take(batch, row.row, key, read)
      }
      yield batch
    }
  } catch (error) {
    last.faults.push(fileFault(error))
  }
  joining.finish(last)
  if (last.contracts.length > 0 || last.faults.length > 0 || last.notes.length > 0) yield last
}

/** What bringing a register in would do. Nothing is brought in while there is a fault. */
export interface RegisterTrial {
  rows: number
  contracts: number
  faultCount: number
  /** The first 500, by row. */
  faults: RegisterFault[]
  noteCount: number
  notes: RegisterFault[]
  firstContracts: RegisterContract[]
  /** To hand to `readRegister` for the same rows and columns. */
  survey: RegisterSurvey
}

const shownFaults = 500
const shownContracts = 10

/**
 * Tries a register without bringing it in. One pass over the rows finds the faults of each; a second one, only
 * where contracts stand in several rows, finds those that contradict each other.
 */
export async function tryRegister(table: Rows, columns: RegisterColumns): Promise<RegisterTrial> {
  const reader = rowReader(columns)
  const keys = new KeyCount()
  const trial = emptyTrial(keys.several)
  const fault = await throughRows(table, (row) => {
    const { key, read, faults, notes } = reader.read(row)
    addTo(trial, { rows: 1, contracts: [], faults, notes })
    if (key !== undefined) keys.add(key)
    if (read) trial.contracts++
  })
  if (keys.several.size > 0) await tryJoining(table, columns, trial)
  if (fault) addTo(trial, { ...emptyBatch(0), faults: [fault] })
  for (const told of [trial.faults, trial.notes]) told.sort((a, b) => a.row - b.row)
  if (trial.faultCount === 0) trial.firstContracts = await firstContracts(table, columns, keys.several)
  return trial
}

function emptyTrial(survey: RegisterSurvey): RegisterTrial {
  return {
    rows: 0,
    contracts: 0,
    faultCount: 0,
    faults: [],
    noteCount: 0,
    notes: [],
    firstContracts: [],
    survey,
  }
}

function addTo(trial: RegisterTrial, { rows, contracts, faults, notes }: RegisterBatch): void {
  trial.rows += rows
  trial.contracts += contracts.length
  trial.faultCount += faults.length
  trial.noteCount += notes.length
  keepFirst(trial.faults, faults, shownFaults)
  keepFirst(trial.notes, notes, shownFaults)
}

function keepFirst<Item>(kept: Item[], more: readonly Item[], most: number): void {
  if (kept.length < most && more.length > 0) kept.push(...more.slice(0, most - kept.length))
}

async function tryJoining(table: Rows, columns: RegisterColumns, trial: RegisterTrial): Promise<void> {
  const reader = rowReader(columns)
  const joining = new Joining(trial.survey)
  const joined = emptyBatch(0)
  await throughRows(table, (row) => {
    const key = reader.keyOf(row)
    if (key === undefined || !trial.survey.has(key)) return
    const { read } = reader.read(row)
    if (read) trial.contracts--
    joining.take(joined, row.row, key, read)
    trial.contracts += joined.contracts.splice(0).length
  })
  joining.finish(joined)
  addTo(trial, joined)
}

async function firstContracts(
  table: Rows,
  columns: RegisterColumns,
  survey: RegisterSurvey,
): Promise<RegisterContract[]> {
  const first: RegisterContract[] = []
  for await (const { contracts } of readRegister(table, columns, survey)) {
    keepFirst(first, contracts, shownContracts)
    if (first.length >= shownContracts) break
  }
  return first
}
