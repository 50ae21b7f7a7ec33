-- Written by `npm run schema` from the migrated database; a test compares. The truth is in migrations/.

create table answered_request (
  authority_id uuid not null,
  request_key text not null,
  body_hash text not null,
  status integer not null,
  answer text not null,
  at timestamp with time zone not null,
  constraint answered_request_pkey PRIMARY KEY (authority_id, request_key)
);

grant delete, insert, select, update on answered_request to goodmeasure_app;

create table attention_count (
  authority_id uuid not null,
  counted_on date not null,
  whose text not null,
  kind text not null,
  count integer not null,
  recorded_at timestamp with time zone not null,
  constraint attention_count_pkey PRIMARY KEY (authority_id, counted_on, whose, kind)
);

create policy across on attention_count for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on attention_count for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on attention_count to goodmeasure_app;

create table attention_mark (
  authority_id uuid not null,
  act_id uuid not null,
  subject_id uuid not null,
  matter text not null,
  kind text not null,
  act text not null,
  person_id uuid,
  by_day date,
  reason text,
  about text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint attention_mark_pkey PRIMARY KEY (authority_id, act_id, subject_id),
  constraint attention_mark_act_check CHECK ((act = ANY (ARRAY['assigned'::text, 'dated'::text, 'dismissed'::text, 'put-back'::text, 'kept'::text]))),
  constraint attention_mark_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

CREATE INDEX attention_mark_of ON public.attention_mark USING btree (authority_id, matter, subject_id, recorded_at);
create policy across on attention_mark for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on attention_mark for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on attention_mark to goodmeasure_app;

create table attention_standing (
  authority_id uuid not null,
  matter text not null,
  subject_id uuid not null,
  assigned_to uuid,
  by_day date,
  dismissed_about text,
  dismissed_because text,
  dismissed_at timestamp with time zone,
  dismissed_by uuid,
  constraint attention_standing_pkey PRIMARY KEY (authority_id, matter, subject_id)
);

CREATE INDEX attention_standing_dismissed ON public.attention_standing USING btree (authority_id, matter) WHERE (dismissed_about IS NOT NULL);
CREATE INDEX attention_standing_of_person ON public.attention_standing USING btree (authority_id, assigned_to) WHERE (assigned_to IS NOT NULL);
create policy across on attention_standing for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on attention_standing for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on attention_standing to goodmeasure_app;

create table audit_entry (
  authority_id uuid not null,
  "position" bigint not null,
  number integer not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid not null,
  salt text not null,
  words text,
  erased_at timestamp with time zone,
  acting_for uuid[],
  constraint audit_entry_pkey PRIMARY KEY (authority_id, "position", number)
);

CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (authority_id, actor_id, "position");
CREATE INDEX audit_entry_by_moment ON public.audit_entry USING brin (at);
CREATE INDEX audit_entry_of_subject ON public.audit_entry USING btree (authority_id, subject_id, "position");
create policy across on audit_entry for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on audit_entry for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on audit_entry to goodmeasure_app;

create table audit_head (
  authority_id uuid not null,
  "position" bigint not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (authority_id)
);

create policy across on audit_head for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on audit_head for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on audit_head to goodmeasure_app;

create table audit_link (
  authority_id uuid not null,
  "position" bigint not null,
  at timestamp with time zone not null,
  previous text not null,
  hash text not null,
  body text not null,
  constraint audit_link_pkey PRIMARY KEY (authority_id, "position")
);

create policy across on audit_link for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on audit_link for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on audit_link to goodmeasure_app;

create table authority (
  authority_id uuid not null,
  slug text not null,
  name text not null,
  identifier_scheme text,
  identifier text,
  area text not null,
  host text,
  is_example boolean not null default false,
  recorded_at timestamp with time zone not null,
  constraint authority_pkey PRIMARY KEY (authority_id),
  constraint authority_host_key UNIQUE (host),
  constraint authority_slug_check CHECK ((slug ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint authority_slug_key UNIQUE (slug)
);

grant insert, select, update on authority to goodmeasure_app;

create table backup (
  backup_id uuid not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  state text not null,
  occasion text not null,
  place text not null,
  bytes bigint,
  digest text,
  row_count bigint,
  file_count bigint,
  missing_count bigint,
  is_encrypted boolean not null,
  problem text,
  removed_at timestamp with time zone,
  constraint backup_pkey PRIMARY KEY (backup_id),
  constraint backup_occasion_check CHECK ((occasion = ANY (ARRAY['command'::text, 'schedule'::text, 'page'::text]))),
  constraint backup_state_check CHECK ((state = ANY (ARRAY['making'::text, 'done'::text, 'failed'::text])))
);

CREATE INDEX backup_by_beginning ON public.backup USING btree (began_at);
grant insert, select, update on backup to goodmeasure_app;

create table backup_plan (
  is_only boolean not null default true,
  often text not null,
  kept integer not null,
  public_key text,
  version integer not null,
  changed_at timestamp with time zone not null,
  constraint backup_plan_pkey PRIMARY KEY (is_only),
  constraint backup_plan_is_only_check CHECK (is_only),
  constraint backup_plan_kept_check CHECK (((kept >= 1) AND (kept <= 365))),
  constraint backup_plan_often_check CHECK ((often = ANY (ARRAY['never'::text, 'nightly'::text, 'weekly'::text])))
);

grant insert, select, update on backup_plan to goodmeasure_app;

create table brief (
  authority_id uuid not null,
  brief_id uuid not null,
  number integer not null,
  service text,
  figures_on date not null,
  won_since date not null,
  meeting text not null,
  meeting_on date,
  replaces uuid,
  state text not null,
  version integer not null default 1,
  words jsonb not null,
  prepared jsonb not null,
  prepared_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint brief_pkey PRIMARY KEY (authority_id, brief_id),
  constraint brief_authority_id_number_key UNIQUE (authority_id, number),
  constraint brief_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed-off'::text, 'deleted'::text]))),
  constraint brief_authority_id_replaces_fkey FOREIGN KEY (authority_id, replaces) REFERENCES brief(authority_id, brief_id)
);

CREATE INDEX brief_of_replaced ON public.brief USING btree (authority_id, replaces) WHERE (replaces IS NOT NULL);
create policy across on brief for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on brief for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on brief to goodmeasure_app;

create table brief_draft_row (
  authority_id uuid not null,
  brief_id uuid not null,
  "position" integer not null,
  part text not null,
  figures text[] not null,
  contract_id uuid not null,
  commitment_id uuid,
  delivery_id uuid,
  words jsonb not null,
  constraint brief_draft_row_pkey PRIMARY KEY (authority_id, brief_id, "position"),
  constraint brief_draft_row_part_check CHECK ((part = ANY (ARRAY['commitment'::text, 'held-back'::text, 'won'::text, 'added'::text, 'earlier'::text, 'contract'::text]))),
  constraint brief_draft_row_authority_id_brief_id_fkey FOREIGN KEY (authority_id, brief_id) REFERENCES brief(authority_id, brief_id)
);

create policy across on brief_draft_row for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on brief_draft_row for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on brief_draft_row to goodmeasure_app;

create table brief_edition (
  authority_id uuid not null,
  brief_id uuid not null,
  number integer not null,
  service text,
  figures_on date not null,
  won_since date not null,
  meeting text not null,
  meeting_on date,
  replaces uuid,
  words jsonb not null,
  prepared jsonb not null,
  prepared_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint brief_edition_pkey PRIMARY KEY (authority_id, brief_id),
  constraint brief_edition_authority_id_brief_id_fkey FOREIGN KEY (authority_id, brief_id) REFERENCES brief(authority_id, brief_id)
);

CREATE UNIQUE INDEX brief_edition_replacing ON public.brief_edition USING btree (authority_id, replaces) WHERE (replaces IS NOT NULL);
create policy across on brief_edition for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on brief_edition for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on brief_edition to goodmeasure_app;

create table brief_row (
  authority_id uuid not null,
  brief_id uuid not null,
  "position" integer not null,
  part text not null,
  figures text[] not null,
  contract_id uuid not null,
  commitment_id uuid,
  delivery_id uuid,
  words jsonb not null,
  constraint brief_row_pkey PRIMARY KEY (authority_id, brief_id, "position"),
  constraint brief_row_authority_id_brief_id_fkey FOREIGN KEY (authority_id, brief_id) REFERENCES brief_edition(authority_id, brief_id)
);

create policy across on brief_row for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on brief_row for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on brief_row to goodmeasure_app;

create table check_draw (
  authority_id uuid not null,
  draw_id uuid not null,
  starts date not null,
  percent integer not null,
  seed text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint check_draw_pkey PRIMARY KEY (authority_id, draw_id),
  constraint check_draw_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint check_draw_seed_check CHECK ((seed ~ '^[0-9a-f]{64}$'::text))
);

CREATE INDEX check_draw_by_start ON public.check_draw USING btree (authority_id, starts DESC, draw_id DESC);
create policy across on check_draw for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on check_draw for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on check_draw to goodmeasure_app;

create table checking (
  authority_id uuid not null,
  more_by numeric not null,
  similar_from integer not null,
  unlike_by numeric not null,
  confirm_from_pence bigint,
  confirm_contractual_only boolean not null,
  confirm_times_plan numeric,
  version integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint checking_pkey PRIMARY KEY (authority_id),
  constraint checking_confirm_from_pence_check CHECK ((confirm_from_pence >= 0)),
  constraint checking_confirm_times_plan_check CHECK ((confirm_times_plan > (1)::numeric)),
  constraint checking_more_by_check CHECK ((more_by > (1)::numeric)),
  constraint checking_similar_from_check CHECK ((similar_from > 0)),
  constraint checking_unlike_by_check CHECK ((unlike_by > (0)::numeric))
);

create policy across on checking for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on checking for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on checking to goodmeasure_app;

create table commitment (
  authority_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  title text not null,
  quantity numeric not null,
  due date not null,
  profile text not null,
  place_code text,
  beneficiaries text,
  supplier_owner text,
  supplier_email text,
  owner_id uuid,
  evidence_wanted text,
  origin text not null,
  standing text not null,
  withdrawn_on date,
  withdrawal_reason text,
  source_key text,
  source_digest text,
  import_id uuid,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  plan jsonb,
  paused_from date,
  paused_until date,
  counted_by text,
  counted_by_name text,
  constraint commitment_pkey PRIMARY KEY (authority_id, commitment_id),
  constraint commitment_counted_by_check CHECK ((counted_by = ANY (ARRAY['host'::text, 'user'::text]))),
  constraint commitment_counted_by_name_check CHECK ((counted_by_name <> ''::text)),
  constraint commitment_counted_by_whom CHECK (((counted_by IS NULL) = (counted_by_name IS NULL))),
  constraint commitment_origin_check CHECK ((origin = ANY (ARRAY['tender'::text, 'added'::text]))),
  constraint commitment_paused_check CHECK ((((paused_from IS NULL) = (paused_until IS NULL)) AND ((paused_until IS NULL) OR (paused_until >= paused_from)))),
  constraint commitment_profile_check CHECK ((profile = ANY (ARRAY['once'::text, 'monthly'::text, 'quarterly'::text, 'yearly'::text, 'milestones'::text]))),
  constraint commitment_quantity_check CHECK (((quantity > (0)::numeric) OR ((quantity = (0)::numeric) AND COALESCE((plan ? 'scaling'::text), false)))),
  constraint commitment_standing_check CHECK ((standing = ANY (ARRAY['contractual'::text, 'agreed-in-writing'::text, 'voluntary'::text, 'not-known'::text]))),
  constraint commitment_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id),
  constraint commitment_authority_id_measure_id_fkey FOREIGN KEY (authority_id, measure_id) REFERENCES measure(authority_id, measure_id),
  constraint commitment_authority_id_outcome_id_fkey FOREIGN KEY (authority_id, outcome_id) REFERENCES outcome(authority_id, outcome_id),
  constraint commitment_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX commitment_apart ON public.commitment USING btree (authority_id, commitment_id) INCLUDE (owner_id, paused_from, paused_until) WHERE ((owner_id IS NOT NULL) OR (paused_from IS NOT NULL));
CREATE INDEX commitment_by_due ON public.commitment USING btree (authority_id, due, commitment_id);
CREATE INDEX commitment_by_measure ON public.commitment USING btree (authority_id, measure_id, due, commitment_id) WHERE (withdrawn_on IS NULL);
CREATE INDEX commitment_by_place ON public.commitment USING btree (authority_id, place_code, due, commitment_id);
CREATE UNIQUE INDEX commitment_by_source ON public.commitment USING btree (authority_id, contract_id, source_key) WHERE ((source_key IS NOT NULL) AND (withdrawn_on IS NULL));
CREATE INDEX commitment_no_owner ON public.commitment USING btree (authority_id, due, commitment_id) WHERE ((owner_id IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX commitment_of_contract ON public.commitment USING btree (authority_id, contract_id);
CREATE INDEX commitment_of_import ON public.commitment USING btree (authority_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX commitment_of_owner ON public.commitment USING btree (authority_id, owner_id, due);
CREATE INDEX commitment_of_supplier ON public.commitment USING btree (authority_id, supplier_id);
CREATE INDEX commitment_scaled ON public.commitment USING btree (authority_id, contract_id) WHERE (plan ? 'scaling'::text);
create policy across on commitment for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on commitment to goodmeasure_app;

create table commitment_draft (
  authority_id uuid not null,
  draft_id uuid not null,
  contract_id uuid not null,
  source_key text not null,
  title text not null,
  describes text,
  quantity numeric,
  unit text,
  looks_social boolean not null,
  because text,
  state text not null default 'open'::text,
  commitment_id uuid,
  import_id uuid,
  recorded_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint commitment_draft_pkey PRIMARY KEY (authority_id, draft_id),
  constraint commitment_draft_authority_id_contract_id_source_key_key UNIQUE (authority_id, contract_id, source_key),
  constraint commitment_draft_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'set-aside'::text]))),
  constraint commitment_draft_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX commitment_draft_open ON public.commitment_draft USING btree (authority_id, draft_id) WHERE ((state = 'open'::text) AND looks_social);
create policy across on commitment_draft for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_draft for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select, update on commitment_draft to goodmeasure_app;

create table commitment_fact (
  authority_id uuid not null,
  commitment_id uuid not null,
  version integer not null,
  terms jsonb not null,
  effective_from date not null,
  reason text,
  import_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  act text,
  variation_id uuid,
  constraint commitment_fact_pkey PRIMARY KEY (authority_id, commitment_id, version),
  constraint commitment_fact_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id)
);

CREATE INDEX commitment_fact_of_import ON public.commitment_fact USING btree (authority_id, import_id, commitment_id) WHERE (import_id IS NOT NULL);
CREATE INDEX commitment_fact_of_variation ON public.commitment_fact USING btree (authority_id, variation_id) WHERE (variation_id IS NOT NULL);
create policy across on commitment_fact for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_fact for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on commitment_fact to goodmeasure_app;

create table commitment_move (
  authority_id uuid not null,
  move_id uuid not null,
  months integer not null,
  moves text not null,
  how text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint commitment_move_pkey PRIMARY KEY (authority_id, move_id),
  constraint commitment_move_how_check CHECK ((how = ANY (ARRAY['ask'::text, 'agreed'::text]))),
  constraint commitment_move_months_check CHECK ((((months >= '-60'::integer) AND (months <= 60)) AND (months <> 0))),
  constraint commitment_move_moves_check CHECK ((moves = ANY (ARRAY['all'::text, 'ahead'::text])))
);

create policy across on commitment_move for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_move for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on commitment_move to goodmeasure_app;

create table commitment_move_line (
  authority_id uuid not null,
  move_id uuid not null,
  commitment_id uuid not null,
  version integer,
  variation_id uuid,
  constraint commitment_move_line_pkey PRIMARY KEY (authority_id, move_id, commitment_id),
  constraint commitment_move_line_check CHECK (((version IS NULL) <> (variation_id IS NULL))),
  constraint commitment_move_line_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint commitment_move_line_authority_id_move_id_fkey FOREIGN KEY (authority_id, move_id) REFERENCES commitment_move(authority_id, move_id),
  constraint commitment_move_line_authority_id_variation_id_fkey FOREIGN KEY (authority_id, variation_id) REFERENCES variation(authority_id, variation_id)
);

CREATE INDEX commitment_move_line_asked ON public.commitment_move_line USING btree (authority_id, variation_id) WHERE (variation_id IS NOT NULL);
CREATE INDEX commitment_move_line_of ON public.commitment_move_line USING btree (authority_id, commitment_id);
create policy across on commitment_move_line for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_move_line for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on commitment_move_line to goodmeasure_app;

create table commitment_move_undone (
  authority_id uuid not null,
  move_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint commitment_move_undone_pkey PRIMARY KEY (authority_id, move_id),
  constraint commitment_move_undone_authority_id_move_id_fkey FOREIGN KEY (authority_id, move_id) REFERENCES commitment_move(authority_id, move_id)
);

create policy across on commitment_move_undone for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_move_undone for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on commitment_move_undone to goodmeasure_app;

create table commitment_open (
  authority_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  outcome_id uuid not null,
  due date not null,
  quantity numeric not null,
  owed boolean not null,
  unreported boolean not null,
  behind_from text,
  constraint commitment_open_pkey PRIMARY KEY (authority_id, commitment_id),
  constraint commitment_open_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id)
);

CREATE INDEX commitment_open_behind ON public.commitment_open USING btree (authority_id, due, commitment_id) INCLUDE (behind_from, contract_id, supplier_id, outcome_id, quantity) WHERE (behind_from IS NOT NULL);
CREATE INDEX commitment_open_owed ON public.commitment_open USING btree (authority_id, due, commitment_id) INCLUDE (contract_id, supplier_id, outcome_id, quantity) WHERE owed;
CREATE INDEX commitment_open_unreported ON public.commitment_open USING btree (authority_id, due, commitment_id) INCLUDE (contract_id, supplier_id, outcome_id, quantity) WHERE unreported;
create policy across on commitment_open for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_open for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select, update on commitment_open to goodmeasure_app;

create table commitment_progress (
  authority_id uuid not null,
  commitment_id uuid not null,
  reported numeric not null,
  verified numeric not null,
  waiting integer not null,
  earlier_reported numeric not null default 0,
  earlier_accepted numeric not null default 0,
  counted_outcome uuid,
  counted_due date,
  counted_as text,
  constraint commitment_progress_pkey PRIMARY KEY (authority_id, commitment_id),
  constraint commitment_progress_counted_as_check CHECK ((counted_as = ANY (ARRAY['in-full'::text, 'by-earlier-records'::text, 'in-part'::text, 'not-met'::text])))
);

create policy across on commitment_progress for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_progress for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on commitment_progress to goodmeasure_app;

create table commitment_target (
  authority_id uuid not null,
  commitment_id uuid not null,
  quarter text not null,
  quantity numeric not null,
  constraint commitment_target_pkey PRIMARY KEY (authority_id, commitment_id, quarter),
  constraint commitment_target_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint commitment_target_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id)
);

