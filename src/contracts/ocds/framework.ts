import type { Release, Tender } from './release.ts'

/** A framework that stands already, by its open contracting number and, where said, its lots. */
export interface FrameworkReference {
  ocid: string
  lots: string[]
}

/** What Find a Tender and Contracts Finder call buying under a framework. */
const callOffWords = /^(?:award under framework|call-?off from a framework)/i

/** The framework it buys under, where a notice says which. */
export function calledOffFrom({ relatedProcesses = [] }: Release): FrameworkReference | undefined {
  const framework = relatedProcesses.find(
    ({ relationship, identifier }) => identifier && relationship?.includes('framework'),
  )
  return framework?.identifier ? { ocid: framework.identifier, lots: framework.relatedLots ?? [] } : undefined
}

export function isCalledOff(release: Release): boolean {
  const details = release.tender?.procurementMethodDetails ?? ''
  return calledOffFrom(release) !== undefined || callOffWords.test(details)
}

function lotsUnderFramework({ lots = [] }: Tender): Set<string | undefined> {
  return new Set(lots.filter((lot) => lot.techniques?.hasFrameworkAgreement).map(({ id }) => id))
}

/** Whether a framework is being set up, under which others will buy. */
export function isFramework(tender: Tender): boolean {
  return tender.techniques?.hasFrameworkAgreement === true || lotsUnderFramework(tender).size > 0
}

/** Whether a contract for these lots is a framework, a call-off from one, or neither. */
export function kindOfContract(
  release: Release,
): (lots: readonly string[]) => 'contract' | 'framework' | 'call-off' {
  const { tender = {} } = release
  const under = lotsUnderFramework(tender)
  const all = tender.techniques?.hasFrameworkAgreement === true
  const otherwise = isCalledOff(release) ? 'call-off' : 'contract'
  return (lots) => (all || lots.some((lot) => under.has(lot)) ? 'framework' : otherwise)
}
