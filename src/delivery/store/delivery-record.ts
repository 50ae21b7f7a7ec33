import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { DeliveryState } from '../delivery-state.ts'
import type { Promised } from '../planned.ts'
import type { VerificationDecision } from '../verification.ts'
import { givenSum } from './given.ts'
import type { MeasureOwed } from './owed.ts'

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
  profile: 'once' | 'quarterly'
  targets: { quarter: Quarter; quantity: string }[]
  verificationId: string | null
  decision: VerificationDecision
  decidedQuantity: string
  reason: string | null
  decidedAt: Date
  decidedBy: string | null
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
      c.evidence_wanted as "evidenceWanted", jsonb_build_object('slug', o.slug, 'name', o.name) as outcome,
      p.name as place, c.quantity as "promisedQuantity", c.due as "promisedDue", c.profile,
      jsonb_build_object('code', m.code, 'name', m.name, 'unit', jsonb_build_object('one', m.unit, 'many', m.units),
        'definition', m.definition, 'counts', m.counts, 'countsNot', m.counts_not, 'evidence', m.evidence) as measure,
      coalesce((select jsonb_agg(jsonb_build_object('quarter', t.quarter, 'quantity', t.quantity::text))
        from commitment_target t
        where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id), '[]') as targets,
      (select ${givenSum} from delivery d
        where d.authority_id = c.authority_id and d.commitment_id = c.commitment_id and d.quarter < r.quarter) as before,
      d.quarter, d.quantity, d.story, r.anything_else as "anythingElse", d.state, d.accepted, d.replaces,
      d.recorded_at as "recordedAt", d.recorded_by as "recordedBy",
      coalesce(r.sent_by, r.asked_of, c.supplier_email, s.contact_email) as "tellAt",
      v.verification_id as "verificationId", v.decision, v.quantity as "decidedQuantity", v.reason,
      v.recorded_at as "decidedAt", e.name as "decidedBy"
    from delivery d
    join return r on r.authority_id = d.authority_id and r.return_id = d.return_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id
    left join place p on p.authority_id = d.authority_id and p.code = d.place_code
    left join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
    left join person e on e.person_id = v.recorded_by
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
  const { verificationId, decision, decidedQuantity, reason, decidedAt, decidedBy, ...delivery } = rest
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
    verification:
      verificationId === null
        ? null
        : {
            id: verificationId,
            decision,
            quantity: new Decimal(decidedQuantity),
            reason,
            at: decidedAt,
            by: decidedBy,
          },
  }
}

/** An earlier or later report under the same commitment. */
export interface OtherDelivery {
  id: string
  returnId: string
  quarter: Quarter
  quantity: Decimal
  accepted: Decimal | null
  state: DeliveryState
  story: string
  reason: string | null
  replaces: string | null
  recordedAt: Date
}

/** Every report under a commitment, the newest quarter first. */
export async function deliveriesUnder(tx: Tx, commitment: string): Promise<OtherDelivery[]> {
  const rows = await tx
    .selectFrom('delivery as d')
    .leftJoin('verification as v', (join) =>
      join.onRef('v.authority_id', '=', 'd.authority_id').onRef('v.delivery_id', '=', 'd.delivery_id'),
    )
    .select([
      'd.delivery_id as id',
      'd.return_id as returnId',
      'd.quarter',
      'd.quantity',
      'd.accepted',
      'd.state',
      'd.story',
      'v.reason',
      'd.replaces',
      'd.recorded_at as recordedAt',
    ])
    .where('d.authority_id', '=', tx.authority)
    .where('d.commitment_id', '=', commitment)
    .orderBy('d.quarter', 'desc')
    .orderBy('d.recorded_at', 'desc')
    .orderBy('d.delivery_id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    quarter: row.quarter as Quarter,
    state: row.state as DeliveryState,
    quantity: new Decimal(row.quantity),
    accepted: row.accepted === null ? null : new Decimal(row.accepted),
  }))
}

/** The deliveries that one stands in the place of, one before the other. */
export function replacedBy(all: readonly OtherDelivery[], replaces: string | null): string[] {
  const chain: string[] = []
  for (let next = replaces; next !== null && !chain.includes(next);) {
    chain.push(next)
    next = all.find(({ id }) => id === chain.at(-1))?.replaces ?? null
  }
  return chain
}
