import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/** What an authority chose for fetching its notices from Find a Tender. */
export interface NoticeSource {
  isOn: boolean
  /** As buyers are named there: `GB-PPON-PXRT-5737-VBQD`. Empty while nobody entered one. */
  identifier: string
  /** The first fetch begins with notices of this day. */
  beginsOn: Day
  /** What came is brought in without a person, where nothing in it is faulty. */
  applies: boolean
}

export type SourceRefusal = 'no-identifier' | 'identifier-not-right' | 'begins-too-early' | 'begins-later'

export const sourceRefusals: Record<SourceRefusal, { field: string; sentence: string }> = {
  'no-identifier': { field: 'identifier', sentence: 'Enter the council’s identifier' },
  'identifier-not-right': {
    field: 'identifier',
    sentence: 'Enter an identifier like PXRT-5737-VBQD',
  },
  'begins-too-early': { field: 'beginsOn', sentence: 'Enter 1 January 2021 or a later day' },
  'begins-later': { field: 'beginsOn', sentence: 'Enter a day that is not in the future' },
}

/** Find a Tender began on this day. */
const firstDay = '2021-01-01'
const ppon = /^P[A-Z]{3}-\d{4}-[A-Z]{4}$/

/** Decides whether notices may be fetched so; the identifier with or without the GB-PPON before it, in any case. */
export function chooseSource(proposed: NoticeSource, today: Day): Decision<NoticeSource, SourceRefusal> {
  const number = proposed.identifier
    .trim()
    .toUpperCase()
    .replace(/^GB-PPON-/, '')
  if (number === '' && proposed.isOn) return refuse('no-identifier')
  if (number !== '' && !ppon.test(number)) return refuse('identifier-not-right')
  if (proposed.beginsOn < firstDay) return refuse('begins-too-early')
  if (proposed.beginsOn > today) return refuse('begins-later')
  return accept({ ...proposed, identifier: number && `GB-PPON-${number}` })
}

/** A release that says which procurement and which notice it is. */
export interface NamedRelease {
  ocid: string
  id: string
}

/** Whether a release is of that buyer: by its reference to the buyer, or by the number of a party that buys. */
export function isOf(release: unknown, identifier: string): release is NamedRelease {
  const { ocid, id, buyer, parties } = (release ?? {}) as Record<string, unknown>
  if (typeof ocid !== 'string' || typeof id !== 'string' || !ocid || !id) return false
  if ((buyer as { id?: unknown } | null | undefined)?.id === identifier) return true
  return Array.isArray(parties) && parties.some((party) => isBuyer(party, identifier))
}

function isBuyer(party: unknown, identifier: string): boolean {
  const { id, roles, identifier: named } = (party ?? {}) as Record<string, unknown>
  if (!Array.isArray(roles) || !roles.includes('buyer')) return false
  const { scheme, id: number } = (named ?? {}) as { scheme?: unknown; id?: unknown }
  return id === identifier || `${String(scheme)}-${String(number)}` === identifier
}
