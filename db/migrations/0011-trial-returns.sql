-- Trial returns: a contract manager sends a return to their own phone, to see what suppliers see. What is typed and decided in
-- one stands in twins of the tables of returns, in a schema of its own: only a transaction opened for that one trial finds
-- them, in the place of the others (decision 0016).

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter'));

-- It refers to no contract, so that a trial never stands in the way of anything.
create table trial_return (
  authority_id uuid not null,
  trial_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  -- The secret of its link, sealed: its page shows the code for the phone as long as it lasts.
  link text not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  ends_at timestamptz not null,
  primary key (authority_id, trial_id)
);
create index trial_return_of_person on trial_return (authority_id, begun_by, begun_at);
create index trial_return_by_end on trial_return (authority_id, ends_at);
select wall('trial_return', 'select, insert, delete');

-- A transaction opened for a trial writes nothing that others read.
create or replace function wall(walled regclass, granted text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy wall on %s using (authority_id = nullif(current_setting(''app.authority'', true), '''')::uuid)
      with check (authority_id = nullif(current_setting(''app.authority'', true), '''')::uuid
        and coalesce(current_setting(''app.trial'', true), '''') = '''')', walled);
  execute format(
    'create policy across on %s for select to %I using (current_setting(''app.across'', true) = ''on'')', walled, current_user);
  execute format('grant %s on %s to goodmeasure_app', granted, walled);
end $$;

do $$
declare
  walled regclass;
begin
  for walled in select polrelid::regclass from pg_policy where polname = 'wall' loop
    execute format(
      'alter policy wall on %s with check (authority_id = nullif(current_setting(''app.authority'', true), '''')::uuid
        and coalesce(current_setting(''app.trial'', true), '''') = '''')', walled);
  end loop;
end $$;

create schema trial;
grant usage on schema trial to goodmeasure_app;

-- The same table once more, for trials: each row belongs to one, is seen by its transactions alone, and goes when it ends.
create function twin_for_trials(kept regclass, granted text) returns void language plpgsql as $$
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
  execute format('create index on trial.%I (authority_id, trial_id)', name);
  execute format('grant %s on trial.%I to goodmeasure_app', granted, name);
end $$;

select twin_for_trials('return', 'select, insert, update');
select twin_for_trials('return_draft', 'select, insert, update, delete');
select twin_for_trials('evidence', 'select, insert, update');
select twin_for_trials('delivery', 'select, insert, update');
select twin_for_trials('verification', 'select, insert');
-- Letters of a trial are read on its page, and go nowhere.
select twin_for_trials('mail', 'select, insert');

-- Two trials may be about the same quarter.
alter table trial.return drop constraint return_authority_id_contract_id_supplier_id_quarter_key,
  add unique (authority_id, trial_id, contract_id, supplier_id, quarter);
alter table trial.mail alter column authority_id set not null, drop constraint mail_pkey,
  add primary key (authority_id, mail_id);
