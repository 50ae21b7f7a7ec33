import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import { addDays } from '../../../language/day.ts'
import { noticesSince, noticeShownBefore } from '../../kpi/notice.ts'
import {
  type Against,
  type AttentionKind,
  contractEndingUntil,
  plannedUntil,
  waiverExpiringUntil,
} from '../../attention.ts'
import { isOfKind, type PartKind, partOfKind } from './parts.ts'
import { planToAnswer, stepOverdue } from './recovery.ts'

/** What the rows of a kind are records of. */
export type SubjectKind =
  'commitment' | 'contract' | 'return' | 'delivery' | 'draft' | 'mail' | 'waiver' | 'recovery-plan'

/**
 * The rows of one kind, the same columns for all: subject, of, day, contract_id, contract_title, reference, service, owner,
 * title, supplier_id, outcome_id, about (what a dismissal is compared with), said (what the page tells besides).
 */
interface Source {
  of: SubjectKind
  subject: RawBuilder<unknown>
  day: RawBuilder<unknown>
  owner: RawBuilder<unknown>
  title: RawBuilder<unknown>
  /** Where it is about no contract. */
  contractTitle?: RawBuilder<unknown>
  supplier: RawBuilder<unknown>
  /** The outcome it counts under, of what is about a commitment. */
  outcome: RawBuilder<unknown>
  about: RawBuilder<unknown>
  said: RawBuilder<unknown>
  from: RawBuilder<unknown>
  /** Besides the authority, and that the contract was not withdrawn. */
  where: RawBuilder<unknown>
  /** The table whose authority is compared first. */
  at: RawBuilder<unknown>
}

const firstSupplier = sql`(
  select cs.supplier_id from contract_supplier cs where cs.authority_id = k.authority_id and cs.contract_id = k.contract_id
  order by cs.position limit 1)`
const contractOfCommitment = sql`commitment c
  join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id`
const progress = sql`
  left join commitment_progress p on p.authority_id = c.authority_id and p.commitment_id = c.commitment_id`
const accepted = sql`coalesce(p.verified + p.earlier_accepted, 0)`
const reported = sql`coalesce(p.reported + p.earlier_reported, 0)`
const measure = sql`
  join measure m on m.authority_id = c.authority_id and m.measure_id = c.measure_id`
const unit = sql`'one', m.unit, 'many', m.units`

const ofCommitment = {
  of: 'commitment',
  subject: sql`c.commitment_id`,
  day: sql`c.due`,
  owner: sql`coalesce(c.owner_id, k.owner_id)`,
  title: sql`c.title`,
  supplier: sql`c.supplier_id`,
  outcome: sql`c.outcome_id`,
  about: sql`c.due || ' ' || trim_scale(c.quantity)`,
  said: sql`(select jsonb_build_object('quantity', c.quantity::text, 'accepted', ${accepted}::text, 'reported', ${reported}::text, ${unit})
    from measure m where m.authority_id = c.authority_id and m.measure_id = c.measure_id)`,
  from: sql`${contractOfCommitment} ${progress}`,
  at: sql`c.authority_id`,
} as const

const ofContract = {
  of: 'contract',
  subject: sql`k.contract_id`,
  owner: sql`k.owner_id`,
  title: sql`k.title`,
  supplier: firstSupplier,
  outcome: sql`null::uuid`,
  said: sql`jsonb_build_object('value', k.value::text, 'gross', k.value_gross::text, 'ends', k.ends, 'extendable', k.extendable_until)`,
  from: sql`contract k`,
  at: sql`k.authority_id`,
} as const

/** Of the kinds of parts.ts, joined with what they are about. */
const ofPart = {
  ...ofCommitment,
  subject: sql`o.subject`,
  day: sql`o.day`,
  supplier: sql`o.supplier_id`,
  outcome: sql`o.outcome_id`,
  about: sql`o.about`,
  said: sql`(select jsonb_build_object('quantity', c.quantity::text, 'accepted', ${accepted}::text, 'reported', ${reported}::text, ${unit})
    from measure m ${progress} where m.authority_id = c.authority_id and m.measure_id = c.measure_id)`,
  at: sql`o.authority_id`,
} as const

