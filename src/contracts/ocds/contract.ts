import type { Day } from '../../language/day.ts'
import { changesOf, type NoticedChange } from './contract-change.ts'
import { classificationsIn, cpvIn, type NoticedCpv, regionsIn } from './cpv.ts'
import { type DraftCommitment, draftCommitmentOf, kpiResultsOf, type NoticedKpiResult } from './metric.ts'
import { type NoticedPeriod, periodOf } from './noticed-period.ts'
import { type NoticedValue, valueOf } from './noticed-value.ts'
import type { SupplierIds } from './procurement-parties.ts'
import type { Award, Contract, Tender } from './release.ts'
import type { Item } from './release-parts.ts'

export type NoticedContractKind = 'contract' | 'framework' | 'call-off'

export interface NoticedTermination {
  /** The day the contract ended. */
  on?: Day
  /** Codes, such as contractCompleted. */
  reasons: string[]
  details?: string
  finalValue?: NoticedValue
}

/** A contract as its notices tell it. What counts as one is decision 0010. */
export interface NoticedContract {
  /** Unique within its procurement. */
  id: string
  awardId?: string
  /** `award`: Contracts Finder, which publishes contracts that were entered into as awards. */
  statedBy: 'contract' | 'award'
  kind: NoticedContractKind
  title: string
  description?: string
  /** pending, active, cancelled (never entered into) or terminated. */
  status?: string
  supplierIds: string[]
  lots: string[]
  cpv: NoticedCpv[]
  regions: string[]
  period: NoticedPeriod
  value?: NoticedValue
  signedOn?: Day
  aboveThreshold?: boolean
  hasRenewal?: boolean
  renewal?: string
  hasOptions?: boolean
  options?: string
  agreedMetrics: DraftCommitment[]
  noAgreedMetricsBecause?: string
  kpiResults: NoticedKpiResult[]
  changes: NoticedChange[]
  termination?: NoticedTermination
}

export interface ContractContext {
  tender: Tender
  awards: ReadonlyMap<string, Award>
  kindOfLots: (lots: readonly string[]) => NoticedContractKind
  supplierIds: SupplierIds
}

function lotsOf({ items = [] }: Contract, award: Award | undefined): string[] {
  const named = [...items, ...(award?.items ?? [])].map(({ relatedLot }) => relatedLot)
  return [...new Set([...(award?.relatedLots ?? []), ...named])].filter((lot) => lot !== undefined)
}

/** The contract's own items and its award's; where neither says, those of its lots, else of the whole procurement. */
function itemsOf(
  contract: Contract,
  award: Award | undefined,
  lots: string[],
  { items = [] }: Tender,
): Item[] {
  const stated = [...(contract.items ?? []), ...(award?.items ?? [])]
  if (stated.length > 0) return stated
  const ofLots = items.filter(({ relatedLot }) => relatedLot && lots.includes(relatedLot))
  return ofLots.length > 0 ? ofLots : items
}

function cpvOf(items: Item[], { classification, additionalClassifications = [] }: Tender): NoticedCpv[] {
  const stated = cpvIn(classificationsIn(items))
  return stated.length > 0 ? stated : cpvIn([classification, ...additionalClassifications])
}

function titleOf(contract: Contract, award: Award | undefined, lots: string[], tender: Tender): string {
  const [lot, another] = lots
  const ofLot = another ? undefined : tender.lots?.find(({ id }) => id === lot)?.title
  return contract.title ?? award?.title ?? ofLot ?? tender.title ?? contract.id ?? ''
}

function terminationOf(contract: Contract): NoticedTermination | undefined {
  const { status, statusDetails, terminationRationaleClassifications = [], implementation } = contract
  if (status !== 'terminated' && terminationRationaleClassifications.length === 0) return undefined
  const reasons = terminationRationaleClassifications.map(({ id }) => id).filter((id) => id !== undefined)
  const { endDate, finalValue } = implementation ?? {}
  return { on: endDate, reasons, details: statusDetails, finalValue: valueOf(finalValue) }
}

export function contractOf(contract: Contract, index: number, context: ContractContext): NoticedContract {
  const { tender, supplierIds } = context
  const award = context.awards.get(contract.awardID ?? '')
  const lots = lotsOf(contract, award)
  const items = itemsOf(contract, award, lots, tender)
  const own = supplierIds(contract)
  return {
    id: contract.id ?? contract.awardID ?? String(index + 1),
    awardId: contract.awardID,
    statedBy: 'contract',
    kind: context.kindOfLots(lots),
    title: titleOf(contract, award, lots, tender),
    description: contract.description,
    status: contract.status,
    supplierIds: own.length > 0 ? own : supplierIds(award ?? {}),
    lots,
    cpv: cpvOf(items, tender),
    regions: regionsIn(items),
    period: periodOf(contract.period),
    value: valueOf(contract.value),
    signedOn: contract.dateSigned,
    aboveThreshold: contract.aboveThreshold,
    hasRenewal: contract.hasRenewal,
    renewal: contract.renewal?.description,
    hasOptions: contract.hasOptions,
    options: contract.options?.description,
    agreedMetrics: (contract.agreedMetrics ?? award?.agreedMetrics ?? []).map(draftCommitmentOf),
    noAgreedMetricsBecause: contract.noAgreedMetricsRationale,
    kpiResults: (contract.implementation?.metrics ?? []).flatMap(kpiResultsOf),
    changes: changesOf(contract),
    termination: terminationOf(contract),
  }
}

/** The contract that an award notice of Contracts Finder tells of, which has no section for contracts. */
export function contractOfAward(award: Award, index: number, context: ContractContext): NoticedContract {
  const { id, title, description, status, value, contractPeriod, items } = award
  const stated: Contract = {
    id,
    awardID: id,
    title,
    description,
    status,
    value,
    period: contractPeriod,
    items,
  }
  return { ...contractOf(stated, index, context), statedBy: 'award' }
}
