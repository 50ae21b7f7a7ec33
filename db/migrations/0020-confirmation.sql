-- The organisation that benefited is asked whether a delivery happened: named by the supplier or the authority, told by a letter with a
-- link, asked once more, and answers yes, partly or no in its own words.
alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter', 'variation', 'recovery-plan', 'confirmation'));

create table confirmation (
  authority_id uuid not null,
  confirmation_id uuid not null,
  delivery_id uuid not null,
  organisation text not null,
  email text not null,
  email_key text not null,
  named_by text not null check (named_by in ('supplier', 'authority')),
  -- Whether it was drawn to be asked, where the authority asks a share of them.
  drawn boolean not null,
  asked_at timestamptz,
  reminded_at timestamptz,
  answer text check (answer in ('yes', 'partly', 'no')),
  words text,
  answered_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, confirmation_id),
  unique (authority_id, delivery_id, email_key),
  foreign key (authority_id, delivery_id) references delivery
);
create index confirmation_to_ask on confirmation (authority_id, email_key, recorded_at) where drawn and asked_at is null;
create index confirmation_to_remind on confirmation (authority_id, asked_at) where answered_at is null and reminded_at is null;
create index confirmation_of_address on confirmation (authority_id, email_key, asked_at);
select wall('confirmation', 'select, insert, update');

-- Of a hundred deliveries with such an organisation, how many it is asked about; and after how many days it is asked once more.
create table confirmation_setting (
  authority_id uuid not null,
  percent int not null check (percent between 0 and 100),
  remind_after int not null check (remind_after between 1 and 90),
  version int not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id)
);
select wall('confirmation_setting', 'select, insert, update');
