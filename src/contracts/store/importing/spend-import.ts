import { dayIn } from '../../../language/day.ts'
import { sum } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { SpendPreview } from '../../import-preview.ts'
import { faultsOfSpendColumns, guessSpendColumns } from '../../spend-file/columns.ts'
import { isSpendField, labelOfSpendField, spendFields, type SpendField } from '../../spend-file/fields.ts'
import { spendOfRow } from '../../spend-file/spend-of-row.ts'
import type { ImportFault } from '../import-faults.ts'
import { lockForSpend } from '../spend/settling.ts'
import { followingFrom } from '../spend/following.ts'
import type { CommitmentsImport, GoingThroughSheets, GoneThrough } from './commitments-import.ts'
import type { FileSheet } from './file-sheets.ts'
import { digestOfSpend, planSpend, type SpendFound, type SpendPlanned } from './planning-spend.ts'
import { SpendContracts, spendStanding } from './spend-known.ts'
import { tableAmong } from './table-among.ts'
import { takeBackSpend, writeSpend } from './writing-spend.ts'

const noTable =
  'No list of invoices was found in this file. It needs a row of headings with at least the contract’s number or the supplier, a date or a month, and a sum, such as “Contract number”, “Invoice date” and “Net amount”.'
const mostFirst = 10

/** How a list of invoices is brought in: what is new is added, and a newer sheet corrects sums. */
export const spendImport: CommitmentsImport = {
  fields: spendFields,
  columnFaults: ({ fields }) => faultsOfSpendColumns(fields),
  async see(sheets, remembered) {
    const found = await tableAmong(sheets, knownIn)
    if (!found) return { problem: noTable }
    const { headings, firstRows } = found.table
    const guesses = guessSpendColumns(headings, await remembered(headings))
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
  async undo(tx, { id, fileName }) {
    const { rows } = await contractsOfImport(tx, id)
    await lockForSpend(tx, rows)
    return takeBackSpend(tx, id, `The import of ${fileName} was undone.`)
  },
}

async function contractsOfImport(tx: Tx, importId: string): Promise<{ rows: string[] }> {
  const rows = await tx
    .selectFrom('spend')
    .select('contract_id')
    .distinct()
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .execute()
  return { rows: rows.map(({ contract_id }) => contract_id) }
}

/** How many columns hold something of an invoice; none, without a sum. */
function knownIn(headings: readonly string[]): number {
  const fields = guessSpendColumns(headings, undefined).map(({ field }) => field)
  return fields.includes('amount') ? fields.filter(Boolean).length : 0
}

async function goThrough(
  tx: Tx,
  sheets: readonly FileSheet[],
  { record, columns, writes, keep, progress }: GoingThroughSheets,
): Promise<GoneThrough> {
  const { read, found } = await readRows(tx, sheets, { columns, keep, progress })
  const contracts = [...new Set(found.map(({ contract }) => contract.id))].sort()
  if (writes) await lockForSpend(tx, contracts)
  const { planned, faults } = planSpend(found, await spendStanding(tx, contracts))
  await keep(faults.map((fault) => ({ ...fault, pointer: null })))
  const count = (change: string) => planned.filter((one) => one.change === change).length
  const preview: SpendPreview = {
    first: firstOf(planned),
    total: sum(planned.map(({ told }) => told.amount)).toFixed(),
    following: writes ? [] : await followingFrom(tx, planned.flatMap(movesBy)),
  }
  const facts = writes ? await writeSpend(tx, record.id, planned) : []
  const moved = planned.filter(({ change }) => change !== 'unchanged').map(({ contract }) => contract.id)
  return {
    counts: { read, added: count('added'), changed: count('changed'), unchanged: count('unchanged') },
    preview: { ofSpend: preview },
    suppliers: 0,
    recordsDigest: digestOfSpend(planned),
    facts,
    contracts: [...new Set(moved)],
  }
}

interface Reading extends Pick<GoingThroughSheets, 'columns' | 'keep' | 'progress'> {}

/** Every row of the list with its contract and supplier; what is wrong with the others is kept. */
async function readRows(
  tx: Tx,
  sheets: readonly FileSheet[],
  { columns, keep, progress }: Reading,
): Promise<{ read: number; found: SpendFound[] }> {
  const table = await tableAmong(sheets, knownIn, columns.headings)
  const fields = columns.fields.map((field) => (isSpendField(field) ? field : null))
  const known = await SpendContracts.of(tx)
  const today = dayIn(tx.at)
  const found: SpendFound[] = []
  let read = 0
  for await (const rows of table?.table.rows() ?? []) {
    const faults: ImportFault[] = []
    for (const { row, cells } of rows) {
      read += 1
      const said = spendOfRow(cellIn(fields, cells), today)
      const at = { row, pointer: table?.sheet || null }
      faults.push(...said.faults.map((fault) => ({ ...fault, ...at })))
      if (!said.spend) continue
      const match = known.match(said.spend)
      if (match.is === 'not-found')
        faults.push({ field: fieldOfMatch(said.spend), severity: 'refused', message: match.message, ...at })
      else {
        const field = labelOfSpendField('supplierName')
        if (match.warning) faults.push({ field, severity: 'warning', message: match.warning, ...at })
        found.push({ row, told: said.spend, contract: match.contract, supplier: match.supplier })
      }
    }
    await keep(faults)
    progress(read)
  }
  return { read, found }
}

function fieldOfMatch({ contractReference, contractTitle }: SpendFound['told']): string {
  if (contractReference) return labelOfSpendField('contractReference')
  return labelOfSpendField(contractTitle ? 'contractTitle' : 'supplierName')
}

function cellIn(fields: readonly (SpendField | null)[], cells: readonly string[]) {
  return (field: SpendField) => {
    const at = fields.indexOf(field)
    return at < 0 ? '' : (cells[at] ?? '')
  }
}

/** By how much a row moves what was invoiced under its contract. */
function movesBy({ change, contract, supplier, told, was }: SpendPlanned) {
  if (change === 'unchanged') return []
  const amount = was ? told.amount.minus(was.amount) : told.amount
  return [{ contract: contract.id, supplier, amount }]
}

function firstOf(planned: readonly SpendPlanned[]): SpendPreview['first'] {
  const moving = planned.filter(({ change }) => change !== 'unchanged').slice(0, mostFirst)
  const others = planned.filter(({ change }) => change === 'unchanged').slice(0, mostFirst)
  return [...moving, ...others].slice(0, mostFirst).map(({ row, change, contract, supplier, told, was }) => ({
    change,
    row,
    contract: contract.title,
    supplier: contract.suppliers.find(({ id }) => id === supplier)?.name ?? '',
    starts: told.starts,
    ends: told.ends,
    amount: told.amount.toFixed(),
    was: was?.amount.toFixed() ?? null,
    reference: told.reference,
  }))
}
