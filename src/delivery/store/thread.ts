import { sql } from 'kysely'
import type { Decision } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import { answeredLetter, questionLetter } from '../letters.ts'
import { type MessageRefusal, type Side, writeMessage } from '../thread.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { newLink, tell, type Telling } from './telling.ts'

/** A question about a delivery, or an answer. */
export interface Message {
  id: string
  delivery: string
  side: Side
  words: string
  at: Date
  /** Of the authority's people: never shown to the supplier or the public. */
  byName: string | null
}

/** The messages about some deliveries, the oldest first. None in a trial. */
export async function messagesOf(tx: Tx, deliveries: readonly string[]): Promise<Message[]> {
  if (tx.trial || deliveries.length === 0) return []
  const { rows } = await sql<Message>`
    select m.message_id as id, m.delivery_id as delivery, m.side, m.words, m.recorded_at as at,
      (select p.name from person p where p.person_id = m.recorded_by) as "byName"
    from delivery_message m
    where m.authority_id = ${tx.authority} and m.delivery_id = any(${[...deliveries]}::uuid[])
    order by m.recorded_at, m.message_id`.execute(tx)
  return rows
}

/** Where somebody who looks after deliveries reads one of them. */
export interface Writing {
  telling: Telling
  /** The full address of a delivery, for the authority's people. */
  deskOf(delivery: string): string
}

/** What became of writing: the message's id or a refusal, with the delivery as it was when it was locked. */
export interface Written {
  delivery: DeliveryRecord
  decision: Decision<string, MessageRefusal>
}

/** Writes in the thread of a delivery, when that may be, and tells the other side by letter. */
export async function write(
  tx: Tx,
  { telling, deskOf }: Writing,
  id: string,
  { side, words }: { side: Side; words: string },
): Promise<Written | undefined> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const before = await messagesOf(tx, [id])
  const decision = writeMessage({ state: delivery.state, isAsked: before.length > 0 }, side, words)
  if (!decision.accepted) return { delivery, decision }
  await addMessage(tx, delivery, side, decision.fact)
  const { contractTitle, quarter, title } = delivery
  const about = { authority: telling.authority, contractTitle, quarter }
  if (side === 'authority' && delivery.tellAt) {
    const returnId = delivery.returnId
    const link = await newLink(tx, telling, { returnId, email: delivery.tellAt, endsOthers: false })
    const letter = questionLetter(about, { title, words: decision.fact }, link)
    await tell(tx, telling, delivery.tellAt, letter, returnId)
  }
  if (side === 'supplier') {
    const letter = answeredLetter(about, { title, supplier: delivery.supplierName, desk: deskOf(id) })
    for (const email of await whoAsked(tx, id)) await tell(tx, telling, email, letter)
  }
  return { delivery, decision }
}

/** Records a message; whether it may be written is decided before. */
export async function addMessage(
  tx: Tx,
  delivery: Pick<DeliveryRecord, 'id' | 'title' | 'supplierName'>,
  side: Side,
  words: string,
): Promise<void> {
  const message_id = newId()
  await tx
    .insertInto('delivery_message')
    .values({
      authority_id: tx.authority,
      message_id,
      delivery_id: delivery.id,
      side,
      words,
      ...recordedNow(tx),
    })
    .execute()
  await tx
    .updateTable('delivery_waiting')
    .set({ last_word: side })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery.id)
    .execute()
  tx.note({
    action: side === 'authority' ? 'question-sent' : 'question-answered',
    subject: 'delivery',
    id: delivery.id,
    words:
      side === 'authority'
        ? `Wrote to ${delivery.supplierName} about ${delivery.title}: ${words}`
        : `${delivery.supplierName} wrote about ${delivery.title}: ${words}`,
    facts: [{ table: 'delivery_message', key: { message_id } }],
  })
}

/** Addresses of the authority's people who wrote in the thread and still belong to it. */
async function whoAsked(tx: Tx, delivery: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct p.email
    from delivery_message m
    join person p on p.person_id = m.recorded_by
    where m.authority_id = ${tx.authority} and m.delivery_id = ${delivery} and m.side = 'authority' and exists (
      select from membership s where s.authority_id = m.authority_id and s.person_id = p.person_id
        and s.starts <= ${tx.at}::date and (s.ends is null or s.ends > ${tx.at}::date))
    order by p.email`.execute(tx)
  return rows.map(({ email }) => email)
}
