create table publication_number (
  authority_id uuid not null,
  year int not null,
  last int not null,
  primary key (authority_id, year)
);
select wall('publication_number', 'select, insert, update');

-- An output: what a verification found to be delivered.
create table output (
  authority_id uuid not null,
  output_id uuid not null,
  delivery_id uuid not null,
  verification_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  quantity numeric not null check (quantity > 0),
  number text,
  published_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, output_id),
  unique (authority_id, delivery_id),
  unique (authority_id, number),
  foreign key (authority_id, delivery_id) references delivery
);
create index output_of_contract on output (authority_id, contract_id);
create index output_of_commitment on output (authority_id, commitment_id);
select wall('output', 'select, insert, update');

-- The register as everyone may read it: public columns only. Reading is open; writing stays behind the wall.
create table register_entry (
  authority_id uuid not null,
  output_id uuid not null,
  number text not null,
  title text not null,
  story text not null,
  status text not null check (status in ('verified', 'partly-verified', 'withdrawn')),
  measure_code text not null,
  measure_name text not null,
  unit text not null,
  units text not null,
  quantity numeric not null,
  quantity_thousandths bigint not null,
  outcome_slug text not null,
  outcome_name text not null,
  quarter text not null,
  place_code text,
  place_name text,
  supplier_id uuid not null,
  supplier_name text not null,
  supplier_kind text not null,
  contract_id uuid not null,
  contract_title text not null,
  commitment_id uuid not null,
  verified_on date not null,
  published_on date not null,
  withdrawn_on date,
  words tsvector not null,
  primary key (authority_id, output_id),
  unique (authority_id, number)
);
alter table register_entry enable row level security;
alter table register_entry force row level security;
create policy everyone on register_entry for select using (true);
create policy wall on register_entry using (authority_id = nullif(current_setting('app.authority', true), '')::uuid);
grant select, insert, update on register_entry to goodmeasure_app;
create index register_newest on register_entry (authority_id, quarter desc, output_id desc);
create index register_by_outcome on register_entry (authority_id, outcome_slug, status, quarter desc, output_id desc);
create index register_by_place on register_entry (authority_id, place_code, quarter desc, output_id desc);
create index register_by_measure on register_entry (authority_id, measure_code, quarter desc, output_id desc);
create index register_by_supplier on register_entry (authority_id, supplier_id, quarter desc, output_id desc);
create index register_by_contract on register_entry (authority_id, contract_id, quarter desc, output_id desc);
create index register_by_quantity on register_entry (authority_id, measure_code, quantity_thousandths desc, output_id desc);
create index register_words on register_entry using gin (words);

-- Published outputs counted and, where one measure is told apart, added up. Each output stands in one row of every grain;
-- a column that the grain doesn't tell apart is empty, and in `place` the quarter is the financial year.
create table register_total (
  authority_id uuid not null,
  grain text not null check (grain in ('measure', 'place', 'all')),
  outcome_slug text not null,
  measure_code text not null,
  place_code text not null,
  supplier_kind text not null,
  status text not null,
  quarter text not null,
  outputs int not null,
  quantity numeric not null,
  primary key (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter)
);
alter table register_total enable row level security;
alter table register_total force row level security;
create policy everyone on register_total for select using (true);
create policy wall on register_total using (authority_id = nullif(current_setting('app.authority', true), '')::uuid);
grant select, insert, update on register_total to goodmeasure_app;
