-- One role of one person; "ends" is the first day on which it no longer holds.
create table membership (
  authority_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null references person,
  role text not null,
  supplier_id uuid,
  starts date not null,
  ends date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, membership_id)
);
create index membership_of_person on membership (authority_id, person_id);
create index membership_by_role on membership (authority_id, role, person_id);
select wall('membership', 'select, insert, update');

create table invitation (
  authority_id uuid not null,
  invitation_id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  supplier_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (authority_id, invitation_id)
);
create index invitation_by_moment on invitation (authority_id, recorded_at, invitation_id);
select wall('invitation', 'select, insert, update');

create table place (
  authority_id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  primary key (authority_id, code)
);
select wall('place', 'select, insert, update');

create table supplier (
  authority_id uuid not null,
  supplier_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  kind text not null check (kind in ('small', 'medium', 'sme', 'large', 'vcse', 'mutual', 'public', 'not-known')),
  postcode text,
  place_code text,
  about text,
  contact_name text,
  contact_email text,
  import_id uuid,
  withdrawn_at timestamptz,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, supplier_id)
);
create index supplier_by_name on supplier (authority_id, name_key, supplier_id);
select wall('supplier', 'select, insert, update');

create table supplier_identifier (
  authority_id uuid not null,
  scheme text not null,
  identifier text not null,
  supplier_id uuid not null,
  import_id uuid,
  primary key (authority_id, scheme, identifier),
  foreign key (authority_id, supplier_id) references supplier
);
create index supplier_identifier_of on supplier_identifier (authority_id, supplier_id);
select wall('supplier_identifier', 'select, insert, delete');

-- The audit trail is looked through by person and by day; its moments come in nearly the order of its rows.
create index audit_entry_by_actor on audit_entry (authority_id, actor_id, position);
create index audit_entry_by_moment on audit_entry using brin (at);