create policy across on commitment_target for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_target for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on commitment_target to goodmeasure_app;

create table commitment_transfer (
  authority_id uuid not null,
  commitment_id uuid not null,
  version integer not null,
  contract_id uuid not null,
  from_supplier_id uuid not null,
  to_supplier_id uuid not null,
  transferred_on date not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint commitment_transfer_pkey PRIMARY KEY (authority_id, commitment_id, version),
  constraint commitment_transfer_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint commitment_transfer_authority_id_from_supplier_id_fkey FOREIGN KEY (authority_id, from_supplier_id) REFERENCES supplier(authority_id, supplier_id),
  constraint commitment_transfer_authority_id_to_supplier_id_fkey FOREIGN KEY (authority_id, to_supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX commitment_transfer_from ON public.commitment_transfer USING btree (authority_id, from_supplier_id, contract_id);
CREATE INDEX commitment_transfer_of_contract ON public.commitment_transfer USING btree (authority_id, contract_id);
create policy across on commitment_transfer for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitment_transfer for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on commitment_transfer to goodmeasure_app;

create table commitments_due (
  authority_id uuid not null,
  outcome_id uuid not null,
  due date not null,
  in_full integer not null,
  by_earlier_records integer not null default 0,
  in_part integer not null,
  not_met integer not null,
  constraint commitments_due_pkey PRIMARY KEY (authority_id, outcome_id, due)
);

create policy across on commitments_due for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on commitments_due for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on commitments_due to goodmeasure_app;

create table confirmation (
  authority_id uuid not null,
  confirmation_id uuid not null,
  delivery_id uuid not null,
  organisation text not null,
  email text not null,
  email_key text not null,
  named_by text not null,
  drawn boolean not null,
  asked_at timestamp with time zone,
  reminded_at timestamp with time zone,
  answer text,
  words text,
  answered_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint confirmation_pkey PRIMARY KEY (authority_id, confirmation_id),
  constraint confirmation_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  constraint confirmation_authority_id_delivery_id_email_key_key UNIQUE (authority_id, delivery_id, email_key),
  constraint confirmation_named_by_check CHECK ((named_by = ANY (ARRAY['supplier'::text, 'authority'::text]))),
  constraint confirmation_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX confirmation_of_address ON public.confirmation USING btree (authority_id, email_key, asked_at);
CREATE INDEX confirmation_to_ask ON public.confirmation USING btree (authority_id, email_key, recorded_at) WHERE (drawn AND (asked_at IS NULL));
CREATE INDEX confirmation_to_remind ON public.confirmation USING btree (authority_id, asked_at) WHERE ((answered_at IS NULL) AND (reminded_at IS NULL));
create policy across on confirmation for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on confirmation for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on confirmation to goodmeasure_app;

create table confirmation_setting (
  authority_id uuid not null,
  percent integer not null,
  remind_after integer not null,
  version integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint confirmation_setting_pkey PRIMARY KEY (authority_id),
  constraint confirmation_setting_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint confirmation_setting_remind_after_check CHECK (((remind_after >= 1) AND (remind_after <= 90)))
);

create policy across on confirmation_setting for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on confirmation_setting for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on confirmation_setting to goodmeasure_app;

create table contract (
  authority_id uuid not null,
  contract_id uuid not null,
  source_key text not null,
  source_digest text,
  reference text,
  title text not null,
  title_key text not null generated always as (lower(title)) stored,
  description text,
  kind text not null,
  framework_id uuid,
  procurement_id uuid,
  ocid text,
  starts date,
  ends date,
  extendable_until date,
  value numeric,
  value_gross numeric,
  value_pence bigint,
  cpv text[] not null default '{}'::text[],
  service text,
  place_code text,
  owner_id uuid,
  disclosure text not null default 'published'::text,
  disclosure_reason text,
  noticed jsonb,
  import_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  framework_name text,
  framework_number text,
  constraint contract_pkey PRIMARY KEY (authority_id, contract_id),
  constraint contract_authority_id_source_key_key UNIQUE (authority_id, source_key),
  constraint contract_belongs_once CHECK (((framework_id IS NULL) OR ((framework_name IS NULL) AND (framework_number IS NULL)))),
  constraint contract_check CHECK (((withdrawal_reason IS NULL) OR (withdrawn_at IS NOT NULL))),
  constraint contract_disclosure_check CHECK ((disclosure = ANY (ARRAY['published'::text, 'held-back'::text]))),
  constraint contract_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'framework'::text, 'lot'::text, 'call-off'::text, 'spot-purchase'::text]))),
  constraint contract_authority_id_framework_id_fkey FOREIGN KEY (authority_id, framework_id) REFERENCES contract(authority_id, contract_id),
  constraint contract_authority_id_procurement_id_fkey FOREIGN KEY (authority_id, procurement_id) REFERENCES procurement(authority_id, procurement_id)
);

