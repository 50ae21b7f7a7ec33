import { type RawBuilder, sql } from 'kysely'
import { type Day, dayIn } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { lastDayOf, quarterOf } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { MissedTarget, PlanAnswer, RecoveryState, RecoveryStep } from '../../recovery-plan.ts'
import { planStanding } from '../../recovery-words.ts'

/** A step of the newest version, with how it was done. */
export interface StepRecord extends RecoveryStep {
  done: { side: 'council' | 'supplier'; words: string; at: Date } | null
}

/** One time that the supplier wrote the plan, and what was answered. */
export interface PlanVersion {
  version: number
  why: string
  steps: RecoveryStep[]
  caughtUp: Day
  writtenAt: Date
  answer: { answer: PlanAnswer; reason: string | null; at: Date } | null
}

/** A plan that the supplier was asked for after a missed target. */
export interface RecoveryPlanRecord extends MissedTarget {
  id: string
  contract: string
  contractTitle: string
  contractOwner: string | null
  commitment: string
  commitmentTitle: string
  commitmentOwner: string | null
  unit: { one: string; many: string }
  supplier: string
  supplierName: string
  email: string
  message: string
  askedAt: Date
  askedBy: string | null
  state: RecoveryState
  /** The newest version's number; 0 before the first. */
  version: number
  /** The newest first. */
  versions: PlanVersion[]
  /** Of the newest version. */
  steps: StepRecord[]
}

interface VersionKept extends Omit<PlanVersion, 'writtenAt' | 'answer'> {
  writtenAt: string
  answer: PlanAnswer | null
  reason: string | null
  answeredAt: string | null
}

interface Row extends Omit<
  RecoveryPlanRecord,
  'planned' | 'counted' | 'by' | 'state' | 'version' | 'versions' | 'steps'
> {
  due: Day
  planned: string
  counted: string
  versions: VersionKept[]
  done: { version: number; step: number; side: 'council' | 'supplier'; words: string; at: string }[]
}

async function plansWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  limit = 200,
): Promise<RecoveryPlanRecord[]> {
  const { rows } = await sql<Row>`
    select p.plan_id as id, p.contract_id as contract, k.title as "contractTitle", k.owner_id as "contractOwner",
      p.commitment_id as commitment, c.due, c.title as "commitmentTitle", c.owner_id as "commitmentOwner",
      jsonb_build_object('one', m.unit, 'many', m.units) as unit, p.supplier_id as supplier, s.name as "supplierName",
      p.quarter, p.planned, p.counted, p.email, p.message, p.recorded_at as "askedAt", p.recorded_by as "askedBy",
      coalesce((select jsonb_agg(jsonb_build_object('version', v.version, 'why', v.why, 'steps', v.steps, 'caughtUp', v.caught_up,
          'writtenAt', v.recorded_at, 'answer', a.answer, 'reason', a.reason, 'answeredAt', a.recorded_at) order by v.version desc)
        from recovery_plan_version v
        left join recovery_plan_answer a on a.authority_id = v.authority_id and a.plan_id = v.plan_id and a.version = v.version
        where v.authority_id = p.authority_id and v.plan_id = p.plan_id), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('version', d.version, 'step', d.step, 'side', d.side, 'words', d.words,
          'at', d.recorded_at))
        from recovery_step_done d where d.authority_id = p.authority_id and d.plan_id = p.plan_id), '[]') as done
    from recovery_plan p
    join contract k on k.authority_id = p.authority_id and k.contract_id = p.contract_id
    join commitment c on c.authority_id = p.authority_id and c.commitment_id = p.commitment_id
    join measure m on m.authority_id = c.authority_id and m.measure_id = c.measure_id
    join supplier s on s.authority_id = p.authority_id and s.supplier_id = p.supplier_id
    where p.authority_id = ${tx.authority} and ${condition}
    order by p.plan_id desc limit ${limit}`.execute(tx)
  return rows.map(planOfRow)
}

function planOfRow({ due, planned, counted, versions: kept, done, ...row }: Row): RecoveryPlanRecord {
  const versions = kept.map(({ writtenAt, answer, reason, answeredAt, ...version }) => ({
    ...version,
    writtenAt: new Date(writtenAt),
    answer: answer ? { answer, reason, at: new Date(answeredAt!) } : null,
  }))
  const [newest] = versions
  const steps = (newest?.steps ?? []).map((step, place) => {
    const of = done.find((each) => each.version === newest!.version && each.step === place + 1)
    return { ...step, done: of ? { side: of.side, words: of.words, at: new Date(of.at) } : null }
  })
  const state = !newest ? 'asked' : newest.answer ? newest.answer.answer : 'written'
  const amounts = { planned: new Decimal(planned), counted: new Decimal(counted) }
  const by = quarterOf(due) === row.quarter ? due : lastDayOf(row.quarter)
  return { ...row, ...amounts, by, state, version: newest?.version ?? 0, versions, steps }
}

export async function recoveryPlanOf(tx: Tx, id: string): Promise<RecoveryPlanRecord | undefined> {
  const [plan] = await plansWhere(tx, sql`p.plan_id = ${id}::uuid`)
  return plan
}

/** Whose plans: all of them where nothing is said. */
export interface PlansAsked {
  commitment?: string
  contract?: string
  supplier?: string
  suppliers?: readonly string[]
  /** Those that are asked for, written or sent back, or whose steps are not all done. */
  isOpen?: boolean
  /** Older than this one. */
  after?: string
  limit?: number
}

/** The newest first. */
export function recoveryPlansOf(tx: Tx, asked: PlansAsked): Promise<RecoveryPlanRecord[]> {
  const { commitment, contract, supplier, suppliers, isOpen, after, limit } = asked
  const where = [
    commitment ? sql`p.commitment_id = ${commitment}::uuid` : undefined,
    contract ? sql`p.contract_id = ${contract}::uuid` : undefined,
    supplier ? sql`p.supplier_id = ${supplier}::uuid` : undefined,
    suppliers ? sql`p.supplier_id = any(${[...suppliers]}::uuid[])` : undefined,
    isOpen ? openPlan : undefined,
    after ? sql`p.plan_id < ${after}::uuid` : undefined,
  ].filter((each) => each !== undefined)
  return plansWhere(tx, where.length > 0 ? sql.join(where, sql` and `) : sql`true`, limit)
}

/** Not agreed, or with a step of what was agreed that is not done; nothing of a commitment or contract that was withdrawn. */
const openPlan = sql`c.withdrawn_on is null and k.withdrawn_at is null and not exists (
  select from recovery_plan_answer a
  join recovery_plan_version v on v.authority_id = a.authority_id and v.plan_id = a.plan_id and v.version = a.version
  where a.authority_id = p.authority_id and a.plan_id = p.plan_id and a.answer = 'agreed'
    and jsonb_array_length(v.steps) <= (select count(*) from recovery_step_done d
      where d.authority_id = v.authority_id and d.plan_id = v.plan_id and d.version = v.version))`

/** Plans as other rooms' pages list them: the newest first, each with how it stands. */
export async function plansTold(
  tx: Tx,
  asked: PlansAsked,
): Promise<{ id: string; commitmentTitle: string; by: Day; standing: string }[]> {
  const today = dayIn(tx.at)
  return (await recoveryPlansOf(tx, asked)).map((plan) => {
    const { id, commitmentTitle, by } = plan
    return { id, commitmentTitle, by, standing: planStanding(plan, today) }
  })
}
