import type { Decision } from '../../language/decision.ts'
import type { Tx } from '../../platform/tx.ts'
import { countsFullTime, type MadeUp, readMadeUp } from '../checks/full-time.ts'
import {
  isOver,
  type Open,
  openAnswer,
  type ReturnSent,
  sendReturn,
  type SendRefusal,
  type Typed,
} from '../delivery.ts'
import { supports } from '../evidence.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { type Draft, draftsOf } from './drafts.ts'
import { type EvidenceRecord, evidenceOfDeliveries, evidenceToSend } from './evidence.ts'
import { type Owed, owedIn } from './owed.ts'
import { type ReturnRecord, returnOf } from './return-record.ts'
import { recordSent } from './sending.ts'

/** One commitment in a return while it is answered. */
export interface Line {
  owed: Owed
  /** Whether it can be answered now, for the first time or again. */
  open: Open
  draft: Draft | undefined
  /** Added and not sent yet. */
  evidence: EvidenceRecord[]
  /** Sent with what the new answer would stand in the place of. */
  earlierEvidence: EvidenceRecord[]
}

/** A return with all that was typed. */
export interface Answering {
  return: ReturnRecord
  lines: Line[]
  anythingElse: Draft | undefined
}

export async function answeringOf(tx: Tx, record: ReturnRecord): Promise<Answering> {
  const owed = await owedIn(tx, record)
  const drafts = await draftsOf(tx, record.id)
  const added = Map.groupBy(await evidenceToSend(tx, record.id), ({ commitment }) => commitment)
  const sentIds = owed.flatMap(({ sent }) => sent.map(({ id }) => id))
  const sent = Map.groupBy(await evidenceOfDeliveries(tx, sentIds), ({ commitment }) => commitment)
  const lines = owed.map((each): Line => ({
    owed: each,
    open: openAnswer(record.state, each.sent),
    draft: drafts.get(each.commitment),
    evidence: added.get(each.commitment) ?? [],
    earlierEvidence: sent.get(each.commitment) ?? [],
  }))
  return { return: record, lines, anythingElse: drafts.get(record.id) }
}

/** Whether the return wants an answer for it: something is planned for the quarter. Everything else may be reported, or left. */
export function isExpected({ open, owed }: Line): boolean {
  return open?.answers === 'first' && owed.planned !== undefined
}

/** Whether anything was typed for it. */
export function isBegun({ draft }: Line): boolean {
  return draft !== undefined && (draft.quantity.trim() !== '' || draft.story.trim() !== '')
}

/** The answers that would be sent: what is expected, and what was typed besides. */
export function linesToSend({ lines }: Answering): Line[] {
  return lines.filter((line) => line.open && (isExpected(line) || isBegun(line)))
}

/** What the supplier typed of how full-time equivalents are made up, where the measure counts them and the parts are numbers. */
export function madeUpTyped({ owed, draft }: Line): MadeUp | null {
  if (!draft?.madeUp || !countsFullTime(owed.measure)) return null
  const read = readMadeUp(draft.madeUp)
  return (read.accepted && read.fact) || null
}

function madeUpIn(answering: Answering): Map<string, MadeUp> {
  const told = linesToSend(answering).flatMap((line) => {
    const madeUp = madeUpTyped(line)
    return madeUp ? [[line.owed.commitment, madeUp] as const] : []
  })
  return new Map(told)
}

export function typedIn({ owed, open, draft, evidence, earlierEvidence }: Line): Typed {
  return {
    commitment: owed.commitment,
    quantity: draft?.quantity ?? '',
    story: draft?.story ?? '',
    evidence: [...evidence, ...(open?.answers === 'again' ? earlierEvidence : [])].filter(supports).length,
    ...(open?.answers === 'again' ? { replaces: open.replaces } : {}),
  }
}

/** So that nothing is decided about a delivery while it is corrected. */
async function lockDeliveries(tx: Tx, returnId: string): Promise<void> {
  await tx
    .selectFrom('delivery')
    .select('delivery_id')
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .orderBy('delivery_id')
    .forUpdate()
    .execute()
}

/**
 * Sends a return as it was typed. Whoever sends it a second time, or at the same moment, finds nothing left to send:
 * the return is locked first.
 */
export async function send(
  tx: Tx,
  needs: DeliveryNeeds,
  id: string,
  { sentBy, additional = null }: { sentBy: string | null; additional?: boolean | null },
): Promise<Decision<ReturnSent, SendRefusal> | undefined> {
  const record = await returnOf(tx, id, { lock: true })
  if (!record) return undefined
  await lockDeliveries(tx, id)
  const answering = await answeringOf(tx, record)
  const decision = sendReturn(record.state, linesToSend(answering).map(typedIn))
  if (!decision.accepted) return decision
  const { story = '', remains, comesNext } = answering.anythingElse ?? {}
  const sending = {
    anythingElse: story,
    remains,
    comesNext,
    sentBy: sentBy ?? record.askedOf,
    additional,
    madeUp: madeUpIn(answering),
  }
  await needs.afterDeliveryChange(tx, await recordSent(tx, record, decision.fact, sending))
  return decision
}

/** Answers "nothing this time", with a reason when one is given. Undefined when the return is sent already, or cancelled. */
export async function sayNothing(
  tx: Tx,
  id: string,
  { reason, sentBy }: { reason: string; sentBy: string | null },
): Promise<ReturnSent | undefined> {
  const record = await returnOf(tx, id, { lock: true })
  if (!record || isOver(record.state)) return undefined
  const nothing: ReturnSent = { state: 'nothing', deliveries: [] }
  await recordSent(tx, record, nothing, { anythingElse: reason, sentBy: sentBy ?? record.askedOf })
  return nothing
}