CREATE INDEX contract_by_end ON public.contract USING btree (authority_id, ends, contract_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX contract_by_extension ON public.contract USING btree (authority_id, extendable_until, contract_id) WHERE ((withdrawn_at IS NULL) AND (extendable_until IS NOT NULL));
CREATE INDEX contract_by_service ON public.contract USING btree (authority_id, service) WHERE ((withdrawn_at IS NULL) AND (service IS NOT NULL));
CREATE INDEX contract_by_title ON public.contract USING btree (authority_id, title_key, contract_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX contract_by_value ON public.contract USING btree (authority_id, value_pence, contract_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX contract_dealt ON public.contract USING btree (authority_id, contract_id) INCLUDE (owner_id, service, value_pence, withdrawn_at);
CREATE INDEX contract_of_framework ON public.contract USING btree (authority_id, framework_id) WHERE (framework_id IS NOT NULL);
CREATE INDEX contract_of_owner ON public.contract USING btree (authority_id, owner_id) WHERE ((withdrawn_at IS NULL) AND (owner_id IS NOT NULL));
CREATE INDEX contract_of_procurement ON public.contract USING btree (authority_id, procurement_id) WHERE (procurement_id IS NOT NULL);
CREATE INDEX contract_withdrawn ON public.contract USING btree (authority_id, title_key, contract_id) WHERE (withdrawal_reason IS NOT NULL);
create policy across on contract for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on contract to goodmeasure_app;

create table contract_asking (
  authority_id uuid not null,
  contract_id uuid not null,
  version integer not null,
  once boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contract_asking_pkey PRIMARY KEY (authority_id, contract_id, version),
  constraint contract_asking_version_check CHECK ((version > 0)),
  constraint contract_asking_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

create policy across on contract_asking for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_asking for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on contract_asking to goodmeasure_app;

create table contract_fact (
  authority_id uuid not null,
  contract_id uuid not null,
  version integer not null,
  terms jsonb not null,
  source_digest text,
  effective_from date not null,
  reason text,
  import_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contract_fact_pkey PRIMARY KEY (authority_id, contract_id, version)
);

CREATE INDEX contract_fact_of_import ON public.contract_fact USING btree (authority_id, import_id, contract_id);
create policy across on contract_fact for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_fact for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on contract_fact to goodmeasure_app;

create table contract_review (
  authority_id uuid not null,
  contract_review_id uuid not null,
  contract_id uuid not null,
  held_on date not null,
  present text not null,
  prepared jsonb not null,
  minutes text not null,
  next_on date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contract_review_pkey PRIMARY KEY (authority_id, contract_review_id),
  constraint contract_review_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX contract_review_of ON public.contract_review USING btree (authority_id, contract_id, held_on DESC, contract_review_id DESC);
create policy across on contract_review for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_review for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on contract_review to goodmeasure_app;

create table contract_risk (
  authority_id uuid not null,
  contract_risk_id uuid not null,
  contract_id uuid not null,
  risk text not null,
  likelihood text not null,
  doing text not null,
  owner text not null,
  review_on date not null,
  closed_because text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contract_risk_pkey PRIMARY KEY (authority_id, contract_risk_id),
  constraint contract_risk_likelihood_check CHECK ((likelihood = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint contract_risk_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX contract_risk_of ON public.contract_risk USING btree (authority_id, contract_id, contract_risk_id);
create policy across on contract_risk for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_risk for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on contract_risk to goodmeasure_app;

create table contract_setting (
  authority_id uuid not null,
  decide_months integer not null,
  waiver_months integer not null,
  mobilisation_steps text[] not null,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contract_setting_pkey PRIMARY KEY (authority_id),
  constraint contract_setting_decide_months_check CHECK (((decide_months >= 1) AND (decide_months <= 36))),
  constraint contract_setting_waiver_months_check CHECK (((waiver_months >= 1) AND (waiver_months <= 36)))
);

create policy across on contract_setting for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_setting for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on contract_setting to goodmeasure_app;

create table contract_supplier (
  authority_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  "position" integer not null,
  constraint contract_supplier_pkey PRIMARY KEY (authority_id, contract_id, supplier_id),
  constraint contract_supplier_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX contract_supplier_of ON public.contract_supplier USING btree (authority_id, supplier_id);
create policy across on contract_supplier for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on contract_supplier for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on contract_supplier to goodmeasure_app;

create table cover (
  authority_id uuid not null,
  cover_id uuid not null,
  away_id uuid not null,
  covering_id uuid not null,
  starts date not null,
  ends date not null,
  roles text[] not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  stopped_at timestamp with time zone,
  stopped_by uuid,
  stopped text,
  constraint cover_pkey PRIMARY KEY (authority_id, cover_id),
  constraint cover_check CHECK ((ends > starts)),
  constraint cover_check1 CHECK ((away_id <> covering_id)),
  constraint cover_check2 CHECK (((stopped IS NULL) = (stopped_at IS NULL))),
  constraint cover_stopped_check CHECK ((stopped = ANY (ARRAY['declined'::text, 'ended'::text])))
);

CREATE INDEX cover_by_end ON public.cover USING btree (authority_id, ends DESC, cover_id DESC);
CREATE INDEX cover_given ON public.cover USING btree (authority_id, away_id, ends) WHERE (stopped_at IS NULL);
CREATE INDEX cover_taken ON public.cover USING btree (authority_id, covering_id, ends) WHERE (stopped_at IS NULL);
create policy across on cover for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on cover for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on cover to goodmeasure_app;

create table decision_point (
  authority_id uuid not null,
  decision_point_id uuid not null,
  contract_id uuid not null,
  about text not null,
  before_day date not null,
  delivered jsonb not null,
  missed text,
  to_ask text,
  decided text not null,
  reason text not null,
  decided_on date not null,
  decided_by text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint decision_point_pkey PRIMARY KEY (authority_id, decision_point_id),
  constraint decision_point_about_check CHECK ((about = ANY (ARRAY['end'::text, 'extension'::text]))),
  constraint decision_point_decided_check CHECK ((decided = ANY (ARRAY['extend'::text, 'let-end'::text, 'compete-again'::text, 'end-early'::text, 'other'::text]))),
  constraint decision_point_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX decision_point_of ON public.decision_point USING btree (authority_id, contract_id, before_day, decision_point_id DESC);
create policy across on decision_point for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on decision_point for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on decision_point to goodmeasure_app;

create table delivery (
  authority_id uuid not null,
  delivery_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  place_code text,
  quarter text not null,
  quantity numeric not null,
  story text not null,
  state text not null,
  accepted numeric,
  replaces uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  additional boolean,
  made_up jsonb,
  constraint delivery_pkey PRIMARY KEY (authority_id, delivery_id),
  constraint delivery_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['reported'::text, 'evidenced'::text, 'verified'::text, 'partly-verified'::text, 'not-accepted'::text, 'replaced'::text]))),
  constraint delivery_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint delivery_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

CREATE INDEX delivery_accepted ON public.delivery USING btree (authority_id, measure_id, recorded_at DESC) INCLUDE (accepted, state, commitment_id, contract_id) WHERE (state = ANY (ARRAY['verified'::text, 'partly-verified'::text]));
CREATE INDEX delivery_list ON public.delivery USING btree (authority_id, outcome_id, state, quarter DESC, delivery_id DESC);
CREATE INDEX delivery_newest ON public.delivery USING btree (authority_id, quarter DESC, delivery_id DESC);
CREATE INDEX delivery_of_commitment ON public.delivery USING btree (authority_id, commitment_id, quarter);
CREATE INDEX delivery_of_contract ON public.delivery USING btree (authority_id, contract_id);
CREATE INDEX delivery_of_measure ON public.delivery USING btree (authority_id, measure_id, quarter, place_code) INCLUDE (quantity, state, commitment_id, delivery_id);
CREATE INDEX delivery_of_return ON public.delivery USING btree (authority_id, return_id);
CREATE INDEX delivery_queue ON public.delivery USING btree (authority_id, state, recorded_at, delivery_id);
CREATE INDEX delivery_unchecked ON public.delivery USING btree (authority_id, state, recorded_at, delivery_id) INCLUDE (commitment_id, contract_id, supplier_id, outcome_id) WHERE (state = ANY (ARRAY['reported'::text, 'evidenced'::text]));
create policy across on delivery for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on delivery to goodmeasure_app;

create table delivery_correction (
  authority_id uuid not null,
  correction_id uuid not null,
  delivery_id uuid not null,
  side text not null,
  quantity numeric not null,
  story text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint delivery_correction_pkey PRIMARY KEY (authority_id, correction_id),
  constraint delivery_correction_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint delivery_correction_side_check CHECK ((side = ANY (ARRAY['council'::text, 'supplier'::text]))),
  constraint delivery_correction_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX delivery_correction_of ON public.delivery_correction USING btree (authority_id, delivery_id);
create policy across on delivery_correction for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery_correction for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on delivery_correction to goodmeasure_app;

create table delivery_correction_answer (
  authority_id uuid not null,
  correction_id uuid not null,
  answer text not null,
  reason text,
  made_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint delivery_correction_answer_pkey PRIMARY KEY (authority_id, correction_id),
  constraint delivery_correction_answer_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'declined'::text]))),
  constraint delivery_correction_answer_authority_id_made_id_key UNIQUE (authority_id, made_id),
  constraint delivery_correction_answer_check CHECK (((answer = 'agreed'::text) = (made_id IS NOT NULL))),
  constraint delivery_correction_answer_check1 CHECK (((answer = 'agreed'::text) OR (reason IS NOT NULL))),
  constraint delivery_correction_answer_authority_id_correction_id_fkey FOREIGN KEY (authority_id, correction_id) REFERENCES delivery_correction(authority_id, correction_id),
  constraint delivery_correction_answer_authority_id_made_id_fkey FOREIGN KEY (authority_id, made_id) REFERENCES delivery(authority_id, delivery_id)
);

create policy across on delivery_correction_answer for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery_correction_answer for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on delivery_correction_answer to goodmeasure_app;

create table delivery_message (
  authority_id uuid not null,
  message_id uuid not null,
  delivery_id uuid not null,
  side text not null,
  words text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint delivery_message_pkey PRIMARY KEY (authority_id, message_id),
  constraint delivery_message_side_check CHECK ((side = ANY (ARRAY['authority'::text, 'supplier'::text]))),
  constraint delivery_message_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX delivery_message_of_delivery ON public.delivery_message USING btree (authority_id, delivery_id, message_id);
create policy across on delivery_message for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery_message for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on delivery_message to goodmeasure_app;

create table delivery_print (
  authority_id uuid not null,
  measure_id uuid not null,
  quarter text not null,
  print text not null,
  delivery_id uuid not null,
  constraint delivery_print_pkey PRIMARY KEY (authority_id, measure_id, quarter, print, delivery_id),
  constraint delivery_print_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

create policy across on delivery_print for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery_print for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on delivery_print to goodmeasure_app;

create table delivery_waiting (
  authority_id uuid not null,
  delivery_id uuid not null,
  calm integer not null,
  noticed text[] not null,
  times_plan numeric,
  drawn boolean not null,
  last_word text,
  sent_at timestamp with time zone not null,
  constraint delivery_waiting_pkey PRIMARY KEY (authority_id, delivery_id),
  constraint delivery_waiting_last_word_check CHECK ((last_word = ANY (ARRAY['authority'::text, 'supplier'::text]))),
  constraint delivery_waiting_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX delivery_waiting_by_age ON public.delivery_waiting USING btree (authority_id, sent_at, delivery_id);
CREATE INDEX delivery_waiting_by_risk ON public.delivery_waiting USING btree (authority_id, calm, sent_at, delivery_id);
create policy across on delivery_waiting for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on delivery_waiting for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select, update on delivery_waiting to goodmeasure_app;

create table duty_assessment (
  authority_id uuid not null,
  duty_assessment_id uuid not null,
  contract_id uuid,
  name text not null,
  commences date,
  policy_version text,
  facts jsonb not null,
  answers jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint duty_assessment_pkey PRIMARY KEY (authority_id, duty_assessment_id),
  constraint duty_assessment_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX duty_assessment_of_contract ON public.duty_assessment USING btree (authority_id, contract_id, duty_assessment_id DESC) WHERE (contract_id IS NOT NULL);
create policy across on duty_assessment for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on duty_assessment for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on duty_assessment to goodmeasure_app;

create table earlier_delivery (
  authority_id uuid not null,
  earlier_delivery_id uuid not null,
  commitment_id uuid not null,
  quarter text,
  reported numeric,
  accepted numeric,
  story text,
  checked_by text,
  checked_on date,
  import_id uuid not null,
  replaced_by uuid,
  withdrawn_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  confirmed_by uuid,
  constraint earlier_delivery_pkey PRIMARY KEY (authority_id, earlier_delivery_id),
  constraint earlier_delivery_accepted_check CHECK ((accepted >= (0)::numeric)),
  constraint earlier_delivery_check CHECK (((reported IS NOT NULL) OR (accepted IS NOT NULL))),
  constraint earlier_delivery_reported_check CHECK ((reported >= (0)::numeric)),
  constraint earlier_delivery_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint earlier_delivery_authority_id_confirmed_by_fkey FOREIGN KEY (authority_id, confirmed_by) REFERENCES delivery(authority_id, delivery_id),
  constraint earlier_delivery_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id)
);

CREATE INDEX earlier_delivery_of_import ON public.earlier_delivery USING btree (authority_id, import_id);
CREATE INDEX earlier_delivery_replaced ON public.earlier_delivery USING btree (authority_id, replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE UNIQUE INDEX earlier_delivery_standing ON public.earlier_delivery USING btree (authority_id, commitment_id, COALESCE(quarter, ''::text)) WHERE ((replaced_by IS NULL) AND (withdrawn_at IS NULL));
create policy across on earlier_delivery for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on earlier_delivery for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on earlier_delivery to goodmeasure_app;

create table evidence (
  authority_id uuid not null,
  evidence_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  delivery_id uuid,
  kind text not null,
  name text not null,
  url text,
  sha256 text,
  bytes bigint,
  media_type text,
  removed_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  thumbnail_sha256 text,
  scan text,
  scan_found text,
  scanned_at timestamp with time zone,
  said text,
  by_name text,
  by_role text,
  at_place text,
  on_day date,
  people text,
  people_how text,
  people_withdrawn_at timestamp with time zone,
  people_withdrawn_by uuid,
  people_withdrawn_because text,
  replaces uuid,
  destroyed_at timestamp with time zone,
  destroyed_by uuid,
  destroyed_because text,
  destroyed_digest text,
  warned jsonb,
  counted integer,
  records text,
  kept_until date,
  sample integer,
  held_up integer,
  outcome text,
  by_person uuid,
  destroyed_thumbnail text,
  content_gone_at timestamp with time zone,
  redacted_from uuid,
  redacted_how text,
  people_until date,
  people_children text,
  people_withdrawn_side text,
  shown_at timestamp with time zone,
  shown_by uuid,
  shown_as text,
  constraint evidence_pkey PRIMARY KEY (authority_id, evidence_id),
  constraint evidence_check CHECK (((held_up >= 0) AND (held_up <= sample))),
  constraint evidence_counted_check CHECK ((counted > 0)),
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text, 'declaration'::text, 'inspection'::text, 'confirmation'::text]))),
  constraint evidence_outcome_check CHECK ((outcome = ANY (ARRAY['held-up'::text, 'in-part'::text, 'did-not'::text]))),
  constraint evidence_people_check CHECK ((people = ANY (ARRAY['nobody'::text, 'agreed'::text, 'not-to-publish'::text]))),
  constraint evidence_people_children_check CHECK ((people_children = ANY (ARRAY['none'::text, 'parents'::text]))),
  constraint evidence_people_withdrawn_side_check CHECK ((people_withdrawn_side = ANY (ARRAY['supplier'::text, 'authority'::text]))),
  constraint evidence_sample_check CHECK ((sample > 0)),
  constraint evidence_scan_check CHECK ((scan = ANY (ARRAY['waiting'::text, 'clean'::text, 'found'::text]))),
  constraint evidence_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

CREATE INDEX evidence_by_content ON public.evidence USING btree (authority_id, sha256);
CREATE INDEX evidence_of_delivery ON public.evidence USING btree (authority_id, delivery_id);
CREATE INDEX evidence_of_return ON public.evidence USING btree (authority_id, return_id, commitment_id);
CREATE INDEX evidence_to_destroy ON public.evidence USING btree (authority_id, destroyed_at, evidence_id) WHERE ((destroyed_at IS NOT NULL) AND (content_gone_at IS NULL));
CREATE INDEX evidence_waiting_for_scan ON public.evidence USING btree (authority_id, recorded_at, evidence_id) WHERE (scan = 'waiting'::text);
create policy across on evidence for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on evidence for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on evidence to goodmeasure_app;

create table extension_review (
  authority_id uuid not null,
  contract_id uuid not null,
  version integer not null,
  ended date not null,
  ends date not null,
  changed integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint extension_review_pkey PRIMARY KEY (authority_id, contract_id, version),
  constraint extension_review_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

create policy across on extension_review for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on extension_review for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on extension_review to goodmeasure_app;

create table further_benefit (
  authority_id uuid not null,
  further_benefit_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid,
  raised_side text not null,
  title text not null,
  title_key text not null generated always as (lower(title)) stored,
  describes text,
  needed_by text,
  measure_id uuid,
  quantity numeric,
  came_from text,
  state text not null,
  modification_check_id uuid,
  assessment text,
  signed_name text,
  signed_at timestamp with time zone,
  signed_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  commitment_id uuid,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint further_benefit_pkey PRIMARY KEY (authority_id, further_benefit_id),
  constraint further_benefit_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint further_benefit_raised_side_check CHECK ((raised_side = ANY (ARRAY['council'::text, 'supplier'::text]))),
  constraint further_benefit_state_check CHECK ((state = ANY (ARRAY['raised'::text, 'signed'::text, 'agreed'::text, 'recorded'::text, 'declined'::text]))),
  constraint further_benefit_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint further_benefit_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id),
  constraint further_benefit_authority_id_measure_id_fkey FOREIGN KEY (authority_id, measure_id) REFERENCES measure(authority_id, measure_id),
  constraint further_benefit_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX further_benefit_by_state ON public.further_benefit USING btree (authority_id, state, further_benefit_id DESC);
CREATE INDEX further_benefit_newest ON public.further_benefit USING btree (authority_id, further_benefit_id DESC);
CREATE UNIQUE INDEX further_benefit_of_commitment ON public.further_benefit USING btree (authority_id, commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX further_benefit_of_contract ON public.further_benefit USING btree (authority_id, contract_id, further_benefit_id DESC);
CREATE INDEX further_benefit_of_supplier ON public.further_benefit USING btree (authority_id, supplier_id, further_benefit_id DESC) WHERE (supplier_id IS NOT NULL);
create policy across on further_benefit for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on further_benefit for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on further_benefit to goodmeasure_app;

create table further_benefit_fact (
  authority_id uuid not null,
  further_benefit_id uuid not null,
  version integer not null,
  act text not null,
  terms jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint further_benefit_fact_pkey PRIMARY KEY (authority_id, further_benefit_id, version),
  constraint further_benefit_fact_act_check CHECK ((act = ANY (ARRAY['raised'::text, 'changed'::text, 'checked'::text, 'signed'::text, 'agreed'::text, 'declined'::text, 'recorded'::text]))),
  constraint further_benefit_fact_authority_id_further_benefit_id_fkey FOREIGN KEY (authority_id, further_benefit_id) REFERENCES further_benefit(authority_id, further_benefit_id)
);

create policy across on further_benefit_fact for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on further_benefit_fact for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on further_benefit_fact to goodmeasure_app;

create table handover (
  authority_id uuid not null,
  handover_id uuid not null,
  person_id uuid not null,
  is_leaving boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint handover_pkey PRIMARY KEY (authority_id, handover_id),
  constraint handover_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

CREATE INDEX handover_of_person ON public.handover USING btree (authority_id, person_id, recorded_at DESC);
create policy across on handover for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on handover for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on handover to goodmeasure_app;

create table handover_item (
  authority_id uuid not null,
  handover_id uuid not null,
  kind text not null,
  record_id uuid not null,
  title text not null,
  to_id uuid,
  before jsonb,
  constraint handover_item_pkey PRIMARY KEY (authority_id, handover_id, kind, record_id),
  constraint handover_item_authority_id_handover_id_fkey FOREIGN KEY (authority_id, handover_id) REFERENCES handover(authority_id, handover_id)
);

create policy across on handover_item for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on handover_item for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on handover_item to goodmeasure_app;

create table handover_record (
  authority_id uuid not null,
  handover_record_id uuid not null,
  contract_id uuid not null,
  from_id uuid,
  to_id uuid,
  prepared jsonb not null,
  word_of_mouth text not null,
  who_knows text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint handover_record_pkey PRIMARY KEY (authority_id, handover_record_id),
  constraint handover_record_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX handover_record_of ON public.handover_record USING btree (authority_id, contract_id, handover_record_id DESC);
create policy across on handover_record for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on handover_record for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on handover_record to goodmeasure_app;

create table import (
  authority_id uuid not null,
  import_id uuid not null,
  kind text not null,
  format text not null,
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  encoding text,
  columns jsonb,
  decisions jsonb,
  state text not null,
  allow_faults boolean not null default false,
  done integer not null default 0,
  read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  warnings integer not null default 0,
  preview jsonb,
  problem text,
  records_digest text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (authority_id, import_id),
  constraint import_format_check CHECK ((format = ANY (ARRAY['ocds'::text, 'csv'::text, 'xlsx'::text]))),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['contracts'::text, 'commitments'::text, 'suppliers'::text, 'spend'::text]))),
  constraint import_state_check CHECK ((state = ANY (ARRAY['received'::text, 'trying'::text, 'tried'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'refused'::text])))
);

CREATE INDEX import_newest ON public.import USING btree (authority_id, recorded_at DESC, import_id DESC);
create policy across on import for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on import for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on import to goodmeasure_app;

create table import_columns (
  authority_id uuid not null,
  headings_digest text not null,
  kind text not null,
  columns jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint import_columns_pkey PRIMARY KEY (authority_id, headings_digest, kind)
);

create policy across on import_columns for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on import_columns for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on import_columns to goodmeasure_app;

create table import_fault (
  authority_id uuid not null,
  import_id uuid not null,
  number integer not null,
  row_number integer,
  pointer text,
  field text,
  severity text not null,
  message text not null,
  constraint import_fault_pkey PRIMARY KEY (authority_id, import_id, number),
  constraint import_fault_severity_check CHECK ((severity = ANY (ARRAY['refused'::text, 'warning'::text]))),
  constraint import_fault_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id)
);

create policy across on import_fault for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on import_fault for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on import_fault to goodmeasure_app;

create table invitation (
  authority_id uuid not null,
  invitation_id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  supplier_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (authority_id, invitation_id)
);

CREATE INDEX invitation_by_moment ON public.invitation USING btree (authority_id, recorded_at, invitation_id);
create policy across on invitation for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on invitation for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on invitation to goodmeasure_app;

create table kept_form (
  form_id uuid not null,
  sealed bytea not null,
  expires_at timestamp with time zone not null,
  constraint kept_form_pkey PRIMARY KEY (form_id)
);

grant delete, insert, select, update on kept_form to goodmeasure_app;

create table kpi (
  authority_id uuid not null,
  kpi_id uuid not null,
  contract_id uuid not null,
  title text not null,
  target text not null,
  starts date not null,
  months integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint kpi_pkey PRIMARY KEY (authority_id, kpi_id),
  constraint kpi_months_check CHECK ((months = ANY (ARRAY[1, 3, 6, 12]))),
  constraint kpi_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX kpi_of_contract ON public.kpi USING btree (authority_id, contract_id, starts);
create policy across on kpi for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on kpi for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on kpi to goodmeasure_app;

create table kpi_ending (
  authority_id uuid not null,
  kpi_id uuid not null,
  ended_on date not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint kpi_ending_pkey PRIMARY KEY (authority_id, kpi_id),
  constraint kpi_ending_authority_id_kpi_id_fkey FOREIGN KEY (authority_id, kpi_id) REFERENCES kpi(authority_id, kpi_id)
);

create policy across on kpi_ending for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on kpi_ending for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on kpi_ending to goodmeasure_app;

create table kpi_rating (
  authority_id uuid not null,
  kpi_rating_id uuid not null,
  kpi_id uuid not null,
  starts date not null,
  ends date not null,
  rating text not null,
  measured text not null,
  why text not null,
  replaces uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint kpi_rating_pkey PRIMARY KEY (authority_id, kpi_rating_id),
  constraint kpi_rating_rating_check CHECK ((rating = ANY (ARRAY['met'::text, 'slightlyBelow'::text, 'below'::text, 'significantlyBelow'::text, 'other'::text]))),
  constraint kpi_rating_authority_id_kpi_id_fkey FOREIGN KEY (authority_id, kpi_id) REFERENCES kpi(authority_id, kpi_id)
);

CREATE UNIQUE INDEX kpi_rating_first ON public.kpi_rating USING btree (authority_id, kpi_id, starts) WHERE (replaces IS NULL);
CREATE INDEX kpi_rating_of ON public.kpi_rating USING btree (authority_id, kpi_id, starts);
CREATE UNIQUE INDEX kpi_rating_replaced ON public.kpi_rating USING btree (authority_id, replaces) WHERE (replaces IS NOT NULL);
create policy across on kpi_rating for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on kpi_rating for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on kpi_rating to goodmeasure_app;

create table kpi_result (
  authority_id uuid not null,
  kpi_result_id uuid not null,
  contract_id uuid not null,
  kpi text not null,
  describes text,
  starts date,
  ends date,
  rating text not null,
  measured text,
  import_id uuid not null,
  recorded_at timestamp with time zone not null,
  constraint kpi_result_pkey PRIMARY KEY (authority_id, kpi_result_id),
  constraint kpi_result_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX kpi_result_of ON public.kpi_result USING btree (authority_id, contract_id);
create policy across on kpi_result for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on kpi_result for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on kpi_result to goodmeasure_app;

create table link (
  link_id uuid not null,
  token_hash text not null,
  purpose text not null,
  authority_id uuid,
  subject_id uuid,
  email text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (link_id),
  constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['set-up'::text, 'invitation'::text, 'reset'::text, 'return'::text, 'example'::text, 'trial'::text, 'monday-letter'::text, 'variation'::text, 'recovery-plan'::text, 'confirmation'::text, 'return-bundle'::text]))),
  constraint link_token_hash_key UNIQUE (token_hash)
);

CREATE INDEX link_by_email ON public.link USING btree (email, made_at);
CREATE INDEX link_by_subject ON public.link USING btree (subject_id, purpose);
grant delete, insert, select, update on link to goodmeasure_app;

create table link_visit (
  token_hash text not null,
  link_id uuid not null,
  began_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint link_visit_pkey PRIMARY KEY (token_hash),
  constraint link_visit_link_id_fkey FOREIGN KEY (link_id) REFERENCES link(link_id)
);

grant delete, insert, select, update on link_visit to goodmeasure_app;

create table mail (
  mail_id uuid not null,
  authority_id uuid,
  to_address text not null,
  subject text not null,
  body text not null,
  html text not null,
  state text not null,
  tries integer not null default 0,
  problem text,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  about_kind text,
  about_id uuid,
  from_hour integer,
  until_hour integer,
  carrier text,
  carrier_id text,
  delivered_at timestamp with time zone,
  checked_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (mail_id),
  constraint mail_carrier_check CHECK ((carrier = ANY (ARRAY['smtp'::text, 'notify'::text]))),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'kept'::text])))
);

CREATE INDEX mail_about ON public.mail USING btree (authority_id, about_id, mail_id DESC) WHERE (about_id IS NOT NULL);
CREATE INDEX mail_about_failed ON public.mail USING btree (authority_id, mail_id) WHERE ((about_id IS NOT NULL) AND (state = 'failed'::text));
CREATE INDEX mail_due ON public.mail USING btree (state, due_at);
CREATE INDEX mail_of_authority ON public.mail USING btree (authority_id, mail_id);
CREATE INDEX mail_to_check ON public.mail USING btree (checked_at) WHERE ((state = ANY (ARRAY['sent'::text, 'unknown'::text])) AND (delivered_at IS NULL));
grant delete, insert, select, update on mail to goodmeasure_app;

create table measure (
  authority_id uuid not null,
  measure_id uuid not null,
  code text not null,
  name text not null,
  theme text not null,
  unit text not null,
  units text not null,
  kind text not null,
  definition text not null,
  counts text[] not null,
  counts_not text[] not null,
  evidence text[] not null,
  double_count text not null,
  goals text[] not null,
  sustainability text[] not null,
  bookable boolean not null,
  lawful jsonb not null,
  built_in boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint measure_pkey PRIMARY KEY (authority_id, measure_id),
  constraint measure_authority_id_code_key UNIQUE (authority_id, code),
  constraint measure_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'narrative'::text, 'both'::text])))
);

