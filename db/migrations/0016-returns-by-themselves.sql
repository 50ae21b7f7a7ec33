-- Returns are asked for, and suppliers reminded, on the days that an authority set. Without a row nothing is done by itself.
create table return_rhythm (
  authority_id uuid not null,
  -- Since when returns are asked for by themselves; empty while that is off.
  on_since date,
  -- Days after the quarter's last day on which returns are asked for, and days to answer from then.
  ask_after int not null,
  answer_days int not null,
  -- Days from the day an answer is due, before it below nought.
  remind_days int[] not null,
  -- Days after it is due when whoever looks after the contract is told; empty for never.
  escalate_after int,
  -- Between which hours, in English local time, letters of this kind go out.
  from_hour int not null,
  until_hour int not null,
  -- Whether a recovery plan is asked for when a target was missed, and in how many days.
  plan_by_itself boolean not null,
  plan_days int not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id)
);
select wall('return_rhythm', 'select, insert, update');

-- A contract whose returns are not asked for by themselves.
create table return_opt_out (
  authority_id uuid not null,
  opt_out_id uuid not null,
  contract_id uuid not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  primary key (authority_id, opt_out_id),
  foreign key (authority_id, contract_id) references contract
);
create unique index return_opt_out_standing on return_opt_out (authority_id, contract_id) where ended_at is null;
select wall('return_opt_out', 'select, insert, update');

-- That all returns of a quarter were asked for by themselves: from then on new ones are asked for by people.
create table quarter_asked (
  authority_id uuid not null,
  quarter text not null,
  asked int not null,
  recorded_at timestamptz not null,
  primary key (authority_id, quarter)
);
select wall('quarter_asked', 'select, insert');

-- That a supplier was reminded of a return, or the contract's manager told of it: never twice for a step and a day due.
create table return_reminder (
  authority_id uuid not null,
  return_id uuid not null,
  due date not null,
  step text not null,
  kind text not null check (kind in ('reminder', 'escalation', 'by-hand')),
  -- Days from the day due.
  days int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, return_id, due, step),
  foreign key (authority_id, return_id) references return
);
select wall('return_reminder', 'select, insert');

-- Letters that go out on working days between two hours of the day only, in English local time.
alter table mail add column from_hour int, add column until_hour int;
alter table trial.mail add column from_hour int, add column until_hour int;

-- The last return of a contract asks also what remains to be done, and what comes next.
alter table return add column remains text, add column comes_next text;
alter table trial.return add column remains text, add column comes_next text;
alter table return_draft add column remains text not null default '', add column comes_next text not null default '';
alter table trial.return_draft add column remains text not null default '', add column comes_next text not null default '';

-- A supplier asks to correct what was checked already; the authority agrees or doesn't, with a reason.
create table correction_request (
  authority_id uuid not null,
  request_id uuid not null,
  return_id uuid not null,
  delivery_id uuid not null,
  reason text not null,
  requested_by text,
  state text not null check (state in ('waiting', 'agreed', 'not-agreed', 'corrected')),
  answer text,
  decided_at timestamptz,
  decided_by uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, request_id),
  foreign key (authority_id, return_id) references return,
  foreign key (authority_id, delivery_id) references delivery
);
create unique index correction_request_open on correction_request (authority_id, delivery_id)
  where state in ('waiting', 'agreed');
create index correction_request_waiting on correction_request (authority_id, state, recorded_at);
create index correction_request_of_return on correction_request (authority_id, return_id);
select wall('correction_request', 'select, insert, update');

select twin_for_trials('correction_request', 'select, insert, update');

-- How a supplier means to catch up after a target was missed: steps with days and who does them, agreed or sent back.
create table recovery_plan (
  authority_id uuid not null,
  plan_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  -- Why it is asked for, as the supplier is told.
  because text not null,
  -- The day missed, where it was asked for by itself: never twice for one.
  missed_on date,
  due date not null,
  asked_of text,
  state text not null check (state in ('asked', 'written', 'sent-back', 'agreed', 'ended')),
  -- Counts how often it was written; the steps of each stay.
  round int not null default 0,
  words text,
  written_at timestamptz,
  written_by text,
  answer text,
  decided_at timestamptz,
  decided_by uuid,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, supplier_id) references supplier
);
create unique index recovery_plan_open on recovery_plan (authority_id, commitment_id) where state <> 'ended';
create unique index recovery_plan_missed on recovery_plan (authority_id, commitment_id, missed_on) where missed_on is not null;
create index recovery_plan_of_contract on recovery_plan (authority_id, contract_id);
create index recovery_plan_of_supplier on recovery_plan (authority_id, supplier_id, state);
create index recovery_plan_by_state on recovery_plan (authority_id, state, due, plan_id);
select wall('recovery_plan', 'select, insert, update');

create table recovery_step (
  authority_id uuid not null,
  plan_id uuid not null,
  round int not null,
  number int not null,
  what text not null,
  who text not null,
  by_day date not null,
  done_on date,
  done_words text,
  reminded_at timestamptz,
  primary key (authority_id, plan_id, round, number),
  foreign key (authority_id, plan_id) references recovery_plan
);
create index recovery_step_ahead on recovery_step (authority_id, by_day) where done_on is null;
select wall('recovery_step', 'select, insert, update');

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter', 'variation', 'recovery-plan'));
