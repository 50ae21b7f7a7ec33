import { admit, type Admission, type AdmittedRelease, type OriginalRelease } from './admission.ts'
import { inOrder } from './compilation.ts'
import type { Fault } from './fault.ts'
import { releasesIn } from './package.ts'
import { type NoticedProcurement, procurementOf } from './procurement.ts'

export type { OriginalRelease } from './admission.ts'
export type { AwardStanding, NoticedAward } from './award.ts'
export type { NoticedContract, NoticedContractKind, NoticedTermination } from './contract.ts'
export type { NoticedChange } from './contract-change.ts'
export type { NoticedCpv } from './cpv.ts'
export type { NoticedCriterion, NoticedWeight } from './criterion.ts'
export type { Fault } from './fault.ts'
export type { FrameworkReference } from './framework.ts'
export type { NoticedLot } from './lot.ts'
export type { DraftCommitment, NoticedKpiResult } from './metric.ts'
export type { NoticedNotice } from './notice.ts'
export type { NoticedPeriod } from './noticed-period.ts'
export type { NoticedValue } from './noticed-value.ts'
export type { NoticedBuyer, NoticedOrganisation, NoticedSupplier, SupplierKindHint } from './organisation.ts'
export type { NoticedLegalBasis, NoticedProcurement } from './procurement.ts'
export type { KpiRating } from './rating.ts'

/** What a file of notices says, what of it couldn't be taken as it stands, and the notices as they came. */
export interface OcdsReading {
  /** One for each open contracting number, in the order of these numbers. */
  procurements: NoticedProcurement[]
  faults: Fault[]
  /** Every release found, read or not; each release of a number once. */
  originals: OriginalRelease[]
}

export interface OcdsReadingOptions {
  /** After so many faults of one release the others are only counted. */
  mostFaultsOfARelease?: number
}

const sameTwice = 'The same release stands in the file twice, with other words. The other one is read.'

function isLater(a: AdmittedRelease, b: AdmittedRelease): boolean {
  if (a.moment !== b.moment) return a.moment > b.moment
  return JSON.stringify(a.original.release) > JSON.stringify(b.original.release)
}

function isSame(a: AdmittedRelease, b: AdmittedRelease): boolean {
  return JSON.stringify(a.original.release) === JSON.stringify(b.original.release)
}

interface Sorted {
  byOcid: Map<string, Map<string, AdmittedRelease>>
  faults: Fault[]
  refused: OriginalRelease[]
}

/** Keeps a release unless a later one of the same id is kept already. */
function keep({ byOcid, faults }: Sorted, admitted: AdmittedRelease): void {
  const { ocid, id } = admitted
  const releases = byOcid.get(ocid) ?? new Map<string, AdmittedRelease>()
  byOcid.set(ocid, releases)
  const other = releases.get(id)
  const stands = !other || isLater(admitted, other)
  if (other && !isSame(admitted, other)) {
    const { pointer } = stands ? other : admitted
    faults.push({ pointer, ocid, releaseId: id, message: sameTwice, severity: 'refused' })
  }
  if (stands) releases.set(id, admitted)
}

function sorted(admissions: readonly Admission[]): Sorted {
  const result: Sorted = { byOcid: new Map(), faults: [], refused: [] }
  for (const { admitted, original, faults } of admissions) {
    result.faults.push(...faults)
    if (admitted) keep(result, admitted)
    else result.refused.push(original)
  }
  return result
}

/**
 * Reads notices in the Open Contracting Data Standard 1.1 as Find a Tender and Contracts Finder publish them: a release
 * package, a record package, one release, or a list of these. Releases of one number are put in order of date and
 * merged, in whatever order they come. What can't be read is left out and said in `faults`; nothing stops the rest.
 */
export function readOcds(
  input: unknown,
  { mostFaultsOfARelease = 30 }: OcdsReadingOptions = {},
): OcdsReading {
  const found = releasesIn(input)
  const { byOcid, faults, refused } = sorted(
    found.releases.map((release) => admit(release, mostFaultsOfARelease)),
  )
  const ocids = [...byOcid.keys()].toSorted()
  const ordered = ocids.map((ocid) => inOrder([...byOcid.get(ocid)!.values()]))
  return {
    procurements: ordered.map(procurementOf),
    faults: [...found.faults, ...faults],
    originals: [...ordered.flat().map(({ original }) => original), ...refused],
  }
}
