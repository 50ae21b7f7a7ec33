import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Quarter } from '../../../language/quarter.ts'
import { type FactRow, recordedNow, type Tx } from '../../../platform/database.ts'
import type { Profile } from '../../plan.ts'
import type {
  Side,
  VariationAnswer,
  VariationAnswered,
  VariationProposed,
  VariationState,
  VariationTerms,
} from '../../variation.ts'
import { type PlanKept, planKept, planOf } from '../plan-kept.ts'

/** A variation as it was asked for, and what became of it. */
export interface VariationRecord extends VariationProposed {
  id: string
  contract: string
  contractTitle: string
  contractOwner: string | null
  commitment: string
  commitmentTitle: string
  commitmentOwner: string | null
  unit: { one: string; many: string }
  side: Side
  supplier: string
  supplierName: string
  recordedAt: Date
  recordedBy: string | null
  state: VariationState
  answered: { answer: VariationAnswer; side: Side; reason: string | null; at: Date; by: string | null } | null
  withdrawnOn: Day | null
}

interface TermsKept extends PlanKept {
  title: string
  quantity: string
  due: Day
  profile: Profile
  targets: Record<string, string>
}

function kept(terms: VariationTerms): TermsKept {
  const { title, quantity, due, profile, targets } = terms
  const byQuarter = [...targets].map(([quarter, target]) => [quarter, target.toFixed()])
  return {
    title,
    quantity: quantity.toFixed(),
    due,
    profile,
    targets: Object.fromEntries(byQuarter) as Record<string, string>,
    ...planKept(terms),
  }
}

function termsOfKept({ title, quantity, due, profile, targets, ...plan }: TermsKept): VariationTerms {
  const byQuarter = Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    title,
    quantity: new Decimal(quantity),
    due,
    profile,
    targets: new Map(byQuarter.map(([quarter, target]) => [quarter as Quarter, new Decimal(target)])),
    ...planOf(plan),
  }
}

interface Row extends Omit<VariationRecord, 'terms' | 'answered' | 'state' | 'from'> {
  terms: TermsKept
  effective_from: Day
  answer: VariationAnswer | null
  answer_side: Side | null
  answer_reason: string | null
  answered_at: Date | null
  answered_by: string | null
  carried_out: boolean
}

async function variationsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<VariationRecord[]> {
  const { rows } = await sql<Row>`
    select v.variation_id as id, v.contract_id as contract, k.title as "contractTitle", k.owner_id as "contractOwner",
      v.commitment_id as commitment, c.title as "commitmentTitle", c.owner_id as "commitmentOwner",
      jsonb_build_object('one', m.unit, 'many', m.units) as unit, v.side, v.supplier_id as supplier, s.name as "supplierName",
      v.terms, v.effective_from, v.reason, v.recorded_at as "recordedAt", v.recorded_by as "recordedBy",
      a.answer, a.side as answer_side, a.reason as answer_reason, a.recorded_at as answered_at, a.recorded_by as answered_by,
      c.withdrawn_on as "withdrawnOn",
      exists (select from commitment_fact f where f.authority_id = v.authority_id and f.variation_id = v.variation_id) as carried_out
    from variation v
    join commitment c on c.authority_id = v.authority_id and c.commitment_id = v.commitment_id
    join contract k on k.authority_id = v.authority_id and k.contract_id = v.contract_id
    join measure m on m.authority_id = c.authority_id and m.measure_id = c.measure_id
    join supplier s on s.authority_id = v.authority_id and s.supplier_id = v.supplier_id
    left join variation_answer a on a.authority_id = v.authority_id and a.variation_id = v.variation_id
    where v.authority_id = ${tx.authority} and ${condition}
    order by v.variation_id desc limit 500`.execute(tx)
  return rows.map(recordOf)
}

