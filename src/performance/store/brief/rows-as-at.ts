import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/tx.ts'
import { contractEndingUntil, type OwnLine } from '../../attention.ts'

/** What a brief is worked out for. */
export interface Prepared {
  /** The figures hold at the end of this day, in England. */
  on: Day
  /** First day of the time that what was won is told of. */
  since: Day
  /** Null for the whole council. */
  service: string | null
  /** The council's own line on that day; undefined where its policy draws none. */
  line: OwnLine | undefined
  /** Months ahead at which the end of a contract is told, where the authority chose. */
  decideMonths?: number | undefined
}

/**
 * The rows of a brief, with the figures each counts in, from dated facts as they stood at the end of a day: the last terms
 * recorded by then of each contract and commitment, what was reported by then, what was decided by then, what files had
 * told by then (decision 0004). Nothing is read from the roll-ups; for today both say the same.
 * Columns: part, figures, contract_id, commitment_id, delivery_id, words, and three to put them in order.
 */
export function rowsAsAt(tx: Tx, prepared: Prepared): RawBuilder<unknown> {
  return sql`
    with ${facts(tx, prepared)}, ${standings(tx, prepared)}
    ${commitmentRows()}
    union all ${wonRows(tx)}
    union all ${addedRows(tx, prepared)}
    union all ${earlierRows(prepared)}
    union all ${contractRows(prepared)}`
}

function facts(tx: Tx, { on, since, service }: Prepared): RawBuilder<unknown> {
  return sql`
    edge as (
      select (${on}::date + 1)::timestamp at time zone 'Europe/London' as until,
        ${since}::date::timestamp at time zone 'Europe/London' as starting
    ),
    contract_then as (
      select distinct on (f.contract_id) f.contract_id, f.terms from contract_fact f, edge
      where f.authority_id = ${tx.authority} and f.recorded_at < edge.until
      order by f.contract_id, f.version desc
    ),
    scope as materialized (
      select contract_id, terms->>'title' as contract, terms->>'service' as service, terms->>'kind' as kind,
        (terms->>'starts')::date as starts, (terms->>'ends')::date as ends,
        (terms->>'extendable_until')::date as extendable_until,
        (terms->>'value')::numeric as value, (terms->>'value_gross')::numeric as value_gross,
        terms->>'owner_id' as owner_id, terms->>'disclosure' = 'published' as is_published
      from contract_then
      where not terms ? 'withdrawn_at' and (${service}::text is null or terms->>'service' = ${service})
    ),
    commitment_then as (
      select distinct on (f.commitment_id) f.commitment_id, f.terms from commitment_fact f, edge
      where f.authority_id = ${tx.authority} and f.recorded_at < edge.until
      order by f.commitment_id, f.version desc
    ),
    promise as materialized (
      select c.commitment_id, s.contract_id, s.contract, s.value, s.is_published, c.terms->>'title' as title,
        (c.terms->>'quantity')::numeric as quantity, (c.terms->>'due')::date as due,
        c.terms->>'standing' as standing, c.terms->>'origin' as origin,
        (c.terms->>'supplier_id')::uuid as supplier_id, (c.terms->>'measure_id')::uuid as measure_id,
        (c.terms->>'outcome_id')::uuid as outcome_id, coalesce(c.terms->>'owner_id', s.owner_id) is null as is_ownerless
      from commitment_then c join scope s on s.contract_id = (c.terms->>'contract_id')::uuid
      where not c.terms ? 'withdrawn_on' and (c.terms->>'quantity')::numeric > 0
    ),
    reported as materialized (
      select r.delivery_id, r.commitment_id, r.quarter, r.quantity, r.story, r.replaces, r.recorded_at,
        v.decision, v.quantity as accepted, v.reason, v.recorded_at as decided_at
      from promise p
      join delivery r on r.authority_id = ${tx.authority} and r.commitment_id = p.commitment_id
      cross join edge
      left join verification v on v.authority_id = ${tx.authority} and v.delivery_id = r.delivery_id
        and v.recorded_at < edge.until
      where r.recorded_at < edge.until
    ),
    replaced as materialized (
      select distinct before.delivery_id
      from reported later join reported before on before.delivery_id = later.replaces
      where before.decision = 'not-accepted' or later.decision in ('accepted', 'in-part')
    ),
    given as (
      select commitment_id,
        sum(accepted) filter (where decision in ('accepted', 'in-part') and not is_replaced) as verified,
        (count(*) filter (where decision is null))::int as waiting,
        sum(quantity) filter (where decision is null) as waiting_quantity,
        min(recorded_at) filter (where decision is null) as waiting_since
      from (
        select r.*, x.delivery_id is not null as is_replaced
        from reported r left join replaced x on x.delivery_id = r.delivery_id
      ) r group by commitment_id
    ),
    told_before as materialized (
      select distinct on (b.commitment_id, coalesce(b.quarter, '')) b.*
      from promise p
      join earlier_delivery b on b.authority_id = ${tx.authority} and b.commitment_id = p.commitment_id
      cross join edge
      where b.recorded_at < edge.until and (b.withdrawn_at is null or b.withdrawn_at >= edge.until)
      order by b.commitment_id, coalesce(b.quarter, ''), b.recorded_at desc, b.earlier_delivery_id desc
    ),
    earlier as materialized (
      select b.* from told_before b
      left join delivery made on made.authority_id = ${tx.authority} and made.delivery_id = b.confirmed_by
      cross join edge
      where (made.delivery_id is null or made.recorded_at >= edge.until) and not exists (
        select 1 from reported r
        where r.commitment_id = b.commitment_id and r.quarter = b.quarter
          and r.decision is distinct from 'not-accepted'
          and not exists (select 1 from replaced x where x.delivery_id = r.delivery_id)
      )
    )`
}

