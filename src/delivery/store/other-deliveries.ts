import type { Kysely } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tables } from '../../platform/tables.ts'
import type { Tx } from '../../platform/tx.ts'
import type { DeliveryState } from '../delivery-state.ts'

/** An earlier or later report under the same commitment. */
export interface OtherDelivery {
  id: string
  returnId: string
  quarter: Quarter
  quantity: Decimal
  accepted: Decimal | null
  state: DeliveryState
  story: string
  reason: string | null
  replaces: string | null
  recordedAt: Date
}

/** Every report under a commitment, the newest quarter first; in a trial return its own before those that are real. */
export async function deliveriesUnder(tx: Tx, commitment: string): Promise<OtherDelivery[]> {
  const found = await deliveriesFrom(tx, tx.authority, commitment)
  return tx.trial
    ? [...found, ...(await deliveriesFrom(tx.withSchema('public'), tx.authority, commitment))]
    : found
}

async function deliveriesFrom(
  db: Kysely<Tables>,
  authority: string,
  commitment: string,
): Promise<OtherDelivery[]> {
  const rows = await db
    .selectFrom('delivery as d')
    .leftJoin('verification as v', (join) =>
      join.onRef('v.authority_id', '=', 'd.authority_id').onRef('v.delivery_id', '=', 'd.delivery_id'),
    )
    .select([
      'd.delivery_id as id',
      'd.return_id as returnId',
      'd.quarter',
      'd.quantity',
      'd.accepted',
      'd.state',
      'd.story',
      'v.reason',
      'd.replaces',
      'd.recorded_at as recordedAt',
    ])
    .where('d.authority_id', '=', authority)
    .where('d.commitment_id', '=', commitment)
    .orderBy('d.quarter', 'desc')
    .orderBy('d.recorded_at', 'desc')
    .orderBy('d.delivery_id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    quarter: row.quarter as Quarter,
    state: row.state as DeliveryState,
    quantity: new Decimal(row.quantity),
    accepted: row.accepted === null ? null : new Decimal(row.accepted),
  }))
}

/** The deliveries that one stands in the place of, one before the other. */
export function replacedBy(all: readonly OtherDelivery[], replaces: string | null): string[] {
  const chain: string[] = []
  for (let next = replaces; next !== null && !chain.includes(next);) {
    chain.push(next)
    next = all.find(({ id }) => id === chain.at(-1))?.replaces ?? null
  }
  return chain
}