function sourceOfPart(
  tx: Pick<Tx, 'authority'>,
  kind: PartKind,
  against: Against,
  tells: Pick<Source, 'of' | 'said'> = ofPart,
): Source {
  return {
    ...ofPart,
    ...tells,
    from: sql`(${partOfKind(tx, kind, against)}) o
      join commitment c on c.authority_id = o.authority_id and c.commitment_id = o.commitment_id
      join contract k on k.authority_id = o.authority_id and k.contract_id = o.contract_id`,
    where: isOfKind(kind, against),
  }
}

function sourcesOf(tx: Pick<Tx, 'authority'>, kind: AttentionKind, against: Against): Source[] {
  const { today } = against
  switch (kind) {
    case 'overdue':
    case 'ending-soon':
    case 'no-owner':
      return [sourceOfPart(tx, kind, against)]
    case 'behind-plan':
      return [sourceOfPart(tx, kind, against, { of: 'commitment', said: saidOfPlan(today) })]
    case 'to-verify':
      return [sourceOfPart(tx, kind, against, { of: 'delivery', said: saidOfDelivery })]
    case 'no-measure':
      return [newMeasures, drafts]
    case 'late-returns':
      return [lateReturns(today)]
    case 'to-confirm':
      return [toConfirm]
    case 'to-correct':
      return [toCorrect]
    case 'plan-to-answer':
      return [{ ...ofCommitment, ...planToAnswer }]
    case 'step-overdue':
      return [{ ...ofCommitment, ...stepOverdue(today) }]
    case 'bounced':
      return [bounced]
    case 'nothing-recorded':
      return nothingRecorded(against)
    case 'contract-ending':
      return [contractEnding(against)]
    case 'notice-due':
      return [noticeDue(today)]
    case 'waiver-expiring':
      return [waiverExpiring(against)]
  }
}

const saidOfPlan = (today: Against['today']) => sql`(
  select jsonb_build_object('quantity', t.planned::text, 'accepted', ${accepted}::text, 'reported', ${reported}::text, ${unit})
  from measure m ${progress}
  cross join lateral (
    select sum(t.quantity) as planned from commitment_target t
    where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id and t.quarter <= ${plannedUntil(today)}) t
  where m.authority_id = c.authority_id and m.measure_id = c.measure_id)`

const newMeasures: Source = {
  ...ofCommitment,
  about: sql`c.measure_id::text`,
  said: sql`jsonb_build_object('quantity', c.quantity::text, 'measure', m.name, 'measureId', m.measure_id, ${unit})`,
  from: sql`${contractOfCommitment} ${measure}`,
  where: sql`c.withdrawn_on is null and not m.built_in and not exists (
    select from attention_standing n
    where n.authority_id = c.authority_id and n.matter = 'measure' and n.subject_id = c.measure_id and n.dismissed_about = 'kept')`,
}

const drafts: Source = {
  of: 'draft',
  subject: sql`w.draft_id`,
  day: sql`coalesce(k.ends, 'infinity')`,
  owner: sql`k.owner_id`,
  title: sql`w.title`,
  supplier: firstSupplier,
  outcome: sql`null::uuid`,
  about: sql`coalesce(trim_scale(w.quantity)::text, '')`,
  said: sql`'{}'::jsonb`,
  from: sql`commitment_draft w
    join contract k on k.authority_id = w.authority_id and k.contract_id = w.contract_id`,
  where: sql`w.state = 'open' and w.looks_social`,
  at: sql`w.authority_id`,
}

const lateReturns = (today: string): Source => ({
  of: 'return',
  subject: sql`r.return_id`,
  day: sql`r.due`,
  owner: sql`k.owner_id`,
  title: sql`k.title`,
  supplier: sql`r.supplier_id`,
  outcome: sql`null::uuid`,
  about: sql`r.due::text`,
  said: sql`jsonb_build_object('quarter', r.quarter, 'asked', r.asked_of)`,
  from: sql`return r join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id`,
  where: sql`r.state = 'awaited' and r.due < ${today}::date`,
  at: sql`r.authority_id`,
})

const saidOfDelivery = sql`(
  select jsonb_build_object('quantity', d.quantity::text, 'quarter', d.quarter, ${unit})
  from delivery d join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
  where d.authority_id = o.authority_id and d.delivery_id = o.subject)`