create policy across on measure for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on measure for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on measure to goodmeasure_app;

create table measure_outcome (
  authority_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  "position" integer not null,
  constraint measure_outcome_pkey PRIMARY KEY (authority_id, measure_id, outcome_id),
  constraint measure_outcome_authority_id_measure_id_fkey FOREIGN KEY (authority_id, measure_id) REFERENCES measure(authority_id, measure_id),
  constraint measure_outcome_authority_id_outcome_id_fkey FOREIGN KEY (authority_id, outcome_id) REFERENCES outcome(authority_id, outcome_id)
);

create policy across on measure_outcome for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on measure_outcome for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on measure_outcome to goodmeasure_app;

create table membership (
  authority_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  role text not null,
  supplier_id uuid,
  starts date not null,
  ends date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint membership_pkey PRIMARY KEY (authority_id, membership_id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

CREATE INDEX membership_by_role ON public.membership USING btree (authority_id, role, person_id);
CREATE INDEX membership_of_person ON public.membership USING btree (authority_id, person_id);
create policy across on membership for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on membership for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on membership to goodmeasure_app;

create table migration (
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table milestone_answer (
  authority_id uuid not null,
  answer_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid not null,
  reached boolean not null,
  reached_on date,
  story text not null,
  return_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint milestone_answer_pkey PRIMARY KEY (authority_id, answer_id),
  constraint milestone_answer_check CHECK ((reached OR (reached_on IS NULL))),
  constraint milestone_answer_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint milestone_answer_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

CREATE INDEX milestone_answer_of_commitment ON public.milestone_answer USING btree (authority_id, commitment_id, recorded_at);
create policy across on milestone_answer for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on milestone_answer for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on milestone_answer to goodmeasure_app;

create table mobilisation (
  authority_id uuid not null,
  contract_id uuid not null,
  steps text[] not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint mobilisation_pkey PRIMARY KEY (authority_id, contract_id),
  constraint mobilisation_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

create policy across on mobilisation for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on mobilisation for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on mobilisation to goodmeasure_app;

create table mobilisation_tick (
  authority_id uuid not null,
  mobilisation_tick_id uuid not null,
  contract_id uuid not null,
  step integer not null,
  is_done boolean not null,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint mobilisation_tick_pkey PRIMARY KEY (authority_id, mobilisation_tick_id),
  constraint mobilisation_tick_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES mobilisation(authority_id, contract_id)
);

CREATE INDEX mobilisation_tick_of ON public.mobilisation_tick USING btree (authority_id, contract_id, step, mobilisation_tick_id DESC);
create policy across on mobilisation_tick for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on mobilisation_tick for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on mobilisation_tick to goodmeasure_app;

create table modification_check (
  authority_id uuid not null,
  modification_check_id uuid not null,
  contract_id uuid not null,
  further_benefit_id uuid not null,
  facts jsonb not null,
  answer text not null,
  findings jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint modification_check_pkey PRIMARY KEY (authority_id, modification_check_id),
  constraint modification_check_answer_check CHECK ((answer = ANY (ARRAY['no-modification'::text, 'permitted'::text, 'ask-legal'::text]))),
  constraint modification_check_authority_id_further_benefit_id_fkey FOREIGN KEY (authority_id, further_benefit_id) REFERENCES further_benefit(authority_id, further_benefit_id)
);

CREATE INDEX modification_check_of ON public.modification_check USING btree (authority_id, further_benefit_id, modification_check_id DESC);
create policy across on modification_check for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on modification_check for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on modification_check to goodmeasure_app;

create table monday_letter (
  authority_id uuid not null,
  person_id uuid not null,
  whose text not null,
  recorded_at timestamp with time zone not null,
  constraint monday_letter_pkey PRIMARY KEY (authority_id, person_id),
  constraint monday_letter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

create policy across on monday_letter for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on monday_letter for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select, update on monday_letter to goodmeasure_app;

create table monday_letter_written (
  authority_id uuid not null,
  person_id uuid not null,
  monday date not null,
  mail_id uuid,
  recorded_at timestamp with time zone not null,
  constraint monday_letter_written_pkey PRIMARY KEY (authority_id, person_id, monday),
  constraint monday_letter_written_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

create policy across on monday_letter_written for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on monday_letter_written for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on monday_letter_written to goodmeasure_app;

create table notice_fetch (
  authority_id uuid not null,
  fetch_id uuid not null,
  identifier text not null,
  began_at timestamp with time zone not null,
  asked_from timestamp with time zone not null,
  asked_to timestamp with time zone not null,
  cursor text,
  pages integer not null default 0,
  looked_at integer not null default 0,
  found integer not null default 0,
  failures integer not null default 0,
  problem text,
  not_before timestamp with time zone,
  worked_on_until timestamp with time zone,
  ended_at timestamp with time zone,
  import_id uuid,
  is_settled boolean not null default false,
  constraint notice_fetch_pkey PRIMARY KEY (authority_id, fetch_id),
  constraint notice_fetch_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id)
);

CREATE INDEX notice_fetch_import ON public.notice_fetch USING btree (authority_id, import_id);
CREATE UNIQUE INDEX notice_fetch_open ON public.notice_fetch USING btree (authority_id) WHERE (ended_at IS NULL);
create policy across on notice_fetch for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on notice_fetch for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on notice_fetch to goodmeasure_app;

create table notice_found (
  authority_id uuid not null,
  ocid text not null,
  release_id text not null,
  fetch_id uuid not null,
  release jsonb,
  constraint notice_found_pkey PRIMARY KEY (authority_id, ocid, release_id),
  constraint notice_found_authority_id_fetch_id_fkey FOREIGN KEY (authority_id, fetch_id) REFERENCES notice_fetch(authority_id, fetch_id)
);

CREATE INDEX notice_found_in ON public.notice_found USING btree (authority_id, fetch_id);
create policy across on notice_found for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on notice_found for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on notice_found to goodmeasure_app;

create table notice_release (
  authority_id uuid not null,
  ocid text not null,
  release_id text not null,
  import_id uuid not null,
  released_on date,
  release jsonb not null,
  constraint notice_release_pkey PRIMARY KEY (authority_id, ocid, release_id),
  constraint notice_release_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id)
);

CREATE INDEX notice_release_of_import ON public.notice_release USING btree (authority_id, import_id);
create policy across on notice_release for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on notice_release for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on notice_release to goodmeasure_app;

create table notice_source (
  authority_id uuid not null,
  is_on boolean not null,
  identifier text not null,
  begins_on date not null,
  applies boolean not null,
  version integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint notice_source_pkey PRIMARY KEY (authority_id)
);

create policy across on notice_source for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on notice_source for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on notice_source to goodmeasure_app;

create table outcome (
  authority_id uuid not null,
  outcome_id uuid not null,
  slug text not null,
  name text not null,
  describes text not null,
  parent_id uuid,
  "position" integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint outcome_pkey PRIMARY KEY (authority_id, outcome_id),
  constraint outcome_authority_id_slug_key UNIQUE (authority_id, slug),
  constraint outcome_authority_id_parent_id_fkey FOREIGN KEY (authority_id, parent_id) REFERENCES outcome(authority_id, outcome_id)
);

create policy across on outcome for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on outcome for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on outcome to goodmeasure_app;

create table output (
  authority_id uuid not null,
  output_id uuid not null,
  delivery_id uuid not null,
  verification_id uuid not null,
  commitment_id uuid not null,
  contract_id uuid not null,
  quantity numeric not null,
  number text,
  published_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint output_pkey PRIMARY KEY (authority_id, output_id),
  constraint output_authority_id_delivery_id_key UNIQUE (authority_id, delivery_id),
  constraint output_authority_id_number_key UNIQUE (authority_id, number),
  constraint output_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint output_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX output_of_commitment ON public.output USING btree (authority_id, commitment_id);
CREATE INDEX output_of_contract ON public.output USING btree (authority_id, contract_id);
create policy across on output for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on output for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on output to goodmeasure_app;

create table password (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  constraint password_pkey PRIMARY KEY (person_id),
  constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

grant delete, insert, select, update on password to goodmeasure_app;

create table performance_failure (
  authority_id uuid not null,
  performance_failure_id uuid not null,
  contract_id uuid not null,
  kind text not null,
  result text,
  happened_on date not null,
  requirement text not null,
  words text not null,
  chance text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint performance_failure_pkey PRIMARY KEY (authority_id, performance_failure_id),
  constraint performance_failure_kind_check CHECK ((kind = ANY (ARRAY['breach'::text, 'poor-performance'::text]))),
  constraint performance_failure_result_check CHECK ((result = ANY (ARRAY['termination'::text, 'damages'::text, 'settlement'::text, 'none'::text]))),
  constraint performance_failure_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX performance_failure_of ON public.performance_failure USING btree (authority_id, contract_id, happened_on);
create policy across on performance_failure for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on performance_failure for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on performance_failure to goodmeasure_app;

create table performance_notice (
  authority_id uuid not null,
  performance_notice_id uuid not null,
  contract_id uuid not null,
  starts date not null,
  ends date not null,
  told jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint performance_notice_pkey PRIMARY KEY (authority_id, performance_notice_id),
  constraint performance_notice_check CHECK ((starts <= ends)),
  constraint performance_notice_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX performance_notice_of ON public.performance_notice USING btree (authority_id, contract_id, recorded_at);
create policy across on performance_notice for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on performance_notice for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on performance_notice to goodmeasure_app;

create table performance_notice_publication (
  authority_id uuid not null,
  performance_notice_id uuid not null,
  published_on date not null,
  reference text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint performance_notice_publication_pkey PRIMARY KEY (authority_id, performance_notice_id),
  constraint performance_notice_publicatio_authority_id_performance_not_fkey FOREIGN KEY (authority_id, performance_notice_id) REFERENCES performance_notice(authority_id, performance_notice_id)
);

create policy across on performance_notice_publication for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on performance_notice_publication for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on performance_notice_publication to goodmeasure_app;

create table person (
  person_id uuid not null,
  email text not null,
  email_key text not null,
  name text not null,
  recorded_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (person_id),
  constraint person_email_key_key UNIQUE (email_key)
);

grant delete, insert, select, update on person to goodmeasure_app;

create table place (
  authority_id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  constraint place_pkey PRIMARY KEY (authority_id, code)
);

create policy across on place for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on place for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on place to goodmeasure_app;

create table policy_version (
  authority_id uuid not null,
  policy_version_id uuid not null,
  version text not null,
  title text not null,
  starts date not null,
  ends date,
  review_due date,
  terms jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint policy_version_pkey PRIMARY KEY (authority_id, policy_version_id),
  constraint policy_version_authority_id_version_key UNIQUE (authority_id, version)
);

create policy across on policy_version for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on policy_version for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on policy_version to goodmeasure_app;

create table procurement (
  authority_id uuid not null,
  procurement_id uuid not null,
  ocid text not null,
  title text not null,
  description text,
  buyer text,
  legal_basis text,
  method text,
  first_notice_on date,
  notices jsonb not null,
  lots jsonb not null,
  criteria jsonb not null,
  names_social_value boolean not null,
  digest text not null,
  import_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  withdrawn_at timestamp with time zone,
  constraint procurement_pkey PRIMARY KEY (authority_id, procurement_id),
  constraint procurement_authority_id_ocid_key UNIQUE (authority_id, ocid)
);

create policy across on procurement for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on procurement for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on procurement to goodmeasure_app;

create table publication_number (
  authority_id uuid not null,
  year integer not null,
  last integer not null,
  constraint publication_number_pkey PRIMARY KEY (authority_id, year)
);

create policy across on publication_number for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on publication_number for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on publication_number to goodmeasure_app;

create table quarter_asked (
  authority_id uuid not null,
  quarter text not null,
  asked integer not null,
  recorded_at timestamp with time zone not null,
  constraint quarter_asked_pkey PRIMARY KEY (authority_id, quarter)
);

create policy across on quarter_asked for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on quarter_asked for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on quarter_asked to goodmeasure_app;

create table recovery_code (
  person_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

grant delete, insert, select, update on recovery_code to goodmeasure_app;

create table recovery_plan (
  authority_id uuid not null,
  plan_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  planned numeric not null,
  counted numeric not null,
  email text not null,
  message text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint recovery_plan_pkey PRIMARY KEY (authority_id, plan_id),
  constraint recovery_plan_authority_id_commitment_id_quarter_key UNIQUE (authority_id, commitment_id, quarter),
  constraint recovery_plan_counted_check CHECK ((counted >= (0)::numeric)),
  constraint recovery_plan_planned_check CHECK ((planned > (0)::numeric)),
  constraint recovery_plan_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint recovery_plan_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX recovery_plan_of_contract ON public.recovery_plan USING btree (authority_id, contract_id);
CREATE INDEX recovery_plan_of_supplier ON public.recovery_plan USING btree (authority_id, supplier_id);
create policy across on recovery_plan for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on recovery_plan for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on recovery_plan to goodmeasure_app;

create table recovery_plan_answer (
  authority_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  answer text not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint recovery_plan_answer_pkey PRIMARY KEY (authority_id, plan_id, version),
  constraint recovery_plan_answer_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'sent-back'::text]))),
  constraint recovery_plan_answer_check CHECK (((answer = 'agreed'::text) OR (reason IS NOT NULL))),
  constraint recovery_plan_answer_authority_id_plan_id_version_fkey FOREIGN KEY (authority_id, plan_id, version) REFERENCES recovery_plan_version(authority_id, plan_id, version)
);

create policy across on recovery_plan_answer for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on recovery_plan_answer for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on recovery_plan_answer to goodmeasure_app;

create table recovery_plan_version (
  authority_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  why text not null,
  steps jsonb not null,
  caught_up date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint recovery_plan_version_pkey PRIMARY KEY (authority_id, plan_id, version),
  constraint recovery_plan_version_version_check CHECK ((version > 0)),
  constraint recovery_plan_version_authority_id_plan_id_fkey FOREIGN KEY (authority_id, plan_id) REFERENCES recovery_plan(authority_id, plan_id)
);

create policy across on recovery_plan_version for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on recovery_plan_version for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on recovery_plan_version to goodmeasure_app;

create table recovery_step_done (
  authority_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  step integer not null,
  side text not null,
  words text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint recovery_step_done_pkey PRIMARY KEY (authority_id, plan_id, version, step),
  constraint recovery_step_done_side_check CHECK ((side = ANY (ARRAY['council'::text, 'supplier'::text]))),
  constraint recovery_step_done_step_check CHECK ((step > 0)),
  constraint recovery_step_done_authority_id_plan_id_version_fkey FOREIGN KEY (authority_id, plan_id, version) REFERENCES recovery_plan_version(authority_id, plan_id, version)
);

create policy across on recovery_step_done for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on recovery_step_done for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on recovery_step_done to goodmeasure_app;

create table recovery_step_reminder (
  authority_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  step integer not null,
  kind text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint recovery_step_reminder_pkey PRIMARY KEY (authority_id, plan_id, version, step, kind),
  constraint recovery_step_reminder_kind_check CHECK ((kind = ANY (ARRAY['before'::text, 'after'::text]))),
  constraint recovery_step_reminder_step_check CHECK ((step > 0)),
  constraint recovery_step_reminder_authority_id_plan_id_version_fkey FOREIGN KEY (authority_id, plan_id, version) REFERENCES recovery_plan_version(authority_id, plan_id, version)
);

create policy across on recovery_step_reminder for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on recovery_step_reminder for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on recovery_step_reminder to goodmeasure_app;

create table register_entry (
  authority_id uuid not null,
  output_id uuid not null,
  number text not null,
  title text not null,
  story text not null,
  status text not null,
  measure_code text not null,
  measure_name text not null,
  unit text not null,
  units text not null,
  quantity numeric not null,
  quantity_thousandths bigint not null,
  outcome_slug text not null,
  outcome_name text not null,
  quarter text not null,
  place_code text,
  place_name text,
  supplier_id uuid not null,
  supplier_name text not null,
  supplier_kind text not null,
  contract_id uuid not null,
  contract_title text not null,
  commitment_id uuid not null,
  verified_on date not null,
  published_on date not null,
  withdrawn_on date,
  words tsvector not null,
  constraint register_entry_pkey PRIMARY KEY (authority_id, output_id),
  constraint register_entry_authority_id_number_key UNIQUE (authority_id, number),
  constraint register_entry_status_check CHECK ((status = ANY (ARRAY['verified'::text, 'partly-verified'::text, 'withdrawn'::text])))
);

CREATE INDEX register_by_contract ON public.register_entry USING btree (authority_id, contract_id, quarter DESC, output_id DESC);
CREATE INDEX register_by_measure ON public.register_entry USING btree (authority_id, measure_code, quarter DESC, output_id DESC);
CREATE INDEX register_by_outcome ON public.register_entry USING btree (authority_id, outcome_slug, status, quarter DESC, output_id DESC);
CREATE INDEX register_by_place ON public.register_entry USING btree (authority_id, place_code, quarter DESC, output_id DESC);
CREATE INDEX register_by_quantity ON public.register_entry USING btree (authority_id, measure_code, quantity_thousandths DESC, output_id DESC);
CREATE INDEX register_by_supplier ON public.register_entry USING btree (authority_id, supplier_id, quarter DESC, output_id DESC);
CREATE INDEX register_newest ON public.register_entry USING btree (authority_id, quarter DESC, output_id DESC);
CREATE INDEX register_words ON public.register_entry USING gin (words);
create policy everyone on register_entry for select to public using (true);
create policy wall on register_entry for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on register_entry to goodmeasure_app;

create table register_total (
  authority_id uuid not null,
  grain text not null,
  outcome_slug text not null,
  measure_code text not null,
  place_code text not null,
  supplier_kind text not null,
  status text not null,
  quarter text not null,
  outputs integer not null,
  quantity numeric not null,
  constraint register_total_pkey PRIMARY KEY (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter),
  constraint register_total_grain_check CHECK ((grain = ANY (ARRAY['measure'::text, 'place'::text, 'all'::text])))
);

create policy everyone on register_total for select to public using (true);
create policy wall on register_total for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on register_total to goodmeasure_app;

create table remedy (
  authority_id uuid not null,
  remedy_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid,
  kind text not null,
  taken_on date not null,
  amount numeric,
  words text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint remedy_pkey PRIMARY KEY (authority_id, remedy_id),
  constraint remedy_amount_check CHECK ((amount > (0)::numeric)),
  constraint remedy_kind_check CHECK ((kind = ANY (ARRAY['warning'::text, 'recovery-plan'::text, 'deduction'::text, 'other-benefit'::text, 'termination-in-part'::text]))),
  constraint remedy_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint remedy_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX remedy_of_commitment ON public.remedy USING btree (authority_id, commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX remedy_of_contract ON public.remedy USING btree (authority_id, contract_id, taken_on);
create policy across on remedy for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on remedy for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on remedy to goodmeasure_app;

create table restoration (
  restored_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  place text not null,
  constraint restoration_pkey PRIMARY KEY (restored_at)
);

grant select on restoration to goodmeasure_app;

create table return (
  authority_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  due date not null,
  state text not null,
  asked_of text,
  asked_at timestamp with time zone,
  sent_at timestamp with time zone,
  sent_by text,
  anything_else text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  remains text,
  comes_next text,
  constraint return_pkey PRIMARY KEY (authority_id, return_id),
  constraint return_authority_id_contract_id_supplier_id_quarter_key UNIQUE (authority_id, contract_id, supplier_id, quarter),
  constraint return_state_check CHECK ((state = ANY (ARRAY['not-asked'::text, 'awaited'::text, 'sent'::text, 'nothing'::text, 'cancelled'::text]))),
  constraint return_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id),
  constraint return_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX return_by_due ON public.return USING btree (authority_id, due, return_id);
CREATE INDEX return_by_state ON public.return USING btree (authority_id, state, due, return_id);
CREATE INDEX return_of_supplier ON public.return USING btree (authority_id, supplier_id, due);
create policy across on return for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on return to goodmeasure_app;

create table return_bundle (
  authority_id uuid not null,
  bundle_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  email text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint return_bundle_pkey PRIMARY KEY (authority_id, bundle_id),
  constraint return_bundle_authority_id_contract_id_supplier_id_quarter_key UNIQUE (authority_id, contract_id, supplier_id, quarter),
  constraint return_bundle_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id),
  constraint return_bundle_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX return_bundle_of_supplier ON public.return_bundle USING btree (authority_id, supplier_id);
create policy across on return_bundle for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_bundle for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on return_bundle to goodmeasure_app;

create table return_bundle_letter (
  authority_id uuid not null,
  bundle_id uuid not null,
  day date not null,
  email text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint return_bundle_letter_pkey PRIMARY KEY (authority_id, bundle_id, day, email),
  constraint return_bundle_letter_authority_id_bundle_id_fkey FOREIGN KEY (authority_id, bundle_id) REFERENCES return_bundle(authority_id, bundle_id)
);

create policy across on return_bundle_letter for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_bundle_letter for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on return_bundle_letter to goodmeasure_app;

create table return_bundled (
  authority_id uuid not null,
  return_id uuid not null,
  bundle_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint return_bundled_pkey PRIMARY KEY (authority_id, return_id),
  constraint return_bundled_authority_id_bundle_id_fkey FOREIGN KEY (authority_id, bundle_id) REFERENCES return_bundle(authority_id, bundle_id),
  constraint return_bundled_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

CREATE INDEX return_bundled_in ON public.return_bundled USING btree (authority_id, bundle_id);
create policy across on return_bundled for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_bundled for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on return_bundled to goodmeasure_app;

create table return_draft (
  authority_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  quantity text not null default ''::text,
  story text not null default ''::text,
  evidence_url text not null default ''::text,
  saved_at timestamp with time zone not null,
  remains text not null default ''::text,
  comes_next text not null default ''::text,
  made_up jsonb,
  constraint return_draft_pkey PRIMARY KEY (authority_id, return_id, commitment_id),
  constraint return_draft_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

create policy across on return_draft for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_draft for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select, update on return_draft to goodmeasure_app;

create table return_opt_out (
  authority_id uuid not null,
  opt_out_id uuid not null,
  contract_id uuid not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  ended_at timestamp with time zone,
  constraint return_opt_out_pkey PRIMARY KEY (authority_id, opt_out_id),
  constraint return_opt_out_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE UNIQUE INDEX return_opt_out_standing ON public.return_opt_out USING btree (authority_id, contract_id) WHERE (ended_at IS NULL);
create policy across on return_opt_out for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_opt_out for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on return_opt_out to goodmeasure_app;

create table return_reminder (
  authority_id uuid not null,
  return_id uuid not null,
  due date not null,
  step text not null,
  kind text not null,
  days integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint return_reminder_pkey PRIMARY KEY (authority_id, return_id, due, step),
  constraint return_reminder_kind_check CHECK ((kind = ANY (ARRAY['reminder'::text, 'escalation'::text, 'by-hand'::text]))),
  constraint return_reminder_authority_id_return_id_fkey FOREIGN KEY (authority_id, return_id) REFERENCES return(authority_id, return_id)
);

create policy across on return_reminder for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_reminder for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on return_reminder to goodmeasure_app;

create table return_rhythm (
  authority_id uuid not null,
  on_since date,
  ask_after integer not null,
  answer_days integer not null,
  remind_days integer[] not null,
  escalate_after integer,
  from_hour integer not null,
  until_hour integer not null,
  version integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  plan_after integer,
  plans_since date,
  step_before integer not null,
  step_after integer not null,
  constraint return_rhythm_pkey PRIMARY KEY (authority_id),
  constraint return_rhythm_check CHECK (((plan_after IS NULL) = (plans_since IS NULL)))
);

create policy across on return_rhythm for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on return_rhythm for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on return_rhythm to goodmeasure_app;

create table rule (
  authority_id uuid not null,
  rule_id uuid not null,
  code text not null,
  rule text not null,
  amount numeric,
  starts date not null,
  ends date,
  terms jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint rule_pkey PRIMARY KEY (authority_id, rule_id),
  constraint rule_authority_id_code_key UNIQUE (authority_id, code)
);

create policy across on rule for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on rule for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on rule to goodmeasure_app;

create table second_factor (
  person_id uuid not null,
  secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  constraint second_factor_pkey PRIMARY KEY (person_id),
  constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

grant delete, insert, select, update on second_factor to goodmeasure_app;

create table session (
  session_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  ended_at timestamp with time zone,
  device text not null,
  return_to text,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

CREATE INDEX session_of_person ON public.session USING btree (person_id, ended_at);
grant delete, insert, select, update on session to goodmeasure_app;

create table sign_in_failure (
  failure_id uuid not null,
  email_hash text not null,
  address text not null,
  at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (failure_id)
);

CREATE INDEX sign_in_failure_by_address ON public.sign_in_failure USING btree (address, at);
CREATE INDEX sign_in_failure_by_email ON public.sign_in_failure USING btree (email_hash, at);
grant delete, insert, select, update on sign_in_failure to goodmeasure_app;

create table spend (
  authority_id uuid not null,
  spend_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  starts date not null,
  ends date not null,
  amount numeric not null,
  reference text,
  source_key text,
  import_id uuid,
  replaced_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint spend_pkey PRIMARY KEY (authority_id, spend_id),
  constraint spend_amount_check CHECK ((amount <> (0)::numeric)),
  constraint spend_check CHECK ((ends >= starts)),
  constraint spend_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id),
  constraint spend_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id),
  constraint spend_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE UNIQUE INDEX spend_by_source ON public.spend USING btree (authority_id, contract_id, source_key) WHERE ((source_key IS NOT NULL) AND (replaced_by IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX spend_of_contract ON public.spend USING btree (authority_id, contract_id, ends, spend_id);
CREATE INDEX spend_of_import ON public.spend USING btree (authority_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX spend_of_supplier ON public.spend USING btree (authority_id, supplier_id);
CREATE INDEX spend_replaced ON public.spend USING btree (authority_id, replaced_by) WHERE (replaced_by IS NOT NULL);
create policy across on spend for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on spend for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on spend to goodmeasure_app;

create table supplier (
  authority_id uuid not null,
  supplier_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  kind text not null,
  postcode text,
  place_code text,
  about text,
  contact_name text,
  contact_email text,
  import_id uuid,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint supplier_pkey PRIMARY KEY (authority_id, supplier_id),
  constraint supplier_kind_check CHECK ((kind = ANY (ARRAY['small'::text, 'medium'::text, 'sme'::text, 'large'::text, 'vcse'::text, 'mutual'::text, 'public'::text, 'not-known'::text])))
);

CREATE INDEX supplier_by_name ON public.supplier USING btree (authority_id, name_key, supplier_id);
create policy across on supplier for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on supplier for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on supplier to goodmeasure_app;

create table supplier_filled (
  authority_id uuid not null,
  import_id uuid not null,
  supplier_id uuid not null,
  filled jsonb not null,
  constraint supplier_filled_pkey PRIMARY KEY (authority_id, import_id, supplier_id),
  constraint supplier_filled_authority_id_import_id_fkey FOREIGN KEY (authority_id, import_id) REFERENCES import(authority_id, import_id),
  constraint supplier_filled_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

create policy across on supplier_filled for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on supplier_filled for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on supplier_filled to goodmeasure_app;

create table supplier_identifier (
  authority_id uuid not null,
  scheme text not null,
  identifier text not null,
  supplier_id uuid not null,
  import_id uuid,
  constraint supplier_identifier_pkey PRIMARY KEY (authority_id, scheme, identifier),
  constraint supplier_identifier_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX supplier_identifier_of ON public.supplier_identifier USING btree (authority_id, supplier_id);
create policy across on supplier_identifier for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on supplier_identifier for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on supplier_identifier to goodmeasure_app;

create table team (
  authority_id uuid not null,
  team_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  service text,
  lead_id uuid,
  starts date not null,
  ends date,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint team_pkey PRIMARY KEY (authority_id, team_id)
);

CREATE UNIQUE INDEX team_by_name ON public.team USING btree (authority_id, name_key) WHERE (ends IS NULL);
CREATE INDEX team_of_lead ON public.team USING btree (authority_id, lead_id) WHERE (ends IS NULL);
create policy across on team for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on team for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on team to goodmeasure_app;

create table team_member (
  authority_id uuid not null,
  team_member_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  starts date not null,
  ends date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint team_member_pkey PRIMARY KEY (authority_id, team_member_id),
  constraint team_member_authority_id_team_id_fkey FOREIGN KEY (authority_id, team_id) REFERENCES team(authority_id, team_id),
  constraint team_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
);

CREATE INDEX team_member_of_person ON public.team_member USING btree (authority_id, person_id) WHERE (ends IS NULL);
CREATE UNIQUE INDEX team_member_once ON public.team_member USING btree (authority_id, team_id, person_id) WHERE (ends IS NULL);
create policy across on team_member for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on team_member for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on team_member to goodmeasure_app;

create table token (
  token_id uuid not null,
  token_hash text not null,
  authority_id uuid not null,
  role text not null,
  name text not null,
  person_id uuid,
  supplier_id uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint token_pkey PRIMARY KEY (token_id),
  constraint token_token_hash_key UNIQUE (token_hash),
  constraint token_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authority(authority_id)
);

CREATE INDEX token_of_authority ON public.token USING btree (authority_id, made_at);
grant delete, insert, select, update on token to goodmeasure_app;

create table trial_return (
  authority_id uuid not null,
  trial_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  link text not null,
  begun_at timestamp with time zone not null,
  begun_by uuid not null,
  ends_at timestamp with time zone not null,
  constraint trial_return_pkey PRIMARY KEY (authority_id, trial_id)
);

CREATE INDEX trial_return_by_end ON public.trial_return USING btree (authority_id, ends_at);
CREATE INDEX trial_return_of_person ON public.trial_return USING btree (authority_id, begun_by, begun_at);
create policy across on trial_return for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on trial_return for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant delete, insert, select on trial_return to goodmeasure_app;

create table variation (
  authority_id uuid not null,
  variation_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  side text not null,
  supplier_id uuid not null,
  terms jsonb not null,
  effective_from date not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint variation_pkey PRIMARY KEY (authority_id, variation_id),
  constraint variation_side_check CHECK ((side = ANY (ARRAY['council'::text, 'supplier'::text]))),
  constraint variation_authority_id_commitment_id_fkey FOREIGN KEY (authority_id, commitment_id) REFERENCES commitment(authority_id, commitment_id),
  constraint variation_authority_id_supplier_id_fkey FOREIGN KEY (authority_id, supplier_id) REFERENCES supplier(authority_id, supplier_id)
);

CREATE INDEX variation_of_commitment ON public.variation USING btree (authority_id, commitment_id);
CREATE INDEX variation_of_contract ON public.variation USING btree (authority_id, contract_id);
CREATE INDEX variation_of_supplier ON public.variation USING btree (authority_id, supplier_id);
create policy across on variation for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on variation for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on variation to goodmeasure_app;

create table variation_answer (
  authority_id uuid not null,
  variation_id uuid not null,
  answer text not null,
  side text not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint variation_answer_pkey PRIMARY KEY (authority_id, variation_id),
  constraint variation_answer_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'declined'::text, 'taken-back'::text]))),
  constraint variation_answer_side_check CHECK ((side = ANY (ARRAY['council'::text, 'supplier'::text]))),
  constraint variation_answer_authority_id_variation_id_fkey FOREIGN KEY (authority_id, variation_id) REFERENCES variation(authority_id, variation_id)
);

create policy across on variation_answer for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on variation_answer for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on variation_answer to goodmeasure_app;

create table verification (
  authority_id uuid not null,
  verification_id uuid not null,
  delivery_id uuid not null,
  decision text not null,
  quantity numeric not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  together_id uuid,
  constraint verification_pkey PRIMARY KEY (authority_id, verification_id),
  constraint verification_authority_id_delivery_id_key UNIQUE (authority_id, delivery_id),
  constraint verification_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'in-part'::text, 'not-accepted'::text]))),
  constraint verification_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint verification_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX verification_together ON public.verification USING btree (authority_id, together_id) WHERE (together_id IS NOT NULL);
create policy across on verification for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on verification for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select on verification to goodmeasure_app;

create table verification_proposal (
  authority_id uuid not null,
  proposal_id uuid not null,
  delivery_id uuid not null,
  decision text not null,
  quantity numeric not null,
  reason text,
  because text not null,
  names uuid[] not null,
  state text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint verification_proposal_pkey PRIMARY KEY (authority_id, proposal_id),
  constraint verification_proposal_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'in-part'::text, 'not-accepted'::text]))),
  constraint verification_proposal_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint verification_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'sent-back'::text]))),
  constraint verification_proposal_authority_id_delivery_id_fkey FOREIGN KEY (authority_id, delivery_id) REFERENCES delivery(authority_id, delivery_id)
);

CREATE INDEX verification_proposal_of_delivery ON public.verification_proposal USING btree (authority_id, delivery_id, proposal_id);
CREATE UNIQUE INDEX verification_proposal_open ON public.verification_proposal USING btree (authority_id, delivery_id) WHERE (state = 'open'::text);
create policy across on verification_proposal for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on verification_proposal for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on verification_proposal to goodmeasure_app;

create table waiver (
  authority_id uuid not null,
  waiver_id uuid not null,
  number text not null,
  kind text not null,
  title text not null,
  search_key text not null generated always as (lower(((((number || ' '::text) || title) || ' '::text) || supplier))) stored,
  supplier text not null,
  contract_id uuid,
  value numeric,
  reason text not null,
  approver text not null,
  approved_on date not null,
  expires date not null,
  withdrawn_because text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint waiver_pkey PRIMARY KEY (authority_id, waiver_id),
  constraint waiver_check CHECK ((expires >= approved_on)),
  constraint waiver_kind_check CHECK ((kind = ANY (ARRAY['waiver'::text, 'direct-award'::text]))),
  constraint waiver_authority_id_contract_id_fkey FOREIGN KEY (authority_id, contract_id) REFERENCES contract(authority_id, contract_id)
);

CREATE INDEX waiver_by_expiry ON public.waiver USING btree (authority_id, expires, waiver_id) WHERE (withdrawn_because IS NULL);
CREATE UNIQUE INDEX waiver_by_number ON public.waiver USING btree (authority_id, lower(number)) WHERE (withdrawn_because IS NULL);
CREATE INDEX waiver_of_contract ON public.waiver USING btree (authority_id, contract_id) WHERE (contract_id IS NOT NULL);
create policy across on waiver for select to owner using ((current_setting('app.across'::text, true) = 'on'::text));
create policy wall on waiver for all to public using ((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid)) with check (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (COALESCE(current_setting('app.trial'::text, true), ''::text) = ''::text)));
grant insert, select, update on waiver to goodmeasure_app;

-- Twins of the tables of returns, for trial returns (decision 0016).
create schema trial;

create table trial.delivery (
  authority_id uuid not null,
  delivery_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  commitment_id uuid not null,
  supplier_id uuid not null,
  measure_id uuid not null,
  outcome_id uuid not null,
  place_code text,
  quarter text not null,
  quantity numeric not null,
  story text not null,
  state text not null,
  accepted numeric,
  replaces uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  additional boolean,
  made_up jsonb,
  constraint delivery_pkey PRIMARY KEY (authority_id, delivery_id),
  constraint delivery_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['reported'::text, 'evidenced'::text, 'verified'::text, 'partly-verified'::text, 'not-accepted'::text, 'replaced'::text]))),
  constraint delivery_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX delivery_authority_id_commitment_id_quarter_idx ON trial.delivery USING btree (authority_id, commitment_id, quarter);
