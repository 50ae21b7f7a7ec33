-- Letters that GOV.UK Notify carries: what it calls each, and what became of it there (decision 0023).
do $$
declare
  kept regclass;
begin
  foreach kept in array array['public.mail', 'trial.mail']::regclass[] loop
    execute format('alter table %s
      -- Who it was given to last: a mail server, or Notify.
      add column carrier text check (carrier in (''smtp'', ''notify'')),
      add column carrier_id text,
      add column delivered_at timestamptz,
      -- When the carrier was asked last.
      add column checked_at timestamptz', kept);
  end loop;
end $$;
create index mail_to_check on mail (checked_at) where state in ('sent', 'unknown') and delivered_at is null;
