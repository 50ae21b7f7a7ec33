-- The two-page brief for a meeting. While it is a draft its words are edited and its figures may be prepared again; at the
-- sign-off both are copied to brief_edition and brief_row, which nobody can change.
create table brief (
  authority_id uuid not null,
  brief_id uuid not null,
  -- Short, for the addresses on paper.
  number int not null,
  -- Empty for the whole council.
  service text,
  figures_on date not null,
  won_since date not null,
  meeting text not null,
  meeting_on date,
  -- The signed-off brief that this one corrects.
  replaces uuid,
  state text not null check (state in ('draft', 'signed-off', 'deleted')),
  version int not null default 1,
  words jsonb not null,
  prepared jsonb not null,
  prepared_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (authority_id, brief_id),
  unique (authority_id, number),
  foreign key (authority_id, replaces) references brief
);
create index brief_of_replaced on brief (authority_id, replaces) where replaces is not null;
select wall('brief', 'select, insert, update');

-- The rows behind a draft's figures.
create table brief_draft_row (
  authority_id uuid not null,
  brief_id uuid not null,
  position int not null,
  part text not null check (part in ('commitment', 'held-back', 'won', 'added', 'earlier', 'contract')),
  figures text[] not null,
  contract_id uuid not null,
  commitment_id uuid,
  delivery_id uuid,
  words jsonb not null,
  primary key (authority_id, brief_id, position),
  foreign key (authority_id, brief_id) references brief
);
select wall('brief_draft_row', 'select, insert, delete');

-- A brief as it was signed off.
create table brief_edition (
  authority_id uuid not null,
  brief_id uuid not null,
  number int not null,
  service text,
  figures_on date not null,
  won_since date not null,
  meeting text not null,
  meeting_on date,
  replaces uuid,
  words jsonb not null,
  prepared jsonb not null,
  prepared_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, brief_id),
  foreign key (authority_id, brief_id) references brief
);
-- One correction at most: the next one corrects the correction.
create unique index brief_edition_replacing on brief_edition (authority_id, replaces) where replaces is not null;
select wall('brief_edition', 'select, insert');

-- The rows behind its figures, as they stood.
create table brief_row (
  authority_id uuid not null,
  brief_id uuid not null,
  position int not null,
  part text not null,
  figures text[] not null,
  contract_id uuid not null,
  commitment_id uuid,
  delivery_id uuid,
  words jsonb not null,
  primary key (authority_id, brief_id, position),
  foreign key (authority_id, brief_id) references brief_edition
);
select wall('brief_row', 'select, insert');