CREATE INDEX delivery_authority_id_contract_id_idx ON trial.delivery USING btree (authority_id, contract_id);
CREATE INDEX delivery_authority_id_outcome_id_state_quarter_delivery_id_idx ON trial.delivery USING btree (authority_id, outcome_id, state, quarter DESC, delivery_id DESC);
CREATE INDEX delivery_authority_id_quarter_delivery_id_idx ON trial.delivery USING btree (authority_id, quarter DESC, delivery_id DESC);
CREATE INDEX delivery_authority_id_return_id_idx ON trial.delivery USING btree (authority_id, return_id);
CREATE INDEX delivery_authority_id_state_recorded_at_delivery_id_idx ON trial.delivery USING btree (authority_id, state, recorded_at, delivery_id);
CREATE INDEX delivery_authority_id_trial_id_idx ON trial.delivery USING btree (authority_id, trial_id);
create policy across on trial.delivery for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.delivery for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select, update on trial.delivery to goodmeasure_app;

create table trial.evidence (
  authority_id uuid not null,
  evidence_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  delivery_id uuid,
  kind text not null,
  name text not null,
  url text,
  sha256 text,
  bytes bigint,
  media_type text,
  removed_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  thumbnail_sha256 text,
  scan text,
  scan_found text,
  scanned_at timestamp with time zone,
  said text,
  by_name text,
  by_role text,
  at_place text,
  on_day date,
  people text,
  people_how text,
  people_withdrawn_at timestamp with time zone,
  people_withdrawn_by uuid,
  people_withdrawn_because text,
  replaces uuid,
  destroyed_at timestamp with time zone,
  destroyed_by uuid,
  destroyed_because text,
  destroyed_digest text,
  warned jsonb,
  counted integer,
  records text,
  kept_until date,
  sample integer,
  held_up integer,
  outcome text,
  by_person uuid,
  destroyed_thumbnail text,
  content_gone_at timestamp with time zone,
  redacted_from uuid,
  redacted_how text,
  people_until date,
  people_children text,
  people_withdrawn_side text,
  shown_at timestamp with time zone,
  shown_by uuid,
  shown_as text,
  constraint evidence_pkey PRIMARY KEY (authority_id, evidence_id),
  constraint evidence_check CHECK (((held_up >= 0) AND (held_up <= sample))),
  constraint evidence_counted_check CHECK ((counted > 0)),
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text, 'declaration'::text, 'inspection'::text, 'confirmation'::text]))),
  constraint evidence_outcome_check CHECK ((outcome = ANY (ARRAY['held-up'::text, 'in-part'::text, 'did-not'::text]))),
  constraint evidence_people_check CHECK ((people = ANY (ARRAY['nobody'::text, 'agreed'::text, 'not-to-publish'::text]))),
  constraint evidence_people_children_check CHECK ((people_children = ANY (ARRAY['none'::text, 'parents'::text]))),
  constraint evidence_people_withdrawn_side_check CHECK ((people_withdrawn_side = ANY (ARRAY['supplier'::text, 'authority'::text]))),
  constraint evidence_sample_check CHECK ((sample > 0)),
  constraint evidence_scan_check CHECK ((scan = ANY (ARRAY['waiting'::text, 'clean'::text, 'found'::text]))),
  constraint evidence_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX evidence_authority_id_delivery_id_idx ON trial.evidence USING btree (authority_id, delivery_id);
