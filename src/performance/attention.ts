import { addDays, addMonths, type Day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { firstDayOf, type Quarter, quarterOf } from '../language/quarter.ts'
import { daysAhead } from './work.ts'

/** What needs attention, in the order it is shown. */
export const attentionKinds = [
  'overdue',
  'late-returns',
  'to-verify',
  'to-confirm',
  'to-correct',
  'plan-to-answer',
  'step-overdue',
  'bounced',
  'no-owner',
  'no-measure',
  'nothing-recorded',
  'behind-plan',
  'ending-soon',
  'contract-ending',
  'notice-due',
  'waiver-expiring',
] as const

/**
 * `overdue`: a commitment past its day and not met in full. `late-returns`: a return awaited past its day. `to-verify`: a
 * delivery waits for a decision. `to-confirm`: a decision above a limit waits for a second person. `to-correct`: a supplier asks to
 * correct what was accepted. `plan-to-answer`: a supplier
 * wrote how it will catch up, and nobody answered. `step-overdue`: a step of such a plan is past its day. `bounced`: a letter with a
 * return's link could not be delivered. `no-owner`: nobody
 * looks after a commitment that is not met yet. `no-measure`: a promise of a notice to decide on, or a commitment whose
 * measure a file made and nobody looked at. `nothing-recorded`: a large contract runs without any commitment.
 * `behind-plan`: a commitment is not due yet, and less is reported than was planned by now. `ending-soon`: a commitment falls
 * due and not all of it is reported. `contract-ending`: a contract ends, or can be extended no longer, and nobody recorded what
 * was decided. `notice-due`: a contract performance notice is to be published within two months (kpi/notice.ts).
 * `waiver-expiring`: a waiver or direct award expires.
 */
export type AttentionKind = (typeof attentionKinds)[number]

export function isAttentionKind(text: string): text is AttentionKind {
  return (attentionKinds as readonly string[]).includes(text)
}

/**
 * What marks are kept under: a commitment that was given to somebody before its day stays theirs after it. A dismissal
 * names the kind too, so one that was dismissed before its day comes back when the day has passed.
 */
export function matterOf(kind: AttentionKind): string {
  return kind === 'overdue' || kind === 'ending-soon' ? 'commitment-due' : kind
}

/** Calendar months ahead in which the end of a contract is shown, where the authority chose nothing else. */
export const monthsAhead = 9
/** The same for the end of a waiver. */
const waiverMonthsAhead = 3

/** The council's own line, as the rule in force says it: from which value a contract should have something promised. */
export interface OwnLine {
  pence: number
  /** Above the amount, or from the amount on. */
  isAbove: boolean
  frameworks: boolean
  callOffs: boolean
}

/** What the conditions are compared with on a day. */
export interface Against {
  today: Day
  /** Undefined where no rule of the policy in force sets one: then no contract is shown for having nothing recorded. */
  line: OwnLine | undefined
  /** As the authority chose. */
  decideMonths?: number
  waiverMonths?: number
}

/** Last day on which a commitment that falls due is ending soon. */
export function endingSoonUntil(today: Day): Day {
  return addDays(today, daysAhead)
}

/** Last day of the end of a contract, or of its last extension, that is shown. */
export function contractEndingUntil(today: Day, months = monthsAhead): Day {
  return addMonths(today, months)
}

/** Last day of a waiver that is shown. */
export function waiverExpiringUntil(today: Day, months = waiverMonthsAhead): Day {
  return addMonths(today, months)
}

/** Days after a quarter's end in which its return may still come. */
const returnMayTake = 30

/** The last quarter by whose end what is reported is compared with what was planned. */
export function plannedUntil(today: Day): Quarter {
  const now = quarterOf(addDays(today, -returnMayTake))
  return quarterOf(addDays(firstDayOf(now), -1))
}

/** A commitment that stands, on a contract that stands; quantities in its measure's unit. */
export interface CommitmentFacts {
  due: Day
  quantity: Decimal
  /** Accepted here, and by the council's earlier records. */
  accepted: Decimal
  /** Reported here, and by the council's earlier records. */
  reported: Decimal
  /** What was planned by the end of the quarter that `plannedUntil` names; nought where nothing is planned by quarter. */
  planned: Decimal
  /** On the day nobody is to be reminded of it. */
  isPaused: boolean
  /** Of the commitment, or of its contract. */
  hasOwner: boolean
  /** Its measure was made by a file, and nobody said yet that it may stay. */
  measureIsNew: boolean
}

/** What about a commitment needs attention on a day. */
export function attentionOfCommitment(
  of: CommitmentFacts,
  { today }: Pick<Against, 'today'>,
): AttentionKind[] {
  const isMet = of.accepted.gte(of.quantity)
  const found: AttentionKind[] = []
  if (of.due < today && !isMet && !of.isPaused) found.push('overdue')
  if (!of.hasOwner && !isMet) found.push('no-owner')
  if (of.measureIsNew) found.push('no-measure')
  if (of.due >= today && of.reported.lt(of.planned) && !of.isPaused) found.push('behind-plan')
  const isSoon = of.due >= today && of.due <= endingSoonUntil(today) && !of.isPaused
  if (isSoon && of.reported.lt(of.quantity)) found.push('ending-soon')
  return found
}

/** A contract that was not withdrawn. */
export interface ContractFacts {
  kind: 'contract' | 'framework' | 'lot' | 'call-off' | 'spot-purchase'
  starts: Day | null
  ends: Day | null
  extendableUntil: Day | null
  pence: number | null
  hasCommitments: boolean
  /** Days before which what comes next was decided already. */
  decided?: readonly Day[]
}

/** What about a contract needs attention on a day. One without a first or last day counts as running. */
export function attentionOfContract(
  of: ContractFacts,
  { today, line, decideMonths }: Against,
): AttentionKind[] {
  const found: AttentionKind[] = []
  const runs = (of.starts === null || of.starts <= today) && (of.ends === null || of.ends >= today)
  if (runs && !of.hasCommitments && line && isOverLine(of, line)) found.push('nothing-recorded')
  const until = contractEndingUntil(today, decideMonths)
  const isNear = (day: Day | null) =>
    day !== null && day >= today && day <= until && !of.decided?.includes(day)
  if (isNear(of.ends) || isNear(of.extendableUntil)) found.push('contract-ending')
  return found
}

function isOverLine({ kind, pence }: ContractFacts, line: OwnLine): boolean {
  if ((kind === 'framework' || kind === 'lot') && !line.frameworks) return false
  if ((kind === 'call-off' || kind === 'spot-purchase') && !line.callOffs) return false
  return pence !== null && (line.isAbove ? pence > line.pence : pence >= line.pence)
}
