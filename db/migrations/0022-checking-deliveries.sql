-- How deliveries are checked: rules that notice things, a queue by what they noticed, questions to the supplier, a second
-- person above a limit, and a draw of those that are looked at in full.

-- What an authority set. Without a row it is as it always was: no second person, and every delivery is looked at by itself.
create table checking (
  authority_id uuid not null,
  -- How many times what was planned is noticed.
  more_by numeric not null check (more_by > 1),
  -- Accepted reports of the same measure it takes to compare with, and how many usual distances from the middle are noticed.
  similar_from int not null check (similar_from > 0),
  unlike_by numeric not null check (unlike_by > 0),
  -- A second person confirms: from this contract value on, and above so many times the plan; never when empty.
  confirm_from_pence bigint check (confirm_from_pence >= 0),
  confirm_contractual_only boolean not null,
  confirm_times_plan numeric check (confirm_times_plan > 1),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id)
);
select wall('checking', 'select, insert, update');

-- From which day deliveries that nothing was noticed about are drawn for a full check, how many of a hundred, and the seed: fixed
-- before the first of them comes.
create table check_draw (
  authority_id uuid not null,
  draw_id uuid not null,
  starts date not null,
  percent int not null check (percent between 0 and 100),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, draw_id)
);
create index check_draw_by_start on check_draw (authority_id, starts desc, draw_id desc);
select wall('check_draw', 'select, insert');

-- Each delivery that waits for a decision, with what was noticed when it came or its evidence did: the order of the queue. It goes
-- with the decision. "calm" is 100 less the points, so that what comes first is read first.
create table delivery_waiting (
  authority_id uuid not null,
  delivery_id uuid not null,
  calm int not null,
  noticed text[] not null,
  -- How many times what was planned; empty when nothing was.
  times_plan numeric,
  drawn boolean not null,
  -- Whose word the last message of its thread is.
  last_word text check (last_word in ('authority', 'supplier')),
  sent_at timestamptz not null,
  primary key (authority_id, delivery_id),
  foreign key (authority_id, delivery_id) references delivery
);
create index delivery_waiting_by_risk on delivery_waiting (authority_id, calm, sent_at, delivery_id);
create index delivery_waiting_by_age on delivery_waiting (authority_id, sent_at, delivery_id);
select wall('delivery_waiting', 'select, insert, update, delete');

-- Short digests of runs of three words of what a delivery tells, so that nearly the same words are found again.
create table delivery_print (
  authority_id uuid not null,
  measure_id uuid not null,
  quarter text not null,
  print text not null,
  delivery_id uuid not null,
  primary key (authority_id, measure_id, quarter, print, delivery_id),
  foreign key (authority_id, delivery_id) references delivery
);
select wall('delivery_print', 'select, insert');

-- Questions about a delivery and their answers.
create table delivery_message (
  authority_id uuid not null,
  message_id uuid not null,
  delivery_id uuid not null,
  side text not null check (side in ('authority', 'supplier')),
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, message_id),
  foreign key (authority_id, delivery_id) references delivery
);
create index delivery_message_of_delivery on delivery_message (authority_id, delivery_id, message_id);
select wall('delivery_message', 'select, insert');

-- A decision above the limit, until another person confirms it or sends it back.
create table verification_proposal (
  authority_id uuid not null,
  proposal_id uuid not null,
  delivery_id uuid not null,
  decision text not null check (decision in ('accepted', 'in-part', 'not-accepted')),
  quantity numeric not null check (quantity >= 0),
  reason text,
  because text not null,
  -- Everybody in whose name it was proposed.
  names uuid[] not null,
  state text not null check (state in ('open', 'confirmed', 'sent-back')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, proposal_id),
  foreign key (authority_id, delivery_id) references delivery
);
create unique index verification_proposal_open on verification_proposal (authority_id, delivery_id) where state = 'open';
create index verification_proposal_of_delivery on verification_proposal (authority_id, delivery_id, proposal_id);
select wall('verification_proposal', 'select, insert, update');

-- Who proposed what a second person confirmed, and the act in which many were accepted at once.
alter table verification add column proposed_by uuid, add column proposed_at timestamptz, add column together_id uuid;
alter table trial.verification
  add column proposed_by uuid, add column proposed_at timestamptz, add column together_id uuid;
create index verification_together on verification (authority_id, together_id) where together_id is not null;

-- Whether the supplier says that it is extra to what the contract pays for; empty where nobody asked. And for full-time
-- equivalents what they are made up of.
alter table delivery add column additional boolean, add column made_up jsonb;
alter table trial.delivery add column additional boolean, add column made_up jsonb;
alter table return_draft add column made_up jsonb;
alter table trial.return_draft add column made_up jsonb;

-- For comparing with what was reported elsewhere, and accepted of the same measure.
create index delivery_of_measure on delivery (authority_id, measure_id, quarter, place_code);
create index delivery_accepted on delivery (authority_id, measure_id, recorded_at desc)
  where state in ('verified', 'partly-verified');

-- What waits already, with what the plain rules say of it.
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
  where d.state in ('reported', 'evidenced')
) as waiting;

-- The digests of what was told before.
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
    where d.state not in ('not-accepted', 'replaced') and array_length(w.words, 1) >= 8
  ) as run
) as numbered
where place <= 6;
