-- What people did about what needs attention: gave it to somebody, set a day for it, dismissed it, put it back, kept a measure. One act may be
-- about many things. "about" is what the thing was like when it was dismissed: a dismissal holds as long as it is like that.
create table attention_mark (
  authority_id uuid not null,
  act_id uuid not null,
  subject_id uuid not null,
  matter text not null,
  kind text not null,
  act text not null check (act in ('assigned', 'dated', 'dismissed', 'put-back', 'kept')),
  -- Assigned: to whom; nobody in particular when empty.
  person_id uuid references person,
  -- Dated: by which day; none when empty.
  by_day date,
  reason text,
  about text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, act_id, subject_id)
);
create index attention_mark_of on attention_mark (authority_id, matter, subject_id, recorded_at);
select wall('attention_mark', 'select, insert');

-- How the marks on one thing stand: kept in the same transaction as the marks.
create table attention_standing (
  authority_id uuid not null,
  matter text not null,
  subject_id uuid not null,
  assigned_to uuid,
  by_day date,
  dismissed_about text,
  dismissed_because text,
  dismissed_at timestamptz,
  dismissed_by uuid,
  primary key (authority_id, matter, subject_id)
);
create index attention_standing_of_person on attention_standing (authority_id, assigned_to) where assigned_to is not null;
create index attention_standing_dismissed on attention_standing (authority_id, matter) where dismissed_about is not null;
select wall('attention_standing', 'select, insert, update');

-- How many there were each morning, by kind: of everybody, of a service, a team or a person, as "whose" writes them.
create table attention_count (
  authority_id uuid not null,
  counted_on date not null,
  whose text not null,
  kind text not null,
  count int not null,
  recorded_at timestamptz not null,
  primary key (authority_id, counted_on, whose, kind)
);
select wall('attention_count', 'select, insert, update');

-- Who wants a letter each Monday, and about whose things.
create table monday_letter (
  authority_id uuid not null,
  person_id uuid not null references person,
  whose text not null,
  recorded_at timestamptz not null,
  primary key (authority_id, person_id)
);
select wall('monday_letter', 'select, insert, update, delete');

-- That a person's letter of a Monday was written, or that there was nothing to say: never twice.
create table monday_letter_written (
  authority_id uuid not null,
  person_id uuid not null references person,
  monday date not null,
  mail_id uuid,
  recorded_at timestamptz not null,
  primary key (authority_id, person_id, monday)
);
select wall('monday_letter_written', 'select, insert');

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check
  check (purpose in ('set-up', 'invitation', 'reset', 'return', 'example', 'trial', 'monday-letter'));

-- What record a letter leads to by its link, so that one that never arrived is found from there.
alter table mail add column about_kind text;
alter table mail add column about_id uuid;
create index mail_about on mail (authority_id, about_id, mail_id desc) where about_id is not null;
create index mail_about_failed on mail (authority_id, mail_id) where about_id is not null and state = 'failed';

-- Letters of before: a return's link was made at the same moment, for the same address.
update mail m set about_kind = 'return', about_id = l.subject_id
from link l
where l.purpose = 'return' and l.authority_id = m.authority_id and l.email = m.to_address and l.made_at = m.made_at
  and not exists (
    select from link o where o.purpose = 'return' and o.authority_id = m.authority_id and o.email = m.to_address
      and o.made_at = m.made_at and o.link_id <> l.link_id
  );

-- For what is looked for each morning and on each page of what needs attention.
create index commitment_no_owner on commitment (authority_id, due, commitment_id) where owner_id is null and withdrawn_on is null;
create index commitment_by_measure on commitment (authority_id, measure_id, due, commitment_id) where withdrawn_on is null;
create index contract_by_extension on contract (authority_id, extendable_until, contract_id)
  where withdrawn_at is null and extendable_until is not null;
create index commitment_draft_open on commitment_draft (authority_id, draft_id) where state = 'open' and looks_social;
