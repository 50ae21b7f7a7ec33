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
      add column warned jsonb', kept);
  end loop;
end $$;
