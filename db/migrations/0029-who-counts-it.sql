-- Who counts what is delivered under a framework: this authority (both empty), or the host or the user of the framework (decision 0033).
alter table commitment
  add column counted_by text check (counted_by in ('host', 'user')),
  add column counted_by_name text check (counted_by_name <> ''),
  add constraint commitment_counted_by_whom check ((counted_by is null) = (counted_by_name is null));
