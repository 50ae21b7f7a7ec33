import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { ReturnState } from '../return.ts'

/** A return as it is kept, with the contract and the supplier it is of. */
export interface ReturnRecord {
  id: string
  contract: string
  contractTitle: string
  contractStarts: Day | null
  contractEnds: Day | null
  supplier: string
  supplierName: string
  quarter: Quarter
  due: Day
  state: ReturnState
  /** The address it was asked of. */
  askedOf: string | null
  askedAt: Date | null
  sentAt: Date | null
  /** When it was sent for the first time; `sentAt` is the last. */
  firstSentAt: Date | null
  /** The address it was sent from: the asked one, or that of the supplier's person. */
  sentBy: string | null
  anythingElse: string | null
  /** What the last return of a contract says is still to be done, and comes next. */
  remains: string | null
  comesNext: string | null
  cancelledAt: Date | null
  /** Why it was cancelled, as the supplier was told. */
  cancelledBecause: string | null
  version: number
}

/** A row of `return`, named r: when it was sent for the first time. What is sent again has deliveries of its own. */
export const firstSentAt = sql<Date | null>`least(r.sent_at,
  (select min(d.recorded_at) from delivery d where d.authority_id = r.authority_id and d.return_id = r.return_id))`

/** The return by its id; `lock` keeps others from changing it until the transaction ends. */
export async function returnOf(tx: Tx, id: string, { lock = false } = {}): Promise<ReturnRecord | undefined> {
  const query = tx
    .selectFrom('return as r')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.authority_id', '=', 'r.authority_id').onRef('c.contract_id', '=', 'r.contract_id'),
    )
    .innerJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 'r.authority_id').onRef('s.supplier_id', '=', 'r.supplier_id'),
    )
    .select([
      'r.return_id as id',
      'r.contract_id as contract',
      'c.title as contractTitle',
      'c.starts as contractStarts',
      'c.ends as contractEnds',
      'r.supplier_id as supplier',
      's.name as supplierName',
      'r.quarter',
      'r.due',
      'r.state',
      'r.asked_of as askedOf',
      'r.asked_at as askedAt',
      'r.sent_at as sentAt',
      'r.sent_by as sentBy',
      'r.anything_else as anythingElse',
      'r.remains',
      'r.comes_next as comesNext',
      'r.cancelled_at as cancelledAt',
      'r.cancelled_because as cancelledBecause',
      'r.version',
    ])
    .select(firstSentAt.as('firstSentAt'))
    .where('r.authority_id', '=', tx.authority)
    .where('r.return_id', '=', id)
  const row = await (lock ? query.forUpdate('r') : query).executeTakeFirst()
  return row as ReturnRecord | undefined
}
