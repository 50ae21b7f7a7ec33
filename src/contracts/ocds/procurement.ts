import type { Day } from '../../language/day.ts'
import type { AdmittedRelease } from './admission.ts'
import { awardOf, type NoticedAward } from './award.ts'
import { compiled, isOfDynamicMarket } from './compilation.ts'
import { type ContractContext, contractOf, contractOfAward, type NoticedContract } from './contract.ts'
import { classificationsIn, cpvIn, type NoticedCpv, regionsIn } from './cpv.ts'
import { criteriaOf, type NoticedCriterion } from './criterion.ts'
import { lotOf, type NoticedLot } from './lot.ts'
import { type NoticedNotice, noticesIn } from './notice.ts'
import { type NoticedValue, valueOf } from './noticed-value.ts'
import {
  calledOffFrom,
  type FrameworkReference,
  isCalledOff,
  isFramework,
  kindOfContract,
} from './framework.ts'
import type { NoticedBuyer, NoticedSupplier } from './organisation.ts'
import { buyersOf, type SupplierIds, suppliersIn } from './procurement-parties.ts'
import type { Award, Release, Tender } from './release.ts'

export interface NoticedLegalBasis {
  scheme?: string
  id?: string
  uri?: string
  /** What people call it; the id where it isn't known. */
  title: string
}

/** A procurement as its notices tell it, all of them together. */
export interface NoticedProcurement {
  ocid: string
  /** The buyer's own number. */
  reference?: string
  title: string
  description?: string
  status?: string
  buyer?: NoticedBuyer
  otherBuyers: NoticedBuyer[]
  legalBasis?: NoticedLegalBasis
  /** lightTouch, utilities, defenceSecurity … */
  specialRegimes: string[]
  aboveThreshold?: boolean
  /** open, selective, limited or direct. */
  method?: string
  methodDetails?: string
  /** goods, services or works: its main part. */
  category?: string
  framework: boolean
  dynamicMarket: boolean
  /** Whether it buys under a framework that stands already; `ocid` is the framework's, where it is said. */
  calledOff: boolean
  calledOffFrom?: FrameworkReference
  /** Of the notices known here; the procurement may have begun before the first of them. */
  firstNoticeOn: Day
  /** The first notice that invites tenders. */
  tenderNoticeOn?: Day
  notices: NoticedNotice[]
  lots: NoticedLot[]
  criteria: NoticedCriterion[]
  namesSocialValue: boolean
  /** The words of the criteria that name it. */
  socialValueWords: string[]
  cpv: NoticedCpv[]
  regions: string[]
  /** The estimate for the whole. */
  value?: NoticedValue
  suppliers: NoticedSupplier[]
  awards: NoticedAward[]
  contracts: NoticedContract[]
}

/** Names of the laws that English notices are made under. */
const lawNames: Readonly<Record<string, string>> = {
  '2023/54': 'Procurement Act 2023',
  '32014L0023': 'Directive 2014/23/EU on concession contracts',
  '32014L0024': 'Directive 2014/24/EU on public procurement',
  '32014L0025': 'Directive 2014/25/EU on utilities',
  '32009L0081': 'Directive 2009/81/EC on defence and security',
}
const contractsFinder = /^ocds-b5fd17-/i

function legalBasisOf({ legalBasis }: Tender): NoticedLegalBasis | undefined {
  const { scheme, id, uri } = legalBasis ?? {}
  const title = id && Object.hasOwn(lawNames, id) ? lawNames[id] : (id ?? uri)
  return title ? { scheme, id, uri, title } : undefined
}

/** Contracts Finder's award notices tell of contracts that were entered into (decision 0010). */
function isContractInAward(ocid: string, award: Award): boolean {
  return contractsFinder.test(ocid) && award.status !== 'cancelled' && Boolean(award.suppliers?.length)
}

