-- Bringing things in.
create table import (
  authority_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('contracts', 'commitments')),
  format text not null check (format in ('ocds', 'csv', 'xlsx')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  encoding text,
  columns jsonb,
  -- What a person decided on the doubtful ones: what the file says → the record it is.
  decisions jsonb,
  state text not null check (state in ('received', 'trying', 'tried', 'applying', 'applied', 'undoing', 'undone', 'refused')),
  allow_faults boolean not null default false,
  done int not null default 0,
  read int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  warnings int not null default 0,
  -- What else comes with its contracts, counted, and the first of them to look at.
  preview jsonb,
  problem text,
  records_digest text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (authority_id, import_id)
);
create index import_newest on import (authority_id, recorded_at desc, import_id desc);
select wall('import', 'select, insert, update');

create table import_fault (
  authority_id uuid not null,
  import_id uuid not null,
  number int not null,
  row_number int,
  pointer text,
  field text,
  severity text not null check (severity in ('refused', 'warning')),
  message text not null,
  primary key (authority_id, import_id, number),
  foreign key (authority_id, import_id) references import
);
select wall('import_fault', 'select, insert, delete');

-- The choice of columns a person made for files with these headings.
create table import_columns (
  authority_id uuid not null,
  headings_digest text not null,
  kind text not null,
  columns jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, headings_digest, kind)
);
select wall('import_columns', 'select, insert, update');

-- A notice as it came.
create table notice_release (
  authority_id uuid not null,
  ocid text not null,
  release_id text not null,
  import_id uuid not null,
  released_on date,
  release jsonb not null,
  primary key (authority_id, ocid, release_id),
  foreign key (authority_id, import_id) references import
);
create index notice_release_of_import on notice_release (authority_id, import_id);
select wall('notice_release', 'select, insert, delete');

-- The competition a contract came from, as far as its notices tell; `notices`, `lots` and `criteria` as they were read.
create table procurement (
  authority_id uuid not null,
  procurement_id uuid not null,
  ocid text not null,
  title text not null,
  description text,
  buyer text,
  legal_basis text,
  method text,
  first_notice_on date,
  notices jsonb not null,
  lots jsonb not null,
  criteria jsonb not null,
  names_social_value boolean not null,
  digest text not null,
  import_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  primary key (authority_id, procurement_id),
  unique (authority_id, ocid)
);
select wall('procurement', 'select, insert, update');

-- A contract as it stands; each way it stood before is a contract_fact.
create table contract (
  authority_id uuid not null,
  contract_id uuid not null,
  source_key text not null,
  source_digest text,
  reference text,
  title text not null,
  title_key text collate "C" not null generated always as (lower(title)) stored,
  description text,
  kind text not null check (kind in ('contract', 'framework', 'call-off')),
  framework_id uuid,
  procurement_id uuid,
  ocid text,
  starts date,
  ends date,
  extendable_until date,
  value numeric,
  value_gross numeric,
  value_pence bigint,
  cpv text[] not null default '{}',
  service text,
  place_code text,
  owner_id uuid,
  disclosure text not null default 'published' check (disclosure in ('published', 'held-back')),
  disclosure_reason text,
  noticed jsonb,
  import_id uuid,
  withdrawn_at timestamptz,
  -- Why a person withdrew it; empty for one whose import was undone.
  withdrawal_reason text check (withdrawal_reason is null or withdrawn_at is not null),
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_id),
  unique (authority_id, source_key),
  foreign key (authority_id, framework_id) references contract,
  foreign key (authority_id, procurement_id) references procurement
);
create index contract_by_title on contract (authority_id, title_key, contract_id) where withdrawn_at is null;
create index contract_by_end on contract (authority_id, ends, contract_id) where withdrawn_at is null;
create index contract_by_value on contract (authority_id, value_pence, contract_id) where withdrawn_at is null;
create index contract_by_service on contract (authority_id, service) where withdrawn_at is null and service is not null;
create index contract_withdrawn on contract (authority_id, title_key, contract_id) where withdrawal_reason is not null;
create index contract_of_owner on contract (authority_id, owner_id) where withdrawn_at is null and owner_id is not null;
create index contract_of_framework on contract (authority_id, framework_id) where framework_id is not null;
create index contract_of_procurement on contract (authority_id, procurement_id) where procurement_id is not null;
select wall('contract', 'select, insert, update');

