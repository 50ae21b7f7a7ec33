import {
  contractDigest,
  type ContractFacts,
  factText,
  loosely,
  type RegisterContract,
  type RegisterFault,
  type RegisterRow,
  type RegisterSupplier,
  rowDigest,
} from './contract.ts'

/** What the rows with one key make together. */
export interface Merged {
  contract?: RegisterContract
  faults: RegisterFault[]
  notes: RegisterFault[]
}

/** Facts on which the rows of one contract must agree, with the words for them. */
const binding: Partial<Record<keyof ContractFacts, string>> = {
  starts: 'start dates',
  ends: 'end dates',
  extensionUntil: 'latest end dates',
  value: 'values',
  annualValue: 'yearly values',
  ocid: 'OCIDs',
}

/** One row as a contract. */
export function contractOf({ row, key, facts, suppliers }: RegisterRow): RegisterContract {
  return { ...facts, key, digest: contractDigest(facts, suppliers), rows: [row], suppliers }
}

/**
 * Brings together the rows of one contract. Councils give a contract with several suppliers a row for each: the
 * same number and title, another supplier. Those become one contract. A row that is there twice counts once; rows
 * that contradict each other are faults.
 */
export function mergeRows(rows: readonly RegisterRow[]): Merged {
  const [first, ...later] = rows
  if (!first) return { faults: [], notes: [] }
  const faults: RegisterFault[] = []
  const notes: RegisterFault[] = []
  const taken: RegisterRow[] = [first]
  const facts: ContractFacts = { ...first.facts }
  for (const next of later) {
    const twin = taken.find((held) => sharesSupplier(held.suppliers, next.suppliers))
    if (twin && rowDigest(twin) === rowDigest(next)) {
      notes.push({ row: next.row, message: `This row is the same as row ${twin.row}, so it counts once.` })
      continue
    }
    const contradiction = contradictionIn(first, twin, next) ?? disagreement(first.row, facts, next)
    if (contradiction) {
      faults.push({ row: next.row, ...contradiction })
      continue
    }
    notes.push(...otherwise(facts, next, first.row))
    Object.assign(facts, { ...next.facts, ...facts })
    taken.push(next)
  }
  if (faults.length > 0) return { faults, notes }
  const suppliers = taken.flatMap((row) => row.suppliers)
  const contract = {
    ...facts,
    key: first.key,
    digest: contractDigest(facts, suppliers),
    rows: rows.map(({ row }) => row),
    suppliers,
  }
  return { contract, faults, notes }
}

function sharesSupplier(held: readonly RegisterSupplier[], given: readonly RegisterSupplier[]): boolean {
  return held.some((one) => given.some((other) => isSameSupplier(one, other)))
}

function isSameSupplier(one: RegisterSupplier, other: RegisterSupplier): boolean {
  if (loosely(one.name) === loosely(other.name)) return true
  return one.identifiers.some(({ scheme, id }) =>
    other.identifiers.some((held) => held.scheme === scheme && held.id === id),
  )
}

type Contradiction = Pick<RegisterFault, 'field' | 'message'>

function contradictionIn(
  first: RegisterRow,
  twin: RegisterRow | undefined,
  next: RegisterRow,
): Contradiction | undefined {
  const { reference, ocid } = first.facts
  if (!reference && !ocid) {
    const message = `Row ${first.row} has the same title, supplier and start date. Keep one row, or give each contract its own number.`
    return { field: 'title', message }
  }
  const number = reference ? `contract number “${reference}”` : `OCID “${ocid}”`
  const field = reference ? 'reference' : 'ocid'
  if (loosely(first.facts.title) !== loosely(next.facts.title)) {
    const mend = 'Give each contract its own number; for the lots of one contract, add a column for the lot.'
    return { field, message: `Row ${first.row} has the same ${number} and another title. ${mend}` }
  }
  if (!twin) return undefined
  const mend = 'Keep one row, or give each contract its own number.'
  return {
    field,
    message: `Row ${twin.row} has the same ${number} and supplier, and says something else. ${mend}`,
  }
}

function disagreement(row: number, facts: ContractFacts, next: RegisterRow): Contradiction | undefined {
  for (const [name, words] of Object.entries(binding) as [
    keyof typeof binding & keyof ContractFacts,
    string,
  ][]) {
    const [held, given] = [facts[name], next.facts[name]]
    if (held === undefined || given === undefined || factText(held) === factText(given)) continue
    const message = `Row ${row} is the same contract with another supplier, and the ${words} differ. Give the same in each row, or give each contract its own number.`
    return { field: name as Contradiction['field'], message }
  }
  return undefined
}

function otherwise(facts: ContractFacts, next: RegisterRow, row: number): RegisterFault[] {
  const names = Object.keys(next.facts) as (keyof ContractFacts)[]
  const differ = names.filter(
    (name) =>
      name !== 'title' && facts[name] !== undefined && factText(facts[name]) !== factText(next.facts[name]),
  )
  if (differ.length === 0) return []
  return [
    {
      row: next.row,
      message: `This row is one contract with row ${row}, whose words are kept where the two differ.`,
    },
  ]
}
