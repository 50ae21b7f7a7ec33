import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { everything, isEverything, type RegisterFilter, type RegisterSort } from '../../register/index.ts'
import { orders, picked } from '../../register/store.ts'

/** What picks the rows of a dataset: the day, and for outputs what the register's page shows. */
export interface RowsAsked {
  today: Day
  filter?: RegisterFilter
  sort?: RegisterSort
}

type Rows = (tx: Tx, asked: RowsAsked) => RawBuilder<unknown>

/** E-mail addresses are taken out of free text; the register's own words are without them already. */
const cleaned = (column: RawBuilder<unknown>) =>
  sql`case when strpos(${column}, '@') > 0
    then regexp_replace(${column}, '[^\\s@]+@[^\\s@]+\\.[^\\s@]+', '(contact details removed)', 'g') else ${column} end`

/** What is picked stands as on its page; the whole register, which may be long, as it is stored. */
const outputs: Rows = (tx, { filter = everything, sort = 'newest' }) => sql`
  select e.number, e.title, e.story, e.status, e.outcome_slug as outcome, e.outcome_name as "outcomeName",
    e.measure_code as measure, e.measure_name as "measureName", e.quantity, e.units as unit, e.quarter,
    e.place_code as place, e.place_name as "placeName", e.supplier_id as supplier, e.supplier_name as "supplierName",
    e.supplier_kind as "supplierKind", e.contract_id as contract, e.contract_title as "contractTitle",
    e.commitment_id as commitment, e.verified_on as "verifiedOn", e.published_on as "publishedOn"
  from register_entry e where ${picked(tx, filter)}
  ${isEverything(filter) ? sql`` : sql`order by ${orders[sort]}`}`

const commitments: Rows = (tx, { today }) => sql`
  select k.commitment_id as commitment, k.contract_id as contract, ${cleaned(sql`c.title`)} as "contractTitle",
    k.supplier_id as supplier, s.name as "supplierName", ${cleaned(sql`k.title`)} as title,
    coalesce(strategic.slug, o.slug) as outcome, m.code as measure, k.quantity as promised, m.units as unit, k.due,
    k.origin, k.standing, k.place_code as place, coalesce(p.reported, 0) as reported, coalesce(p.verified, 0) as verified,
    coalesce(p.earlier_accepted, 0) as "earlierAccepted",
    case when k.counted_by is not null then 'counted-elsewhere' when k.quantity = 0 then 'nothing-owed' when k.due > ${today}::date then 'not-yet-due' when coalesce(p.verified, 0) >= k.quantity then 'in-full'
      when p.verified + p.earlier_accepted >= k.quantity then 'by-earlier-records'
      when p.verified + p.earlier_accepted > 0 then 'in-part' else 'not-met' end as met
  from commitment k
  join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
    and c.withdrawn_at is null and c.disclosure = 'published'
  join supplier s on s.authority_id = k.authority_id and s.supplier_id = k.supplier_id
  join measure m on m.authority_id = k.authority_id and m.measure_id = k.measure_id
  join outcome o on o.authority_id = k.authority_id and o.outcome_id = k.outcome_id
  left join outcome strategic on strategic.authority_id = o.authority_id and strategic.outcome_id = o.parent_id
  left join commitment_progress p on p.authority_id = k.authority_id and p.commitment_id = k.commitment_id
  where k.authority_id = ${tx.authority} and k.withdrawn_on is null
  order by k.due, k.commitment_id`

