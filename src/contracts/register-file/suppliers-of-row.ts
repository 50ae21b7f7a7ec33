import { type OrganisationIdentifier, postcodeOf } from '../../language/identifier.ts'
import { nothingIn } from '../../language/written-nothing.ts'
import { type SupplierKind, supplierKindsIn, yesOrNo } from './answers.ts'
import type { RegisterSupplier } from './contract.ts'
import type { RegisterField } from './fields.ts'
import { quoted, type Reading, wordsIn } from './reading.ts'
import { charityNumberOf, companyNumberOf, type NumberFault, type WrittenNumber } from './supplier-number.ts'

const nobody =
  /^(?:various|multiple|several|many|numerous|mixed)(?: (?:suppliers?|providers?|contractors?|see .*))?$|^see \w+|^tbc\b|^redacted/i

const numberFaults: Readonly<Record<NumberFault, string>> = {
  shortened: 'is a number the spreadsheet has shortened. Show the whole number, then save it again.',
  'vat-number': 'looks like a VAT number. Give the company number, or leave it empty.',
  'several-numbers': 'holds more than one number. Keep one.',
  'no-such-form': 'is not a number of this kind. Check it, or leave it empty.',
}

type Kinds = RegisterSupplier['kinds']

/** The suppliers a row names: one, or several with semicolons between them. Empty when there is a fault. */
export function suppliersOfRow(reading: Reading): RegisterSupplier[] {
  const names = namesOf(reading)
  const kinds = kindsOf(reading)
  if (names.length <= 1) {
    const identifiers = identifiersOf(reading, 1)[0]!
    const postcode = postcodeAt(reading)
    return names.map((name) => ({ name, identifiers, ...(postcode ? { postcode } : {}), kinds }))
  }
  reading.note(
    'supplierName',
    `Read as ${names.length} suppliers, because there are semicolons between them.`,
  )
  if (reading.cell('supplierPostcode') !== '') {
    reading.note('supplierPostcode', 'Left out, because the row has several suppliers.')
  }
  const identifiers = identifiersOf(reading, names.length)
  return names.map((name, index) => ({ name, identifiers: identifiers[index] ?? [], kinds }))
}

function namesOf(reading: Reading): string[] {
  const cell = reading.cell('supplierName')
  if (cell.includes('\n')) {
    const mend =
      'Keep the name only. If there are several suppliers, give each a row with the same contract number and title.'
    reading.fault('supplierName', `This has more than one line. ${mend}`)
    return []
  }
  const words = wordsIn(reading, 'supplierName')
  if (!words || nobody.test(words)) {
    const said = cell === '' ? 'There is no supplier.' : `${quoted(cell)} doesn’t name a supplier.`
    reading.fault('supplierName', `${said} Give the name of the firm or organisation.`)
    return []
  }
  const names = words
    .split(';')
    .map((name) => name.trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
  return [...new Set(names)]
}

function postcodeAt(reading: Reading): string | undefined {
  const cell = reading.cell('supplierPostcode')
  if (cell === '' || nothingIn(cell) !== undefined) return undefined
  const postcode = postcodeOf(cell)
  if (!postcode)
    reading.note('supplierPostcode', `${quoted(cell)} is not a British postcode, so it is left out.`)
  return postcode
}

/** A list of identifiers for each of so many suppliers. */
function identifiersOf(reading: Reading, count: number): OrganisationIdentifier[][] {
  const lists: OrganisationIdentifier[][] = Array.from({ length: count }, () => [])
  for (const [field, read] of [
    ['supplierNumber', companyNumberOf],
    ['supplierCharityNumber', charityNumberOf],
  ] as const) {
    const parts = partsOf(reading, field, count)
    for (const [index, part] of parts.entries()) addNumber(reading, field, part, read(part), lists[index]!)
  }
  if (count === 1) addNumberBesideKind(reading, lists[0]!)
  return lists
}

function partsOf(reading: Reading, field: RegisterField, count: number): string[] {
  const cell = reading.cell(field)
  if (cell === '') return []
  if (count === 1) return [cell]
  const parts = cell.split(/[;\n]/).map((part) => part.trim())
  if (parts.length === count) return parts
  reading.fault(
    field,
    'The row has several suppliers. Give each a row, with the same contract number and title.',
  )
  return []
}

function addNumber(
  reading: Reading,
  field: RegisterField,
  cell: string,
  read: WrittenNumber,
  list: OrganisationIdentifier[],
): void {
  if (read.kind === 'identifier') {
    const { scheme, id } = read.identifier
    if (!list.some((held) => held.scheme === scheme && held.id === id)) list.push(read.identifier)
  } else if (read.kind === 'unreadable') {
    reading.fault(field, `${quoted(cell)} ${numberFaults[read.because]}`)
  } else if (read.said) {
    reading.note(field, `${quoted(cell)} is read as no number.`)
  }
}

/** The transparency code puts an SME's or a charity's number in the cell that says which it is. */
function addNumberBesideKind(reading: Reading, list: OrganisationIdentifier[]): void {
  for (const field of ['supplierKind', 'supplierVcse'] as const) {
    const cell = reading.cell(field)
    const number = /(?<![A-Z\d])(?:[A-Z]{2}\d{6}|\d{6,8})(?!\d)/i.exec(cell)?.[0]
    if (!number) continue
    const isCharity = number.length < 8 && (field === 'supplierVcse' || /vcs|charit|volunt/i.test(cell))
    const read = isCharity ? charityNumberOf(number) : companyNumberOf(number)
    if (read.kind === 'identifier') addNumber(reading, field, cell, read, list)
  }
}

function kindsOf(reading: Reading): Kinds {
  const kinds: Kinds = {}
  const stated = wordsIn(reading, 'supplierKind')
  const named = stated ? supplierKindsIn(stated) : undefined
  if (stated && !named)
    reading.note('supplierKind', `${quoted(stated)} is not a kind of supplier used here, so it is left out.`)
  for (const kind of named ?? []) kinds[kind] = true
  if (named?.length === 0) Object.assign(kinds, { SME: false, VCSE: false })
  if (named?.includes('large')) kinds.SME = false
  answerOf(reading, 'supplierSme', 'SME', kinds)
  answerOf(reading, 'supplierVcse', 'VCSE', kinds)
  return kinds
}

function answerOf(reading: Reading, field: RegisterField, kind: SupplierKind, kinds: Kinds): void {
  const words = wordsIn(reading, field)
  if (!words) return
  const named = supplierKindsIn(words)
  const hasNumber = kind === 'VCSE' && /\d{6}/.test(words)
  const answer =
    yesOrNo(words) ?? (named ? named.includes(kind) : undefined) ?? (hasNumber ? true : undefined)
  if (answer === undefined) reading.note(field, `${quoted(words)} is neither yes nor no, so it is left out.`)
  else kinds[kind] = answer
}
