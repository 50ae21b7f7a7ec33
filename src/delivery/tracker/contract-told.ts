import type { RowCells } from './cells.ts'
import type { ofContract } from './carried.ts'
import type { SheetTable } from './table.ts'
import type { ContractTold } from './told.ts'

/** "DN512233 - Home care (North)": a contract's number and its name in one cell. */
const numberAndName = /^([A-Z]{1,6}[-/ ]?\d{3,}[\w/-]*|\d{5,})[\s:–-]+(\S.{3,})$/

/** The contract that a row is about, from the row itself, the section it stands in, what stands above its table, and the sheet's name. */
export function contractOf(
  row: RowCells,
  section: string | undefined,
  { sheet, context }: SheetTable,
): ContractTold {
  const words = (field: (typeof ofContract)[number]) =>
    row.words(field, 500) ?? context.fields[field] ?? undefined
  const fallback = section ?? (isGenericName(sheet) ? undefined : sheet)
  const named = words('contractTitle')
  const parted = numberAndName.exec(words('contractReference') === undefined ? (named ?? '') : '')
  const reference = words('contractReference') ?? parted?.[1]
  const told: ContractTold = {}
  const title = parted?.[2] ?? named ?? (reference ? undefined : fallback)
  if (reference) told.reference = reference
  if (title) told.title = title.replaceAll(/\s+/g, ' ')
  const supplier = words('supplierName')
  if (supplier) told.supplier = supplier.replaceAll(/\s+/g, ' ')
  const number = words('supplierNumber')
  if (number) told.supplierNumber = number
  const starts = row.day('contractStarts', 'first', 'warning')
  if (starts) told.starts = starts
  const ends = row.day('contractEnds', 'last', 'warning')
  if (ends) told.ends = ends
  const value = words('contractValue')
  if (value) told.value = value
  const department = words('department')
  if (department) told.department = department
  return told
}

function isGenericName(sheet: string): boolean {
  return (
    sheet === '' ||
    /^(?:sheet ?\d*|data|tracker|commitments?|sv(?: tracker)?|social value.*|returns?|export|report|all|main|register|summary|delivery|.*20\d\d.*|log|master|q[1-4].*)$/i.test(
      sheet.trim(),
    )
  )
}