function recordOf(row: Row): VariationRecord {
  const {
    terms,
    effective_from,
    answer,
    answer_side,
    answer_reason,
    answered_at,
    answered_by,
    carried_out,
    ...rest
  } = row
  const answered = answer && {
    answer,
    side: answer_side!,
    reason: answer_reason,
    at: answered_at!,
    by: answered_by,
  }
  const state = answer === null ? 'open' : answer === 'agreed' && carried_out ? 'in-effect' : answer
  return { ...rest, terms: termsOfKept(terms), from: effective_from, answered, state }
}

export async function variationOf(tx: Tx, id: string): Promise<VariationRecord | undefined> {
  return (await variationsWhere(tx, sql`v.variation_id = ${id}::uuid`))[0]
}

/** Every variation of a commitment, the newest first. */
export function variationsOf(tx: Tx, commitment: string): Promise<VariationRecord[]> {
  return variationsWhere(tx, sql`v.commitment_id = ${commitment}::uuid`)
}

/** Every variation on a contract, the newest first. */
export function variationsOn(tx: Tx, contract: string): Promise<VariationRecord[]> {
  return variationsWhere(tx, sql`v.contract_id = ${contract}::uuid`)
}

/** What these suppliers were asked, or asked for, the newest first. */
export function variationsWith(tx: Tx, suppliers: readonly string[]): Promise<VariationRecord[]> {
  return variationsWhere(tx, sql`v.supplier_id = any(${[...suppliers]}::uuid[]) and k.withdrawn_at is null`)
}

/** What was agreed for a day up to this one, and is not carried out yet. */
export async function variationsToCarryOut(tx: Tx, by: Day): Promise<VariationRecord[]> {
  const all = await variationsWhere(
    tx,
    sql`a.answer = 'agreed' and v.effective_from <= ${by}::date and c.withdrawn_on is null and k.withdrawn_at is null
      and not exists (select from commitment_fact f where f.authority_id = v.authority_id and f.variation_id = v.variation_id)`,
  )
  return all.toReversed()
}

/** Whether a variation of the commitment waits for an answer, or for its day. */
export async function isUnderWay(tx: Tx, commitment: string): Promise<boolean> {
  const all = await variationsOf(tx, commitment)
  return all.some(({ state }) => state === 'open' || state === 'agreed')
}

interface Asking {
  contract: string
  commitment: string
  supplier: string
  side: Side
}

/** Records that a side asks for a variation; answers with its id, and the fact for the audit to seal. */
export async function addVariation(
  tx: Tx,
  { contract, commitment, supplier, side }: Asking,
  { terms, from, reason }: VariationProposed,
): Promise<{ id: string; facts: FactRow[] }> {
  const variation_id = newId()
  await tx
    .insertInto('variation')
    .values({
      authority_id: tx.authority,
      variation_id,
      contract_id: contract,
      commitment_id: commitment,
      supplier_id: supplier,
      side,
      terms: JSON.stringify(kept(terms)),
      effective_from: from,
      reason,
      ...recordedNow(tx),
    })
    .execute()
  return { id: variation_id, facts: [{ table: 'variation', key: { variation_id } }] }
}

/** Records what became of a variation; nothing when it was answered already. */
export async function addVariationAnswer(
  tx: Tx,
  variation_id: string,
  side: Side,
  { answer, reason }: VariationAnswered,
): Promise<FactRow[] | undefined> {
  const added = await tx
    .insertInto('variation_answer')
    .values({ authority_id: tx.authority, variation_id, answer, side, reason, ...recordedNow(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('variation_id')
    .executeTakeFirst()
  return added && [{ table: 'variation_answer', key: { variation_id } }]
}

/** The address kept with a supplier. */
export async function contactOf(tx: Tx, supplier: string): Promise<string | null> {
  const row = await tx
    .selectFrom('supplier')
    .select('contact_email')
    .where('authority_id', '=', tx.authority)
    .where('supplier_id', '=', supplier)
    .executeTakeFirst()
  return row?.contact_email ?? null
}
