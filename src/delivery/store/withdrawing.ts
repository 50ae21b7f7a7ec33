import { createHash } from 'node:crypto'
import { accept, type Decision } from '../../language/decision.ts'
import type { FactRow, Tx } from '../../platform/tx.ts'
import type { UploadedFile } from '../../web/form.ts'
import type { EvidenceType } from '../evidence.ts'
import { withdrawnLetter } from '../set-aside-letters.ts'
import { nameAfterwards, withdraw, type WithdrawalRefusal } from '../withdrawal.ts'
import { deliveryOf } from './delivery-record.ts'
import { addRow, type EvidenceRecord, fileRow, scannedAt } from './evidence.ts'
import { returnOf } from './return-record.ts'
import { standsOnNothing } from './scan-waiting.ts'
import { tell, type Telling } from './telling.ts'
import { keepWaiting } from './waiting.ts'

/** What stands in the place of evidence that is withdrawn, or beside it. */
export interface Replacement {
  upload: UploadedFile
  mediaType: EvidenceType
  /** What was taken out, where it was redacted here. */
  redacted?: string
}

interface Withdrawing {
  because: string
  /** What takes its place. */
  replacement?: Replacement | undefined
}

/**
 * Withdraws evidence that was sent: nobody can open it from now on, its content is destroyed wherever it is kept, and a dated tombstone
 * stays with the reason and the digest. The supplier is told. A delivery that stood on it alone waits as reported again.
 */
export async function withdrawEvidence(
  tx: Tx,
  telling: Telling,
  evidence: EvidenceRecord,
  { because, replacement }: Withdrawing,
): Promise<Decision<{ replacedBy: string | undefined }, WithdrawalRefusal>> {
  const delivery = evidence.delivery ? await deliveryOf(tx, evidence.delivery, { lock: true }) : undefined
  const decision = withdraw(evidence, because)
  if (!decision.accepted) return decision
  const facts = [await tombstone(tx, evidence, decision.fact)]
  const replacedBy = replacement && (await addReplacement(tx, evidence, replacement, facts))
  if (delivery && (await standsOnNothing(tx, delivery.id)))
    facts.push({ table: 'delivery', key: { delivery_id: delivery.id } })
  tx.note({
    action: replacedBy ? 'evidence-replaced' : 'evidence-withdrawn',
    subject: 'evidence',
    id: evidence.id,
    words: replacedBy
      ? 'Put another file in the place of one that was sent as evidence. The content of the first is destroyed.'
      : 'Withdrew evidence that was sent. Its content is destroyed.',
    facts,
  })
  if (delivery) await keepWaiting(tx, [delivery.id])
  await tellSupplier(tx, telling, evidence, { because: decision.fact, isReplaced: replacedBy !== undefined })
  return accept({ replacedBy })
}

/** Puts a redacted file beside the one it was made from. */
export async function addRedacted(
  tx: Tx,
  evidence: EvidenceRecord,
  replacement: Replacement,
): Promise<string> {
  const facts: FactRow[] = []
  const id = await addReplacement(tx, evidence, replacement, facts)
  tx.note({
    action: 'evidence-redacted',
    subject: 'evidence',
    id: evidence.id,
    words: 'Made a redacted file of one that was sent as evidence. The first was kept.',
    facts,
  })
  if (evidence.delivery) await keepWaiting(tx, [evidence.delivery])
  return id
}

async function tombstone(tx: Tx, evidence: EvidenceRecord, because: string): Promise<FactRow> {
  const { id, url, sha256, thumbnail } = evidence
  const digest =
    sha256 ??
    createHash('sha256')
      .update(url ?? '')
      .digest('hex')
  await tx
    .updateTable('evidence')
    .set({
      name: nameAfterwards(evidence),
      url: null,
      sha256: null,
      thumbnail_sha256: null,
      destroyed_at: tx.at,
      destroyed_by: tx.actor.kind === 'person' ? (tx.actor.id ?? null) : null,
      destroyed_because: because,
      destroyed_digest: digest,
      destroyed_thumbnail: thumbnail,
      ...(sha256 ? {} : { content_gone_at: tx.at }),
    })
    .where('authority_id', '=', tx.authority)
    .where('evidence_id', '=', id)
    .execute()
  return { table: 'evidence', key: { evidence_id: id } }
}

async function addReplacement(
  tx: Tx,
  { id, returnId, commitment, delivery }: EvidenceRecord,
  { upload, mediaType, redacted }: Replacement,
  facts: FactRow[],
): Promise<string> {
  const row = fileRow(upload, mediaType)
  const evidence_id = await addRow(
    tx,
    { returnId, commitment },
    {
      ...row,
      ...scannedAt(tx, row),
      delivery_id: delivery,
      ...(redacted ? { redacted_from: id, redacted_how: redacted } : { replaces: id }),
    },
  )
  if (delivery) facts.push({ table: 'evidence', key: { evidence_id } })
  return evidence_id
}

async function tellSupplier(
  tx: Tx,
  telling: Telling,
  { returnId }: EvidenceRecord,
  said: { because: string; isReplaced: boolean },
): Promise<void> {
  const record = await returnOf(tx, returnId)
  const to = record?.askedOf ?? record?.sentBy
  if (!record || !to) return
  const about = { authority: telling.authority, contractTitle: record.contractTitle, quarter: record.quarter }
  await tell(tx, telling, to, withdrawnLetter(about, said))
}
