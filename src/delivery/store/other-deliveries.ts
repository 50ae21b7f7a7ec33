import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/tables.ts'
import type { Tx } from '../../platform/tx.ts'
import { asSent, type SentDelivery, sentDeliveries } from './sent-delivery.ts'

/** Every report under a commitment, the newest quarter first; in a trial return its own before those that are real. */
export async function deliveriesUnder(tx: Tx, commitment: string): Promise<SentDelivery[]> {
  const from = async (db: Kysely<Tables>) => {
    const rows = await sentDeliveries(db, tx.authority)
      .where('d.commitment_id', '=', commitment)
      .orderBy('d.quarter', 'desc')
      .orderBy('d.recorded_at', 'desc')
      .orderBy('d.delivery_id', 'desc')
      .execute()
    return rows.map(asSent)
  }
  const found = await from(tx)
  return tx.trial ? [...found, ...(await from(tx.withSchema('public')))] : found
}

/** The deliveries that one stands in the place of, one before the other. */
export function replacedBy(all: readonly SentDelivery[], replaces: string | null): string[] {
  const chain: string[] = []
  for (let next = replaces; next !== null && !chain.includes(next);) {
    chain.push(next)
    next = all.find(({ id }) => id === chain.at(-1))?.replaces ?? null
  }
  return chain
}
