import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'
import type { CorrectingSide } from '../correction.ts'
import { isWaiting, type DeliveryState } from '../delivery-state.ts'

/** A correction of a delivery that was decided on. */
export interface CorrectionRecord {
  id: string
  /** What is corrected. */
  delivery: string
  side: CorrectingSide
  quantity: Decimal
  story: string
  reason: string
  at: Date
  by: string | null
  /** Nothing yet. */
  answer: 'agreed' | 'declined' | null
  answerReason: string | null
  answeredAt: Date | null
  /** The delivery that stands in the place of the other; it waits while a second person has to confirm it. */
  made: { id: string; waits: boolean } | null
}

type Row = Omit<CorrectionRecord, 'quantity' | 'made'> & {
  quantity: string
  madeId: string | null
  madeState: DeliveryState | null
}

async function correctionsWhere(
  tx: Tx,
  column: 'c.delivery_id' | 'a.made_id',
  id: string,
): Promise<CorrectionRecord[]> {
  const { rows } = await sql<Row>`
    select c.correction_id as id, c.delivery_id as delivery, c.side, c.quantity, c.story, c.reason, c.recorded_at as at,
      c.recorded_by as by, a.answer, a.reason as "answerReason", a.recorded_at as "answeredAt", a.made_id as "madeId",
      d.state as "madeState"
    from delivery_correction c
    left join delivery_correction_answer a on a.authority_id = c.authority_id and a.correction_id = c.correction_id
    left join delivery d on d.authority_id = a.authority_id and d.delivery_id = a.made_id
    where c.authority_id = ${tx.authority} and ${sql.ref(column)} = ${id}::uuid
    order by c.correction_id desc`.execute(tx)
  return rows.map(({ quantity, madeId, madeState, ...row }) => ({
    ...row,
    quantity: new Decimal(quantity),
    made: madeId && madeState ? { id: madeId, waits: isWaiting(madeState) } : null,
  }))
}

/** What was asked to be corrected of a delivery, the newest first. */
export function correctionsOf(tx: Tx, delivery: string): Promise<CorrectionRecord[]> {
  return correctionsWhere(tx, 'c.delivery_id', delivery)
}

/** The correction that a delivery came of. */
export async function correctionBehind(tx: Tx, delivery: string): Promise<CorrectionRecord | undefined> {
  const [found] = await correctionsWhere(tx, 'a.made_id', delivery)
  return found
}