/** Decisions that were proposed, by the day on which they were. */
const toConfirm: Source = {
  ...ofCommitment,
  of: 'delivery',
  subject: sql`d.delivery_id`,
  day: sql`(v.recorded_at at time zone 'Europe/London')::date`,
  supplier: sql`d.supplier_id`,
  outcome: sql`d.outcome_id`,
  about: sql`''`,
  said: sql`(select jsonb_build_object('quantity', d.quantity::text, 'quarter', d.quarter, ${unit})
    from measure m where m.authority_id = d.authority_id and m.measure_id = d.measure_id)`,
  from: sql`verification_proposal v
    join delivery d on d.authority_id = v.authority_id and d.delivery_id = v.delivery_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id`,
  where: sql`v.state = 'open'`,
  at: sql`v.authority_id`,
}

/** What suppliers ask to correct, by the day on which they did. */
const toCorrect: Source = {
  ...toConfirm,
  day: sql`(x.recorded_at at time zone 'Europe/London')::date`,
  about: sql`x.correction_id::text`,
  said: sql`(select jsonb_build_object('quantity', x.quantity::text, 'quarter', d.quarter, 'correction', x.correction_id, ${unit})
    from measure m where m.authority_id = d.authority_id and m.measure_id = d.measure_id)`,
  from: sql`delivery_correction x
    join delivery d on d.authority_id = x.authority_id and d.delivery_id = x.delivery_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id`,
  where: sql`not exists (select from delivery_correction_answer a
    where a.authority_id = x.authority_id and a.correction_id = x.correction_id)`,
  at: sql`x.authority_id`,
}

/** The last letter to a return, when it failed: one sent again, or to another address, settles it. */
const bounced: Source = {
  of: 'mail',
  subject: sql`l.mail_id`,
  day: sql`(l.made_at at time zone 'Europe/London')::date`,
  owner: sql`k.owner_id`,
  title: sql`l.subject`,
  supplier: sql`r.supplier_id`,
  outcome: sql`null::uuid`,
  about: sql`''`,
  said: sql`jsonb_build_object('address', l.to_address, 'problem', l.problem, 'return', r.return_id, 'quarter', r.quarter)`,
  from: sql`mail l
    join return r on r.authority_id = l.authority_id and r.return_id = l.about_id
    join contract k on k.authority_id = r.authority_id and k.contract_id = r.contract_id`,
  where: sql`l.state = 'failed' and l.about_kind = 'return' and not exists (
    select from mail n where n.authority_id = l.authority_id and n.about_id = l.about_id and n.mail_id > l.mail_id)`,
  at: sql`l.authority_id`,
}

function nothingRecorded({ today, line }: Against): Source[] {
  if (!line) return []
  const kinds = [
    'contract',
    ...(line.frameworks ? ['framework', 'lot'] : []),
    ...(line.callOffs ? ['call-off', 'spot-purchase'] : []),
  ]
  const over = line.isAbove ? sql`k.value_pence > ${line.pence}` : sql`k.value_pence >= ${line.pence}`
  return [
    {
      ...ofContract,
      day: sql`coalesce(k.ends, 'infinity')`,
      about: sql`k.value_pence || ' ' || coalesce(k.ends::text, '')`,
      where: sql`${over} and k.kind = any(${kinds}::text[])
        and (k.starts is null or k.starts <= ${today}::date) and (k.ends is null or k.ends >= ${today}::date)
        and not exists (
          select from commitment c
          where c.authority_id = k.authority_id and c.contract_id = k.contract_id and c.withdrawn_on is null)`,
    },
  ]
}

function contractEnding({ today, decideMonths }: Against): Source {
  const until = contractEndingUntil(today, decideMonths)
  const near = (column: RawBuilder<unknown>) =>
    sql`(${column} >= ${today}::date and ${column} <= ${until}::date and not exists (
      select from decision_point e
      where e.authority_id = k.authority_id and e.contract_id = k.contract_id and e.before_day = ${column}))`
  const ends = near(sql`k.ends`)
  return {
    ...ofContract,
    day: sql`case when ${ends} then k.ends else k.extendable_until end`,
    about: sql`coalesce(k.ends::text, '') || ' ' || coalesce(k.extendable_until::text, '')`,
    where: sql`(${ends} or ${near(sql`k.extendable_until`)})`,
  }
}

