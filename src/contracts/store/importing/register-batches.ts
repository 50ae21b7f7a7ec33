import { fromRegister } from '../../from-register.ts'
import type { RegisterColumns } from '../../register-file/columns.ts'
import type { RegisterFault } from '../../register-file/contract.ts'
import { isRegisterField, type RegisterField } from '../../register-file/fields.ts'
import { readRegister, type RegisterBatch, surveyRegister } from '../../register-file/register-file.ts'
import type { Table } from '../../register-file/table.ts'
import type { ImportFault } from '../import-faults.ts'
import type { ChosenColumns } from '../imports.ts'
import { emptyBatch, type IncomingBatch } from './incoming-batch.ts'

/** Contracts stand in more than one row: the rows must be surveyed first, so that each contract is put together whole. */
export class SurveyNeeded extends Error {}

const batchSize = 1000

/** The choice of columns as the reader takes it. */
export function registerColumns({ headings, fields }: ChosenColumns): RegisterColumns {
  const field = (name: string | null): RegisterField | undefined =>
    name !== null && isRegisterField(name) ? name : undefined
  return { headings, fields: fields.map(field) }
}

/**
 * A register's contracts, some thousand at a time. Unless they have been surveyed, the rows are taken to be one
 * contract each, which most registers are: then one pass is enough. Throws SurveyNeeded as soon as they are not.
 */
export async function* registerBatches(
  table: Table,
  chosen: ChosenColumns,
  { surveyed }: { surveyed: boolean },
): AsyncGenerator<IncomingBatch> {
  const columns = registerColumns(chosen)
  const survey = surveyed ? await surveyRegister(table, columns) : new Map<string, number>()
  const seen = new Set<string>()
  let batch = emptyBatch()
  for await (const read of readRegister(table, columns, survey)) {
    add(batch, read)
    if (!surveyed) noteKeys(seen, read)
    if (batch.contracts.length < batchSize && batch.faults.length < batchSize) continue
    yield batch
    batch = emptyBatch()
  }
  if (batch.rows > 0 || batch.contracts.length > 0 || batch.faults.length > 0) yield batch
}

function noteKeys(seen: Set<string>, { contracts }: RegisterBatch): void {
  for (const { key } of contracts) {
    if (seen.has(key)) throw new SurveyNeeded()
    seen.add(key)
  }
}

function add(batch: IncomingBatch, { rows, contracts, faults, notes }: RegisterBatch): void {
  batch.rows += rows
  for (const contract of contracts) batch.contracts.push(fromRegister(contract))
  for (const fault of faults) batch.faults.push(faultOf(fault, 'refused'))
  for (const note of notes) batch.faults.push(faultOf(note, 'warning'))
}

function faultOf({ row, heading, message }: RegisterFault, severity: ImportFault['severity']): ImportFault {
  return { row: row === 0 ? null : row, pointer: null, field: heading ?? null, severity, message }
}
