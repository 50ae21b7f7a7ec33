import { quarterWords } from '../../language/quarter.ts'
import { authoritiesIn, type AuthorityRecord, personOf } from '../../parties/store.ts'
import { queueLetter } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { ScannerAway, type Scanned } from '../../platform/scanning/scanner.ts'
import { FilesAway, FileGone } from '../../platform/kept-files/kept-files.ts'
import type { FactRow, Tx } from '../../platform/tx.ts'
import { setAsideLetter, setAsideStaffLetter } from '../set-aside-letters.ts'
import { returnOf } from './return-record.ts'

interface Waiting {
  id: string
  name: string
  sha256: string
}

/**
 * Looks through the files that waited for the scanner, of every authority, the oldest first. One in which something is found is set
 * aside, and both sides are told. When the scanner is still away, the rest waits on.
 */
export async function scanWaiting(platform: Platform, at: Date): Promise<void> {
  const { database, scanner, files } = platform
  if (!scanner) return
  for (const authority of await authoritiesIn(database.installation)) {
    const scope = { authority: authority.id, actor: { kind: 'system' }, at } as const
    const waiting = await database.withAuthority({ ...scope, readOnly: true }, waitingIn)
    for (const file of waiting) {
      const scanned = await looked(() => scanner.scan(files.pieces(authority.id, file.sha256)))
      if (scanned === 'away') return
      if (scanned === 'gone') continue
      await database.withAuthority(scope, (tx) => recordScan(tx, platform, { authority, file, scanned }))
    }
  }
}

async function looked(scan: () => Promise<Scanned>): Promise<Scanned | 'away' | 'gone'> {
  try {
    return await scan()
  } catch (error) {
    if (error instanceof ScannerAway || error instanceof FilesAway) return 'away'
    if (error instanceof FileGone) return 'gone'
    throw error
  }
}

async function waitingIn(tx: Tx): Promise<Waiting[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select(['evidence_id as id', 'name', 'sha256'])
    .where('authority_id', '=', tx.authority)
    .where('scan', '=', 'waiting')
    .where('sha256', 'is not', null)
    .orderBy('recorded_at')
    .orderBy('evidence_id')
    .limit(500)
    .execute()
  return rows.flatMap(({ sha256, ...row }) => (sha256 ? [{ ...row, sha256 }] : []))
}

interface Recording {
  authority: AuthorityRecord
  file: Waiting
  scanned: Scanned
}

async function recordScan(
  tx: Tx,
  { settings }: Platform,
  { authority, file, scanned: { found } }: Recording,
): Promise<void> {
  const row = await tx
    .updateTable('evidence')
    .set({ scan: found ? 'found' : 'clean', scan_found: found, scanned_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('evidence_id', '=', file.id)
    .where('scan', '=', 'waiting')
    .returning(['return_id', 'delivery_id'])
    .executeTakeFirst()
  if (!row) return
  const facts: FactRow[] = row.delivery_id ? [{ table: 'evidence', key: { evidence_id: file.id } }] : []
  if (!found) {
    const words = 'The virus scanner looked through a file that had waited, and found nothing.'
    return tx.note({ action: 'evidence-scanned', subject: 'evidence', id: file.id, words, facts })
  }
  if (row.delivery_id && (await standsOnNothing(tx, row.delivery_id)))
    facts.push({ table: 'delivery', key: { delivery_id: row.delivery_id } })
  tx.note({
    action: 'evidence-set-aside',
    subject: 'evidence',
    id: file.id,
    words: 'The virus scanner found something harmful in a file that was sent as evidence. It was set aside.',
    facts,
  })
  const sending = settings.sendsMail && !authority.isExample
  await tellBoth(tx, { authority, sending, file, found, returnId: row.return_id })
}

/** A delivery whose only evidence was set aside waits as reported again; what was decided stays decided. */
export async function standsOnNothing(tx: Tx, delivery: string): Promise<boolean> {
  const left = await tx
    .selectFrom('evidence')
    .select('evidence_id')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery)
    .where('removed_at', 'is', null)
    .where('destroyed_at', 'is', null)
    .where((where) => where.or([where('scan', 'is', null), where('scan', '<>', 'found')]))
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', '<>', 'did-not')]))
    .executeTakeFirst()
  if (left) return false
  const changed = await tx
    .updateTable('delivery')
    .set({ state: 'reported' })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery)
    .where('state', '=', 'evidenced')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

async function tellBoth(
  tx: Tx,
  told: { authority: AuthorityRecord; sending: boolean; file: Waiting; found: string; returnId: string },
): Promise<void> {
  const { authority, sending, file, found, returnId } = told
  const of = await returnOf(tx, returnId)
  if (!of) return
  const about = { authority: authority.name, contractTitle: of.contractTitle, quarter: of.quarter }
  const how = { authority: tx.authority, at: tx.at, sending }
  const supplier = of.askedOf ?? of.sentBy
  if (supplier) await queueLetter(tx, { to: supplier, ...setAsideLetter(about, file.name) }, how)
  const contract = await tx
    .selectFrom('contract')
    .select('owner_id')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', of.contract)
    .executeTakeFirst()
  const owner = contract?.owner_id ? await personOf(tx, contract.owner_id) : undefined
  if (!owner) return
  const where = `${of.supplierName}, ${quarterWords(of.quarter)}`
  await queueLetter(
    tx,
    { to: owner.email, ...setAsideStaffLetter(about, { where, found, file: file.name }) },
    how,
  )
}