CREATE INDEX evidence_authority_id_return_id_commitment_id_idx ON trial.evidence USING btree (authority_id, return_id, commitment_id);
CREATE INDEX evidence_authority_id_sha256_idx ON trial.evidence USING btree (authority_id, sha256);
CREATE INDEX evidence_authority_id_trial_id_idx ON trial.evidence USING btree (authority_id, trial_id);
create policy across on trial.evidence for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.evidence for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select, update on trial.evidence to goodmeasure_app;

create table trial.mail (
  mail_id uuid not null,
  authority_id uuid not null,
  to_address text not null,
  subject text not null,
  body text not null,
  html text not null,
  state text not null,
  tries integer not null default 0,
  problem text,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  about_kind text,
  about_id uuid,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  from_hour integer,
  until_hour integer,
  carrier text,
  carrier_id text,
  delivered_at timestamp with time zone,
  checked_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (authority_id, mail_id),
  constraint mail_carrier_check CHECK ((carrier = ANY (ARRAY['smtp'::text, 'notify'::text]))),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'kept'::text]))),
  constraint mail_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX mail_authority_id_about_id_mail_id_idx ON trial.mail USING btree (authority_id, about_id, mail_id DESC) WHERE (about_id IS NOT NULL);
CREATE INDEX mail_authority_id_mail_id_idx ON trial.mail USING btree (authority_id, mail_id);
CREATE INDEX mail_authority_id_mail_id_idx1 ON trial.mail USING btree (authority_id, mail_id) WHERE ((about_id IS NOT NULL) AND (state = 'failed'::text));
CREATE INDEX mail_authority_id_trial_id_idx ON trial.mail USING btree (authority_id, trial_id);
CREATE INDEX mail_state_due_at_idx ON trial.mail USING btree (state, due_at);
create policy across on trial.mail for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.mail for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select on trial.mail to goodmeasure_app;

