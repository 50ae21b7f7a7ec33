import { isId } from '../../../language/identifier.ts'
import { suppliersIn } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Form } from '../../../web/form.ts'
import { suppliersWithIds } from '../../store/contract-choices.ts'
import type { ContractRecord, SupplierNamed } from '../../store.ts'
import { type TypedContract, typedContract } from '../../typed-contract.ts'
import { typedDay } from '../../../language/typed-day.ts'
import { dayIn } from '../commitment-form/typed.ts'

/** What was typed, with the suppliers found by what was typed of their names. */
export interface Typed {
  /** Its suppliers are ids. */
  contract: TypedContract
  framework: string
  /** Of another authority. */
  frameworkName: string
  frameworkNumber: string
  reason: string
  /** What was typed to find another supplier. */
  search: string
  /** Those that are ticked. */
  chosen: SupplierNamed[]
  /** Those found by the search, to be ticked. */
  matches: SupplierNamed[]
}

const none = typedDay(null)

export function nothingTyped(): Typed {
  const days = { starts: none, ends: none, extendableUntil: none }
  const words = { title: '', reference: '', value: '', valueGross: '', cpv: '', service: '', place: '' }
  const contract = { ...words, ...days, suppliers: [], kind: 'contract', owner: '', description: '' }
  const belongs = { framework: '', frameworkName: '', frameworkNumber: '' }
  return { contract, ...belongs, reason: '', search: '', chosen: [], matches: [] }
}

export function typedOf(contract: ContractRecord): Typed {
  return {
    ...nothingTyped(),
    contract: typedContract(contract, contract.suppliers),
    framework: contract.framework ?? '',
    frameworkName: contract.frameworkName ?? '',
    frameworkNumber: contract.frameworkNumber ?? '',
    chosen: contract.supplierNames,
  }
}

const mostMatches = 10

/** Reads the form. A name typed anew is looked up; one that only one supplier has is taken. */
export async function typedIn(tx: Tx, form: Form): Promise<Typed & { error?: string }> {
  const ticked = await suppliersWithIds(tx, form.all('suppliers').filter(isId))
  const search = form.text('supplier')
  const isNew = search !== '' && (search !== form.text('searched') || form.text('act') === 'find')
  const found = isNew ? await lookUp(tx, search, ticked) : { chosen: ticked, matches: [] }
  const { chosen } = found
  return {
    contract: contractIn(
      form,
      chosen.map(({ id }) => id),
    ),
    framework: form.text('framework'),
    frameworkName: form.text('frameworkName'),
    frameworkNumber: form.text('frameworkNumber'),
    reason: form.text('reason'),
    search: chosen.length > ticked.length || !isNew ? '' : search,
    ...found,
  }
}

async function lookUp(
  tx: Tx,
  search: string,
  ticked: SupplierNamed[],
): Promise<{ chosen: SupplierNamed[]; matches: SupplierNamed[]; error?: string }> {
  const { suppliers, next } = await suppliersIn(tx, { search, limit: mostMatches })
  const exact = suppliers.filter(({ name }) => name.toLowerCase() === search.toLowerCase())
  const [only, ...others] = exact.length === 1 ? exact : suppliers
  if (!only) {
    const error = `No supplier’s name or number is “${search}”. Check it, or add the supplier first`
    return { chosen: ticked, matches: [], error }
  }
  if (others.length === 0) {
    const isTicked = ticked.some(({ id }) => id === only.id)
    return { chosen: isTicked ? ticked : [...ticked, only], matches: [] }
  }
  const matches = suppliers.filter(({ id }) => !ticked.some((each) => each.id === id))
  const more = next ? ' If it is not among these, type more of its name' : ''
  return {
    chosen: ticked,
    matches,
    error: `Several suppliers fit “${search}”. Tick the one you mean.${more}`,
  }
}

function contractIn(form: Form, suppliers: string[]): TypedContract {
  return {
    title: form.text('title'),
    reference: form.text('reference'),
    suppliers,
    kind: form.text('kind'),
    starts: dayIn(form, 'starts'),
    ends: dayIn(form, 'ends'),
    extendableUntil: dayIn(form, 'extendableUntil'),
    value: form.text('value'),
    valueGross: form.text('valueGross'),
    cpv: form.text('cpv'),
    service: form.text('service'),
    place: form.text('place'),
    owner: form.text('owner'),
    description: form.text('description'),
  }
}
