import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { AlikeSuppliers } from '../../../parties/index.ts'
import {
  addToldSuppliers,
  fillSuppliers,
  findOrAddSuppliers,
  type SupplierHeld,
  suppliersHeld,
  takeBackFilled,
} from '../../../parties/store.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import type { SuppliersPreview } from '../../import-preview.ts'
import { faultsOfSupplierColumns, guessSupplierColumns } from '../../supplier-file/columns.ts'
import {
  isSupplierFileField,
  supplierFileFields,
  type SupplierFileField,
} from '../../supplier-file/fields.ts'
import { supplierOfRow } from '../../supplier-file/supplier-of-row.ts'
import type { ImportFault } from '../import-faults.ts'
import type { CommitmentsImport, GoingThroughSheets, GoneThrough } from './commitments-import.ts'
import type { FileSheet } from './file-sheets.ts'
import { tableAmong } from './table-among.ts'
import { PlanningSuppliers, type SupplierPlanned } from './planning-suppliers.ts'

const noTable =
  'No list of suppliers was found in this file. It needs a row of headings with at least the name of the supplier, such as “Supplier” and “Company number”.'
const mostFirst = 10

/** How a list of suppliers is brought in: new ones are added, of those that stand here only what was empty is filled. */
export const suppliersImport: CommitmentsImport = {
  fields: supplierFileFields,
  columnFaults: ({ fields }) => faultsOfSupplierColumns(fields),
  async see(sheets, remembered) {
    const found = await tableAmong(sheets, knownIn)
    if (!found) return { problem: noTable }
    const { headings, firstRows } = found.table
    const guesses = guessSupplierColumns(headings, await remembered(headings))
    return { headings, guesses, sheets: [], rows: firstRows }
  },
  goThrough,
  async *rows(sheets, { headings }) {
    const found = await tableAmong(sheets, knownIn, headings)
    if (!found) return
    for await (const rows of found.table.rows())
      for (const { row, cells } of rows) yield { sheet: found.sheet, row, cells }
  },
  builtOn: async () => ({ commitmentsEdited: 0, deliveries: 0 }),
  async undo(tx, { id }) {
    const { ids, facts } = await takeBackFilled(tx, id)
    return { facts, contracts: await contractsOfSuppliers(tx, ids) }
  },
}

/** How many columns hold something of a supplier; none, where its name is not among them. */
function knownIn(headings: readonly string[]): number {
  const fields = guessSupplierColumns(headings, undefined).map(({ field }) => field)
  return fields.includes('supplierName') ? fields.filter(Boolean).length : 0
}

async function goThrough(
  tx: Tx,
  sheets: readonly FileSheet[],
  { record, columns, writes, keep, progress }: GoingThroughSheets,
): Promise<GoneThrough> {
  const found = await tableAmong(sheets, knownIn, columns.headings)
  const fields = columns.fields.map((field) => (isSupplierFileField(field) ? field : null))
  const known = await suppliersHeld(tx)
  const planning = new PlanningSuppliers(new AlikeSuppliers(known), record.decisions)
  let read = 0
  for await (const rows of found?.table.rows() ?? []) {
    const faults: ImportFault[] = []
    for (const { row, cells } of rows) {
      read += 1
      const { supplier, faults: said } = supplierOfRow(cellIn(fields, cells))
      const own = supplier ? planning.plan(row, supplier) : []
      faults.push(...[...said, ...own].map((fault) => ({ ...fault, row, pointer: found?.sheet || null })))
    }
    await keep(faults)
    progress(read)
  }
  const planned = planning.planned
  const { facts, contracts } = writes ? await write(tx, record.id, planned) : { facts: [], contracts: [] }
  const count = (change: string) => planned.filter((one) => one.change === change).length
  const counts = { read, added: count('added'), changed: count('changed'), unchanged: count('unchanged') }
  const preview: SuppliersPreview = { first: firstOf(planned), doubts: planning.doubts() }
  const suppliers = counts.added
  return {
    counts,
    preview: { ofSuppliers: preview },
    suppliers,
    recordsDigest: digestOf(planned),
    facts,
    contracts,
  }
}

function cellIn(fields: readonly (SupplierFileField | null)[], cells: readonly string[]) {
  return (field: SupplierFileField) => cells[fields.indexOf(field)] ?? ''
}

function firstOf(planned: readonly SupplierPlanned[]): SuppliersPreview['first'] {
  const moving = planned.filter(({ change }) => change !== 'unchanged').slice(0, mostFirst)
  const others = planned.filter(({ change }) => change === 'unchanged').slice(0, mostFirst)
  return [...moving, ...others].slice(0, mostFirst).map(({ row, told, change, held, fills }) => ({
    change,
    name: held?.name ?? told.name,
    row,
    numbers: told.identifiers.map(({ scheme, id }) => `${scheme} ${id}`),
    postcode: told.postcode,
    fills,
  }))
}

function digestOf(planned: readonly SupplierPlanned[]): string {
  const digest = createHash('sha256')
  for (const { row, change, held, fills } of planned)
    digest.update(`${row} ${change} ${held?.id ?? ''} ${fills.join(' ')}\n`)
  return digest.digest('hex')
}

async function write(
  tx: Tx,
  importId: string,
  planned: readonly SupplierPlanned[],
): Promise<{ facts: FactRow[]; contracts: string[] }> {
  const added = planned.filter(({ change }) => change === 'added')
  const again = added.filter(({ held }) => held)
  const fresh = added.filter(({ held }) => !held)
  await addToldSuppliers(
    tx,
    fresh.map(({ told }) => told),
    importId,
  )
  await findOrAddSuppliers(
    tx,
    again.map(({ told }) => ({ ...told, kind: told.kind ?? 'not-known' })),
    importId,
  )
  const changed = planned.filter(({ change }) => change === 'changed')
  const filling = changed.map(({ held, filled, numbers }) => ({ id: held!.id, filled, numbers }))
  const facts = await fillSuppliers(tx, filling, importId)
  const contracts = await contractsOfSuppliers(
    tx,
    changed.map(({ held }) => (held as SupplierHeld).id),
  )
  return { facts, contracts: contracts }
}

/** The contracts that name these suppliers: what the public reads of them may have changed. */
async function contractsOfSuppliers(tx: Tx, suppliers: readonly string[]): Promise<string[]> {
  if (suppliers.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct contract_id as id from commitment
    where authority_id = ${tx.authority} and supplier_id = any(${[...suppliers]}::uuid[]) order by 1`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
