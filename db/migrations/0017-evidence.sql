-- What supports a delivery may be a file, a link, a supplier's signed declaration, what somebody of the council saw on site, or the
-- word of the organisation that benefited. The twins for trial returns have the columns of what they stand for.
do $$
declare
  kept regclass;
begin
  foreach kept in array array['public.evidence', 'trial.evidence']::regclass[] loop
    execute format('alter table %s drop constraint evidence_kind_check, add constraint evidence_kind_check
      check (kind in (''file'', ''link'', ''declaration'', ''inspection'', ''confirmation''))', kept);
    execute format('alter table %s
      -- A small picture of it.
      add column thumbnail_sha256 text,
      -- Whether a scanner looked through it, and what it found; empty where none is set. Found: set aside, and never opened again.
      add column scan text check (scan in (''waiting'', ''clean'', ''found'')),
      add column scan_found text,
      add column scanned_at timestamptz,
      -- Of a declaration or an inspection: what is declared or was seen, by whom, where and on which day.
      add column said text,
      add column by_name text,
      add column by_role text,
      add column at_place text,
      add column on_day date,
      -- Of a picture: whether people can be told on it, and that they agreed to be shown. Withdrawn, it is never published.
      add column people text check (people in (''nobody'', ''agreed'', ''not-to-publish'')),
      add column people_how text,
      add column people_withdrawn_at timestamptz,
      add column people_withdrawn_by uuid,
      add column people_withdrawn_because text,
      -- The file it stands in the place of, which was destroyed.
      add column replaces uuid,
      -- Its content was destroyed: by whom and why, and the digest it had.
      add column destroyed_at timestamptz,
      add column destroyed_by uuid,
      add column destroyed_because text,
      add column destroyed_digest text', kept);
  end loop;
end $$;
create index evidence_waiting_for_scan on evidence (authority_id, recorded_at, evidence_id) where scan = 'waiting';