function standings(tx: Tx, { on }: Prepared): RawBuilder<unknown> {
  return sql`
    named as materialized (
      select p.*, s.name as supplier, m.code as measure, m.name as measure_name, m.unit, m.units,
        o.slug as outcome, o.name as outcome_name
      from promise p
      join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = p.supplier_id
      join measure m on m.authority_id = ${tx.authority} and m.measure_id = p.measure_id
      join outcome o on o.authority_id = ${tx.authority} and o.outcome_id = p.outcome_id
    ),
    counted as (
      select n.*, coalesce(g.verified, 0) as verified, coalesce(e.accepted, 0) as accepted_before,
        coalesce(e.reported, 0) > 0 as was_reported_before,
        coalesce(g.waiting, 0) as waiting, g.waiting_quantity, g.waiting_since
      from named n
      left join given g on g.commitment_id = n.commitment_id
      left join (select commitment_id, sum(accepted) as accepted, sum(reported) as reported from earlier group by 1) e
        on e.commitment_id = n.commitment_id
    ),
    stood as materialized (
      select c.*, case when c.due > ${on}::date then 'not-yet-due' else c.met_by_now end as met,
        c.due <= ${on}::date and c.met_by_now in ('in-part', 'not-met') as is_late
      from (
        select counted.*, case
          when verified >= quantity then 'in-full'
          when verified + accepted_before >= quantity then 'by-earlier-records'
          when verified + accepted_before > 0 then 'in-part'
          else 'not-met' end as met_by_now
        from counted
      ) c
    ),
    last_decision as (
      select distinct on (r.commitment_id) r.commitment_id, r.decision, r.reason, r.quantity, r.accepted, r.decided_at
      from reported r join stood c on c.commitment_id = r.commitment_id and c.is_late
      where r.decision is not null order by r.commitment_id, r.decided_at desc, r.delivery_id desc
    ),
    last_return as (
      select distinct on (c.commitment_id) c.commitment_id, r.quarter, r.due,
        case when r.asked_at < edge.until then r.asked_at end as asked_at,
        case when r.sent_at < edge.until then r.sent_at end as sent_at,
        r.sent_at < edge.until and r.state = 'nothing' as said_nothing
      from stood c cross join edge
      join return r on r.authority_id = ${tx.authority} and r.contract_id = c.contract_id
        and r.supplier_id = c.supplier_id and (r.asked_at < edge.until or r.sent_at < edge.until)
        and (r.cancelled_at is null or r.cancelled_at >= edge.until)
      where c.is_late order by c.commitment_id, r.due desc
    )`
}

