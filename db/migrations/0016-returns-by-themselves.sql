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
