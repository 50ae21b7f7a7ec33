import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'

/** A return that a supplier sent: what it reported on a quarter, or that there was nothing. */
export interface ReturnSent {
  quarter: Quarter
  on: Day
  supplierName: string
  nothing: boolean
}

/** The returns of a published contract, which the caller makes sure of. Who sent them is never read. */
export async function returnsSent(tx: Tx, contract: string): Promise<ReturnSent[]> {
  const { rows } = await sql<Omit<ReturnSent, 'on'> & { at: Date }>`
    select r.quarter, r.sent_at as at, s.name as "supplierName", r.state = 'nothing' as nothing
    from return r join supplier s on s.authority_id = r.authority_id and s.supplier_id = r.supplier_id
    where r.authority_id = ${tx.authority} and r.contract_id = ${contract} and r.sent_at is not null
    order by r.quarter, s.name`.execute(tx)
  return rows.map(({ at, ...row }) => ({ ...row, on: dayIn(at) }))
}
