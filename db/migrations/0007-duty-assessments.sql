-- What the duty check answered for a requirement, kept as it stood: the facts given and each rule's answer with its
-- dated row, as policy/kept-assessment.ts writes them. With a contract, or under a name while there is none yet.
create table duty_assessment (
  authority_id uuid not null,
  duty_assessment_id uuid not null,
  contract_id uuid,
  name text not null,
  commences date,
  policy_version text,
  facts jsonb not null,
  answers jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (authority_id, duty_assessment_id),
  foreign key (authority_id, contract_id) references contract
);
create index duty_assessment_of_contract on duty_assessment (authority_id, contract_id, duty_assessment_id desc) where contract_id is not null;
select wall('duty_assessment', 'select, insert');
