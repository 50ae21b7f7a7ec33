import { addMonths, type Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { Decimal } from '../../language/quantity.ts'

export const waiverKinds = {
  waiver: 'Waiver of the council’s rules',
  'direct-award': 'Direct award',
} as const
export type WaiverKind = keyof typeof waiverKinds

/** Leave to buy without the usual competition, or a contract awarded directly. */
export interface Waiver {
  number: string
  kind: WaiverKind
  title: string
  supplier: string
  contract: string | null
  value: Decimal | null
  reason: string
  /** Whoever gave leave: a post or a board. */
  approver: string
  approvedOn: Day
  /** The last day it holds. */
  expires: Day
}

export type WaiverRefusal =
  | 'no-number'
  | 'no-title'
  | 'no-supplier'
  | 'no-reason'
  | 'no-approver'
  | 'words-too-long'
  | 'value-not-right'
  | 'expires-before-approved'
  | 'approved-in-the-future'
  | 'number-in-use'

export const waiverRefusals: Record<WaiverRefusal, { field: string; sentence: string }> = {
  'no-number': { field: 'number', sentence: 'Enter its number' },
  'no-title': { field: 'title', sentence: 'Enter what is bought' },
  'no-supplier': { field: 'supplier', sentence: 'Enter from whom' },
  'no-reason': { field: 'reason', sentence: 'Say why there was no competition' },
  'no-approver': { field: 'approver', sentence: 'Say who approved it: a post or a board' },
  'words-too-long': {
    field: 'reason',
    sentence: 'The reason must be 2,000 characters or fewer, the rest 300',
  },
  'value-not-right': { field: 'value', sentence: 'The value must not be less than nought' },
  'expires-before-approved': { field: 'expires', sentence: 'It must not expire before it was approved' },
  'approved-in-the-future': { field: 'approvedOn', sentence: 'The day must be today or before' },
  'number-in-use': { field: 'number', sentence: 'This number is in the register already' },
}

/** Decides whether a waiver or direct award can stand in the register. */
export function recordWaiver(proposed: Waiver, today: Day): Decision<Waiver, WaiverRefusal> {
  const { number, title, supplier, reason, approver, value, approvedOn, expires } = proposed
  if (number.trim() === '') return refuse('no-number')
  if (title.trim() === '') return refuse('no-title')
  if (supplier.trim() === '') return refuse('no-supplier')
  if (reason.trim() === '') return refuse('no-reason')
  if (approver.trim() === '') return refuse('no-approver')
  if (reason.length > 2000 || [number, title, supplier, approver].some((words) => words.length > 300))
    return refuse('words-too-long')
  if (value?.lt(0)) return refuse('value-not-right')
  if (approvedOn > today) return refuse('approved-in-the-future')
  if (expires < approvedOn) return refuse('expires-before-approved')
  return accept(proposed)
}

export const waiverStandings = {
  'in-force': 'In force',
  expiring: 'Expires soon',
  expired: 'Expired',
} as const
export type WaiverStanding = keyof typeof waiverStandings

/** How one stands on a day; it expires soon within so many calendar months. */
export function waiverStandsOn(
  { expires }: Pick<Waiver, 'expires'>,
  today: Day,
  months: number,
): WaiverStanding {
  if (expires < today) return 'expired'
  return expires <= addMonths(today, months) ? 'expiring' : 'in-force'
}
