create table return (
  authority_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  due date not null,
  state text not null check (state in ('not-asked', 'awaited', 'sent', 'nothing')),
  asked_of text,
  asked_at timestamptz,
  sent_at timestamptz,
  sent_by text,
  anything_else text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, return_id),
  unique (authority_id, contract_id, supplier_id, quarter),
  foreign key (authority_id, contract_id) references contract,
  foreign key (authority_id, supplier_id) references supplier
);
create index return_by_state on return (authority_id, state, due, return_id);
create index return_by_due on return (authority_id, due, return_id);
create index return_of_supplier on return (authority_id, supplier_id, due);
select wall('return', 'select, insert, update');

-- What the supplier typed and has not sent yet; what they add at the end stands under the return's own id.
create table return_draft (
  authority_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  quantity text not null default '',
  story text not null default '',
  evidence_url text not null default '',
  saved_at timestamptz not null,
  primary key (authority_id, return_id, commitment_id),
  foreign key (authority_id, return_id) references return
);
select wall('return_draft', 'select, insert, update, delete');

create table evidence (
  authority_id uuid not null,
  evidence_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  delivery_id uuid,
  kind text not null check (kind in ('file', 'link')),
  name text not null,
  url text,
  sha256 text,
  bytes bigint,
  media_type text,
  removed_at timestamptz,
  recorded_at timestamptz not null,
  primary key (authority_id, evidence_id),
  foreign key (authority_id, return_id) references return
);
create index evidence_of_delivery on evidence (authority_id, delivery_id);
create index evidence_of_return on evidence (authority_id, return_id, commitment_id);
create index evidence_by_content on evidence (authority_id, sha256);
select wall('evidence', 'select, insert, update');

create table delivery (
  authority_id uuid not null,
  delivery_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  place_code text,
  quarter text not null,
  quantity numeric not null check (quantity >= 0),
  story text not null,
  state text not null check (state in ('reported', 'evidenced', 'verified', 'partly-verified', 'not-accepted', 'replaced')),
  accepted numeric,
  replaces uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, delivery_id),
  foreign key (authority_id, return_id) references return,
  foreign key (authority_id, commitment_id) references commitment
);
create index delivery_list on delivery (authority_id, outcome_id, state, quarter desc, delivery_id desc);
create index delivery_newest on delivery (authority_id, quarter desc, delivery_id desc);
create index delivery_queue on delivery (authority_id, state, recorded_at, delivery_id);
create index delivery_of_commitment on delivery (authority_id, commitment_id, quarter);
create index delivery_of_contract on delivery (authority_id, contract_id);
create index delivery_of_return on delivery (authority_id, return_id);
select wall('delivery', 'select, insert, update');

create table verification (
  authority_id uuid not null,
  verification_id uuid not null,
  delivery_id uuid not null,
  decision text not null check (decision in ('accepted', 'in-part', 'not-accepted')),
  quantity numeric not null check (quantity >= 0),
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, verification_id),
  unique (authority_id, delivery_id),
  foreign key (authority_id, delivery_id) references delivery
);
select wall('verification', 'select, insert');

-- What the council's own earlier records say was delivered: brought in from a file, checked by whoever the file names, and
-- never verified here. A later file's word stands in the place of an earlier one's.
create table earlier_delivery (
  authority_id uuid not null,
  earlier_delivery_id uuid not null,
  commitment_id uuid not null,
  -- Empty for what was delivered up to the day of the file, not parted by quarter.
  quarter text,
  reported numeric check (reported >= 0),
  accepted numeric check (accepted >= 0),
  story text,
  checked_by text,
  checked_on date,
  import_id uuid not null,
  -- The file whose word stands in its place, or whose undoing took it away.
  replaced_by uuid,
  withdrawn_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, earlier_delivery_id),
  foreign key (authority_id, commitment_id) references commitment,
  foreign key (authority_id, import_id) references import,
  check (reported is not null or accepted is not null)
);
create unique index earlier_delivery_standing on earlier_delivery (authority_id, commitment_id, coalesce(quarter, ''))
  where replaced_by is null and withdrawn_at is null;
create index earlier_delivery_of_import on earlier_delivery (authority_id, import_id);
create index earlier_delivery_replaced on earlier_delivery (authority_id, replaced_by) where replaced_by is not null;
select wall('earlier_delivery', 'select, insert, update');

-- Running totals of each commitment, kept in the same transaction as the rows they sum; `counted_…` is its place in
-- commitments_due, empty while it is not counted there.
create table commitment_progress (
  authority_id uuid not null,
  commitment_id uuid not null,
  reported numeric not null,
  verified numeric not null,
  waiting int not null,
  -- What the council's earlier records say, for quarters that nothing was reported for here.
  earlier_reported numeric not null default 0,
  earlier_accepted numeric not null default 0,
  counted_outcome uuid,
  counted_due date,
  counted_as text check (counted_as in ('in-full', 'by-earlier-records', 'in-part', 'not-met')),
  primary key (authority_id, commitment_id)
);
select wall('commitment_progress', 'select, insert, update');

-- How many published commitments fall due on a day, by outcome and by how far they are met.
create table commitments_due (
  authority_id uuid not null,
  outcome_id uuid not null,
  due date not null,
  in_full int not null,
  -- Met in full only when what the council's earlier records say is added to what was verified here.
  by_earlier_records int not null default 0,
  in_part int not null,
  not_met int not null,
  primary key (authority_id, outcome_id, due)
);
select wall('commitments_due', 'select, insert, update');
