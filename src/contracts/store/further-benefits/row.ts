import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import type {
  FurtherBenefit,
  FurtherBenefitState,
  Side,
  Standing,
} from '../../further-benefit/further-benefit.ts'

/** A further benefit as it stands, with the version that an act must name. */
export interface FurtherBenefitRecord extends FurtherBenefit {
  id: string
  version: number
  contract: string
  contractTitle: string
  contractReference: string | null
  contractOwner: string | null
  supplierName: string | null
  measureName: string | null
  measureCode: string | null
  /** Of the measure, when there is one. */
  unit: { one: string; many: string } | null
  side: Side
  state: FurtherBenefitState
  /** The check that holds. */
  check: string | null
  assessment: string | null
  signedName: string | null
  signedAt: Date | null
  signedBy: string | null
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
  commitment: string | null
  recordedAt: Date
  recordedBy: string | null
}

export function furtherBenefits(tx: Tx) {
  return tx
    .selectFrom('further_benefit as b')
    .innerJoin('contract as k', (join) =>
      join.onRef('k.authority_id', '=', 'b.authority_id').onRef('k.contract_id', '=', 'b.contract_id'),
    )
    .leftJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 'b.authority_id').onRef('s.supplier_id', '=', 'b.supplier_id'),
    )
    .leftJoin('measure as m', (join) =>
      join.onRef('m.authority_id', '=', 'b.authority_id').onRef('m.measure_id', '=', 'b.measure_id'),
    )
    .select([
      'b.further_benefit_id',
      'b.version',
      'b.contract_id',
      'k.title as contract_title',
      'k.reference as contract_reference',
      'k.owner_id as contract_owner',
      'b.supplier_id',
      's.name as supplier_name',
      'b.raised_side',
      'b.title',
      'b.describes',
      'b.needed_by',
      'b.measure_id',
      'm.name as measure_name',
      'm.code as measure_code',
      'm.unit as measure_unit',
      'm.units as measure_units',
      'b.quantity',
      'b.came_from',
      'b.state',
      'b.modification_check_id',
      'b.assessment',
      'b.signed_name',
      'b.signed_at',
      'b.signed_by',
      'b.decided_at',
      'b.decided_by',
      'b.reason',
      'b.commitment_id',
      'b.recorded_at',
      'b.recorded_by',
    ])
    .where('b.authority_id', '=', tx.authority)
    .where('k.withdrawn_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof furtherBenefits>['executeTakeFirstOrThrow']>>

export function furtherBenefitRecord(row: Row): FurtherBenefitRecord {
  return {
    id: row.further_benefit_id,
    version: row.version,
    contract: row.contract_id,
    contractTitle: row.contract_title,
    contractReference: row.contract_reference,
    contractOwner: row.contract_owner,
    supplier: row.supplier_id,
    supplierName: row.supplier_name,
    side: row.raised_side as Side,
    title: row.title,
    describes: row.describes,
    neededBy: row.needed_by,
    measure: row.measure_id,
    measureName: row.measure_name,
    measureCode: row.measure_code,
    unit: row.measure_unit === null ? null : { one: row.measure_unit, many: row.measure_units! },
    quantity: row.quantity === null ? null : new Decimal(row.quantity),
    cameFrom: row.came_from,
    state: row.state as FurtherBenefitState,
    check: row.modification_check_id,
    assessment: row.assessment,
    signedName: row.signed_name,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reason: row.reason,
    commitment: row.commitment_id,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}

/** What decides whether something can be done about it. */
export function standingOfBenefit(record: FurtherBenefitRecord): Standing {
  const { version, state, recordedBy, signedBy, check } = record
  return { version, state, raisedBy: recordedBy, signedBy, isChecked: check !== null }
}
