-- What an authority chose for its contracts: how long ahead it decides, and what is looked at when one begins. No row: as the product proposes.
create table contract_setting (
  authority_id uuid not null,
  decide_months int not null check (decide_months between 1 and 36),
  waiver_months int not null check (waiver_months between 1 and 36),
  -- What is done when a contract begins, in order.
  mobilisation_steps text[] not null,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id)
);
select wall('contract_setting', 'select, insert, update');

-- More value that somebody thought of while a contract runs, as it stands; each act on it is a further_benefit_fact.
create table further_benefit (
  authority_id uuid not null,
  further_benefit_id uuid not null,
  contract_id uuid not null,
  -- Who would give it, once that is known.
  supplier_id uuid,
  raised_side text not null check (raised_side in ('council', 'supplier')),
  title text not null,
  title_key text collate "C" not null generated always as (lower(title)) stored,
  describes text,
  -- Who needs it, in words.
  needed_by text,
  measure_id uuid,
  quantity numeric check (quantity > 0),
  -- The meeting or the decision it came out of, in words.
  came_from text,
  state text not null check (state in ('raised', 'signed', 'agreed', 'recorded', 'declined')),
  -- The check that holds: the newest one, made since the words last changed.
  modification_check_id uuid,
  assessment text,
  -- That nothing was promised in return: the name it was signed with.
  signed_name text,
  signed_at timestamptz,
  signed_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  commitment_id uuid,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, further_benefit_id),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, supplier_id) references supplier,
  foreign key (authority_id, measure_id) references measure,
  foreign key (authority_id, commitment_id) references commitment
);
create index further_benefit_newest on further_benefit (authority_id, further_benefit_id desc);
create index further_benefit_by_state on further_benefit (authority_id, state, further_benefit_id desc);
create index further_benefit_of_contract on further_benefit (authority_id, contract_id, further_benefit_id desc);
create index further_benefit_of_supplier on further_benefit (authority_id, supplier_id, further_benefit_id desc) where supplier_id is not null;
create unique index further_benefit_of_commitment on further_benefit (authority_id, commitment_id) where commitment_id is not null;
select wall('further_benefit', 'select, insert, update');

create table further_benefit_fact (
  authority_id uuid not null,
  further_benefit_id uuid not null,
  version int not null,
  act text not null check (act in ('raised', 'changed', 'checked', 'signed', 'agreed', 'declined', 'recorded')),
  terms jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, further_benefit_id, version),
  foreign key (authority_id, further_benefit_id) references further_benefit
);
select wall('further_benefit_fact', 'select, insert');

-- What was answered to "is it a modification of the contract?", and what the rules said to it that day.
create table modification_check (
  authority_id uuid not null,
  modification_check_id uuid not null,
  contract_id uuid not null,
  further_benefit_id uuid not null,
  facts jsonb not null,
  answer text not null check (answer in ('no-modification', 'permitted', 'ask-legal')),
  findings jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, modification_check_id),
  foreign key (authority_id, further_benefit_id) references further_benefit
);
create index modification_check_of on modification_check (authority_id, further_benefit_id, modification_check_id desc);
select wall('modification_check', 'select, insert');
