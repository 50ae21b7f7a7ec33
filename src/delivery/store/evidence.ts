import type { Insertable } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ScanState } from '../../platform/taken-in.ts'
import { takeIn } from '../../platform/taking-in.ts'
import type { Tables } from '../../platform/tables.ts'
import type { Tx } from '../../platform/tx.ts'
import type { UploadedFile } from '../../web/form.ts'
import { type PeopleSeen, peopleSeenIn } from '../about-people/seen.ts'
import type { InspectionOutcome } from '../inspection.ts'
import type { PeopleOnIt } from '../people-shown.ts'
import { type Evidence, type EvidenceType, type FileSeen, largestFile, typeOf } from '../evidence.ts'

/** Evidence as it is kept, of one commitment in one return. */
export interface EvidenceRecord extends Evidence {
  id: string
  returnId: string
  commitment: string
  delivery: string | null
  sha256: string | null
  bytes: number | null
  /** A small picture of it. */
  thumbnail: string | null
  scan: ScanState
  /** What the scanner found in it. */
  scanFound: string | null
  /** What plain rules saw of people in it. */
  warned: PeopleSeen[]
  /** Of a declaration what was signed, of an inspection what was seen. */
  said: string | null
  byRole: string | null
  byPerson: string | null
  place: string | null
  on: Day | null
  counted: number | null
  records: string | null
  keptUntil: Day | null
  sample: number | null
  heldUp: number | null
  outcome: InspectionOutcome | null
  recordedAt: Date
  /** What it stands in the place of, and what it was redacted from. */
  replaces: string | null
  redactedFrom: string | null
  redactedHow: string | null
  /** Of a picture: whether people can be told on it, and what they agreed to. */
  people: PeopleOnIt | null
  peopleHow: string | null
  peopleUntil: Day | null
  peopleChildren: 'none' | 'parents' | null
  peopleWithdrawnAt: Date | null
  peopleWithdrawnBecause: string | null
  /** When it was chosen to be shown to everybody, and in what words it is told to those who can't see it. */
  shownAt: Date | null
  shownAs: string | null
  /** When its content was destroyed; the record that it was there stays, with the digest it had. */
  destroyedAt: Date | null
  destroyedBecause: string | null
  destroyedDigest: string | null
  /** When it was gone from wherever files are kept. */
  contentGoneAt: Date | null
}

const columns = [
  'evidence_id as id',
  'return_id as returnId',
  'commitment_id as commitment',
  'delivery_id as delivery',
  'kind',
  'name',
  'url',
  'sha256',
  'bytes',
  'media_type as mediaType',
  'thumbnail_sha256 as thumbnail',
  'scan',
  'scan_found as scanFound',
  'warned',
  'said',
  'by_role as byRole',
  'by_person as byPerson',
  'at_place as place',
  'on_day as on',
  'counted',
  'records',
  'kept_until as keptUntil',
  'sample',
  'held_up as heldUp',
  'outcome',
  'recorded_at as recordedAt',
  'replaces',
  'redacted_from as redactedFrom',
  'redacted_how as redactedHow',
  'people',
  'people_how as peopleHow',
  'people_until as peopleUntil',
  'people_children as peopleChildren',
  'people_withdrawn_at as peopleWithdrawnAt',
  'people_withdrawn_because as peopleWithdrawnBecause',
  'shown_at as shownAt',
  'shown_as as shownAs',
  'destroyed_at as destroyedAt',
  'destroyed_because as destroyedBecause',
  'destroyed_digest as destroyedDigest',
  'content_gone_at as contentGoneAt',
] as const

