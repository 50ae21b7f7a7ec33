import { addDays, type Day, dayIn } from '../../../language/day.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import type { NoticeSource } from '../../find-a-tender/source.ts'

export interface NoticeSourceRecord extends NoticeSource {
  /** Nought where the authority chose nothing yet. */
  version: number
}

/** How an authority's notices are fetched; off until it is turned on. */
export async function noticeSourceOf(tx: Tx): Promise<NoticeSourceRecord> {
  const row = await tx
    .selectFrom('notice_source')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  if (!row) {
    return { isOn: false, identifier: '', beginsOn: addDays(dayIn(tx.at), -30), applies: false, version: 0 }
  }
  const { is_on, identifier, begins_on, applies, version } = row
  return { isOn: is_on, identifier, beginsOn: begins_on as Day, applies, version }
}

/** Keeps what was chosen; false when somebody else chose in the meantime. */
export async function keepNoticeSource(
  tx: Tx,
  { version, source }: { version: number; source: NoticeSource },
): Promise<boolean> {
  const { isOn, identifier, beginsOn, applies } = source
  const values = {
    is_on: isOn,
    identifier,
    begins_on: beginsOn,
    applies,
    version: version + 1,
    ...recordedNow(tx),
  }
  const kept = await tx
    .insertInto('notice_source')
    .values({ authority_id: tx.authority, ...values })
    .onConflict((conflict) =>
      conflict.column('authority_id').doUpdateSet(values).where('notice_source.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (kept?.version !== version + 1) return false
  const whose = identifier ? ` for ${identifier}` : ''
  tx.note({
    action: 'notice-source-changed',
    subject: 'notice-source',
    id: tx.authority,
    words: `Turned fetching notices from Find a Tender ${isOn ? 'on' : 'off'}${whose}; what comes is ${applies ? 'brought in by itself' : 'looked at first'}.`,
    facts: [{ table: 'notice_source', key: { authority_id: tx.authority } }],
  })
  return true
}
