import { returnOf, type ReturnRecord } from '../../../delivery/store.ts'
import type { Tx } from '../../../platform/tx.ts'

/** A letter with a return's link, and how it stands; `isLast` while no other was written to the return since. */
export interface ReturnLetter {
  to: string
  problem: string | null
  madeAt: Date
  hasFailed: boolean
  isLast: boolean
  return: ReturnRecord
}

export async function returnLetterOf(tx: Tx, mail: string): Promise<ReturnLetter | undefined> {
  const row = await tx
    .selectFrom('mail')
    .select(['to_address', 'problem', 'made_at', 'state', 'about_id'])
    .where('authority_id', '=', tx.authority)
    .where('mail_id', '=', mail)
    .where('about_kind', '=', 'return')
    .executeTakeFirst()
  const about = row?.about_id && (await returnOf(tx, row.about_id))
  if (!row || !about) return undefined
  const later = await tx
    .selectFrom('mail')
    .select('mail_id')
    .where('authority_id', '=', tx.authority)
    .where('about_id', '=', row.about_id)
    .where('mail_id', '>', mail)
    .limit(1)
    .executeTakeFirst()
  return {
    to: row.to_address,
    problem: row.problem,
    madeAt: row.made_at,
    hasFailed: row.state === 'failed',
    isLast: later === undefined,
    return: about,
  }
}
