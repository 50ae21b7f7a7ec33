import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/database.ts'
import type { Commitment, Origin, Standing } from '../commitment.ts'
import { countedByOf } from '../counted-by.ts'
import { type PlanKept, planOf } from './plan-kept.ts'

/** A commitment as it is kept, with the names that lists show. */
export interface CommitmentRecord extends Commitment {
  id: string
  contract: string
  version: number
  withdrawnOn: Day | null
  withdrawalReason: string | null
  /** The days on which nobody is reminded of it, and it is called late nowhere. */
  paused: { from: Day; until: Day } | null
  recordedAt: Date
  supplierName: string
  measureCode: string
  measureName: string
  unit: { one: string; many: string }
  outcomeName: string
  outcomeSlug: string
}

const columns = [
  'k.commitment_id',
  'k.contract_id',
  'k.supplier_id',
  'k.measure_id',
  'k.outcome_id',
  'k.title',
  'k.quantity',
  'k.due',
  'k.profile',
  'k.plan',
  'k.paused_from',
  'k.paused_until',
  'k.place_code',
  'k.beneficiaries',
  'k.supplier_owner',
  'k.supplier_email',
  'k.owner_id',
  'k.evidence_wanted',
  'k.origin',
  'k.standing',
  'k.counted_by',
  'k.counted_by_name',
  'k.withdrawn_on',
  'k.withdrawal_reason',
  'k.version',
  'k.recorded_at',
] as const

/** The authority's commitments with their names, to be narrowed down by the caller. */
export function commitments(tx: Tx) {
  return tx
    .selectFrom('commitment as k')
    .innerJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 'k.authority_id').onRef('s.supplier_id', '=', 'k.supplier_id'),
    )
    .innerJoin('measure as m', (join) =>
      join.onRef('m.authority_id', '=', 'k.authority_id').onRef('m.measure_id', '=', 'k.measure_id'),
    )
    .innerJoin('outcome as o', (join) =>
      join.onRef('o.authority_id', '=', 'k.authority_id').onRef('o.outcome_id', '=', 'k.outcome_id'),
    )
    .select(columns)
    .select([
      's.name as supplier_name',
      'm.code as measure_code',
      'm.name as measure_name',
      'm.unit',
      'm.units',
    ])
    .select(['o.name as outcome_name', 'o.slug as outcome_slug'])
    .select(
      sql<Record<string, string>>`(
        select coalesce(jsonb_object_agg(t.quarter, t.quantity::text), '{}') from commitment_target t
        where t.authority_id = k.authority_id and t.commitment_id = k.commitment_id)`.as('targets'),
    )
    .where('k.authority_id', '=', tx.authority)
}

type CommitmentRow = Awaited<ReturnType<ReturnType<typeof commitments>['executeTakeFirstOrThrow']>>

export function commitmentRecord(row: CommitmentRow): CommitmentRecord {
  return {
    id: row.commitment_id,
    contract: row.contract_id,
    version: row.version,
    title: row.title,
    supplier: row.supplier_id,
    supplierName: row.supplier_name,
    measure: row.measure_id,
    measureCode: row.measure_code,
    measureName: row.measure_name,
    unit: { one: row.unit, many: row.units },
    outcome: row.outcome_id,
    outcomeName: row.outcome_name,
    outcomeSlug: row.outcome_slug,
    quantity: new Decimal(row.quantity),
    due: row.due as Day,
    profile: row.profile as Commitment['profile'],
    targets: targetsIn(row.targets),
    ...planOf(row.plan as PlanKept | null),
    place: row.place_code,
    beneficiaries: row.beneficiaries,
    supplierOwner: row.supplier_owner,
    supplierEmail: row.supplier_email,
    owner: row.owner_id,
    evidenceWanted: row.evidence_wanted,
    origin: row.origin as Origin,
    standing: row.standing as Standing,
    ...countedByOf(row),
    withdrawnOn: row.withdrawn_on as Day | null,
    withdrawalReason: row.withdrawal_reason,
    paused: row.paused_from ? { from: row.paused_from as Day, until: row.paused_until as Day } : null,
    recordedAt: row.recorded_at,
  }
}

function targetsIn(targets: Record<string, string>): Map<Quarter, Decimal> {
  const pairs = Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(pairs.map(([quarter, quantity]) => [quarter as Quarter, new Decimal(quantity)]))
}

/** What is promised in it, without how it is kept: what an edit is compared with. */
export function commitmentIn(record: CommitmentRecord): Commitment {
  const { title, supplier, measure, outcome, quantity, due, profile, targets, place, beneficiaries } = record
  const { supplierOwner, supplierEmail, owner, evidenceWanted, origin, standing, countedBy } = record
  const promised = {
    title,
    supplier,
    measure,
    outcome,
    quantity,
    due,
    profile,
    targets,
    place,
    beneficiaries,
  }
  const { periods, milestones, scaling } = record
  const plan = {
    ...(scaling ? { scaling } : {}),
    ...(periods ? { periods } : {}),
    ...(milestones ? { milestones } : {}),
  }
  const firm = { origin, standing, ...(countedBy ? { countedBy } : {}) }
  return { ...promised, ...plan, supplierOwner, supplierEmail, owner, evidenceWanted, ...firm }
}

/** The whole terms of a commitment's row `k`, as a fact keeps them. */
export const termsOfRow = sql`jsonb_strip_nulls(to_jsonb(k) - '{authority_id,commitment_id,version,recorded_at,recorded_by,source_key,source_digest,import_id}'::text[])
  || jsonb_build_object('targets', (
    select coalesce(jsonb_object_agg(t.quarter, t.quantity), '{}') from commitment_target t
    where t.authority_id = k.authority_id and t.commitment_id = k.commitment_id))`
