-- After a missed target the supplier is asked for a plan: why it was missed, steps with a day and who, and when it is caught up. It is
-- agreed or sent back; its steps are reminded of and marked done. Everything here is a fact.
create table recovery_plan (
  authority_id uuid not null,
  plan_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  -- The target that was missed: by the end of this quarter, so much of what was planned.
  quarter text not null,
  planned numeric not null check (planned > 0),
  counted numeric not null check (counted >= 0),
  email text not null,
  message text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id),
  unique (authority_id, commitment_id, quarter),
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, supplier_id) references supplier
);
create index recovery_plan_of_contract on recovery_plan (authority_id, contract_id);
create index recovery_plan_of_supplier on recovery_plan (authority_id, supplier_id);
select wall('recovery_plan', 'select, insert');

-- What the supplier wrote, each time that it did.
create table recovery_plan_version (
  authority_id uuid not null,
  plan_id uuid not null,
  version int not null check (version > 0),
  why text not null,
  -- A list of words, who and day, in the order of their days.
  steps jsonb not null,
  caught_up date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id, version),
  foreign key (authority_id, plan_id) references recovery_plan
);
select wall('recovery_plan_version', 'select, insert');

create table recovery_plan_answer (
  authority_id uuid not null,
  plan_id uuid not null,
  version int not null,
  answer text not null check (answer in ('agreed', 'sent-back')),
  reason text check (answer = 'agreed' or reason is not null),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id, version),
  foreign key (authority_id, plan_id, version) references recovery_plan_version
);
select wall('recovery_plan_answer', 'select, insert');

create table recovery_step_done (
  authority_id uuid not null,
  plan_id uuid not null,
  version int not null,
  -- Its place in the list, from 1.
  step int not null check (step > 0),
  side text not null check (side in ('council', 'supplier')),
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id, version, step),
  foreign key (authority_id, plan_id, version) references recovery_plan_version
);
select wall('recovery_step_done', 'select, insert');

-- Once before a step's day, once after it: kept in the transaction that writes the letter.
create table recovery_step_reminder (
  authority_id uuid not null,
  plan_id uuid not null,
  version int not null,
  step int not null check (step > 0),
  kind text not null check (kind in ('before', 'after')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, plan_id, version, step, kind),
  foreign key (authority_id, plan_id, version) references recovery_plan_version
);
select wall('recovery_step_reminder', 'select, insert');

-- When the supplier is asked for such a plan by itself: so many days after a return was due, null for never; and when it is reminded of
-- the steps. What an authority had before this stays: people ask.
alter table return_rhythm
  add column plan_after int,
  -- The day plan_after was chosen: what fell before it is not asked for by itself.
  add column plans_since date,
  add column step_before int not null default 7,
  add column step_after int not null default 30,
  add check ((plan_after is null) = (plans_since is null));
alter table return_rhythm alter column step_before drop default, alter column step_after drop default;

-- After a decision somebody finds a mistake. A supplier asks to correct what it reported; the council agrees or declines. What the council
-- itself decided wrongly it corrects with a reason. The correction is a delivery of its own in the place of the earlier one, which stays.
create table delivery_correction (
  authority_id uuid not null,
  correction_id uuid not null,
  -- That was decided on, and is to be corrected.
  delivery_id uuid not null,
  side text not null check (side in ('council', 'supplier')),
  -- Of a supplier: what was delivered. Of the council: how much of it counts.
  quantity numeric not null check (quantity >= 0),
  story text not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, correction_id),
  foreign key (authority_id, delivery_id) references delivery
);
create index delivery_correction_of on delivery_correction (authority_id, delivery_id);
select wall('delivery_correction', 'select, insert');

create table delivery_correction_answer (
  authority_id uuid not null,
  correction_id uuid not null,
  answer text not null check (answer in ('agreed', 'declined')),
  reason text,
  -- The delivery that stands in the place of the other from then on.
  made_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, correction_id),
  unique (authority_id, made_id),
  check ((answer = 'agreed') = (made_id is not null)),
  check (answer = 'agreed' or reason is not null),
  foreign key (authority_id, correction_id) references delivery_correction,
  foreign key (authority_id, made_id) references delivery
);
select wall('delivery_correction_answer', 'select, insert');
