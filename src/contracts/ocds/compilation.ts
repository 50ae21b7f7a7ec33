import type { AdmittedRelease } from './admission.ts'
import { type Contract, documentsIn, type Release, releaseShape } from './release.ts'

const marketNotices = new Set(['UK13', 'UK14', 'UK15', 'UK16'])

/** Whether a release is about a dynamic market: who may be invited, and not what anyone was awarded. */
export function isOfDynamicMarket(release: Release): boolean {
  return documentsIn(release).some(({ noticeType }) => noticeType && marketNotices.has(noticeType))
}

function isContractChange({ tag = [] }: Release): boolean {
  return tag.includes('contractAmendment')
}

type WithSuppliers = { id?: string; suppliers?: { id?: string }[] }

function withoutSuppliersOf<Part extends WithSuppliers>(parts: Part[] = [], restated: Part[] = []): Part[] {
  const named = new Set(restated.filter(({ suppliers }) => suppliers?.length).map(({ id }) => id))
  return parts.map((part) => (named.has(part.id) ? { ...part, suppliers: [] } : part))
}

/**
 * A notice of an award or a contract lists all its suppliers, often with other numbers than the notice before did, so
 * its list replaces the earlier one. Notices of change and of dynamic markets list only who comes in.
 */
function readyFor(later: Release, earlier: Release): Release {
  if (isContractChange(later) || isOfDynamicMarket(later)) return earlier
  return {
    ...earlier,
    awards: withoutSuppliersOf(earlier.awards, later.awards),
    contracts: withoutSuppliersOf(earlier.contracts, later.contracts),
  }
}

/**
 * A contract change notice gives as start the day the change starts. The contract began when it began, so that day is
 * kept with the change.
 */
function withStartKept(merged: Contract, change: Contract, before: Contract | undefined): Contract {
  const { period, amendments = [] } = change
  if (!period?.startDate) return merged
  const startOfChange = { startDate: period.startDate }
  const named = amendments.at(-1)?.id
  return {
    ...merged,
    period: { ...merged.period, startDate: before?.period?.startDate },
    amendments: merged.amendments?.map((each) =>
      each.id === named ? { ...each, period: { ...startOfChange, ...each.period } } : each,
    ),
  }
}

function afterChange(merged: Release, change: Release, before: Release): Release {
  const changes = new Map((change.contracts ?? []).map((contract) => [contract.id, contract]))
  const contracts = merged.contracts?.map((contract) => {
    const changed = changes.get(contract.id)
    const earlier = before.contracts?.find(({ id }) => id === contract.id)
    return changed ? withStartKept(contract, changed, earlier) : contract
  })
  return { ...merged, contracts }
}

/** By date; those of one moment by their id, so that the order in which they came never matters. */
export function inOrder(releases: readonly AdmittedRelease[]): AdmittedRelease[] {
  return releases.toSorted((a, b) => a.moment - b.moment || (a.id < b.id ? -1 : Number(a.id > b.id)))
}

/** The procurement as it stands after its releases, each of which says only what is new. Source: OCDS 1.1, merging. */
export function compiled(ordered: readonly AdmittedRelease[]): Release {
  let standing: Release = {}
  for (const { release, delta } of ordered) {
    const merged = releaseShape.merge(readyFor(release, standing), delta)
    standing = isContractChange(release) ? afterChange(merged, release, standing) : merged
  }
  return standing
}
