import { Decimal } from '../language/quantity.ts'

/** How an entry of the register stands: what its verification found, or that it was taken back. */
export const entryStatuses = ['verified', 'partly-verified', 'withdrawn'] as const
export type EntryStatus = (typeof entryStatuses)[number]

export function isEntryStatus(text: string): text is EntryStatus {
  return (entryStatuses as readonly string[]).includes(text)
}

/** What is known of a delivery once a contract manager has decided on it. */
export interface DecidedDelivery {
  decision: 'accepted' | 'in-part' | 'not-accepted'
  /** What was accepted, in the measure's unit. */
  accepted: Decimal
  /** A later report of the same thing was accepted and stands in its place. */
  isReplaced: boolean
}

/** Whether the contract's page says what was promised and delivered. */
export interface ContractShown {
  disclosure: 'published' | 'held-back'
  isWithdrawn: boolean
  /** Another authority counts it, under a framework. */
  isElsewhere?: boolean
}

/**
 * The output a decision yields, in the measure's unit: undefined where nothing was accepted, a story without a figure
 * included, because there is then nothing to count.
 */
export function outputOf({ decision, accepted }: DecidedDelivery): Decimal | undefined {
  return decision !== 'not-accepted' && accepted.gt(0) ? accepted : undefined
}

/** Why an entry that was published no longer counts. */
export type WithdrawnBecause = 'replaced' | 'held-back' | 'contract-withdrawn' | 'counted-elsewhere'

export function withdrawnBecause(
  { isReplaced }: Pick<DecidedDelivery, 'isReplaced'>,
  { disclosure, isWithdrawn, isElsewhere }: ContractShown,
): WithdrawnBecause | undefined {
  if (isWithdrawn) return 'contract-withdrawn'
  if (disclosure === 'held-back') return 'held-back'
  if (isElsewhere) return 'counted-elsewhere'
  return isReplaced ? 'replaced' : undefined
}

/**
 * How an output stands in the register; undefined while it has no place there. An output is first published when its
 * contract is; one that was published and no longer may be stays as `withdrawn`, under its number, without content.
 */
export function statusOf(
  delivery: DecidedDelivery,
  contract: ContractShown,
  wasPublished: boolean,
): EntryStatus | undefined {
  if (withdrawnBecause(delivery, contract)) return wasPublished ? 'withdrawn' : undefined
  return delivery.decision === 'accepted' ? 'verified' : 'partly-verified'
}

const written = /^GM-(\d{4})-(\d{5,9})$/

/** The number of an entry, its address for ever: GM-2026-00417. Counted for each authority and year, without gaps. */
export function publicationNumber(year: number, count: number): string {
  return `GM-${year}-${String(count).padStart(5, '0')}`
}

export function isPublicationNumber(text: string): boolean {
  return written.test(text)
}