const contracts: Rows = (tx) => sql`
  select c.contract_id as contract, ${cleaned(sql`c.title`)} as title, c.kind,
    named.names as suppliers, named.numbers as "supplierIdentifiers", c.starts, c.ends, c.disclosure,
    case when not shown.yes then ${cleaned(sql`c.disclosure_reason`)} end as "heldBackBecause",
    case when shown.yes then ${cleaned(sql`c.reference`)} end as reference, case when shown.yes then c.ocid end as ocid,
    case when shown.yes then coalesce(c.value, c.value_gross) end as value,
    case when shown.yes then array_to_string(c.cpv, ' ') end as cpv,
    case when shown.yes then (select count(*) from commitment k where k.authority_id = c.authority_id
      and k.contract_id = c.contract_id and k.withdrawn_on is null) end as commitments,
    case when shown.yes then (select count(*) from register_entry e where e.authority_id = c.authority_id
      and e.contract_id = c.contract_id and e.status <> 'withdrawn') end as outputs
  from contract c
  cross join lateral (select c.disclosure = 'published' as yes) shown
  cross join lateral (
    select string_agg(s.name, '; ' order by n.position) as names,
      string_agg((select string_agg(i.scheme || ' ' || i.identifier, ' ' order by i.scheme) from supplier_identifier i
        where i.authority_id = s.authority_id and i.supplier_id = s.supplier_id), '; ' order by n.position) as numbers
    from contract_supplier n
    join supplier s on s.authority_id = n.authority_id and s.supplier_id = n.supplier_id
    where n.authority_id = c.authority_id and n.contract_id = c.contract_id
  ) named
  where c.authority_id = ${tx.authority} and c.withdrawn_at is null
  order by c.title_key, c.contract_id`

const outcomes: Rows = (tx, { today }) => sql`
  select o.slug as outcome, o.name, o.describes, parent.slug as parent, due.due, due."inFull", due."byEarlierRecords", due."inPart", due."notMet",
    due."notYetDue", (select coalesce(sum(t.outputs), 0) from register_total t where t.authority_id = o.authority_id
      and t.grain = 'measure' and t.outcome_slug = o.slug) as outputs
  from outcome o
  left join outcome parent on parent.authority_id = o.authority_id and parent.outcome_id = o.parent_id
  cross join lateral (
    select coalesce(sum(d.in_full + d.by_earlier_records + d.in_part + d.not_met) filter (where d.due <= ${today}::date), 0) as due,
      coalesce(sum(d.in_full) filter (where d.due <= ${today}::date), 0) as "inFull",
      coalesce(sum(d.by_earlier_records) filter (where d.due <= ${today}::date), 0) as "byEarlierRecords",
      coalesce(sum(d.in_part) filter (where d.due <= ${today}::date), 0) as "inPart",
      coalesce(sum(d.not_met) filter (where d.due <= ${today}::date), 0) as "notMet",
      coalesce(sum(d.in_full + d.by_earlier_records + d.in_part + d.not_met) filter (where d.due > ${today}::date), 0) as "notYetDue"
    from commitments_due d
    where d.authority_id = o.authority_id and (d.outcome_id = o.outcome_id or d.outcome_id in (
      select aim.outcome_id from outcome aim where aim.authority_id = o.authority_id and aim.parent_id = o.outcome_id))
  ) due
  where o.authority_id = ${tx.authority}
  order by coalesce(parent.position, o.position), o.parent_id is not null, o.position`

const measures: Rows = (tx) => sql`
  select m.code as measure, m.name, m.theme, m.unit, m.units, m.kind, m.definition,
    array_to_string(m.counts, '; ') as counts, array_to_string(m.counts_not, '; ') as "countsNot",
    array_to_string(m.evidence, '; ') as evidence,
    (select string_agg(o.slug, ' ' order by s.position) from measure_outcome s
      join outcome o on o.authority_id = s.authority_id and o.outcome_id = s.outcome_id
      where s.authority_id = m.authority_id and s.measure_id = m.measure_id) as outcomes,
    case when m.bookable then 'yes' else 'no' end as bookable
  from measure m where m.authority_id = ${tx.authority}
  order by m.name collate "en-GB-x-icu"`

/** The query of each dataset; its columns are those the dataset declares. */
export const rowsOf: Readonly<Record<string, Rows>> = { outputs, commitments, contracts, outcomes, measures }
