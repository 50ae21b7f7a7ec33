-- Numbers, not names: what a rule saw of people in evidence; a supplier's declaration and an inspection on site, which stand for lists
-- of people; what was redacted; and until when people on a picture agreed to be shown. The twins for trial returns have the
-- columns of what they stand for.
do $$
declare
  kept regclass;
begin
  foreach kept in array array['public.evidence', 'trial.evidence']::regclass[] loop
    execute format('alter table %s
      -- What plain rules saw of people in its name or its text, by rule; never the text itself. Empty where nothing was seen.
      add column warned jsonb,
      -- Of a declaration: how many people, what records the supplier holds, and until when. What it signed stands in "said".
      add column counted int check (counted > 0),
      add column records text,
      add column kept_until date,
      -- Of an inspection: how many were looked at and how many held up, what came of it, and who was there.
      add column sample int check (sample > 0),
      add column held_up int check (held_up between 0 and sample),
      add column outcome text check (outcome in (''held-up'', ''in-part'', ''did-not'')),
      add column by_person uuid,
      -- Of what was destroyed: the digest of its small picture, and when the content was gone from wherever files are kept.
      add column destroyed_thumbnail text,
      add column content_gone_at timestamptz,
      -- What it was redacted from, and what was taken out.
      add column redacted_from uuid,
      add column redacted_how text,
      -- Until when people on a picture agreed to be shown, whether children are on it, and who took the permission back.
      add column people_until date,
      add column people_children text check (people_children in (''none'', ''parents'')),
      add column people_withdrawn_side text check (people_withdrawn_side in (''supplier'', ''authority'')),
      -- Somebody of the authority chose to show it to everybody, told in these words to those who can not see it.
      add column shown_at timestamptz,
      add column shown_by uuid,
      add column shown_as text', kept);
  end loop;
end $$;
create index evidence_to_destroy on evidence (authority_id, destroyed_at, evidence_id)
  where destroyed_at is not null and content_gone_at is null;
