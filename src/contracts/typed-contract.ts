import type { Day } from '../language/day.ts'
import { type Decimal, decimalOf } from '../language/quantity.ts'
import { readWrittenMoney } from '../language/written-money.ts'
import { type ContractKind, contractKinds, type ContractTerms } from './contract.ts'
import { contractRefusals } from './contract-words.ts'
import { inOrder } from './errors-in-order.ts'
import { readTypedDay, type TypedDay, typedDay } from '../language/typed-day.ts'

/** What was typed about a contract, as it came; suppliers by their names, the main one first. */
export interface TypedContract {
  title: string
  reference: string
  suppliers: string[]
  kind: string
  starts: TypedDay
  ends: TypedDay
  extendableUntil: TypedDay
  value: string
  valueGross: string
  cpv: string
  service: string
  place: string
  owner: string
  description: string
}

export interface ContractChoices {
  /** Ids by name in lower case; a name that several suppliers have is not there. */
  suppliers: ReadonlyMap<string, string>
  places: ReadonlySet<string>
  owners: ReadonlySet<string>
}

/** In the order of the form. */
const fields = [
  'title',
  'reference',
  'suppliers',
  'kind',
  'starts',
  'ends',
  'extendableUntil',
  'value',
  'valueGross',
]

/** The terms that were typed over those that stand, or a sentence for each field that can't be read. */
export function readContract(
  typed: TypedContract,
  choices: ContractChoices,
  standing?: ContractTerms,
): { terms: ContractTerms } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const day = (field: 'starts' | 'ends' | 'extendableUntil'): Day | null => {
    const read = readTypedDay(typed[field])
    if (read !== 'not-a-day') return read
    errors[field] = 'Enter a day in the calendar, like 1 4 2026, or leave it empty'
    return null
  }
  const money = (field: 'value' | 'valueGross'): Decimal | null => {
    if (typed[field] === '') return null
    const read = moneyOf(typed[field])
    if (!read) errors[field] = 'Enter a sum of money, like 180,000 or 1,250.50, or leave it empty'
    return read ?? null
  }
  if (typed.title.trim() === '') errors.title = contractRefusals['no-title'].sentence
  const suppliers = suppliersOf(typed.suppliers, choices, errors)
  if (!Object.hasOwn(contractKinds, typed.kind)) errors.kind = 'Choose what kind of agreement it is'
  if (typed.place && !choices.places.has(typed.place)) errors.place = 'Choose a place of the list'
  if (typed.owner && !choices.owners.has(typed.owner)) errors.owner = 'Choose a person of the list'
  const terms: ContractTerms = {
    title: typed.title,
    reference: typed.reference || null,
    description: typed.description || null,
    kind: typed.kind as ContractKind,
    framework: standing?.framework ?? null,
    frameworkName: standing?.frameworkName ?? null,
    frameworkNumber: standing?.frameworkNumber ?? null,
    procurement: standing?.procurement ?? null,
    ocid: standing?.ocid ?? null,
    starts: day('starts'),
    ends: day('ends'),
    extendableUntil: day('extendableUntil'),
    value: money('value'),
    valueGross: money('valueGross'),
    cpv: typed.cpv.split(/[\s,;]+/).filter(Boolean),
    service: typed.service || null,
    place: typed.place || null,
    owner: typed.owner || null,
    noticed: standing?.noticed ?? {},
    suppliers,
  }
  return Object.keys(errors).length > 0 ? { errors: inOrder(errors, fields) } : { terms }
}

function moneyOf(text: string): Decimal | undefined {
  const plain = decimalOf(text)
  if (plain) return plain
  const read = readWrittenMoney(text)
  return read.kind === 'sum' && !read.each && !read.about && !read.rounded ? read.amount : undefined
}

function suppliersOf(
  names: readonly string[],
  { suppliers }: ContractChoices,
  errors: Record<string, string>,
): string[] {
  const ids: string[] = []
  for (const name of names) {
    const id = suppliers.get(name.toLowerCase())
    if (id) ids.push(id)
    else
      errors.suppliers = `No supplier is called “${name}”, or several are. Add the supplier first, or check the name`
  }
  return ids
}

/** A contract as its form shows it. */
export function typedContract(terms: ContractTerms, supplierNames: readonly string[]): TypedContract {
  return {
    title: terms.title,
    reference: terms.reference ?? '',
    suppliers: [...supplierNames],
    kind: terms.kind,
    starts: typedDay(terms.starts),
    ends: typedDay(terms.ends),
    extendableUntil: typedDay(terms.extendableUntil),
    value: terms.value?.toFixed() ?? '',
    valueGross: terms.valueGross?.toFixed() ?? '',
    cpv: terms.cpv.join(', '),
    service: terms.service ?? '',
    place: terms.place ?? '',
    owner: terms.owner ?? '',
    description: terms.description ?? '',
  }
}
