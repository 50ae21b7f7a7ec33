-- What the checks compare a delivery with is read from the indexes alone: the rows themselves lie all over the table.
drop index delivery_of_measure;
create index delivery_of_measure on delivery (authority_id, measure_id, quarter, place_code)
  include (quantity, state, commitment_id, delivery_id);
drop index delivery_accepted;
create index delivery_accepted on delivery (authority_id, measure_id, recorded_at desc)
  include (accepted, state, commitment_id, contract_id) where state in ('verified', 'partly-verified');

-- Each commitment that stands while something of it is open: its row goes when nothing is. Kept in the transaction of what
-- changes it, and proved like the running totals; what is late, due soon or behind its plan on a day is read from its indexes.
create table commitment_open (
  authority_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  outcome_id uuid not null,
  due date not null,
  quantity numeric not null,
  -- Less was accepted than promised; less was reported than promised.
  owed boolean not null,
  unreported boolean not null,
  -- The first quarter by whose end more was planned than is reported now.
  behind_from text,
  primary key (authority_id, commitment_id),
  foreign key (authority_id, commitment_id) references commitment
);
create index commitment_open_owed on commitment_open (authority_id, due, commitment_id)
  include (contract_id, supplier_id, outcome_id, quantity) where owed;
create index commitment_open_unreported on commitment_open (authority_id, due, commitment_id)
  include (contract_id, supplier_id, outcome_id, quantity) where unreported;
create index commitment_open_behind on commitment_open (authority_id, due, commitment_id)
  include (behind_from, contract_id, supplier_id, outcome_id, quantity) where behind_from is not null;
select wall('commitment_open', 'select, insert, update, delete');

-- Who deals with a thing, read from the indexes alone: most commitments are looked after with their contract.
create index commitment_apart on commitment (authority_id, commitment_id)
  include (owner_id, paused_from, paused_until) where owner_id is not null or paused_from is not null;
create index contract_dealt on contract (authority_id, contract_id)
  include (owner_id, service, value_pence, withdrawn_at);
create index delivery_unchecked on delivery (authority_id, state, recorded_at, delivery_id)
  include (commitment_id, contract_id, supplier_id, outcome_id) where state in ('reported', 'evidenced');

-- The walls stand for the owner of the tables too: what is there already is gone through authority by authority. So are the
-- deliveries that waited before 0022, whose filling saw none of them.
do $$
declare one uuid;
begin
  for one in select authority_id from authority loop
    perform set_config('app.authority', one::text, true);
    insert into commitment_open (authority_id, commitment_id, contract_id, supplier_id, outcome_id, due, quantity, owed, unreported, behind_from)
    select * from (
      select c.authority_id, c.commitment_id, c.contract_id, c.supplier_id, c.outcome_id, c.due, c.quantity,
        coalesce(p.verified + p.earlier_accepted, 0) < c.quantity as owed,
        coalesce(p.reported + p.earlier_reported, 0) < c.quantity as unreported,
        (select min(t.quarter) from (
          select quarter, sum(quantity) over (order by quarter) as planned from commitment_target t
          where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id) t
         where t.planned > coalesce(p.reported + p.earlier_reported, 0)) as behind_from
      from commitment c
      join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
      left join commitment_progress p on p.authority_id = c.authority_id and p.commitment_id = c.commitment_id
      where c.authority_id = one and c.withdrawn_on is null and k.withdrawn_at is null
    ) as open
    where owed or unreported or behind_from is not null;
    insert into delivery_waiting (authority_id, delivery_id, calm, noticed, times_plan, drawn, sent_at)
    select authority_id, delivery_id,
      100 - case when no_evidence then 1 else 0 end - case when outside then 2 when undated then 1 else 0 end,
      array_remove(array[case when no_evidence then 'evidence' end, case when outside or undated then 'dates' end], null),
      null, false, recorded_at
    from (
      select d.authority_id, d.delivery_id, d.recorded_at, d.quantity > 0 and d.state = 'reported' as no_evidence,
        d.quantity > 0 and k.starts is null and k.ends is null as undated,
        d.quantity > 0 and coalesce(q.first + interval '3 months' - interval '1 day' < k.starts or q.first > k.ends, false) as outside
      from delivery d
      join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
      cross join lateral (
        select make_date(left(d.quarter, 4)::int, 4, 1) + (right(d.quarter, 1)::int - 1) * interval '3 months' as first
      ) q
      where d.authority_id = one and d.state in ('reported', 'evidenced')
    ) as waiting
    on conflict do nothing;
    insert into delivery_print (authority_id, measure_id, quarter, print, delivery_id)
    select authority_id, measure_id, quarter, print, delivery_id
    from (
      select run.*, row_number() over (partition by authority_id, delivery_id order by print) as place
      from (
        select distinct d.authority_id, d.measure_id, d.quarter, d.delivery_id,
          left(md5(lower(w.words[n]) || ' ' || lower(w.words[n + 1]) || ' ' || lower(w.words[n + 2])), 12) as print
        from delivery d
        cross join lateral (select regexp_split_to_array(btrim(regexp_replace(d.story, '[^[:alnum:]]+', ' ', 'g')), ' ') as words) w
        cross join lateral generate_series(1, array_length(w.words, 1) - 2) as n
        where d.authority_id = one and d.state not in ('not-accepted', 'replaced') and array_length(w.words, 1) >= 8
      ) as run
    ) as numbered
    where place <= 6
    on conflict do nothing;
  end loop;
  perform set_config('app.authority', '', true);
end $$;
