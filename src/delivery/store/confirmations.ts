import { createHash } from 'node:crypto'
import { type Decision, refuse } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/tx.ts'
import {
  type Beneficiary,
  type ConfirmationAnswer,
  confirmDelivery,
  type ConfirmingRefusal,
  isDrawn,
  nameBeneficiary,
  type NamingRefusal,
} from '../confirmation.ts'
import { askAtOnce, type TellingOrganisations } from './asking-organisations.ts'
import { confirmationSettingOf } from './confirmation-setting.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { keepWaiting } from './waiting.ts'

/** The word of an organisation that benefited, or that it was asked for it. */
export interface ConfirmationRecord {
  id: string
  delivery: string
  organisation: string
  email: string
  namedBy: 'supplier' | 'authority'
  /** Whether it is among the share that is asked. */
  drawn: boolean
  askedAt: Date | null
  remindedAt: Date | null
  answer: ConfirmationAnswer | null
  words: string | null
  answeredAt: Date | null
}

function confirmationsIn(tx: Tx) {
  return tx
    .selectFrom('confirmation')
    .select([
      'confirmation_id as id',
      'delivery_id as delivery',
      'organisation',
      'email',
      'named_by as namedBy',
      'drawn',
      'asked_at as askedAt',
      'reminded_at as remindedAt',
      'answer',
      'words',
      'answered_at as answeredAt',
    ])
    .where('authority_id', '=', tx.authority)
    .orderBy('recorded_at')
    .orderBy('confirmation_id')
}

/** What organisations said of these deliveries, and who was asked. */
export async function confirmationsOf(tx: Tx, deliveries: readonly string[]): Promise<ConfirmationRecord[]> {
  if (deliveries.length === 0) return []
  const rows = await confirmationsIn(tx)
    .where('delivery_id', 'in', [...deliveries])
    .execute()
  return rows as ConfirmationRecord[]
}

export async function confirmationOf(tx: Tx, id: string): Promise<ConfirmationRecord | undefined> {
  const row = await confirmationsIn(tx).where('confirmation_id', '=', id).executeTakeFirst()
  return row as ConfirmationRecord | undefined
}

/**
 * Names the organisation that benefited from a delivery, which is then asked: at once, or with others in the letter of the month where it
 * had one lately. Where the authority asks a share, one that isn't drawn is kept and not asked.
 */
export async function name(
  tx: Tx,
  telling: TellingOrganisations,
  delivery: DeliveryRecord,
  { typed, by }: { typed: Beneficiary; by: 'supplier' | 'authority' },
): Promise<Decision<string, NamingRefusal>> {
  const named = (await confirmationsOf(tx, [delivery.id])).map(({ email }) => email)
  const ownAddresses = by === 'supplier' && delivery.tellAt ? [delivery.tellAt] : []
  const decision = nameBeneficiary(typed, { ownAddresses, named })
  if (!decision.accepted) return decision
  const { organisation, email } = decision.fact
  const { percent } = await confirmationSettingOf(tx)
  const digest = createHash('sha256').update(delivery.id).digest('hex')
  const confirmation_id = newId()
  await tx
    .insertInto('confirmation')
    .values({
      authority_id: tx.authority,
      confirmation_id,
      delivery_id: delivery.id,
      organisation,
      email,
      email_key: email.toLowerCase(),
      named_by: by,
      drawn: by === 'authority' || isDrawn(digest, percent),
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'beneficiary-named',
    subject: 'delivery',
    id: delivery.id,
    words: `Named the organisation that benefited from “${delivery.title}”: ${organisation}.`,
  })
  await askAtOnce(tx, telling, confirmation_id)
  return { accepted: true, fact: confirmation_id }
}

/** What became of an answer: recorded, or why not; `already-answered` when the organisation answered before. */
export type Answered = Decision<ConfirmationAnswer, ConfirmingRefusal | 'already-answered'>

/** Records what the organisation says. "Yes" and "partly" are evidence from then on; "no" is shown to who decides, and decides nothing. */
export async function answerConfirmation(
  tx: Tx,
  id: string,
  typed: { answer: string; words: string },
): Promise<Answered | undefined> {
  await tx
    .selectFrom('confirmation')
    .select('confirmation_id')
    .where('authority_id', '=', tx.authority)
    .where('confirmation_id', '=', id)
    .forUpdate()
    .execute()
  const found = await confirmationOf(tx, id)
  const delivery = found && (await deliveryOf(tx, found.delivery, { lock: true }))
  if (!delivery) return undefined
  if (found.answeredAt) return refuse('already-answered')
  const decision = confirmDelivery(typed)
  if (!decision.accepted) return decision
  const { answer, words } = decision.fact
  await tx
    .updateTable('confirmation')
    .set({ answer, words: words || null, answered_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('confirmation_id', '=', id)
    .execute()
  const facts: FactRow[] = [{ table: 'confirmation', key: { confirmation_id: id } }]
  if (answer !== 'no') facts.push(...(await addAsEvidence(tx, delivery, found, words)))
  tx.note({
    action: 'delivery-confirmed',
    subject: 'delivery',
    id: delivery.id,
    words: `${found.organisation} was asked whether “${delivery.title}” happened, and answered ${answer}.`,
    facts,
  })
  await keepWaiting(tx, [delivery.id])
  return { accepted: true, fact: answer }
}

async function addAsEvidence(
  tx: Tx,
  delivery: DeliveryRecord,
  { organisation, id }: ConfirmationRecord,
  words: string,
): Promise<FactRow[]> {
  await tx
    .insertInto('evidence')
    .values({
      authority_id: tx.authority,
      evidence_id: id,
      return_id: delivery.returnId,
      commitment_id: delivery.commitment,
      delivery_id: delivery.id,
      kind: 'confirmation',
      name: organisation,
      said: words || null,
      recorded_at: tx.at,
    })
    .execute()
  const facts: FactRow[] = [{ table: 'evidence', key: { evidence_id: id } }]
  if (delivery.state !== 'reported') return facts
  await tx
    .updateTable('delivery')
    .set({ state: 'evidenced' })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery.id)
    .execute()
  return [...facts, { table: 'delivery', key: { delivery_id: delivery.id } }]
}
