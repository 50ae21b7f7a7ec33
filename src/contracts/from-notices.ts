import { hash } from 'node:crypto'
import { type Day, longDay } from '../language/day.ts'
import type { DescribedSupplier } from '../parties/index.ts'
import { canonicalText } from './canonical-text.ts'
import { longestTitle, type Noticed } from './contract.ts'
import type { IncomingContract, IncomingDraft, IncomingProcurement } from './incoming.ts'
import type { KpiResult } from './kpi-result.ts'
import type {
  DraftCommitment,
  NoticedContract,
  NoticedCriterion,
  NoticedKpiResult,
  NoticedProcurement,
  NoticedSupplier,
} from './ocds/reading.ts'
import type { CriterionKept } from './procurement.ts'

const longestDescription = 10_000

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text
}

function digestOf(told: unknown): string {
  return hash('sha256', canonicalText(told), 'hex')
}

/** A procurement of a package of notices, on its way into the records. */
export function procurementFrom(told: NoticedProcurement): IncomingProcurement {
  const { contracts: _, suppliers: __, ...own } = told
  return {
    digest: digestOf(own),
    terms: {
      ocid: told.ocid,
      title: shortened(told.title, longestTitle),
      description: told.description ?? null,
      buyer: told.buyer?.name ?? null,
      legalBasis: told.legalBasis?.title ?? null,
      method: [told.method, told.methodDetails].filter(Boolean).join(': ') || null,
      firstNoticeOn: told.firstNoticeOn,
      notices: told.notices.map(({ id, type, on, url }) => ({ id, type, on, url })),
      lots: told.lots.map(({ id, title, description, status }) => ({ id, title, description, status })),
      criteria: told.criteria.map(criterionKept),
      namesSocialValue: told.namesSocialValue,
    },
  }
}

function criterionKept({ percent, weights: _, ...criterion }: NoticedCriterion): CriterionKept {
  return { ...criterion, percent: percent?.toFixed() }
}

/** The contracts of a procurement, on their way into the records. */
export function contractsFrom(procurement: NoticedProcurement, pointer: string | null): IncomingContract[] {
  return procurement.contracts.map((told) => contractFrom(procurement, told, pointer))
}

function contractFrom(
  procurement: NoticedProcurement,
  told: NoticedContract,
  pointer: string | null,
): IncomingContract {
  const suppliers = procurement.suppliers.filter(({ partyId }) => told.supplierIds.includes(partyId))
  const { starts, latestEnd } = told.period
  const last = told.termination?.on ?? told.period.ends
  const ends = last && starts && last < starts ? undefined : last
  const from = ends ?? starts
  return {
    key: `ocds:${procurement.ocid}/${told.id}`,
    digest: digestOf([told, suppliers, procurement.calledOffFrom]),
    terms: {
      title: shortened(told.title || procurement.title, longestTitle),
      reference: procurement.reference ?? null,
      description: descriptionOf(told.description ?? procurement.description),
      kind: told.kind,
      frameworkName: null,
      frameworkNumber: null,
      ocid: procurement.ocid,
      starts: starts ?? null,
      ends: ends ?? null,
      extendableUntil: latestEnd && (!from || latestEnd >= from) ? latestEnd : null,
      value: told.value?.net ?? null,
      valueGross: told.value?.gross ?? null,
      cpv: told.cpv.map(({ code }) => code).slice(0, 50),
      service: null,
      noticed: noticedIn(procurement, told),
    },
    suppliers: suppliers.map(described),
    placeWords: null,
    procurement: procurement.ocid,
    framework: procurement.calledOffFrom?.ocid ?? null,
    drafts: told.agreedMetrics.map(draftFrom),
    kpiResults: told.kpiResults.map(kpiResultFrom),
    row: null,
    pointer,
  }
}

function descriptionOf(text: string | undefined): string | null {
  return text ? shortened(text, longestDescription) : null
}

function described({ name, identifiers, postcode, kind }: NoticedSupplier): DescribedSupplier {
  return { name, identifiers, postcode: postcode ?? null, kind }
}

function noticedIn({ methodDetails, category }: NoticedProcurement, told: NoticedContract): Noticed {
  const { status, signedOn, options, renewal, lots, regions, changes, termination } = told
  const noticed: Noticed = {}
  if (status) noticed.status = status
  if (signedOn) noticed.signed = signedOn
  if (termination?.on) noticed.terminated = termination.on
  if (options) noticed.options = options
  if (renewal) noticed.renewal = renewal
  if (lots.length > 0) noticed.lot = lots.join(', ')
  if (regions.length > 0) noticed.place = regions.join(', ')
  if (methodDetails) noticed.route = methodDetails
  if (category) noticed.category = category
  if (changes.length > 0) noticed.changes = changes.map(changeWords)
  if (told.noAgreedMetricsBecause) noticed.noAgreedMetricsBecause = told.noAgreedMetricsBecause
  return noticed
}

function changeWords({ on, proposed, rationale }: NoticedContract['changes'][number]): string {
  const when = on ? `${proposed ? 'Planned for' : 'On'} ${longDay(on)}` : proposed ? 'Planned' : 'Made'
  return rationale ? `${when}: ${rationale}` : when
}

function draftFrom(draft: DraftCommitment): IncomingDraft {
  const { id, title, description, quantity, unit, looksLikeSocialValue, because } = draft
  return {
    key: id,
    title: shortened(title || 'A measure without a name', longestTitle),
    describes: description && description !== title ? description : null,
    quantity: quantity?.gt(0) ? quantity : null,
    unit: unit ?? null,
    looksSocial: looksLikeSocialValue,
    because,
  }
}

function kpiResultFrom({ title, description, starts, ends, measured, rating }: NoticedKpiResult): KpiResult {
  return {
    kpi: title || 'An indicator without a name',
    describes: description ?? null,
    starts: (starts ?? null) as Day | null,
    ends: (ends ?? null) as Day | null,
    rating: rating ?? 'not-rated',
    measured: measured ?? null,
  }
}
