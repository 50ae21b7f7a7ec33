import { newId } from '../src/language/identifier.ts'
import { afterVerification } from '../src/register/store.ts'
import type { Tx } from '../src/platform/tx.ts'
import type { OneContract } from './one-contract.ts'

export interface DeliveryAdded {
  quarter?: string
  quantity?: string
  story?: string
  place?: string
  replaces?: string
  outcome?: string
}

/** A delivery of the one contract, straight in the tables, with a return of its own. */
export async function addDelivery(
  tx: Tx,
  of: OneContract,
  commitment: string,
  added: DeliveryAdded = {},
): Promise<string> {
  const here = {
    authority_id: tx.authority,
    return_id: newId(),
    contract_id: of.contract,
    supplier_id: of.supplier,
    recorded_at: tx.at,
  }
  const delivery_id = newId()
  await tx
    .insertInto('return')
    .values({ ...here, quarter: here.return_id, due: '2026-10-14', state: 'sent', sent_at: tx.at })
    .execute()
  await tx
    .insertInto('delivery')
    .values({
      ...here,
      delivery_id,
      commitment_id: commitment,
      measure_id: of.measure,
      outcome_id: added.outcome ?? of.outcomes[0],
      place_code: added.place ?? null,
      quarter: added.quarter ?? '2026-27Q2',
      quantity: added.quantity ?? '8',
      story: added.story ?? 'Two evenings with the trustees of a community kitchen.',
      state: 'reported',
      replaces: added.replaces ?? null,
    })
    .execute()
  return delivery_id
}

export interface Decided {
  decision: 'accepted' | 'in-part' | 'not-accepted'
  quantity: string
  reason?: string
  replaced?: string
}

const states = { accepted: 'verified', 'in-part': 'partly-verified', 'not-accepted': 'not-accepted' }

/** A decision on it, and the register told of it. */
export async function verify(
  tx: Tx,
  delivery: string,
  { decision, quantity, reason, replaced }: Decided,
): Promise<void> {
  const verification_id = newId()
  await tx
    .insertInto('verification')
    .values({
      authority_id: tx.authority,
      verification_id,
      delivery_id: delivery,
      decision,
      quantity,
      reason: reason ?? null,
      recorded_at: tx.at,
    })
    .execute()
  const update = (id: string, set: { state: string; accepted?: string }) =>
    tx
      .updateTable('delivery')
      .set(set)
      .where('authority_id', '=', tx.authority)
      .where('delivery_id', '=', id)
      .execute()
  await update(delivery, { state: states[decision], accepted: quantity })
  if (replaced) await update(replaced, { state: 'replaced' })
  await afterVerification(tx, {
    deliveryId: delivery,
    verificationId: verification_id,
    ...(replaced ? { replacedId: replaced } : {}),
  })
}
