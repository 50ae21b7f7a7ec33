import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Decimal } from '../language/quantity.ts'

/** An agreement; an agreement under which others are made; a part of one; one made under it; one bought without its competition. */
export const contractKinds = {
  contract: 'Contract',
  framework: 'Framework',
  lot: 'Lot',
  'call-off': 'Call-off from a framework',
  'spot-purchase': 'Spot purchase under a framework',
} as const

export type ContractKind = keyof typeof contractKinds

/** What decides whether something can still be promised on a contract: its days, its suppliers, whether it stands. */
export interface Term {
  starts: Day | null
  /** The last day, extensions not yet used left out. */
  ends: Day | null
  suppliers: readonly string[]
  withdrawn: boolean
  /** Left out where nothing under a framework is meant, as in files of commitments. */
  kind?: ContractKind
}

/** What else a notice or a register says of a contract; kept as it was read and shown to staff. */
export interface Noticed {
  lot?: string
  category?: string
  team?: string
  route?: string
  frameworkName?: string
  place?: string
  reviewed?: string
  /** The register says that it has no end. */
  rolling?: true
  annualValue?: string
  vatRate?: string
  irrecoverableVat?: string
  /** How a notice says it stands: active, terminated. */
  status?: string
  signed?: string
  terminated?: string
  options?: string
  renewal?: string
  [other: string]: unknown
}

/** A contract as it stands: sums in pounds, days inclusive, organisations and people by their ids. */
export interface ContractTerms {
  title: string
  /** The authority's own number for it. */
  reference: string | null
  description: string | null
  kind: ContractKind
  /** The agreement of this authority that it belongs to: see `under.ts`. */
  framework: string | null
  /** The same where it is another authority's: its name and its number there. */
  frameworkName: string | null
  frameworkNumber: string | null
  procurement: string | null
  ocid: string | null
  starts: Day | null
  ends: Day | null
  /** The last day if every extension is used. */
  extendableUntil: Day | null
  /** Without VAT. */
  value: Decimal | null
  /** With VAT. */
  valueGross: Decimal | null
  /** CPV 2008 codes of eight digits, the main one first. */
  cpv: readonly string[]
  service: string | null
  place: string | null
  owner: string | null
  noticed: Noticed
  /** The main supplier first. */
  suppliers: readonly string[]
}

export const longestTitle = 500
const longest = { reference: 100, description: 10_000, service: 300, framework: 300 } as const
const mostCpv = 50
const mostSuppliers = 1000
const mostMoney = '1000000000000'

export type ContractRefusal =
  | 'no-title'
  | 'title-too-long'
  | 'reference-too-long'
  | 'description-too-long'
  | 'service-too-long'
  | 'framework-too-long'
  | 'belongs-to-two'
  | 'belongs-to-nothing'
  | 'no-supplier'
  | 'too-many-suppliers'
  | 'ends-before-it-starts'
  | 'extension-before-the-end'
  | 'value-negative'
  | 'value-too-large'
  | 'value-too-exact'
  | 'cpv-not-right'

/**
 * Decides whether a contract can stand as described, whoever describes it: a person, a program, a file. Only notices may
 * leave open who the supplier is, since some tell of a contract without naming anyone.
 */
export function describeContract<Terms extends ContractTerms>(
  terms: Terms,
  { supplierMayBeOpen = false }: { supplierMayBeOpen?: boolean } = {},
): Decision<Terms, ContractRefusal> {
  const ofSuppliers = supplierMayBeOpen ? undefined : faultOfSuppliers(terms)
  const because = faultOfWords(terms) ?? ofSuppliers ?? faultOfDays(terms) ?? faultOfMoney(terms)
  if (because) return refuse(because)
  if (terms.cpv.length > mostCpv || !terms.cpv.every((code) => /^\d{8}$/.test(code))) {
    return refuse('cpv-not-right')
  }
  return accept(terms)
}

function faultOfWords(terms: ContractTerms): ContractRefusal | undefined {
  const { title, reference, description, service } = terms
  if (title.trim() === '') return 'no-title'
  if (title.length > longestTitle) return 'title-too-long'
  if (reference && reference.length > longest.reference) return 'reference-too-long'
  if (description && description.length > longest.description) return 'description-too-long'
  if (service && service.length > longest.service) return 'service-too-long'
  return faultOfBelonging(terms)
}

/** A contract and a framework stand by themselves; the others belong to one agreement, of this authority or of another. */
function faultOfBelonging(terms: ContractTerms): ContractRefusal | undefined {
  const { kind, framework, frameworkName, frameworkNumber } = terms
  const elsewhere = [frameworkName, frameworkNumber].filter((words) => words !== null)
  if (elsewhere.some((words) => words.length > longest.framework)) return 'framework-too-long'
  if (framework && elsewhere.length > 0) return 'belongs-to-two'
  const belongs = framework !== null || elsewhere.length > 0
  return belongs && !isUnder(kind) ? 'belongs-to-nothing' : undefined
}

/** Whether agreements of this kind belong to another one. */
export function isUnder(kind: ContractKind): boolean {
  return kind !== 'contract' && kind !== 'framework'
}

/** What kinds of agreement one of this kind can belong to. So nothing belongs to itself, however far round. */
export const underKinds: Readonly<Record<ContractKind, readonly ContractKind[]>> = {
  contract: [],
  framework: [],
  lot: ['framework'],
  'call-off': ['framework', 'lot'],
  'spot-purchase': ['framework', 'lot'],
}

function faultOfSuppliers({ suppliers }: ContractTerms): ContractRefusal | undefined {
  if (suppliers.length === 0) return 'no-supplier'
  return suppliers.length > mostSuppliers ? 'too-many-suppliers' : undefined
}

function faultOfDays({ starts, ends, extendableUntil }: ContractTerms): ContractRefusal | undefined {
  if (starts && ends && ends < starts) return 'ends-before-it-starts'
  const last = ends ?? starts
  return last && extendableUntil && extendableUntil < last ? 'extension-before-the-end' : undefined
}

function faultOfMoney({ value, valueGross }: ContractTerms): ContractRefusal | undefined {
  for (const sum of [value, valueGross]) {
    if (!sum) continue
    if (sum.lt(0)) return 'value-negative'
    if (sum.gte(mostMoney)) return 'value-too-large'
    if (!sum.eq(sum.round(2, 0))) return 'value-too-exact'
  }
  return undefined
}

/** Whether a contract runs on the day; one without days is taken to run. */
export function standsOn(
  { starts, ends }: Pick<Term, 'starts' | 'ends'>,
  on: Day,
): 'now' | 'ended' | 'future' {
  if (ends && ends < on) return 'ended'
  return starts && starts > on ? 'future' : 'now'
}
