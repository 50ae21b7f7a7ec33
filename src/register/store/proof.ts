import { sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

/** Every entry and every total of the register that does not equal the rows it is made from, in a sentence; empty when all do. */
export async function totalsDiffer(tx: Tx): Promise<string[]> {
  return [...(await entriesDiffer(tx)), ...(await sumsDiffer(tx)), ...(await numbersDiffer(tx))]
}

async function entriesDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ delivery: string; kept: string; found: string }>`
    with due as (
      select d.delivery_id, o.output_id, o.number, o.quantity,
        v.quantity as accepted,
        case
          when d.state = 'replaced' or k.disclosure <> 'published' or k.withdrawn_at is not null or c.counted_by is not null
            then case when o.number is not null then 'withdrawn' end
          when v.decision = 'accepted' then 'verified'
          else 'partly-verified' end as status,
        d.quarter, d.supplier_id
      from delivery d
      join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
        and v.decision <> 'not-accepted' and v.quantity > 0
      join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
      join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
      left join output o on o.authority_id = d.authority_id and o.delivery_id = d.delivery_id
      where d.authority_id = ${tx.authority} and (c.counted_by is null or o.output_id is not null)
    )
    select due.delivery_id as delivery, concat_ws(' ', e.number, e.status, e.quantity, e.quarter) as kept,
      concat_ws(' ', due.number, due.status, due.accepted, due.quarter) as found
    from due
    left join register_entry e on e.authority_id = ${tx.authority} and e.output_id = due.output_id
    where due.output_id is null or due.quantity <> due.accepted
      or e.status is distinct from due.status or e.number is distinct from due.number
      or (e.status <> 'withdrawn' and e.quantity <> due.accepted) or (e.status = 'withdrawn' and e.quantity <> 0)
      or e.quarter <> due.quarter or e.supplier_id <> due.supplier_id
    order by 1 limit 100`.execute(tx)
  return rows.map(
    ({ delivery, kept, found }) =>
      `The entry of delivery ${delivery} is kept as "${kept}" and its rows say "${found}".`,
  )
}

const counted = (tx: Tx) => sql`
  select case
      when grouping(e.supplier_kind) = 1 then 'measure'
      when grouping(e.measure_code) = 1 then 'place'
      else 'all' end as grain,
    e.outcome_slug, coalesce(e.measure_code, '') as measure_code, coalesce(place.code, '') as place_code,
    coalesce(e.supplier_kind, '') as supplier_kind, e.status, coalesce(e.quarter, place.year) as quarter,
    count(*)::int as outputs, case when grouping(e.measure_code) = 1 then 0 else sum(e.quantity) end as quantity
  from register_entry e
  cross join lateral (select coalesce(e.place_code, '') as code, left(e.quarter, 7) as year) place
  where e.authority_id = ${tx.authority} and e.status <> 'withdrawn'
  group by grouping sets (
    (e.outcome_slug, e.measure_code, e.status, e.quarter),
    (e.outcome_slug, place.code, e.supplier_kind, e.status, place.year),
    (e.outcome_slug, e.measure_code, place.code, e.supplier_kind, e.status, e.quarter)
  )`

async function sumsDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ key: string; kept: string; found: string }>`
    with found as (${counted(tx)}), kept as (select * from register_total where authority_id = ${tx.authority})
    select concat_ws(' ', grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter) as key,
      concat_ws(' of ', k.outputs, k.quantity) as kept, concat_ws(' of ', f.outputs, f.quantity) as found
    from kept k full join found f using (grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter)
    where coalesce(k.outputs, 0) <> coalesce(f.outputs, 0) or coalesce(k.quantity, 0) <> coalesce(f.quantity, 0)
    order by 1 limit 100`.execute(tx)
  return rows.map(
    ({ key, kept, found }) =>
      `The total of ${key} is kept as "${kept || 'nothing'}" and the entries say "${found || 'nothing'}".`,
  )
}

async function numbersDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ year: number; last: number | null; given: number }>`
    select coalesce(n.year, given.year) as year, n.last, coalesce(given.count, 0) as given
    from (select * from publication_number where authority_id = ${tx.authority}) n
    full join (
      select substr(number, 4, 4)::int as year, count(*)::int as count from output
      where authority_id = ${tx.authority} and number is not null group by 1
    ) given on given.year = n.year
    where n.last is distinct from given.count
    order by 1`.execute(tx)
  return rows.map(
    ({ year, last, given }) =>
      `The last number of ${year} is kept as ${last ?? 'none'} and ${given} were given.`,
  )
}

/** Works every total out again from the entries; nobody writes to the register until the transaction ends. */
export async function rebuildTotals(tx: Tx): Promise<void> {
  await sql`lock table register_entry in share mode`.execute(tx)
  await sql`
    insert into register_total (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status,
      quarter, outputs, quantity)
    select ${tx.authority}::uuid, c.* from (${counted(tx)}) c
    order by grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter
    on conflict (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter) do update
      set outputs = excluded.outputs, quantity = excluded.quantity`.execute(tx)
  await sql`
    update register_total t set outputs = 0, quantity = 0
    where t.authority_id = ${tx.authority} and (t.outputs <> 0 or t.quantity <> 0) and not exists (
      select from (${counted(tx)}) c
      where c.grain = t.grain and c.outcome_slug = t.outcome_slug and c.measure_code = t.measure_code
        and c.place_code = t.place_code and c.supplier_kind = t.supplier_kind and c.status = t.status
        and c.quarter = t.quarter
    )`.execute(tx)
}