function contractsOf(ocid: string, release: Release, context: ContractContext): NoticedContract[] {
  const { contracts = [], awards = [] } = release
  if (contracts.length > 0) return contracts.map((contract, index) => contractOf(contract, index, context))
  return awards
    .filter((award) => isContractInAward(ocid, award))
    .map((award, index) => contractOfAward(award, index, context))
}

function tenderNoticeOf(notices: readonly NoticedNotice[]): Day | undefined {
  return notices.find(({ type, tags }) => type === 'UK4' || (!type && tags.includes('tender')))?.on
}

function awardsOf(ocid: string, release: Release, supplierIds: SupplierIds): NoticedAward[] {
  const { awards = [], contracts = [] } = release
  const inAwards = contracts.length > 0 ? [] : awards.filter((award) => isContractInAward(ocid, award))
  const ids = [...contracts.map(({ awardID }) => awardID), ...inAwards.map(({ id }) => id)]
  const context = {
    dynamicMarket: isOfDynamicMarket(release),
    contracted: new Set(ids.filter((id) => id !== undefined)),
    supplierIds,
  }
  return awards.map((award, index) => awardOf(award, index, context))
}

/** What is bought and where: the tender's own words for it, and its items', its awards' and its contracts'. */
function subjectOf({ tender = {}, awards = [], contracts = [] }: Release) {
  const items = [...(tender.items ?? []), ...[...awards, ...contracts].flatMap((part) => part.items ?? [])]
  const own = [tender.classification, ...(tender.additionalClassifications ?? [])]
  return { cpv: cpvIn([...own, ...classificationsIn(items)]), regions: regionsIn(items) }
}

function tenderFacts(tender: Tender) {
  return {
    reference: tender.id,
    status: tender.status,
    legalBasis: legalBasisOf(tender),
    specialRegimes: tender.specialRegime ?? [],
    aboveThreshold: tender.aboveThreshold,
    method: tender.procurementMethod,
    methodDetails: tender.procurementMethodDetails,
    category: tender.mainProcurementCategory,
    framework: isFramework(tender),
    lots: (tender.lots ?? []).map(lotOf),
    value: valueOf(tender.value),
  }
}

/** The procurement that releases of one ocid tell of. They must be in order and there must be at least one. */
export function procurementOf(ordered: readonly AdmittedRelease[]): NoticedProcurement {
  const { ocid, on } = ordered[0]!
  const release = compiled(ordered)
  const { tender = {}, awards = [] } = release
  const notices = noticesIn(ordered)
  const criteria = criteriaOf(tender)
  const socialValueWords = [...new Set(criteria.flatMap((criterion) => criterion.socialValueWords))]
  const [buyer, ...otherBuyers] = buyersOf(release)
  const { suppliers, supplierIds } = suppliersIn(release)
  const noticedAwards = awardsOf(ocid, release, supplierIds)
  const contracts = contractsOf(ocid, release, {
    tender,
    awards: new Map(awards.map((award) => [award.id ?? '', award])),
    kindOfLots: kindOfContract(release),
    supplierIds,
  })
  const awarded = new Set([...noticedAwards, ...contracts].flatMap((part) => part.supplierIds))
  return {
    ocid,
    ...tenderFacts(tender),
    title: tender.title ?? contracts[0]?.title ?? noticedAwards[0]?.title ?? ocid,
    description: tender.description ?? release.description,
    buyer,
    otherBuyers,
    dynamicMarket: isOfDynamicMarket(release) || (tender.techniques?.hasDynamicPurchasingSystem ?? false),
    calledOff: isCalledOff(release),
    calledOffFrom: calledOffFrom(release),
    firstNoticeOn: notices[0]?.on ?? on,
    tenderNoticeOn: tenderNoticeOf(notices),
    notices,
    criteria,
    namesSocialValue: socialValueWords.length > 0,
    socialValueWords,
    ...subjectOf(release),
    suppliers: suppliers.map((supplier) => ({ ...supplier, awarded: awarded.has(supplier.partyId) })),
    awards: noticedAwards,
    contracts,
  }
}
