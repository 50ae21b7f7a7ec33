-- How a contract goes: its key performance indicators with a rating for each period, what went wrong, what was done about it,
-- and the notices that tell of them. All are facts: nothing is changed, a correction names what it replaces.

create table kpi (
  authority_id uuid not null,
  kpi_id uuid not null,
  contract_id uuid not null,
  title text not null,
  target text not null,
  starts date not null,
  -- How often it is rated.
  months int not null check (months in (1, 3, 6, 12)),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, kpi_id),
  foreign key (authority_id, contract_id) references contract
);
create index kpi_of_contract on kpi (authority_id, contract_id, starts);
select wall('kpi', 'select, insert');

create table kpi_ending (
  authority_id uuid not null,
  kpi_id uuid not null,
  ended_on date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, kpi_id),
  foreign key (authority_id, kpi_id) references kpi
);
select wall('kpi_ending', 'select, insert');

create table kpi_rating (
  authority_id uuid not null,
  kpi_rating_id uuid not null,
  kpi_id uuid not null,
  starts date not null,
  ends date not null,
  rating text not null check (rating in ('met', 'slightlyBelow', 'below', 'significantlyBelow', 'other')),
  measured text not null,
  why text not null,
  -- The rating of the same period that this one corrects.
  replaces uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, kpi_rating_id),
  foreign key (authority_id, kpi_id) references kpi
);
create index kpi_rating_of on kpi_rating (authority_id, kpi_id, starts);
create unique index kpi_rating_first on kpi_rating (authority_id, kpi_id, starts) where replaces is null;
create unique index kpi_rating_replaced on kpi_rating (authority_id, replaces) where replaces is not null;
select wall('kpi_rating', 'select, insert');

create table performance_failure (
  authority_id uuid not null,
  performance_failure_id uuid not null,
  contract_id uuid not null,
  kind text not null check (kind in ('breach', 'poor-performance')),
  result text check (result in ('termination', 'damages', 'settlement', 'none')),
  happened_on date not null,
  requirement text not null,
  words text not null,
  chance text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, performance_failure_id),
  foreign key (authority_id, contract_id) references contract
);
create index performance_failure_of on performance_failure (authority_id, contract_id, happened_on);
select wall('performance_failure', 'select, insert');

create table remedy (
  authority_id uuid not null,
  remedy_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid,
  kind text not null check (kind in ('warning', 'recovery-plan', 'deduction', 'other-benefit', 'termination-in-part')),
  taken_on date not null,
  amount numeric check (amount > 0),
  words text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, remedy_id),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, commitment_id) references commitment
);
create index remedy_of_contract on remedy (authority_id, contract_id, taken_on);
create index remedy_of_commitment on remedy (authority_id, commitment_id) where commitment_id is not null;
select wall('remedy', 'select, insert');

-- A contract performance notice as it was prepared; told is all that it says.
create table performance_notice (
  authority_id uuid not null,
  performance_notice_id uuid not null,
  contract_id uuid not null,
  starts date not null,
  ends date not null,
  told jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, performance_notice_id),
  foreign key (authority_id, contract_id) references contract,
  check (starts <= ends)
);
create index performance_notice_of on performance_notice (authority_id, contract_id, recorded_at);
select wall('performance_notice', 'select, insert');

-- That it was published, where, and when.
create table performance_notice_publication (
  authority_id uuid not null,
  performance_notice_id uuid not null,
  published_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, performance_notice_id),
  foreign key (authority_id, performance_notice_id) references performance_notice
);
select wall('performance_notice_publication', 'select, insert');
