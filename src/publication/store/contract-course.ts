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

/** The reports on a quarter that were checked, and the day of the last decision. */
export interface QuarterChecked {
  quarter: Quarter
  on: Day
  reports: number
}

/** What happened on a contract, for its history; who did it is never read. */
export interface ContractCourse {
  sent: ReturnSent[]
  checked: QuarterChecked[]
}

/** The returns of a contract and their checks; for published contracts only, which the caller makes sure of. */
export async function courseOf(tx: Tx, contract: string): Promise<ContractCourse> {
  const sent = await sql<Omit<ReturnSent, 'on'> & { at: Date }>`
    select r.quarter, r.sent_at as at, s.name as "supplierName", r.state = 'nothing' as nothing
    from return r join supplier s on s.authority_id = r.authority_id and s.supplier_id = r.supplier_id
    where r.authority_id = ${tx.authority} and r.contract_id = ${contract} and r.sent_at is not null
    order by r.quarter`.execute(tx)
  const checked = await sql<Omit<QuarterChecked, 'on'> & { at: Date }>`
    select d.quarter, max(v.recorded_at) as at, count(*)::int as reports
    from delivery d join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
    where d.authority_id = ${tx.authority} and d.contract_id = ${contract}
    group by d.quarter order by d.quarter`.execute(tx)
  return {
    sent: sent.rows.map(({ at, ...row }) => ({ ...row, on: dayIn(at) })),
    checked: checked.rows.map(({ at, ...row }) => ({ ...row, on: dayIn(at) })),
  }
}