function evidenceIn(tx: Tx) {
  return tx
    .selectFrom('evidence')
    .select(columns)
    .where('authority_id', '=', tx.authority)
    .where('removed_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('evidence_id')
}

const asRecord = (row: { scan: string | null; warned: unknown }) =>
  ({ ...row, scan: row.scan ?? 'none', warned: row.warned ?? [] }) as unknown as EvidenceRecord

export async function evidenceOf(tx: Tx, id: string): Promise<EvidenceRecord | undefined> {
  const row = await evidenceIn(tx).where('evidence_id', '=', id).executeTakeFirst()
  return row && asRecord(row)
}

/** Evidence of a return that was added and not sent yet. */
export async function evidenceToSend(tx: Tx, returnId: string): Promise<EvidenceRecord[]> {
  const rows = await evidenceIn(tx)
    .where('return_id', '=', returnId)
    .where('delivery_id', 'is', null)
    .execute()
  return rows.map(asRecord)
}

export async function evidenceOfDeliveries(tx: Tx, deliveries: readonly string[]): Promise<EvidenceRecord[]> {
  if (deliveries.length === 0) return []
  const rows = await evidenceIn(tx)
    .where('delivery_id', 'in', [...deliveries])
    .execute()
  return rows.map(asRecord)
}

/** Takes the files of a form in: those of kinds that are evidence are kept, all others only looked at. */
export async function takeFilesIn(
  { platform, authority }: { platform: Pick<Platform, 'files' | 'scanner'>; authority: string },
  uploads: readonly UploadedFile[],
): Promise<void> {
  for (const upload of uploads) {
    const { name, path, bytes, tooLarge, diskFull } = upload
    if (tooLarge || diskFull || bytes > largestFile) continue
    const wanted = (seen: { signature: string | undefined; isText: boolean }) =>
      typeOf({ name, ...seen }).accepted
    upload.takenIn = await takeIn(platform, authority, { path, bytes, wanted })
  }
}

/** What is known of an uploaded file that was taken in. */
export function seenOf({ name, bytes, tooLarge, diskFull, takenIn }: UploadedFile): FileSeen {
  const { signature, isText = false, fault = diskFull ? ('disk-full' as const) : undefined } = takenIn ?? {}
  return { name, bytes, tooLarge, signature, isText, ...(fault ? { fault } : {}) }
}

/** What plain rules see of people in an uploaded file that was taken in. */
export function peopleSeenOf({ name, takenIn }: UploadedFile): PeopleSeen[] {
  return peopleSeenIn({ name, words: '', ...takenIn?.text })
}

/** Bytes of all files that stand in a return. */
export async function bytesOfReturn(tx: Tx, returnId: string): Promise<number> {
  const row = await tx
    .selectFrom('evidence')
    .select((select) => select.fn.sum<string | null>('bytes').as('bytes'))
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .where('sha256', 'is not', null)
    .executeTakeFirst()
  return Number(row?.bytes ?? 0)
}

export interface Place {
  returnId: string
  commitment: string
}

/** Adds a file that was taken in as evidence: its bytes are kept for certain before the row that names them is written. */
export async function addFile(
  tx: Tx,
  { returnId, commitment }: Place,
  { upload, mediaType }: { upload: UploadedFile; mediaType: EvidenceType },
): Promise<string> {
  const row = fileRow(upload, mediaType)
  const same = await evidenceIn(tx)
    .where('return_id', '=', returnId)
    .where('commitment_id', '=', commitment)
    .where('delivery_id', 'is', null)
    .where('sha256', '=', row.sha256)
    .executeTakeFirst()
  return same ? same.id : addRow(tx, { returnId, commitment }, { ...row, ...scannedAt(tx, row) })
}

/** The row of a file that was taken in and kept. */
export function fileRow(upload: UploadedFile, mediaType: EvidenceType) {
  const { kept, thumbnail, scan } = upload.takenIn ?? {}
  if (!kept || !scan) throw new Error('a file is taken in and kept before it becomes evidence')
  const warned = peopleSeenOf(upload)
  return {
    kind: 'file' as const,
    name: upload.name || 'file',
    sha256: kept.sha256,
    bytes: kept.bytes,
    media_type: mediaType,
    thumbnail_sha256: thumbnail ?? null,
    scan: scan.state === 'none' ? null : scan.state,
    scan_found: scan.found ?? null,
    warned: warned.length > 0 ? JSON.stringify(warned) : null,
  }
}

export function scannedAt(tx: Tx, { scan }: { scan: string | null }): { scanned_at?: Date } {
  return scan === 'clean' || scan === 'found' ? { scanned_at: tx.at } : {}
}

export async function addWebLink(tx: Tx, place: Place, url: string): Promise<string> {
  const same = await evidenceIn(tx)
    .where('return_id', '=', place.returnId)
    .where('commitment_id', '=', place.commitment)
    .where('delivery_id', 'is', null)
    .where('url', '=', url)
    .executeTakeFirst()
  return same?.id ?? addRow(tx, place, { kind: 'link', name: new URL(url).hostname, url })
}

export async function addRow(
  tx: Tx,
  { returnId, commitment }: Place,
  row: Pick<Insertable<Tables['evidence']>, 'kind' | 'name'> & Partial<Insertable<Tables['evidence']>>,
): Promise<string> {
  const evidence_id = newId()
  await tx
    .insertInto('evidence')
    .values({
      authority_id: tx.authority,
      evidence_id,
      return_id: returnId,
      commitment_id: commitment,
      recorded_at: tx.at,
      ...row,
    })
    .execute()
  return evidence_id
}

/** Takes evidence off a return again; what was sent stays. Its content is destroyed, unless something else names it. */
export async function removeEvidence(tx: Tx, returnId: string, id: string): Promise<void> {
  await tx
    .updateTable('evidence')
    .set((row) => ({
      removed_at: tx.at,
      destroyed_at: tx.at,
      destroyed_because: 'Taken off before it was sent',
      destroyed_digest: row.ref('sha256'),
      destroyed_thumbnail: row.ref('thumbnail_sha256'),
      sha256: null,
      thumbnail_sha256: null,
      url: null,
      name: 'Taken off',
    }))
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .where('evidence_id', '=', id)
    .where('delivery_id', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
}

/** Another delivery that a file of the same content was sent with. */
export interface UsedElsewhere {
  title: string
  quarter: Quarter
  supplier: string
}

/** Evidence elsewhere that has the same content. */
export interface OtherUse {
  evidence: string
  title: string
  quarter: Quarter
}

export async function otherUsesOf(tx: Tx, { id, sha256 }: EvidenceRecord): Promise<OtherUse[]> {
  if (!sha256) return []
  const rows = await tx
    .selectFrom('evidence as e')
    .innerJoin('delivery as d', (join) =>
      join.onRef('d.authority_id', '=', 'e.authority_id').onRef('d.delivery_id', '=', 'e.delivery_id'),
    )
    .innerJoin('commitment as c', (join) =>
      join.onRef('c.authority_id', '=', 'd.authority_id').onRef('c.commitment_id', '=', 'd.commitment_id'),
    )
    .select(['e.evidence_id as evidence', 'c.title', 'd.quarter'])
    .where('e.authority_id', '=', tx.authority)
    .where('e.sha256', '=', sha256)
    .where('e.evidence_id', '<>', id)
    .limit(20)
    .execute()
  return rows as OtherUse[]
}