/** Days as England's clocks told them. */
function dayOfMoment(moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${moment} at time zone 'Europe/London')::date`
}

const common = sql`'title', c.title, 'contract', c.contract, 'supplier', c.supplier, 'measure', c.measure,
  'measureName', c.measure_name, 'unit', c.unit, 'units', c.units, 'outcome', c.outcome, 'outcomeName', c.outcome_name,
  'standing', c.standing, 'due', c.due`

function commitmentRows(): RawBuilder<unknown> {
  return sql`
    select case when c.is_published then 'commitment' else 'held-back' end as part,
      case when not c.is_published then array['held-back']
        when c.met = 'not-yet-due' then array['not-yet-due']
        else array['due', 'due.' || c.standing, c.met, c.met || '.' || c.standing]
          || case when c.is_late then array['late'] else '{}' end
          || case when c.is_late and c.is_ownerless then array['late-no-owner'] else '{}' end
          || case when c.is_late and c.waiting > 0 then array['late-waiting'] else '{}' end
          || case when c.is_late and a.commitment_id is null and c.waiting = 0 and d.commitment_id is null
            then array['late-not-asked'] else '{}' end
      end as figures,
      c.contract_id, c.commitment_id, null::uuid as delivery_id,
      jsonb_strip_nulls(jsonb_build_object(${common}, 'met', c.met, 'quantity', c.quantity::text, 'verified', c.verified::text,
        'earlier', c.accepted_before::text,
        'why', case when c.is_late and c.is_published then jsonb_build_object(
          'isOwnerless', c.is_ownerless, 'waiting', c.waiting, 'waitingQuantity', c.waiting_quantity::text,
          'waitingSince', ${dayOfMoment(sql`c.waiting_since`)},
          'decision', d.decision, 'decidedOn', ${dayOfMoment(sql`d.decided_at`)}, 'reason', d.reason,
          'reported', d.quantity::text, 'accepted', d.accepted::text,
          'askedOn', ${dayOfMoment(sql`a.asked_at`)}, 'answerDue', a.due, 'quarter', a.quarter,
          'answeredOn', ${dayOfMoment(sql`a.sent_at`)}, 'saidNothing', a.said_nothing,
          'wasReportedBefore', c.was_reported_before) end)) as words,
      case when c.is_late then 0 else 1 end as first,
      array_position(array['contractual', 'agreed-in-writing', 'not-known', 'voluntary'], c.standing) as second,
      c.due as third
    from stood c
    left join last_decision d on d.commitment_id = c.commitment_id
    left join last_return a on a.commitment_id = c.commitment_id`
}

function wonRows(tx: Tx): RawBuilder<unknown> {
  return sql`
    select 'won', array['won', 'won.' || c.outcome || '.' || c.measure], c.contract_id, c.commitment_id, r.delivery_id,
      jsonb_strip_nulls(jsonb_build_object(${common}, 'quantity', r.accepted::text, 'reported', r.quantity::text,
        'decision', r.decision, 'on', ${dayOfMoment(sql`r.decided_at`)}, 'quarter', r.quarter, 'story', r.story,
        'files', e.files, 'links', e.links)),
      2, 0, ${dayOfMoment(sql`r.decided_at`)}
    from reported r
    join named c on c.commitment_id = r.commitment_id and c.is_published
    cross join edge
    cross join lateral (
      select (count(*) filter (where kind = 'file'))::int as files, (count(*) filter (where kind = 'link'))::int as links
      from evidence
      where authority_id = ${tx.authority} and delivery_id = r.delivery_id and recorded_at < edge.until
        and (removed_at is null or removed_at >= edge.until)
        and (destroyed_at is null or destroyed_at >= edge.until)
    ) e
    where r.decision in ('accepted', 'in-part') and r.decided_at >= edge.starting
      and not exists (select 1 from replaced x where x.delivery_id = r.delivery_id)`
}

function addedRows(tx: Tx, { since, on }: Prepared): RawBuilder<unknown> {
  return sql`
    select 'added', array['added', 'added.' || c.outcome || '.' || c.measure], c.contract_id, c.commitment_id, null::uuid,
      jsonb_build_object(${common}, 'quantity', c.quantity::text, 'on', f.day), 3, 0, f.day
    from named c
    cross join lateral (
      select ${dayOfMoment(sql`recorded_at`)} as day from commitment_fact
      where authority_id = ${tx.authority} and commitment_id = c.commitment_id and version = 1
    ) f
    where c.origin = 'added' and c.is_published and f.day between ${since}::date and ${on}::date`
}

function earlierRows({ since, on }: Prepared): RawBuilder<unknown> {
  return sql`
    select 'earlier', array['earlier', 'earlier.' || c.outcome || '.' || c.measure], c.contract_id, c.commitment_id, null::uuid,
      jsonb_strip_nulls(jsonb_build_object(${common}, 'quantity', b.accepted::text, 'quarter', b.quarter)), 4, 0, q.ends
    from earlier b
    join named c on c.commitment_id = b.commitment_id and c.is_published
    cross join lateral (
      select (make_date(left(b.quarter, 4)::int, 4, 1) + make_interval(months => 3 * right(b.quarter, 1)::int) - interval '1 day')::date
        as ends
    ) q
    where b.accepted > 0 and b.quarter is not null and q.ends between ${since}::date and ${on}::date`
}

/** What ends soon and what has nothing recorded is what needs attention, too: the same conditions, as at the day. */
function contractRows({ on, line, decideMonths }: Prepared): RawBuilder<unknown> {
  const until = contractEndingUntil(on, decideMonths)
  const value = sql`coalesce(s.value, s.value_gross)`
  const over = line?.isAbove
    ? sql`${value} * 100 > ${line.pence}`
    : sql`${value} * 100 >= ${line?.pence ?? null}`
  const kinds = [
    'contract',
    ...(line?.frameworks ? ['framework', 'lot'] : []),
    ...(line?.callOffs ? ['call-off', 'spot-purchase'] : []),
  ]
  const isEmptyAndLarge = sql`(coalesce(t.promised, 0) = 0 and s.kind = any(${kinds}::text[]) and ${over}
    and coalesce(s.starts, ${on}::date) <= ${on}::date and coalesce(s.ends, ${on}::date) >= ${on}::date)`
  const endsWithLate = sql`(t.late > 0 and (s.ends between ${on}::date and ${until}::date
    or s.extendable_until between ${on}::date and ${until}::date))`
  return sql`
    select 'contract', array_remove(array[
        case when ${endsWithLate} then 'ending' end,
        case when ${isEmptyAndLarge} then 'nothing-recorded' end
      ], null) as figures,
      s.contract_id, null::uuid, null::uuid,
      jsonb_strip_nulls(jsonb_build_object('contract', s.contract, 'service', s.service, 'value', ${value}::text,
        'ends', s.ends, 'extendableUntil', s.extendable_until, 'due', t.due, 'late', t.late)),
      5, case when s.ends >= ${on}::date then 0 else 1 end, s.ends
    from scope s
    left join (
      select contract_id, count(*)::int as promised, (count(*) filter (where met <> 'not-yet-due'))::int as due,
        (count(*) filter (where is_late))::int as late
      from stood group by contract_id
    ) t on t.contract_id = s.contract_id
    where s.is_published and (${endsWithLate} or ${isEmptyAndLarge})`
}
