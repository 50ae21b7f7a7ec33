import { hash } from 'node:crypto'
import type { Day } from '../../language/day.ts'
import type { OrganisationIdentifier } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import type { SupplierKind } from './answers.ts'
import type { RegisterField } from './fields.ts'

export interface RegisterSupplier {
  name: string
  identifiers: OrganisationIdentifier[]
  postcode?: string
  /** What the register says it is and is not; a kind it says nothing about is left out. */
  kinds: Partial<Record<SupplierKind, boolean>>
}

/** What a register says of a contract. Whatever it doesn't say is left out. Sums are in pounds. */
export interface ContractFacts {
  title: string
  reference?: string
  ocid?: string
  lot?: string
  starts?: Day
  ends?: Day
  /** The register says that the contract has no end: "ongoing", "rolling". */
  rolling?: true
  extensionUntil?: Day
  reviewed?: Day
  value?: Decimal
  valueIncludesVat?: boolean
  annualValue?: Decimal
  /** A share: 0.2 is 20%. */
  vatRate?: Decimal
  irrecoverableVat?: Decimal
  /** CPV 2008 codes, eight digits each, the first one the main one. */
  cpv?: string[]
  category?: string
  description?: string
  department?: string
  contactTeam?: string
  procurementRoute?: string
  framework?: boolean
  frameworkName?: string
  place?: string
}

/** One row of a register, read. */
export interface RegisterRow {
  row: number
  key: string
  facts: ContractFacts
  suppliers: RegisterSupplier[]
}

/**
 * A contract as a register gives it, from one row or from several that name one supplier each. `key` finds the
 * same contract in a later file; `digest` is the same when nothing about it has changed.
 */
export interface RegisterContract extends ContractFacts {
  key: string
  digest: string
  rows: number[]
  suppliers: RegisterSupplier[]
}

/** What is wrong with a row, or was noticed in it, in a sentence; `heading` and `field` where it is about one cell. */
export interface RegisterFault {
  row: number
  heading?: string
  field?: RegisterField
  value?: string
  message: string
}

/** What tells a contract from the others of its council. */
export interface NaturalKey {
  reference?: string
  ocid?: string
  lot?: string
  title: string
  supplier: string
  starts?: string
}

/** Letters and figures only, in lower case: "Smith & Sons Ltd." and "SMITH AND SONS LTD" are alike. */
export function loosely(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The natural key of a row: the council's number with the lot; without one, the OCID with the lot; without either,
 * title, supplier and first day together.
 */
export function rowKey({ reference, ocid, lot, title, supplier, starts }: NaturalKey): string {
  const part = lot ? `|lot:${loosely(lot)}` : ''
  if (reference) return `reference:${reference.toUpperCase().replaceAll(/\s+/g, '')}${part}`
  if (ocid) return `ocid:${ocid.toLowerCase()}${part}`
  return `title:${loosely(title)}${part}|supplier:${loosely(supplier)}|starts:${starts ?? ''}`
}

const factNames = [
  'title',
  'reference',
  'ocid',
  'lot',
  'starts',
  'ends',
  'rolling',
  'extensionUntil',
  'reviewed',
  'value',
  'valueIncludesVat',
  'annualValue',
  'vatRate',
  'irrecoverableVat',
  'cpv',
  'category',
  'description',
  'department',
  'contactTeam',
  'procurementRoute',
  'framework',
  'frameworkName',
  'place',
] as const satisfies (keyof ContractFacts)[]

/** One way to write a fact down, so that equal facts are equal texts; nothing for no fact. */
export function factText(fact: ContractFacts[keyof ContractFacts]): string {
  if (fact instanceof Decimal) return fact.toFixed()
  return Array.isArray(fact) ? fact.join(' ') : String(fact ?? '')
}

function supplierText({ name, identifiers, postcode, kinds }: RegisterSupplier): string {
  const numbers = identifiers.map(({ scheme, id }) => `${scheme}-${id}`).sort()
  return JSON.stringify([name, numbers, postcode ?? '', Object.entries(kinds).sort()])
}

/** A fingerprint of what was read, not of how it was written: 03/04/2026 and 3 April 2026 give the same. */
export function contractDigest(facts: ContractFacts, suppliers: readonly RegisterSupplier[]): string {
  const stated = factNames.map((name) => factText(facts[name]))
  return hash('sha256', JSON.stringify([stated, suppliers.map(supplierText).sort()]), 'hex')
}

/** The fingerprint of one row: a row that comes back with the same key and the same digest brings nothing new. */
export function rowDigest({ facts, suppliers }: RegisterRow): string {
  return contractDigest(facts, suppliers)
}