-- Its contract is written by the same statement, or locked: a foreign key would only slow down a hundred thousand of them.
create table contract_supplier (
  authority_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  position int not null,
  primary key (authority_id, contract_id, supplier_id),
  foreign key (authority_id, supplier_id) references supplier
);
create index contract_supplier_of on contract_supplier (authority_id, supplier_id);
select wall('contract_supplier', 'select, insert, delete');

-- Written by the statement that writes its contract, like contract_supplier.
create table contract_fact (
  authority_id uuid not null,
  contract_id uuid not null,
  version int not null,
  terms jsonb not null,
  source_digest text,
  effective_from date not null,
  reason text,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, contract_id, version)
);
create index contract_fact_of_import on contract_fact (authority_id, import_id, contract_id);
select wall('contract_fact', 'select, insert');

-- A performance rating that a notice reported.
create table kpi_result (
  authority_id uuid not null,
  kpi_result_id uuid not null,
  contract_id uuid not null,
  kpi text not null,
  describes text,
  starts date,
  ends date,
  rating text not null,
  measured text,
  import_id uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, kpi_result_id),
  foreign key (authority_id, contract_id) references contract
);
create index kpi_result_of on kpi_result (authority_id, contract_id);
select wall('kpi_result', 'select, insert, delete');

-- A promise as a notice words it, until a person makes it a commitment or sets it aside.
create table commitment_draft (
  authority_id uuid not null,
  draft_id uuid not null,
  contract_id uuid not null,
  source_key text not null,
  title text not null,
  describes text,
  quantity numeric,
  unit text,
  looks_social boolean not null,
  because text,
  state text not null default 'open' check (state in ('open', 'taken', 'set-aside')),
  commitment_id uuid,
  import_id uuid,
  recorded_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (authority_id, draft_id),
  unique (authority_id, contract_id, source_key),
  foreign key (authority_id, contract_id) references contract
);
select wall('commitment_draft', 'select, insert, update, delete');

-- A commitment as it stands; each way it stood before is a commitment_fact.
create table commitment (
  authority_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  title text not null,
  quantity numeric not null check (quantity > 0),
  due date not null,
  profile text not null check (profile in ('once', 'quarterly')),
  place_code text,
  beneficiaries text,
  supplier_owner text,
  supplier_email text,
  owner_id uuid,
  evidence_wanted text,
  origin text not null check (origin in ('tender', 'added')),
  standing text not null check (standing in ('contractual', 'agreed-in-writing', 'voluntary', 'not-known')),
  withdrawn_on date,
  withdrawal_reason text,
  -- For one that a file brought: what finds it in a later file, the fingerprint of what the file said, and which file.
  source_key text,
  source_digest text,
  import_id uuid,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, commitment_id),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, supplier_id) references supplier,
  foreign key (authority_id, measure_id) references measure,
  foreign key (authority_id, outcome_id) references outcome
);
create index commitment_of_contract on commitment (authority_id, contract_id);
create index commitment_of_owner on commitment (authority_id, owner_id, due);
create index commitment_of_supplier on commitment (authority_id, supplier_id);
create index commitment_by_due on commitment (authority_id, due, commitment_id);
create unique index commitment_by_source on commitment (authority_id, contract_id, source_key) where source_key is not null and withdrawn_on is null;
create index commitment_of_import on commitment (authority_id, import_id) where import_id is not null;
create index commitment_by_place on commitment (authority_id, place_code, due, commitment_id);
select wall('commitment', 'select, insert, update');

-- What is planned for each quarter of the financial year, for a quarterly profile.
create table commitment_target (
  authority_id uuid not null,
  commitment_id uuid not null,
  quarter text not null,
  quantity numeric not null check (quantity >= 0),
  primary key (authority_id, commitment_id, quarter),
  foreign key (authority_id, commitment_id) references commitment
);
select wall('commitment_target', 'select, insert, delete');

create table commitment_fact (
  authority_id uuid not null,
  commitment_id uuid not null,
  version int not null,
  terms jsonb not null,
  effective_from date not null,
  reason text,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, commitment_id, version),
  foreign key (authority_id, commitment_id) references commitment
);
create index commitment_fact_of_import on commitment_fact (authority_id, import_id, commitment_id) where import_id is not null;
select wall('commitment_fact', 'select, insert');
