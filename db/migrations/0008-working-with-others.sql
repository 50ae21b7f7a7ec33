-- People who work together, on a service or across them. It ends, and is not deleted; "ends" is the first day on which it no longer holds.
create table team (
  authority_id uuid not null,
  team_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  -- As a contract says it; empty for a team that belongs to none.
  service text,
  -- One of its members.
  lead_id uuid,
  starts date not null,
  ends date,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, team_id)
);
create unique index team_by_name on team (authority_id, name_key) where ends is null;
create index team_of_lead on team (authority_id, lead_id) where ends is null;
select wall('team', 'select, insert, update');

create table team_member (
  authority_id uuid not null,
  team_member_id uuid not null,
  team_id uuid not null,
  person_id uuid not null references person,
  starts date not null,
  ends date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, team_member_id),
  foreign key (authority_id, team_id) references team
);
create unique index team_member_once on team_member (authority_id, team_id, person_id) where ends is null;
create index team_member_of_person on team_member (authority_id, person_id) where ends is null;
select wall('team_member', 'select, insert, update');

-- One person acts for another who is away, with the roles they lend; "ends" is the first day on which it no longer holds.
-- What is lent is never more than the person who is away holds on the day itself: see parties/store/cover.ts.
create table cover (
  authority_id uuid not null,
  cover_id uuid not null,
  away_id uuid not null,
  covering_id uuid not null,
  starts date not null,
  ends date not null,
  roles text[] not null,
  -- Why, where an administrator made it for somebody who is away already.
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  -- Before its last day: the covering person declined, or somebody ended it.
  stopped_at timestamptz,
  stopped_by uuid,
  stopped text check (stopped in ('declined', 'ended')),
  primary key (authority_id, cover_id),
  check (ends > starts),
  check (away_id <> covering_id),
  check ((stopped is null) = (stopped_at is null))
);
create index cover_taken on cover (authority_id, covering_id, ends) where stopped_at is null;
create index cover_given on cover (authority_id, away_id, ends) where stopped_at is null;
create index cover_by_end on cover (authority_id, ends desc, cover_id desc);
select wall('cover', 'select, insert, update');

-- What one person left to others, and each thing of it as it was then: it may be put back while nothing of it changed since.
create table handover (
  authority_id uuid not null,
  handover_id uuid not null,
  person_id uuid not null references person,
  -- Their roles ended with it; else they stay, and gave some of their work away.
  is_leaving boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (authority_id, handover_id)
);
create index handover_of_person on handover (authority_id, person_id, recorded_at desc);
select wall('handover', 'select, insert, update');

create table handover_item (
  authority_id uuid not null,
  handover_id uuid not null,
  -- What kind of thing, as the room that keeps it calls it, and which.
  kind text not null,
  record_id uuid not null,
  title text not null,
  to_id uuid,
  -- What the room that keeps it needs to tell whether it changed since, and to put it back.
  before jsonb,
  primary key (authority_id, handover_id, kind, record_id),
  foreign key (authority_id, handover_id) references handover
);
select wall('handover_item', 'select, insert');

-- For whom somebody acted under a role that was lent to them.
alter table audit_entry add column acting_for uuid[];
