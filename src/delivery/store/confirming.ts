import { sql } from 'kysely'
import { accept, type Decision } from '../../language/decision.ts'
import { dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { quarterWords } from '../../language/quarter.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/tx.ts'
import type { UploadedFile } from '../../web/form.ts'
import {
  type Confirmed,
  confirmEarlier,
  type ConfirmRefusal,
  type ConfirmTyped,
} from '../earlier-delivery.ts'
import { type EvidenceType, takeLink } from '../evidence.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { answerBy } from '../return.ts'
import { ownReturnFor } from './beginning.ts'
import { type EarlierRecord, earlierRecordOf, standingOfEarlier } from './earlier-record.ts'
import { addFile, addWebLink } from './evidence.ts'
import { actsOnOwnAgreement } from './own-agreement.ts'
import { recordVerification } from './verifying.ts'

export interface EvidenceToKeep {
  files: readonly { upload: UploadedFile; mediaType: EvidenceType }[]
  link: string
}

/** What became of confirming: the new delivery's id or a refusal, with the record as it was found when it was locked. */
export interface Confirming {
  earlier: EarlierRecord
  decision: Decision<string, ConfirmRefusal>
}

/**
 * Makes a delivery of what the council's earlier records say, with evidence and verified in the same act, when that may be:
 * the totals and the output follow, and the earlier figure stops counting.
 */
export async function confirm(
  tx: Tx,
  needs: DeliveryNeeds,
  id: string,
  typed: Omit<ConfirmTyped, 'evidence'>,
  evidence: EvidenceToKeep,
): Promise<Confirming | undefined> {
  const earlier = await earlierRecordOf(tx, id, { lock: true })
  if (!earlier) return undefined
  const count = evidence.files.length + (takeLink(evidence.link).accepted ? 1 : 0)
  const standing = await standingOfEarlier(tx, earlier)
  const agreedWhileActing = await actsOnOwnAgreement(tx, earlier)
  const decision = confirmEarlier(
    { ...standing, agreedWhileActing },
    { ...typed, evidence: count },
    dayIn(tx.at),
  )
  if (!decision.accepted) return { earlier, decision }
  const delivery = await addConfirmed(tx, { earlier, confirmed: decision.fact, evidence })
  const quantity = decision.fact.quantity
  const reason = 'Confirmed with evidence from the council’s earlier records.'
  const verified = { decision: 'accepted', quantity, reason, state: 'verified' } as const
  const recorded = await recordVerification(
    tx,
    { id: delivery, title: earlier.title, supplierName: earlier.supplierName, quantity, replaces: null },
    verified,
  )
  await needs.afterDeliveryChange(tx, [earlier.commitment])
  await needs.afterVerification(tx, recorded)
  return { earlier, decision: accept(delivery) }
}

interface Adding {
  earlier: EarlierRecord
  confirmed: Confirmed
  evidence: EvidenceToKeep
}

async function addConfirmed(
  tx: Tx,
  { earlier, confirmed: { quarter, quantity, story }, evidence }: Adding,
): Promise<string> {
  const { contract, supplier, commitment } = earlier
  const due = answerBy(quarter, dayIn(tx.at))
  const returnId = await ownReturnFor(tx, { contract, supplier, quarter, due })
  const delivery_id = newId()
  await sql`
    insert into delivery (authority_id, delivery_id, return_id, contract_id, commitment_id, supplier_id, measure_id, outcome_id,
      place_code, quarter, quantity, story, state, recorded_at, recorded_by)
    select k.authority_id, ${delivery_id}::uuid, ${returnId}::uuid, k.contract_id, k.commitment_id, k.supplier_id, k.measure_id,
      k.outcome_id, k.place_code, ${quarter}, ${quantity.toFixed()}::numeric, ${story}, 'evidenced',
      ${recordedNow(tx).recorded_at}::timestamptz, ${recordedNow(tx).recorded_by}::uuid
    from commitment k where k.authority_id = ${tx.authority} and k.commitment_id = ${commitment}`.execute(tx)
  const kept = await keepEvidence(tx, { returnId, commitment, delivery: delivery_id }, evidence)
  await sql`
    update earlier_delivery set confirmed_by = ${delivery_id}
    where authority_id = ${tx.authority} and earlier_delivery_id = ${earlier.id}`.execute(tx)
  tx.note({
    action: 'earlier-record-confirmed',
    subject: 'delivery',
    id: delivery_id,
    words: `Confirmed with evidence what the council’s earlier records say of “${earlier.title}” for ${quarterWords(quarter)}.`,
    facts: [
      { table: 'delivery', key: { delivery_id } },
      { table: 'earlier_delivery', key: { earlier_delivery_id: earlier.id } },
      ...kept,
    ],
  })
  return delivery_id
}

/** Keeps the evidence with the delivery alone: what the supplier has added to a return of that quarter and not sent stays theirs. */
async function keepEvidence(
  tx: Tx,
  { returnId, commitment, delivery }: { returnId: string; commitment: string; delivery: string },
  evidence: EvidenceToKeep,
): Promise<FactRow[]> {
  const place = { returnId, commitment }
  const ids: string[] = []
  for (const file of evidence.files) ids.push(await addFile(tx, place, file))
  const link = takeLink(evidence.link)
  if (link.accepted) ids.push(await addWebLink(tx, place, link.fact))
  await tx
    .updateTable('evidence')
    .set({ delivery_id: delivery })
    .where('authority_id', '=', tx.authority)
    .where('evidence_id', 'in', ids)
    .execute()
  return ids.map((evidence_id) => ({ table: 'evidence', key: { evidence_id } }))
}
