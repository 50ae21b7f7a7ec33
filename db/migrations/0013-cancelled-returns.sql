-- A return that was asked for wrongly is cancelled, with the reason that the supplier is told. Asking again for the same quarter
-- takes it up again. The twins for trial returns have the columns of what they stand for.
alter table return drop constraint return_state_check, add constraint return_state_check
  check (state in ('not-asked', 'awaited', 'sent', 'nothing', 'cancelled'));
alter table trial.return drop constraint return_state_check, add constraint return_state_check
  check (state in ('not-asked', 'awaited', 'sent', 'nothing', 'cancelled'));
alter table return add column cancelled_at timestamptz, add column cancelled_because text;
alter table trial.return add column cancelled_at timestamptz, add column cancelled_because text;
