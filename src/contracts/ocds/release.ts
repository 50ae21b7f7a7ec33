import { decimal, localDay, text, yesNo } from './leaf.ts'
import {
  classification,
  classifications,
  codes,
  describedChoice,
  type Document,
  documents,
  items,
  metrics,
  organisation,
  period,
  value,
} from './release-parts.ts'
import { byId, group, type Read, whole } from './shape.ts'

/** The part of OCDS 1.1 and its UK extensions that Good Measure reads. Names are the standard's own. */

const criterion = group({
  type: text,
  name: text,
  description: text,
  numbers: whole(group({ number: decimal, weight: text })),
})
const awardCriteria = group({ description: text, weightingDescription: text, criteria: whole(criterion) })

const techniques = group({
  hasFrameworkAgreement: yesNo,
  hasDynamicPurchasingSystem: yesNo,
  frameworkAgreement: group({ method: text }),
})

const lot = group({
  id: text,
  title: text,
  description: text,
  status: text,
  value,
  contractPeriod: period,
  awardCriteria,
  techniques,
  suitability: group({ sme: yesNo, vcse: yesNo }),
})

const tender = group({
  id: text,
  title: text,
  description: text,
  status: text,
  value,
  procurementMethod: text,
  procurementMethodDetails: text,
  mainProcurementCategory: text,
  legalBasis: group({ scheme: text, id: text, uri: text }),
  aboveThreshold: yesNo,
  specialRegime: codes,
  classification,
  additionalClassifications: classifications,
  items,
  lots: byId(lot),
  lotDetails: group({ awardCriteria: group({ description: text }) }),
  awardCriteriaDetails: text,
  techniques,
  documents,
})

const suppliers = byId(organisation)

const award = group({
  id: text,
  title: text,
  description: text,
  status: text,
  date: localDay,
  value,
  suppliers,
  items,
  contractPeriod: period,
  relatedLots: codes,
  documents,
  agreedMetrics: metrics,
})

const amendment = group({
  id: text,
  date: localDay,
  description: text,
  rationale: text,
  rationaleClassifications: whole(group({ id: text })),
  value,
  period,
})
const amendments = byId(amendment)

const contract = group(
  {
    id: text,
    awardID: text,
    title: text,
    description: text,
    status: text,
    statusDetails: text,
    period,
    value,
    items,
    suppliers,
    dateSigned: localDay,
    documents,
    hasRenewal: yesNo,
    renewal: describedChoice,
    hasOptions: yesNo,
    options: describedChoice,
    aboveThreshold: yesNo,
    agreedMetrics: metrics,
    noAgreedMetricsRationale: text,
    amendments,
    proposedAmendments: amendments,
    terminationRationaleClassifications: byId(group({ id: text })),
    implementation: group({ endDate: localDay, finalValue: value, metrics }),
  },
  ({ id, awardID }, at) => {
    if (!id)
      at.warn(
        `This contract has no id. ${awardID ? 'Its award’s' : 'Its place in the list'} is used instead.`,
      )
  },
)

export const releaseShape = group({
  ocid: text,
  id: text,
  date: text,
  tag: codes,
  description: text,
  buyer: organisation,
  parties: byId(organisation),
  planning: group({ documents }),
  tender,
  awards: byId(award),
  contracts: byId(contract),
  relatedProcesses: byId(
    group({ id: text, relationship: codes, scheme: text, identifier: text, relatedLots: codes }),
  ),
})

export type Release = Read<typeof releaseShape>
export type Tender = Read<typeof tender>
export type Lot = Read<typeof lot>
export type AwardCriteria = Read<typeof awardCriteria>
export type Award = Read<typeof award>
export type Amendment = Read<typeof amendment>
export type Contract = Read<typeof contract>

/** Every document of a release; notices are among them. */
export function documentsIn({ planning, tender, awards = [], contracts = [] }: Release): Document[] {
  return [planning, tender, ...awards, ...contracts].flatMap((part) => part?.documents ?? [])
}
