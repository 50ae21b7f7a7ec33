import { sql } from 'kysely'
import { type Day, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import {
  type BreachResult,
  type FailureKind,
  failureKinds,
  type PerformanceFailure,
} from '../../kpi/performance-failure.ts'

export interface FailureRecord extends PerformanceFailure {
  id: string
  recordedAt: Date
  recordedBy: string | null
  /** A notice that was published tells of it. */
  isTold: boolean
}

/** What went wrong on the contract, the newest first. */
export async function failuresOf(tx: Tx, contract: string): Promise<FailureRecord[]> {
  const rows = await tx
    .selectFrom('performance_failure as f')
    .selectAll('f')
    .select(
      sql<boolean>`exists (
        select from performance_notice n
        join performance_notice_publication p
          on p.authority_id = n.authority_id and p.performance_notice_id = n.performance_notice_id
        where n.authority_id = f.authority_id and n.contract_id = f.contract_id
          and n.told->'failures' @> jsonb_build_array(jsonb_build_object('id', f.performance_failure_id)))`.as(
        'told',
      ),
    )
    .where('f.authority_id', '=', tx.authority)
    .where('f.contract_id', '=', contract)
    .orderBy('f.happened_on', 'desc')
    .orderBy('f.performance_failure_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.performance_failure_id,
    kind: row.kind as FailureKind,
    result: row.result as BreachResult | null,
    on: row.happened_on as Day,
    requirement: row.requirement,
    words: row.words,
    chance: row.chance,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    isTold: row.told,
  }))
}

export async function addFailure(tx: Tx, contract: string, failure: PerformanceFailure): Promise<string> {
  const performance_failure_id = newId()
  const { on, ...rest } = failure
  await tx
    .insertInto('performance_failure')
    .values({
      authority_id: tx.authority,
      performance_failure_id,
      contract_id: contract,
      happened_on: on,
      ...rest,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'performance-failure-recorded',
    subject: 'contract',
    id: contract,
    words: `Recorded of ${longDay(on)}: ${failureKinds[failure.kind]}.`,
    facts: [{ table: 'performance_failure', key: { performance_failure_id } }],
  })
  return performance_failure_id
}
