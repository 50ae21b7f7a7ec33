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

-- What was decided before a contract is extended or ends: what was delivered by then, what was missed, what to ask again. The newest about a day holds.
create table decision_point (
  authority_id uuid not null,
  decision_point_id uuid not null,
  contract_id uuid not null,
  -- Before which day: the last day of the contract, or of its extension.
  about text not null check (about in ('end', 'extension')),
  before_day date not null,
  -- How each commitment stood when it was decided.
  delivered jsonb not null,
  missed text,
  to_ask text,
  decided text not null check (decided in ('extend', 'let-end', 'compete-again', 'end-early', 'other')),
  reason text not null,
  decided_on date not null,
  -- A person or a board, in words.
  decided_by text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, decision_point_id),
  foreign key (authority_id, contract_id) references contract
);
create index decision_point_of on decision_point (authority_id, contract_id, before_day, decision_point_id desc);
select wall('decision_point', 'select, insert');

-- Leave to buy without the competition that the council's own rules ask for, and contracts awarded directly.
create table waiver (
  authority_id uuid not null,
  waiver_id uuid not null,
  number text not null,
  kind text not null check (kind in ('waiver', 'direct-award')),
  title text not null,
  search_key text not null generated always as (lower(number || ' ' || title || ' ' || supplier)) stored,
  supplier text not null,
  contract_id uuid,
  value numeric,
  reason text not null,
  approver text not null,
  approved_on date not null,
  expires date not null,
  withdrawn_because text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, waiver_id),
  foreign key (authority_id, contract_id) references contract,
  check (expires >= approved_on)
);
create unique index waiver_by_number on waiver (authority_id, lower(number)) where withdrawn_because is null;
create index waiver_by_expiry on waiver (authority_id, expires, waiver_id) where withdrawn_because is null;
create index waiver_of_contract on waiver (authority_id, contract_id) where contract_id is not null;
select wall('waiver', 'select, insert, update');

-- The steps of a contract's beginning, as the authority had them when the first was ticked.
create table mobilisation (
  authority_id uuid not null,
  contract_id uuid not null,
  steps text[] not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_id),
  foreign key (authority_id, contract_id) references contract
);
select wall('mobilisation', 'select, insert');

-- A step was done, or is not done after all: the newest of each holds.
create table mobilisation_tick (
  authority_id uuid not null,
  mobilisation_tick_id uuid not null,
  contract_id uuid not null,
  step int not null,
  is_done boolean not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, mobilisation_tick_id),
  foreign key (authority_id, contract_id) references mobilisation
);
create index mobilisation_tick_of on mobilisation_tick (authority_id, contract_id, step, mobilisation_tick_id desc);
select wall('mobilisation_tick', 'select, insert');

-- What a contract's next owner should know: what was open, what was agreed by word of mouth, who knows.
create table handover_record (
  authority_id uuid not null,
  handover_record_id uuid not null,
  contract_id uuid not null,
  from_id uuid,
  to_id uuid,
  -- As it stood when it was written.
  prepared jsonb not null,
  word_of_mouth text not null,
  who_knows text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, handover_record_id),
  foreign key (authority_id, contract_id) references contract
);
create index handover_record_of on handover_record (authority_id, contract_id, handover_record_id desc);
select wall('handover_record', 'select, insert');

-- A meeting, once a year or so, at which both sides look at what was promised and set it right.
create table contract_review (
  authority_id uuid not null,
  contract_review_id uuid not null,
  contract_id uuid not null,
  held_on date not null,
  present text not null,
  prepared jsonb not null,
  minutes text not null,
  next_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_review_id),
  foreign key (authority_id, contract_id) references contract
);
create index contract_review_of on contract_review (authority_id, contract_id, held_on desc, contract_review_id desc);
select wall('contract_review', 'select, insert');

-- What could go wrong with what was promised, and what is done about it.
create table contract_risk (
  authority_id uuid not null,
  contract_risk_id uuid not null,
  contract_id uuid not null,
  risk text not null,
  likelihood text not null check (likelihood in ('low', 'medium', 'high')),
  doing text not null,
  owner text not null,
  review_on date not null,
  closed_because text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_risk_id),
  foreign key (authority_id, contract_id) references contract
);
create index contract_risk_of on contract_risk (authority_id, contract_id, contract_risk_id);
select wall('contract_risk', 'select, insert, update');
