import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { OutputFacts } from '../entry.ts'
import { type DecidedDelivery, outputOf } from '../output.ts'

/** An output as the records tell it, with its number when it was published before. */
export interface KnownOutput {
  facts: OutputFacts
  deliveryId: string
  verificationId: string
  /** Not yet kept as an output. */
  isNew: boolean
  number: string | null
  publishedAt: Date | null
  withdrawnOn: Day | null
}

interface Row {
  delivery_id: string
  verification_id: string
  decision: DecidedDelivery['decision']
  accepted: string
  state: string
  verified_at: Date
  quarter: Quarter
  story: string
  commitment_id: string
  title: string
  contract_id: string
  contract_title: string
  disclosure: 'published' | 'held-back'
  contract_withdrawn: boolean
  counted_elsewhere: boolean
  measure_code: string
  measure_name: string
  unit: string
  units: string
  outcome_slug: string
  outcome_name: string
  place_code: string | null
  place_name: string | null
  supplier_id: string
  supplier_name: string
  supplier_kind: string
  output_id: string | null
  number: string | null
  published_at: Date | null
  withdrawn_on: Day | null
}

/**
 * Every output of these deliveries, of those that another authority counts none, in the order they were verified. Their contracts are locked against a change of
 * disclosure: of a verification and a disclosure at once the later one sees the other's.
 */
export async function knownOutputs(tx: Tx, deliveries: readonly string[]): Promise<KnownOutput[]> {
  await sql`
    select 1 from contract where authority_id = ${tx.authority} and contract_id in (
      select contract_id from delivery where authority_id = ${tx.authority} and delivery_id = any(${deliveries}::uuid[])
    ) order by contract_id for share`.execute(tx)
  const { rows } = await sql<Row>`
    select d.delivery_id, v.verification_id, v.decision, v.quantity as accepted, d.state, v.recorded_at as verified_at,
      d.quarter, d.story, c.commitment_id, c.title, k.contract_id, k.title as contract_title, k.disclosure,
      k.withdrawn_at is not null as contract_withdrawn, c.counted_by is not null as counted_elsewhere, m.code as measure_code, m.name as measure_name, m.unit, m.units,
      coalesce(strategic.slug, o.slug) as outcome_slug, coalesce(strategic.name, o.name) as outcome_name,
      d.place_code, coalesce(p.name, d.place_code) as place_name,
      s.supplier_id, s.name as supplier_name, s.kind as supplier_kind,
      kept.output_id, kept.number, kept.published_at, e.withdrawn_on
    from delivery d
    join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id
    left join outcome strategic on strategic.authority_id = o.authority_id and strategic.outcome_id = o.parent_id
    left join place p on p.authority_id = d.authority_id and p.code = d.place_code
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    left join output kept on kept.authority_id = d.authority_id and kept.delivery_id = d.delivery_id
    left join register_entry e on e.authority_id = d.authority_id and e.output_id = kept.output_id
    where d.authority_id = ${tx.authority} and d.delivery_id = any(${deliveries}::uuid[])
    order by v.recorded_at, d.delivery_id`.execute(tx)
  return rows.flatMap((row) => knownOutput(row) ?? [])
}

function knownOutput(row: Row): KnownOutput | undefined {
  const delivery: DecidedDelivery = {
    decision: row.decision,
    accepted: new Decimal(row.accepted),
    isReplaced: row.state === 'replaced',
  }
  const quantity = outputOf(delivery)
  if (!quantity || (row.counted_elsewhere && row.output_id === null)) return undefined
  return {
    facts: factsOf(row, delivery, quantity),
    deliveryId: row.delivery_id,
    verificationId: row.verification_id,
    isNew: row.output_id === null,
    number: row.number,
    publishedAt: row.published_at,
    withdrawnOn: row.withdrawn_on,
  }
}

function factsOf(row: Row, delivery: DecidedDelivery, quantity: Decimal): OutputFacts {
  return {
    output: row.output_id ?? newId(),
    title: row.title,
    story: row.story,
    measure: { code: row.measure_code, name: row.measure_name, unit: { one: row.unit, many: row.units } },
    outcome: { slug: row.outcome_slug, name: row.outcome_name },
    quarter: row.quarter,
    place: row.place_code === null ? null : { code: row.place_code, name: row.place_name! },
    supplier: { id: row.supplier_id, name: row.supplier_name, kind: row.supplier_kind },
    contract: { id: row.contract_id, title: row.contract_title },
    commitment: row.commitment_id,
    verifiedOn: dayIn(row.verified_at),
    delivery,
    shown: {
      disclosure: row.disclosure,
      isWithdrawn: row.contract_withdrawn,
      isElsewhere: row.counted_elsewhere,
    },
    quantity,
  }
}
