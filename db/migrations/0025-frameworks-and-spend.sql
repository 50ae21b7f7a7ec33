-- Frameworks, lots, call-offs and spot purchases; commitments scaled to what is invoiced (decision 0028).
-- What an agreement belongs to: a contract of this authority (framework_id), or one of another's, by its name and number.
alter table contract drop constraint contract_kind_check;
alter table contract
  add constraint contract_kind_check check (kind in ('contract', 'framework', 'lot', 'call-off', 'spot-purchase')),
  add column framework_name text,
  add column framework_number text,
  add constraint contract_belongs_once check (framework_id is null or (framework_name is null and framework_number is null));

-- A quantity that follows from what was invoiced is nought until enough was; the rate stands in "plan": {"scaling": {units, per, divisible}}.
alter table commitment drop constraint commitment_quantity_check;
alter table commitment add constraint commitment_quantity_check
  check (quantity > 0 or (quantity = 0 and coalesce(plan ? 'scaling', false)));
create index commitment_scaled on commitment (authority_id, contract_id) where plan ? 'scaling';

-- What a supplier invoiced under a contract on a day, or over days; without VAT, credits negative. A newer file, or a person, corrects a
-- row by another: then it says which. Only rows that are neither replaced nor withdrawn count.
create table spend (
  authority_id uuid not null,
  spend_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  starts date not null,
  ends date not null,
  amount numeric not null check (amount <> 0),
  -- The invoice's number, or a note.
  reference text,
  -- What finds the same line in a newer file; empty for one that a person typed.
  source_key text,
  import_id uuid,
  replaced_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, spend_id),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, supplier_id) references supplier,
  foreign key (authority_id, import_id) references import,
  check (ends >= starts)
);
create index spend_of_contract on spend (authority_id, contract_id, ends, spend_id);
create index spend_of_supplier on spend (authority_id, supplier_id);
create index spend_of_import on spend (authority_id, import_id) where import_id is not null;
create index spend_replaced on spend (authority_id, replaced_by) where replaced_by is not null;
create unique index spend_by_source on spend (authority_id, contract_id, source_key)
  where source_key is not null and replaced_by is null and withdrawn_at is null;
select wall('spend', 'select, insert, update');

alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check check (kind in ('contracts', 'commitments', 'suppliers', 'spend'));

-- Many commitments moved by months at once, and what was done to each: changed at once (the version it then had), or the supplier was
-- asked. So all of it can be put back together.
create table commitment_move (
  authority_id uuid not null,
  move_id uuid not null,
  months int not null check (months between -60 and 60 and months <> 0),
  moves text not null check (moves in ('all', 'ahead')),
  how text not null check (how in ('ask', 'agreed')),
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, move_id)
);
select wall('commitment_move', 'select, insert');

create table commitment_move_line (
  authority_id uuid not null,
  move_id uuid not null,
  commitment_id uuid not null,
  version int,
  variation_id uuid,
  primary key (authority_id, move_id, commitment_id),
  foreign key (authority_id, move_id) references commitment_move,
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, variation_id) references variation,
  check ((version is null) <> (variation_id is null))
);
create index commitment_move_line_of on commitment_move_line (authority_id, commitment_id);
create index commitment_move_line_asked on commitment_move_line (authority_id, variation_id) where variation_id is not null;
select wall('commitment_move_line', 'select, insert');

create table commitment_move_undone (
  authority_id uuid not null,
  move_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, move_id),
  foreign key (authority_id, move_id) references commitment_move
);
select wall('commitment_move_undone', 'select, insert');
