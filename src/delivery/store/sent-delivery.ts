import type { Kysely } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tables } from '../../platform/tables.ts'
import type { DeliveryState } from '../delivery-state.ts'

/** One line of a return as it was sent: how it stands now, and what was decided. */
export interface SentDelivery {
  id: string
  returnId: string
  commitment: string
  quarter: Quarter
  state: DeliveryState
  quantity: Decimal
  accepted: Decimal | null
  story: string
  replaces: string | null
  reason: string | null
  recordedAt: Date
}

/** Deliveries of the authority with the reason that was given; to be narrowed and ordered. */
export function sentDeliveries(db: Kysely<Tables>, authority: string) {
  return db
    .selectFrom('delivery as d')
    .leftJoin('verification as v', (join) =>
      join.onRef('v.authority_id', '=', 'd.authority_id').onRef('v.delivery_id', '=', 'd.delivery_id'),
    )
    .select([
      'd.delivery_id as id',
      'd.return_id as returnId',
      'd.commitment_id as commitment',
      'd.quarter',
      'd.state',
      'd.quantity',
      'd.accepted',
      'd.story',
      'd.replaces',
      'v.reason',
      'd.recorded_at as recordedAt',
    ])
    .where('d.authority_id', '=', authority)
}

type Row = Omit<SentDelivery, 'quarter' | 'state' | 'quantity' | 'accepted'> & {
  quarter: string
  state: string
  quantity: string
  accepted: string | null
}

export function asSent({ quarter, state, quantity, accepted, ...row }: Row): SentDelivery {
  return {
    ...row,
    quarter: quarter as Quarter,
    state: state as DeliveryState,
    quantity: new Decimal(quantity),
    accepted: accepted === null ? null : new Decimal(accepted),
  }
}
