-- What belongs to the installation and not to one authority, and the walls that all other tables stand behind.

create function wall(walled regclass, granted text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy wall on %s using (authority_id = nullif(current_setting(''app.authority'', true), '''')::uuid)', walled);
  execute format(
    'create policy across on %s for select to %I using (current_setting(''app.across'', true) = ''on'')', walled, current_user);
  execute format('grant %s on %s to goodmeasure_app', granted, walled);
end $$;

create table authority (
  authority_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  identifier_scheme text,
  identifier text,
  area text not null,
  host text unique,
  is_example boolean not null default false,
  recorded_at timestamptz not null
);
grant select, insert, update on authority to goodmeasure_app;

create table person (
  person_id uuid primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  recorded_at timestamptz not null
);
create table password (
  person_id uuid primary key references person,
  hash text not null,
  changed_at timestamptz not null
);
create table second_factor (
  person_id uuid primary key references person,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint
);
create table recovery_code (
  person_id uuid not null references person,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
create table session (
  session_id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references person,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz,
  device text not null,
  return_to text
);
create index session_of_person on session (person_id, ended_at);
create table sign_in_failure (
  failure_id uuid primary key,
  email_hash text not null,
  address text not null,
  at timestamptz not null
);
create index sign_in_failure_by_email on sign_in_failure (email_hash, at);
create index sign_in_failure_by_address on sign_in_failure (address, at);

-- A secret address sent to somebody: the set-up, an invitation, a reset, a return. Only its hash is kept.
create table link (
  link_id uuid primary key,
  token_hash text not null unique,
  purpose text not null check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example')),
  authority_id uuid,
  subject_id uuid,
  email text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index link_by_subject on link (subject_id, purpose);
create index link_by_email on link (email, made_at);

-- A visit by link: the cookie's hash, and what it opens.
create table link_visit (
  token_hash text primary key,
  link_id uuid not null references link,
  began_at timestamptz not null,
  expires_at timestamptz not null
);

create table token (
  token_id uuid primary key,
  token_hash text not null unique,
  authority_id uuid not null references authority,
  role text not null,
  name text not null,
  person_id uuid,
  -- A supplier's token: whose returns it may answer.
  supplier_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  used_at timestamptz
);
create index token_of_authority on token (authority_id, made_at);

create table answered_request (
  authority_id uuid not null,
  request_key text not null,
  body_hash text not null,
  status int not null,
  answer text not null,
  at timestamptz not null,
  primary key (authority_id, request_key)
);

create table mail (
  mail_id uuid primary key,
  authority_id uuid,
  to_address text not null,
  subject text not null,
  body text not null,
  html text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'kept')),
  tries int not null default 0,
  problem text,
  made_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz
);
create index mail_due on mail (state, due_at);
create index mail_of_authority on mail (authority_id, mail_id);

-- A form whose session had ended when it was sent: kept, encrypted with a key only the visitor's cookie holds, until they sign in.
create table kept_form (
  form_id uuid primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);

grant select, insert, update, delete on person, password, second_factor, recovery_code, session, sign_in_failure, link, link_visit,
  token, answered_request, mail, kept_form to goodmeasure_app;

-- The audit: one link for each transaction, chained for each authority; the installation's own chain has the nil uuid.
create table audit_head (
  authority_id uuid primary key,
  position bigint not null,
  hash text not null
);
create table audit_link (
  authority_id uuid not null,
  position bigint not null,
  at timestamptz not null,
  previous text not null,
  hash text not null,
  body text not null,
  primary key (authority_id, position)
);
create table audit_entry (
  authority_id uuid not null,
  position bigint not null,
  number int not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid not null,
  salt text not null,
  words text,
  erased_at timestamptz,
  primary key (authority_id, position, number)
);
create index audit_entry_of_subject on audit_entry (authority_id, subject_id, position);
select wall('audit_head', 'select, insert, update');
select wall('audit_link', 'select, insert');
select wall('audit_entry', 'select, insert');
