import { dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { pointsOf } from '../check.ts'
import { isWaiting } from '../delivery-state.ts'
import { isDrawn } from '../draw.ts'
import { plannedIn } from '../planned.ts'
import { besideOf } from './casefile.ts'
import { deliveryOf, type DeliveryRecord } from './delivery-record.ts'
import { drawOn } from './draws.ts'

/**
 * Keeps what is noticed about deliveries that wait, for the order of the queue; and anew of those elsewhere that have the same
 * file or tell of the same thing. Nothing is kept in a trial.
 */
export async function keepWaiting(tx: Tx, ids: readonly string[]): Promise<void> {
  if (tx.trial) return
  const also = new Set<string>()
  for (const id of ids) for (const other of await keepOne(tx, id)) also.add(other)
  for (const id of also) if (!ids.includes(id)) await keepOne(tx, id)
}

async function keepOne(tx: Tx, id: string): Promise<string[]> {
  const delivery = await deliveryOf(tx, id)
  if (!delivery || !isWaiting(delivery.state)) return []
  const { checks, noticedWith } = await besideOf(tx, delivery)
  const { points, noticed } = pointsOf(checks, delivery.quantity)
  const draw = await drawOn(tx, dayIn(delivery.recordedAt))
  const row = {
    calm: 100 - points,
    noticed,
    times_plan: timesPlanOf(delivery)?.toFixed() ?? null,
    drawn: draw !== undefined && isDrawn(draw, id),
  }
  await tx
    .insertInto('delivery_waiting')
    .values({ authority_id: tx.authority, delivery_id: id, sent_at: delivery.recordedAt, ...row })
    .onConflict((conflict) => conflict.columns(['authority_id', 'delivery_id']).doUpdateSet(row))
    .execute()
  return noticedWith
}

/** How many times what was planned; undefined when nothing was. */
export function timesPlanOf({ promised, quarter, quantity }: DeliveryRecord) {
  const planned = plannedIn(promised, quarter)
  return planned?.gt(0) ? quantity.div(planned).round(6) : undefined
}

/** It waits no longer. */
export async function dropWaiting(tx: Tx, id: string): Promise<void> {
  if (tx.trial) return
  await tx
    .deleteFrom('delivery_waiting')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', id)
    .execute()
}
