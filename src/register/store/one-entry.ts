import { sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'
import type { RegisterEntry } from '../entry.ts'
import { isPublicationNumber } from '../output.ts'
import { entryColumns, entryFrom, type EntryRow } from './entry-rows.ts'

/** The entry of that number at this authority; a withdrawn one too. */
export async function entryByNumber(tx: Tx, number: string): Promise<RegisterEntry | undefined> {
  if (!isPublicationNumber(number)) return undefined
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from register_entry e
    where e.authority_id = ${tx.authority} and e.number = ${number}`.execute(tx)
  return rows[0] && entryFrom(rows[0])
}
