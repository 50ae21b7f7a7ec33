-- A commitment is planned by month, quarter or year, or by milestones. What returns ask for stays by quarter, in commitment_target;
-- "plan" holds what was agreed where that is not by quarter: {"periods": {"2026-07": "10"}} or {"milestones": [{id, words, due, quantity}]}.
-- While it is paused nobody is reminded of it, and it is called late nowhere.
alter table commitment drop constraint commitment_profile_check;
alter table commitment add constraint commitment_profile_check
  check (profile in ('once', 'monthly', 'quarterly', 'yearly', 'milestones'));
alter table commitment
  add column plan jsonb,
  add column paused_from date,
  add column paused_until date,
  add constraint commitment_paused_check
    check ((paused_from is null) = (paused_until is null) and (paused_until is null or paused_until >= paused_from));

-- What was done when a version was recorded, where it was not simply recorded or changed; and the variation that it carries out.
alter table commitment_fact add column act text, add column variation_id uuid;
create index commitment_fact_of_variation on commitment_fact (authority_id, variation_id) where variation_id is not null;

-- From a day on another supplier keeps the promise. What was delivered before stays the old one's.
create table commitment_transfer (
  authority_id uuid not null,
  commitment_id uuid not null,
  version int not null,
  contract_id uuid not null,
  from_supplier_id uuid not null,
  to_supplier_id uuid not null,
  transferred_on date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, commitment_id, version),
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, from_supplier_id) references supplier,
  foreign key (authority_id, to_supplier_id) references supplier
);
create index commitment_transfer_from on commitment_transfer (authority_id, from_supplier_id, contract_id);
create index commitment_transfer_of_contract on commitment_transfer (authority_id, contract_id);
select wall('commitment_transfer', 'select, insert');

-- One side asks the other to change what was promised: the whole new terms, from a day, with a reason.
create table variation (
  authority_id uuid not null,
  variation_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  side text not null check (side in ('council', 'supplier')),
  supplier_id uuid not null,
  terms jsonb not null,
  effective_from date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, variation_id),
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, supplier_id) references supplier
);
create index variation_of_commitment on variation (authority_id, commitment_id);
create index variation_of_contract on variation (authority_id, contract_id);
create index variation_of_supplier on variation (authority_id, supplier_id);
select wall('variation', 'select, insert');

-- What became of it, once: the other side agreed or declined, or it was taken back.
create table variation_answer (
  authority_id uuid not null,
  variation_id uuid not null,
  answer text not null check (answer in ('agreed', 'declined', 'taken-back')),
  side text not null check (side in ('council', 'supplier')),
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, variation_id),
  foreign key (authority_id, variation_id) references variation
);
select wall('variation_answer', 'select, insert');

-- Whether a milestone is reached, said by the supplier in a return or by the authority; the latest holds.
create table milestone_answer (
  authority_id uuid not null,
  answer_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid not null,
  reached boolean not null,
  reached_on date,
  story text not null,
  -- Said in this return, or by the authority where empty.
  return_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, answer_id),
  check (reached or reached_on is null),
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, return_id) references return
);
create index milestone_answer_of_commitment on milestone_answer (authority_id, commitment_id, recorded_at);
select wall('milestone_answer', 'select, insert');
select twin_for_trials('milestone_answer', 'select, insert');

-- A contract's end moved, and somebody went through what that means for each of its commitments.
create table extension_review (
  authority_id uuid not null,
  contract_id uuid not null,
  -- The version of the contract whose new end it is about.
  version int not null,
  ended date not null,
  ends date not null,
  changed int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_id, version),
  foreign key (authority_id, contract_id) references contract
);
select wall('extension_review', 'select, insert');

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter', 'variation'));
