import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'

/** That something was reported under a commitment, or that a report was decided on. */
export interface DeliveryEvent {
  at: Date
  kind: 'reported' | 'accepted' | 'in-part' | 'not-accepted'
  commitment: string
  quarter: Quarter
  supplierName: string
  /** Reported; or of a decision, accepted. */
  quantity: Decimal
  /** Who decided. */
  by: string | null
  reason: string | null
}

/** What was reported and decided on a contract, the newest first; of one commitment alone where it is named. At most 300. */
export async function deliveryEvents(
  tx: Tx,
  { contract, commitment }: { contract: string; commitment?: string },
): Promise<DeliveryEvent[]> {
  const of = commitment ? sql`and d.commitment_id = ${commitment}::uuid` : sql``
  const { rows } = await sql<Omit<DeliveryEvent, 'quantity'> & { quantity: string }>`
    select * from (
      select d.recorded_at as at, 'reported' as kind, d.commitment_id as commitment, d.quarter, s.name as "supplierName",
        d.quantity::text as quantity, null::uuid as by, null as reason
      from delivery d
      join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
      where d.authority_id = ${tx.authority} and d.contract_id = ${contract}::uuid ${of}
      union all
      select v.recorded_at, v.decision, d.commitment_id, d.quarter, s.name, v.quantity::text, v.recorded_by, v.reason
      from delivery d
      join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
      join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
      where d.authority_id = ${tx.authority} and d.contract_id = ${contract}::uuid ${of}
    ) told order by at desc limit 300`.execute(tx)
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }))
}
