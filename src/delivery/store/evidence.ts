import { fileTypeFromFile } from 'file-type'
import { readFile } from 'node:fs/promises'
import { newId } from '../../language/identifier.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Tx } from '../../platform/tx.ts'
import type { UploadedFile } from '../../web/form.ts'
import { type Evidence, type EvidenceType, type FileSeen, isPlainText, largestFile } from '../evidence.ts'

/** Evidence as it is kept, of one commitment in one return. */
export interface EvidenceRecord extends Evidence {
  id: string
  returnId: string
  commitment: string
  delivery: string | null
  sha256: string | null
  bytes: number | null
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

const asRecord = (row: Omit<EvidenceRecord, 'kind'> & { kind: string }) => row as EvidenceRecord

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

/** What an uploaded file is, by its bytes. */
export async function seeFile({ name, path, bytes, tooLarge }: UploadedFile): Promise<FileSeen> {
  if (tooLarge || bytes > largestFile || bytes === 0)
    return { name, bytes, tooLarge, signature: undefined, isText: false }
  const signature = (await fileTypeFromFile(path))?.mime
  const isText = signature === undefined && isPlainText(await readFile(path))
  return { name, bytes, tooLarge, signature, isText }
}

interface Place {
  returnId: string
  commitment: string
}

/** Keeps an uploaded file as evidence. Its bytes are on disk for certain before the row that names them is written. */
export async function addFile(
  tx: Tx,
  files: FileStore,
  { returnId, commitment }: Place,
  { upload, mediaType }: { upload: UploadedFile; mediaType: EvidenceType },
): Promise<string> {
  const { sha256, bytes } = await files.keep(tx.authority, upload.path)
  const same = await evidenceIn(tx)
    .where('return_id', '=', returnId)
    .where('commitment_id', '=', commitment)
    .where('delivery_id', 'is', null)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (same) return same.id
  const row = { kind: 'file', name: upload.name || 'file', sha256, bytes, media_type: mediaType }
  return addRow(tx, { returnId, commitment }, row)
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

async function addRow(
  tx: Tx,
  { returnId, commitment }: Place,
  row: { kind: string; name: string; url?: string; sha256?: string; bytes?: number; media_type?: string },
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

/** Takes evidence off a return again; what was sent stays. The file itself is swept away, unless something else names it. */
export async function removeEvidence(tx: Tx, returnId: string, id: string): Promise<void> {
  await tx
    .updateTable('evidence')
    .set({ removed_at: tx.at, sha256: null })
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

/** Where files of the same content were sent before, other than for this delivery or what it replaces; at most five. */
export async function usedElsewhere(
  tx: Tx,
  hashes: readonly string[],
  { but }: { but: readonly string[] },
): Promise<UsedElsewhere[]> {
  if (hashes.length === 0) return []
  const query = tx
    .selectFrom('evidence as e')
    .innerJoin('delivery as d', (join) =>
      join.onRef('d.authority_id', '=', 'e.authority_id').onRef('d.delivery_id', '=', 'e.delivery_id'),
    )
    .innerJoin('commitment as c', (join) =>
      join.onRef('c.authority_id', '=', 'd.authority_id').onRef('c.commitment_id', '=', 'd.commitment_id'),
    )
    .select(['c.title', 'd.quarter', 'd.supplier_id as supplier'])
    .distinct()
    .where('e.authority_id', '=', tx.authority)
    .where('e.sha256', 'in', [...hashes])
    .where('e.removed_at', 'is', null)
    .limit(5)
  const rows = await (but.length > 0 ? query.where('d.delivery_id', 'not in', [...but]) : query).execute()
  return rows.map((row) => ({ ...row, quarter: row.quarter as Quarter }))
}