create table trial.milestone_answer (
  authority_id uuid not null,
  answer_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid not null,
  reached boolean not null,
  reached_on date,
  story text not null,
  return_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  constraint milestone_answer_pkey PRIMARY KEY (authority_id, answer_id),
  constraint milestone_answer_check CHECK ((reached OR (reached_on IS NULL))),
  constraint milestone_answer_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX milestone_answer_authority_id_commitment_id_recorded_at_idx ON trial.milestone_answer USING btree (authority_id, commitment_id, recorded_at);
CREATE INDEX milestone_answer_authority_id_trial_id_idx ON trial.milestone_answer USING btree (authority_id, trial_id);
create policy across on trial.milestone_answer for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.milestone_answer for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select on trial.milestone_answer to goodmeasure_app;

create table trial.return (
  authority_id uuid not null,
  return_id uuid not null,
  contract_id uuid not null,
  supplier_id uuid not null,
  quarter text not null,
  due date not null,
  state text not null,
  asked_of text,
  asked_at timestamp with time zone,
  sent_at timestamp with time zone,
  sent_by text,
  anything_else text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  remains text,
  comes_next text,
  constraint return_pkey PRIMARY KEY (authority_id, return_id),
  constraint return_authority_id_trial_id_contract_id_supplier_id_quarte_key UNIQUE (authority_id, trial_id, contract_id, supplier_id, quarter),
  constraint return_state_check CHECK ((state = ANY (ARRAY['not-asked'::text, 'awaited'::text, 'sent'::text, 'nothing'::text, 'cancelled'::text]))),
  constraint return_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX return_authority_id_due_return_id_idx ON trial.return USING btree (authority_id, due, return_id);
CREATE INDEX return_authority_id_state_due_return_id_idx ON trial.return USING btree (authority_id, state, due, return_id);
CREATE INDEX return_authority_id_supplier_id_due_idx ON trial.return USING btree (authority_id, supplier_id, due);
CREATE INDEX return_authority_id_trial_id_idx ON trial.return USING btree (authority_id, trial_id);
create policy across on trial.return for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.return for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select, update on trial.return to goodmeasure_app;

create table trial.return_draft (
  authority_id uuid not null,
  return_id uuid not null,
  commitment_id uuid not null,
  quantity text not null default ''::text,
  story text not null default ''::text,
  evidence_url text not null default ''::text,
  saved_at timestamp with time zone not null,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  remains text not null default ''::text,
  comes_next text not null default ''::text,
  made_up jsonb,
  constraint return_draft_pkey PRIMARY KEY (authority_id, return_id, commitment_id),
  constraint return_draft_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX return_draft_authority_id_trial_id_idx ON trial.return_draft USING btree (authority_id, trial_id);
create policy across on trial.return_draft for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.return_draft for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant delete, insert, select, update on trial.return_draft to goodmeasure_app;

create table trial.verification (
  authority_id uuid not null,
  verification_id uuid not null,
  delivery_id uuid not null,
  decision text not null,
  quantity numeric not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  trial_id uuid not null default (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  together_id uuid,
  constraint verification_pkey PRIMARY KEY (authority_id, verification_id),
  constraint verification_authority_id_delivery_id_key UNIQUE (authority_id, delivery_id),
  constraint verification_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'in-part'::text, 'not-accepted'::text]))),
  constraint verification_quantity_check CHECK ((quantity >= (0)::numeric)),
  constraint verification_authority_id_trial_id_fkey FOREIGN KEY (authority_id, trial_id) REFERENCES trial_return(authority_id, trial_id) ON DELETE CASCADE
);

CREATE INDEX verification_authority_id_trial_id_idx ON trial.verification USING btree (authority_id, trial_id);
create policy across on trial.verification for select to owner using ((current_setting('app.trials'::text, true) = 'on'::text));
create policy trial on trial.verification for all to public using (((authority_id = (NULLIF(current_setting('app.authority'::text, true), ''::text))::uuid) AND (trial_id = (NULLIF(current_setting('app.trial'::text, true), ''::text))::uuid)));
grant insert, select on trial.verification to goodmeasure_app;
