-- A framework's suppliers may be asked once for all its call-offs: one letter and one link, over returns that stay as they are.
alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter', 'variation', 'recovery-plan', 'confirmation', 'return-bundle'));

-- Whether each supplier is asked once for all that belongs to a framework or lot; the highest version holds, none means no.
create table contract_asking (
  authority_id uuid not null,
  contract_id uuid not null,
  version int not null check (version > 0),
  once boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_id, version),
  foreign key (authority_id, contract_id) references contract
);
select wall('contract_asking', 'select, insert');

create table return_bundle (
  authority_id uuid not null,
  bundle_id uuid not null,
  -- The framework or lot whose suppliers are asked once.
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  -- Where the last letter of it went, and goes.
  email text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, bundle_id),
  unique (authority_id, contract_id, supplier_id, quarter),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, supplier_id) references supplier
);
create index return_bundle_of_supplier on return_bundle (authority_id, supplier_id);
select wall('return_bundle', 'select, insert, update');

create table return_bundled (
  authority_id uuid not null,
  return_id uuid not null,
  bundle_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, return_id),
  foreign key (authority_id, return_id) references return,
  foreign key (authority_id, bundle_id) references return_bundle
);
create index return_bundled_in on return_bundled (authority_id, bundle_id);
select wall('return_bundled', 'select, insert');

-- A letter on a day, to ask or to remind: written in the same transaction, so that there is one.
create table return_bundle_letter (
  authority_id uuid not null,
  bundle_id uuid not null,
  day date not null,
  email text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, bundle_id, day, email),
  foreign key (authority_id, bundle_id) references return_bundle
);
select wall('return_bundle_letter', 'select, insert');
