-- Back-ups of the whole installation, and how often they are made by themselves (decision 0022).
create table backup (
  backup_id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('making', 'done', 'failed')),
  occasion text not null check (occasion in ('command', 'schedule', 'page')),
  -- The file it was written to, on the machine that made it.
  place text not null,
  bytes bigint,
  -- SHA-256 of the file.
  digest text,
  row_count bigint,
  file_count bigint,
  -- Files that the records name and that were not there.
  missing_count bigint,
  is_encrypted boolean not null,
  problem text,
  -- When it was removed because newer ones were made.
  removed_at timestamptz
);
create index backup_by_beginning on backup (began_at);

-- One row, once somebody chose; without it what stands in the code holds.
create table backup_plan (
  is_only boolean primary key default true check (is_only),
  often text not null check (often in ('never', 'nightly', 'weekly')),
  kept int not null check (kept between 1 and 365),
  -- A public key of age: whoever holds the private one can read the back-ups.
  public_key text,
  version int not null,
  changed_at timestamptz not null
);

create table restoration (
  restored_at timestamptz primary key,
  made_at timestamptz not null,
  place text not null
);

grant select, insert, update on backup, backup_plan to goodmeasure_app;
grant select on restoration to goodmeasure_app;

-- A back-up alone reads the trials' tables as well: as their owner, across authorities, and saying so.
do $$
declare
  twin regclass;
begin
  for twin in select oid from pg_class where relkind = 'r' and relnamespace = 'trial'::regnamespace order by relname loop
    execute format(
      'create policy across on %s for select to %I using (current_setting(''app.trials'', true) = ''on'')', twin, current_user);
  end loop;
end $$;

create or replace function twin_for_trials(kept regclass, granted text) returns void language plpgsql as $$
declare
  name text := (select relname from pg_class where oid = kept);
begin
  execute format('create table trial.%I (like %s including all)', name, kept);
  execute format(
    'alter table trial.%I add column trial_id uuid not null default nullif(current_setting(''app.trial'', true), '''')::uuid,
      add foreign key (authority_id, trial_id) references trial_return on delete cascade', name);
  execute format('alter table trial.%I enable row level security', name);
  execute format('alter table trial.%I force row level security', name);
  execute format(
    'create policy trial on trial.%I using (authority_id = nullif(current_setting(''app.authority'', true), '''')::uuid
      and trial_id = nullif(current_setting(''app.trial'', true), '''')::uuid)', name);
  execute format(
    'create policy across on trial.%I for select to %I using (current_setting(''app.trials'', true) = ''on'')', name, current_user);
  execute format('create index on trial.%I (authority_id, trial_id)', name);
  execute format('grant %s on trial.%I to goodmeasure_app', granted, name);
end $$;
