import { quarterWords } from '../../language/quarter.ts'
import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/tx.ts'
import { type DeliveryReported, isReplacedAtSending, type ReturnSent } from '../delivery.ts'
import type { DeliveryState } from '../delivery-state.ts'
import { dropDrafts } from './drafts.ts'
import type { MadeUp } from '../checks/full-time.ts'
import { keepPrints } from './noticing.ts'
import type { ReturnRecord } from './return-record.ts'
import { keptOf } from './said-on-sending.ts'
import { dropWaiting, keepWaiting } from './waiting.ts'

interface Sending {
  /** What else the supplier wrote. */
  anythingElse: string
  /** Of the last return of a contract. */
  remains?: string
  comesNext?: string
  /** The address it was sent from. */
  sentBy: string | null
  /** Whether the supplier says that all of it is extra; null where nobody asked. */
  additional?: boolean | null
  /** What full-time equivalents are made up of, by commitment. */
  madeUp?: ReadonlyMap<string, MadeUp>
  /** Whoever sends looks later what is to be noticed, when all of it is there. */
  noticedLater?: boolean
}

/**
 * Records a return that was sent, its deliveries and the evidence that goes with each; the return must be locked.
 * Answers with the commitments whose totals this changes.
 */
export async function recordSent(
  tx: Tx,
  to: ReturnRecord,
  sent: ReturnSent,
  sending: Sending,
): Promise<string[]> {
  const { anythingElse, sentBy, remains = '', comesNext = '' } = sending
  const facts: FactRow[] = []
  const added: string[] = []
  for (const delivery of sent.deliveries) {
    const [id, of] = await addDelivery(tx, to, delivery, sending)
    added.push(id)
    facts.push(...of)
  }
  await tx
    .updateTable('return')
    .set({
      state: sent.state,
      sent_at: tx.at,
      sent_by: sentBy,
      anything_else: [to.anythingElse, anythingElse.trim()].filter(Boolean).join('\n\n') || null,
      ...(remains.trim() ? { remains: remains.trim() } : {}),
      ...(comesNext.trim() ? { comes_next: comesNext.trim() } : {}),
      version: to.version + 1,
    })
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', to.id)
    .execute()
  await dropDrafts(tx, to.id)
  if (!sending.noticedLater) await keepWaiting(tx, added)
  tx.note({
    action: sent.state === 'nothing' ? 'return-said-nothing' : 'return-sent',
    subject: 'return',
    id: to.id,
    words: wordsOf(to, sent),
    facts: [{ table: 'return', key: { return_id: to.id } }, ...facts],
  })
  return sent.deliveries.map(({ commitment }) => commitment)
}

function wordsOf(
  { supplierName, quarter, contractTitle }: ReturnRecord,
  { state, deliveries }: ReturnSent,
): string {
  const what = `the return for ${quarterWords(quarter)} of ${contractTitle}`
  if (state === 'nothing') return `${supplierName} answered ${what}: nothing this time.`
  return `${supplierName} sent ${what}, with ${deliveries.length} ${deliveries.length === 1 ? 'delivery' : 'deliveries'}.`
}

async function addDelivery(
  tx: Tx,
  to: ReturnRecord,
  delivery: DeliveryReported,
  { additional = null, madeUp }: Sending,
): Promise<[id: string, facts: FactRow[]]> {
  const of = madeUp?.get(delivery.commitment)
  const commitment = await tx
    .selectFrom('commitment')
    .select(['measure_id', 'outcome_id', 'place_code'])
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', delivery.commitment)
    .executeTakeFirstOrThrow()
  const delivery_id = newId()
  await tx
    .insertInto('delivery')
    .values({
      authority_id: tx.authority,
      delivery_id,
      return_id: to.id,
      contract_id: to.contract,
      commitment_id: delivery.commitment,
      supplier_id: to.supplier,
      ...commitment,
      quarter: to.quarter,
      quantity: delivery.quantity.toFixed(),
      story: delivery.story,
      state: delivery.state,
      replaces: delivery.replaces ?? null,
      additional: delivery.quantity.gt(0) ? additional : null,
      made_up: of ? JSON.stringify(keptOf(of)) : null,
      ...recordedNow(tx),
    })
    .execute()
  const facts: FactRow[] = [{ table: 'delivery', key: { delivery_id } }]
  facts.push(...(await tieEvidence(tx, to.id, delivery.commitment, delivery_id)))
  if (delivery.replaces) facts.push(...(await replaceAtSending(tx, delivery.replaces)))
  const { measure_id: measure } = commitment
  await keepPrints(tx, { id: delivery_id, measure, quarter: to.quarter, story: delivery.story })
  return [delivery_id, facts]
}

/** From now on the evidence stands with the delivery, and can't be taken off. */
async function tieEvidence(
  tx: Tx,
  returnId: string,
  commitment: string,
  delivery: string,
): Promise<FactRow[]> {
  const rows = await tx
    .updateTable('evidence')
    .set({ delivery_id: delivery })
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .where('commitment_id', '=', commitment)
    .where('delivery_id', 'is', null)
    .where('removed_at', 'is', null)
    .returning('evidence_id')
    .execute()
  return rows.map(({ evidence_id }) => ({ table: 'evidence', key: { evidence_id } }))
}

async function replaceAtSending(tx: Tx, earlier: string): Promise<FactRow[]> {
  const row = await tx
    .selectFrom('delivery')
    .select('state')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', earlier)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return isReplacedAtSending(row.state as DeliveryState) ? [await markReplaced(tx, earlier)] : []
}

/** A later report stands in the place of this one. */
export async function markReplaced(tx: Tx, delivery_id: string): Promise<FactRow> {
  await tx
    .updateTable('delivery')
    .set({ state: 'replaced' })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery_id)
    .execute()
  await dropWaiting(tx, delivery_id)
  return { table: 'delivery', key: { delivery_id } }
}

/**
 * Ties evidence that came after the return was sent to the delivery that waits for it: the delivery is evidenced now.
 * Answers whether there was one.
 */
export async function addEvidenceLater(tx: Tx, to: ReturnRecord, commitment: string): Promise<boolean> {
  const waiting = await tx
    .selectFrom('delivery')
    .select('delivery_id')
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', to.id)
    .where('commitment_id', '=', commitment)
    .where('state', 'in', ['reported', 'evidenced'])
    .forUpdate()
    .executeTakeFirst()
  if (!waiting) return false
  const { delivery_id } = waiting
  const evidence = await tieEvidence(tx, to.id, commitment, delivery_id)
  if (evidence.length === 0) return true
  await tx
    .updateTable('delivery')
    .set({ state: 'evidenced' })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery_id)
    .execute()
  tx.note({
    action: 'evidence-added',
    subject: 'delivery',
    id: delivery_id,
    words: `${to.supplierName} added evidence after sending.`,
    facts: [{ table: 'delivery', key: { delivery_id } }, ...evidence],
  })
  await keepWaiting(tx, [delivery_id])
  return true
}