/** The conditions of kpi/notice.ts. A row for each contract, of the day the most pressing of its notices is due by. */
function noticeDue(today: Against['today']): Source {
  return {
    ...ofContract,
    day: sql`n.by`,
    about: sql`n.by::text`,
    said: sql`jsonb_build_object('notice', n.because)`,
    from: sql`(
        select f.authority_id, f.contract_id from kpi f union select f.authority_id, f.contract_id from performance_failure f) m
      join contract k on k.authority_id = m.authority_id and k.contract_id = m.contract_id
      cross join lateral (${noticesOfContract(today)}) n`,
    where: sql`n.by <= ${addDays(today, noticeShownBefore)}::date`,
    at: sql`m.authority_id`,
  }
}

function noticesOfContract(today: Against['today']): RawBuilder<unknown> {
  return sql`
    select d.by, d.because from (
      select min(f.happened_on) + 29 as by, 'failure' as because from performance_failure f
      where f.authority_id = k.authority_id and f.contract_id = k.contract_id
        and (f.kind = 'poor-performance' or f.result <> 'none')
        and not exists (
          select from performance_notice o
          join performance_notice_publication p
            on p.authority_id = o.authority_id and p.performance_notice_id = o.performance_notice_id
          where o.authority_id = f.authority_id and o.contract_id = f.contract_id
            and o.told->'failures' @> jsonb_build_array(jsonb_build_object('id', f.performance_failure_id)))
      union all
      select case when k.ends < ${today}::date then k.ends + 30
          else (greatest(coalesce(t.until, greatest(s.starts, k.starts)), ${noticesSince}::date) + interval '12 months')::date - 1 end,
        case when k.ends < ${today}::date then 'ended' else 'yearly' end
      from (
        select min(i.starts) as starts from kpi i
        where i.authority_id = k.authority_id and i.contract_id = k.contract_id and not exists (
          select from kpi_ending e where e.authority_id = i.authority_id and e.kpi_id = i.kpi_id)) s
      cross join (
        select max(o.ends) as until from performance_notice o
        join performance_notice_publication p
          on p.authority_id = o.authority_id and p.performance_notice_id = o.performance_notice_id
        where o.authority_id = k.authority_id and o.contract_id = k.contract_id) t
      where s.starts is not null and (k.ends is null or k.ends >= ${today}::date or t.until is null or t.until < k.ends)) d
    where d.by is not null
    order by d.by limit 1`
}

/** A waiver may come before its contract. */
function waiverExpiring({ today, waiverMonths }: Against): Source {
  return {
    of: 'waiver',
    subject: sql`w.waiver_id`,
    day: sql`w.expires`,
    owner: sql`k.owner_id`,
    title: sql`w.number || ': ' || w.title`,
    contractTitle: sql`coalesce(k.title, w.supplier)`,
    supplier: sql`null::uuid`,
    outcome: sql`null::uuid`,
    about: sql`w.expires::text`,
    said: sql`'{}'::jsonb`,
    from: sql`waiver w left join contract k on k.authority_id = w.authority_id and k.contract_id = w.contract_id`,
    where: sql`w.withdrawn_because is null and w.expires >= ${today}::date
      and w.expires <= ${waiverExpiringUntil(today, waiverMonths)}::date`,
    at: sql`w.authority_id`,
  }
}

/** The rows of a kind, as a query to stand in a from. */
export function rowsOfKind(tx: Tx, kind: AttentionKind, against: Against): RawBuilder<unknown> {
  const sources = sourcesOf(tx, kind, against).map(
    (source) => sql`
      select ${source.subject} as subject, ${source.of} as of, ${source.day} as day, k.contract_id,
        ${source.contractTitle ?? sql`k.title`} as contract_title,
        k.reference, k.service, ${source.owner} as owner, ${source.title} as title, ${source.supplier} as supplier_id,
        ${source.outcome} as outcome_id, ${source.about} as about, ${source.said} as said
      from ${source.from}
      where ${source.at} = ${tx.authority} and k.withdrawn_at is null and ${source.where}`,
  )
  if (sources.length === 0) return sql`(${nothing})`
  return sql`(${sql.join(sources, sql` union all `)})`
}

const nothing = sql`
  select null::uuid as subject, '' as of, null::date as day, null::uuid as contract_id, '' as contract_title,
    '' as reference, '' as service, null::uuid as owner, '' as title, null::uuid as supplier_id, null::uuid as outcome_id, '' as about, '{}'::jsonb as said
  where false`
