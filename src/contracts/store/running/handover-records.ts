import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import type { HandoverWords } from '../../running/handover-record.ts'
import type { Prepared } from '../../running/prepared.ts'

export interface HandoverRecord extends HandoverWords {
  id: string
  contract: string
  from: string | null
  to: string | null
  prepared: Prepared
  recordedAt: Date
  recordedBy: string | null
}

/** The handover records of a contract, the newest first. */
export async function handoverRecordsOf(tx: Tx, contract: string): Promise<HandoverRecord[]> {
  const rows = await tx
    .selectFrom('handover_record')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('handover_record_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.handover_record_id,
    contract: row.contract_id,
    from: row.from_id,
    to: row.to_id,
    prepared: row.prepared as Prepared,
    wordOfMouth: row.word_of_mouth,
    whoKnows: row.who_knows,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** The last change of owner, from somebody to somebody else, for which nobody wrote a handover record since. */
export async function handoverOwed(
  tx: Tx,
  contract: string,
): Promise<{ from: string; to: string | null; at: Date } | undefined> {
  const { rows } = await sql<{ from: string | null; to: string | null; at: Date; written: boolean }>`
    select w.before as from, w.owner as to, w.recorded_at as at, exists (
      select from handover_record h where h.authority_id = ${tx.authority} and h.contract_id = ${contract}
        and h.recorded_at >= w.recorded_at) as written
    from (
      select f.version, f.recorded_at, f.terms->>'owner' as owner, lag(f.terms->>'owner') over (order by f.version) as before
      from contract_fact f where f.authority_id = ${tx.authority} and f.contract_id = ${contract}
    ) w
    where w.before is not null and w.owner is distinct from w.before
    order by w.version desc limit 1`.execute(tx)
  const [last] = rows
  return last?.from && !last.written ? { from: last.from, to: last.to, at: last.at } : undefined
}

export async function addHandoverRecord(
  tx: Tx,
  contract: string,
  {
    from,
    to,
    prepared,
    words,
  }: { from: string | null; to: string | null; prepared: Prepared; words: HandoverWords },
): Promise<string> {
  const handover_record_id = newId()
  await tx
    .insertInto('handover_record')
    .values({
      authority_id: tx.authority,
      handover_record_id,
      contract_id: contract,
      from_id: from,
      to_id: to,
      prepared: JSON.stringify(prepared),
      word_of_mouth: words.wordOfMouth,
      who_knows: words.whoKnows,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'handover-recorded',
    subject: 'contract',
    id: contract,
    words: 'Wrote a handover record for whoever looks after the contract next.',
    facts: [{ table: 'handover_record', key: { handover_record_id } }],
  })
  return handover_record_id
}
