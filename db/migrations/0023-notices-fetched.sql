-- Notices fetched from Find a Tender by themselves (decision 0026): what an authority chose, each fetch with where it stands, and the
-- authority's own notices that came.
create table notice_source (
  authority_id uuid not null,
  is_on boolean not null,
  -- As buyers are named there: GB-PPON-PXRT-5737-VBQD.
  identifier text not null,
  -- The first fetch begins with notices of this day.
  begins_on date not null,
  -- What came is brought in without a person, where nothing in it is faulty.
  applies boolean not null,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id)
);
select wall('notice_source', 'select, insert, update');

create table notice_fetch (
  authority_id uuid not null,
  fetch_id uuid not null,
  identifier text not null,
  began_at timestamptz not null,
  -- Notices changed between these two moments.
  asked_from timestamptz not null,
  asked_to timestamptz not null,
  -- The page that comes next; without one, the first.
  cursor text,
  pages int not null default 0,
  -- Notices of everybody that were looked at, and new ones of the authority among them.
  looked_at int not null default 0,
  found int not null default 0,
  -- Turns in a row that failed, why the last did, and when it may be tried again.
  failures int not null default 0,
  problem text,
  not_before timestamptz,
  -- Somebody works on it until then, or has died.
  worked_on_until timestamptz,
  ended_at timestamptz,
  -- What was found, as a file that is brought in.
  import_id uuid,
  -- The file was tried, and brought in where the authority chose so.
  is_settled boolean not null default false,
  primary key (authority_id, fetch_id),
  foreign key (authority_id, import_id) references import
);
create unique index notice_fetch_open on notice_fetch (authority_id) where ended_at is null;
create index notice_fetch_import on notice_fetch (authority_id, import_id);
select wall('notice_fetch', 'select, insert, update');

-- A notice that came once is not brought in a second time.
create table notice_found (
  authority_id uuid not null,
  ocid text not null,
  release_id text not null,
  fetch_id uuid not null,
  -- Until it stands in the file.
  release jsonb,
  primary key (authority_id, ocid, release_id),
  foreign key (authority_id, fetch_id) references notice_fetch
);
create index notice_found_in on notice_found (authority_id, fetch_id);
select wall('notice_found', 'select, insert, update');
