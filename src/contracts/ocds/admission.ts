import type { Day } from '../../language/day.ts'
import { type Fault, Place, ReleaseFaults } from './fault.ts'
import { localDayOf, momentOf } from './local-day.ts'
import { originalOf } from './original.ts'
import type { FoundRelease } from './package.ts'
import { type Release, releaseShape } from './release.ts'
import type { Delta } from './shape.ts'

/** A release as it came, without people's contact details, whether or not it could be read. */
export interface OriginalRelease {
  pointer: string
  ocid?: string
  releaseId?: string
  /** As the release has it. */
  date?: string
  releasedOn?: Day
  read: boolean
  release: unknown
}

/** A release that can be read and put in order. */
export interface AdmittedRelease {
  ocid: string
  id: string
  on: Day
  moment: number
  pointer: string
  /** What it says by itself. */
  release: Release
  /** What it changes of what the releases before it said. */
  delta: Delta<Release>
  original: OriginalRelease
}

export interface Admission {
  admitted?: AdmittedRelease
  original: OriginalRelease
  faults: Fault[]
}

const longestId = 300
/** "ocds-", the publisher's six characters, and what the publisher calls the process. */
const ocidForm = /^ocds-[a-z0-9]{6}-./i

function own(given: unknown, key: string): string | undefined {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, key)) return undefined
  const value = (given as Record<string, unknown>)[key]
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  if (typeof text !== 'string') return undefined
  const tidy = text.toWellFormed().replaceAll('\u0000', '').trim()
  return tidy.length <= longestId ? tidy || undefined : undefined
}

function refusalOf(given: unknown, named: { ocid?: string; moment?: number }): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'This is not a release: it is not a group of fields.'
  if (!named.ocid || !ocidForm.test(named.ocid))
    return 'This release has no open contracting number (ocid, such as ocds-h6vhtk-0510f8), so it can’t be told which procurement it is about. It is kept, and not read.'
  if (named.moment === undefined)
    return 'This release has no date that can be read, so it can’t be put in order with the others. It is kept, and not read.'
  return undefined
}

/** Whether a release can be read, and what was read of it. The original is kept in either case. */
export function admit({ given, pointer }: FoundRelease, mostFaults: number): Admission {
  const ocid = own(given, 'ocid')
  const date = own(given, 'date')
  const releaseId = own(given, 'id')
  const moment = date ? momentOf(date) : undefined
  const on = date ? localDayOf(date) : undefined
  const kept = originalOf(given)
  const original = { pointer, ocid, releaseId, date, releasedOn: on, release: kept?.release ?? null }
  const refusal = kept
    ? refusalOf(given, { ocid, moment })
    : 'This release is nested deeper than any notice is. It is not read.'
  if (refusal || !ocid || moment === undefined || !on) {
    const fault: Fault = { pointer, ocid, releaseId, message: refusal ?? '', severity: 'refused' }
    return { original: { ...original, read: false }, faults: [fault] }
  }
  const id = releaseId ?? date!
  const list = new ReleaseFaults({ pointer, ocid, releaseId: id }, mostFaults)
  const place = new Place(list, pointer)
  if (!releaseId) place.warn('This release has no id. Its date is used instead.')
  const delta = releaseShape.sift(given, place)!
  const release = releaseShape.merge(undefined, delta)
  const read = { ...original, releaseId: id, read: true }
  return {
    admitted: { ocid, id, on, moment, pointer, release, delta, original: read },
    original: read,
    faults: list.all,
  }
}
