import { type Day, longDay } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import { staffOf } from '../../parties/store.ts'
import type { FactRow, Tx } from '../../platform/tx.ts'
import { isWaiting } from '../delivery-state.ts'
import { inspect, type InspectionRefusal, type InspectionTyped } from '../inspection.ts'
import type { DeliveryRecord } from './delivery-record.ts'
import { addRow } from './evidence.ts'
import { keepWaiting } from './waiting.ts'

const outcomes = {
  'held-up': 'it held up',
  'in-part': 'it held up in part',
  'did-not': 'it did not hold up',
} as const

/** Records what was seen on site of a delivery. It is evidence, and one that waits without any is evidenced by it. */
export async function recordInspection(
  tx: Tx,
  delivery: DeliveryRecord,
  typed: InspectionTyped,
  today: Day,
): Promise<Decision<string, InspectionRefusal | 'replaced'>> {
  if (delivery.state === 'replaced') return refuse('replaced')
  const people = (await staffOf(tx)).map(({ id }) => id)
  const decision = inspect(typed, { today, people })
  if (!decision.accepted) return decision
  const { on, place, by, sample, heldUp, seen, outcome } = decision.fact
  const id = await addRow(
    tx,
    { returnId: delivery.returnId, commitment: delivery.commitment },
    {
      delivery_id: delivery.id,
      kind: 'inspection',
      name: `Inspection on site, ${longDay(on)}`,
      said: seen,
      at_place: place,
      on_day: on,
      by_person: by,
      sample,
      held_up: heldUp,
      outcome,
    },
  )
  const facts: FactRow[] = [{ table: 'evidence', key: { evidence_id: id } }]
  if (outcome !== 'did-not' && (await isEvidencedNow(tx, delivery.id)))
    facts.push({ table: 'delivery', key: { delivery_id: delivery.id } })
  tx.note({
    action: 'inspection-recorded',
    subject: 'delivery',
    id: delivery.id,
    words: `Recorded an inspection on site of ${longDay(on)}: ${heldUp} of ${sample} held up; ${outcomes[outcome]}.`,
    facts,
  })
  if (isWaiting(delivery.state)) await keepWaiting(tx, [delivery.id])
  return accept(id)
}

async function isEvidencedNow(tx: Tx, delivery: string): Promise<boolean> {
  const changed = await tx
    .updateTable('delivery')
    .set({ state: 'evidenced' })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery)
    .where('state', '=', 'reported')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
