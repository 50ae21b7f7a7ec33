import { sql } from 'kysely'

const newest = sql`(select max(v.version) from recovery_plan_version v
  where v.authority_id = q.authority_id and v.plan_id = q.plan_id)`
const planFrom = sql`recovery_plan q
  join commitment c on c.authority_id = q.authority_id and c.commitment_id = q.commitment_id
  join contract k on k.authority_id = q.authority_id and k.contract_id = q.contract_id
  join recovery_plan_version w on w.authority_id = q.authority_id and w.plan_id = q.plan_id and w.version = ${newest}
  left join recovery_plan_answer a
    on a.authority_id = w.authority_id and a.plan_id = w.plan_id and a.version = w.version`

const ofPlan = {
  of: 'recovery-plan',
  subject: sql`q.plan_id`,
  supplier: sql`q.supplier_id`,
  at: sql`q.authority_id`,
} as const

/** What suppliers wrote after a missed target, and nobody agreed with or sent back yet; by the day it came. */
export const planToAnswer = {
  ...ofPlan,
  day: sql`(w.recorded_at at time zone 'Europe/London')::date`,
  about: sql`w.version::text`,
  said: sql`jsonb_build_object('quarter', q.quarter)`,
  from: planFrom,
  where: sql`a.answer is null and c.withdrawn_on is null`,
}

/** Agreed plans with a step whose day is over and that nobody said is done; by the first such day. Nothing of what rests. */
export function stepOverdue(today: string) {
  return {
    ...ofPlan,
    day: sql`s.day`,
    about: sql`w.version || ' ' || s.day`,
    said: sql`jsonb_build_object('step', s.words)`,
    from: sql`${planFrom}
      cross join lateral (select (t.step->>'day')::date as day, t.step->>'words' as words
        from jsonb_array_elements(w.steps) with ordinality as t (step, place)
        where (t.step->>'day')::date < ${today}::date and not exists (select from recovery_step_done d
          where d.authority_id = w.authority_id and d.plan_id = w.plan_id and d.version = w.version and d.step = t.place)
        order by t.place limit 1) s`,
    where: sql`a.answer = 'agreed' and c.withdrawn_on is null
      and (c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until)`,
  }
}
