-- Suppliers alone may be brought in too.
alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check check (kind in ('contracts', 'commitments', 'suppliers'));

-- What a file of suppliers filled in of a supplier that stood before, so that undoing takes just that away again.
create table supplier_filled (
  authority_id uuid not null,
  import_id uuid not null,
  supplier_id uuid not null,
  -- Field → what it was filled with; it was empty before.
  filled jsonb not null,
  primary key (authority_id, import_id, supplier_id),
  foreign key (authority_id, import_id) references import,
  foreign key (authority_id, supplier_id) references supplier
);
select wall('supplier_filled', 'select, insert');

-- The delivery that a person made of it with evidence; from then on that counts, and this no more.
alter table earlier_delivery add column confirmed_by uuid;
alter table earlier_delivery add foreign key (authority_id, confirmed_by) references delivery;
