import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { DeliveryState } from '../delivery-state.ts'
import type { Promised } from '../planned.ts'
import type { VerificationDecision } from '../verification.ts'
import { givenSum } from './given.ts'
import { type MeasureOwed, measureOfRow, targetsOfRow } from './promised-row.ts'

/** A decision on a delivery as it is kept. */
export interface VerificationRecord {
  id: string
  decision: VerificationDecision
  quantity: Decimal
  reason: string | null
  at: Date
  by: string | null
}

/** A delivery with everything that a person needs to decide on it. */
export interface DeliveryRecord {
  id: string
  returnId: string
  contract: string
  contractTitle: string
  contractStarts: Day | null
  contractEnds: Day | null
  contractOwner: string | null
  supplier: string
  supplierName: string
  commitment: string
  title: string
  standing: string
  evidenceWanted: string | null
  outcome: { slug: string; name: string }
  place: string | null
  measure: MeasureOwed
  promised: Promised
  /** Given in earlier quarters. */
  before: Decimal
  quarter: Quarter
  quantity: Decimal
  story: string
  anythingElse: string | null
  state: DeliveryState
  accepted: Decimal | null
  replaces: string | null
  recordedAt: Date
  recordedBy: string | null
  /** Addresses the supplier is told at, the best first. */
  tellAt: string | null
  verification: VerificationRecord | null
}

type Row = Omit<DeliveryRecord, 'quantity' | 'accepted' | 'before' | 'promised' | 'verification'> & {
  quantity: string
  accepted: string | null
  before: string
  promisedQuantity: string
  promisedDue: Day
  profile: Promised['profile']
  targets: { quarter: Quarter; quantity: string }[]
  verification: (Omit<VerificationRecord, 'quantity' | 'at'> & { quantity: string; at: string }) | null
}

/** The delivery by its id; `lock` keeps others from deciding on it until the transaction ends. */
export async function deliveryOf(
  tx: Tx,
  id: string,
  { lock = false } = {},
): Promise<DeliveryRecord | undefined> {
  if (lock) await lockDelivery(tx, id)
  const { rows } = await sql<Row>`
    select d.delivery_id as id, d.return_id as "returnId", d.contract_id as contract, k.title as "contractTitle",
      k.starts as "contractStarts", k.ends as "contractEnds", coalesce(c.owner_id, k.owner_id) as "contractOwner",
      d.supplier_id as supplier, s.name as "supplierName", d.commitment_id as commitment, c.title, c.standing,
      c.evidence_wanted as "evidenceWanted", c.quantity as "promisedQuantity", c.due as "promisedDue", c.profile,
      d.quarter, d.quantity, d.story, r.anything_else as "anythingElse", d.state, d.accepted, d.replaces,
      d.recorded_at as "recordedAt", d.recorded_by as "recordedBy",
      coalesce(r.sent_by, r.asked_of, c.supplier_email, s.contact_email) as "tellAt",
      (select jsonb_build_object('slug', o.slug, 'name', o.name) from outcome o
        where o.authority_id = d.authority_id and o.outcome_id = d.outcome_id) as outcome,
      (select p.name from place p where p.authority_id = d.authority_id and p.code = d.place_code) as place,
      ${measureOfRow('d')} as measure, ${targetsOfRow('c')} as targets,
      (select ${givenSum} from public.delivery d
        where d.authority_id = c.authority_id and d.commitment_id = c.commitment_id and d.quarter < r.quarter) as before,
      (select jsonb_build_object('id', v.verification_id, 'decision', v.decision, 'quantity', v.quantity::text,
          'reason', v.reason, 'at', v.recorded_at, 'by', (select e.name from person e where e.person_id = v.recorded_by))
        from verification v where v.authority_id = d.authority_id and v.delivery_id = d.delivery_id) as verification
    from delivery d
    join return r on r.authority_id = d.authority_id and r.return_id = d.return_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    where d.authority_id = ${tx.authority} and d.delivery_id = ${id}`.execute(tx)
  return rows[0] && recordOf(rows[0])
}

async function lockDelivery(tx: Tx, id: string): Promise<void> {
  await tx
    .selectFrom('delivery')
    .select('delivery_id')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', id)
    .forUpdate()
    .execute()
}

function recordOf(row: Row): DeliveryRecord {
  const { promisedQuantity, promisedDue, profile, targets, quantity, accepted, before, ...rest } = row
  const { verification, ...delivery } = rest
  return {
    ...delivery,
    quantity: new Decimal(quantity),
    accepted: accepted === null ? null : new Decimal(accepted),
    before: new Decimal(before),
    promised: {
      quantity: new Decimal(promisedQuantity),
      due: promisedDue,
      profile,
      targets: new Map(targets.map((target) => [target.quarter, new Decimal(target.quantity)])),
    },
    verification: verification && {
      ...verification,
      quantity: new Decimal(verification.quantity),
      at: new Date(verification.at),
    },
  }
}
