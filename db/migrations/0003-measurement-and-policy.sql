create table outcome (
  authority_id uuid not null,
  outcome_id uuid not null,
  slug text not null,
  name text not null,
  describes text not null,
  parent_id uuid,
  position int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, outcome_id),
  unique (authority_id, slug),
  foreign key (authority_id, parent_id) references outcome
);
select wall('outcome', 'select, insert, update');

create table measure (
  authority_id uuid not null,
  measure_id uuid not null,
  code text not null,
  name text not null,
  theme text not null,
  unit text not null,
  units text not null,
  kind text not null check (kind in ('number', 'narrative', 'both')),
  definition text not null,
  counts text[] not null,
  counts_not text[] not null,
  evidence text[] not null,
  double_count text not null,
  goals text[] not null,
  sustainability text[] not null,
  bookable boolean not null,
  lawful jsonb not null,
  built_in boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, measure_id),
  unique (authority_id, code)
);
select wall('measure', 'select, insert, update');

-- The outcomes a measure serves; the one at position 0 is the primary one, under which it is counted.
create table measure_outcome (
  authority_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  position int not null,
  primary key (authority_id, measure_id, outcome_id),
  foreign key (authority_id, measure_id) references measure,
  foreign key (authority_id, outcome_id) references outcome
);
select wall('measure_outcome', 'select, insert, delete');

-- The text and terms of the policy over a range of days; `terms` as policy/policy.ts declares them.
create table policy_version (
  authority_id uuid not null,
  policy_version_id uuid not null,
  version text not null,
  title text not null,
  starts date not null,
  ends date,
  review_due date,
  terms jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, policy_version_id),
  unique (authority_id, version)
);
select wall('policy_version', 'select, insert, update');

create table rule (
  authority_id uuid not null,
  rule_id uuid not null,
  code text not null,
  rule text not null,
  amount numeric,
  starts date not null,
  ends date,
  terms jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, rule_id),
  unique (authority_id, code)
);
select wall('rule', 'select, insert');
