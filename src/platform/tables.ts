// Written by `npm run schema` from the migrated database; a test compares.
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>

export interface Tables {
  answered_request: {
    authority_id: string
    request_key: string
    body_hash: string
    status: number
    answer: string
    at: Date
  }
  attention_count: {
    authority_id: string
    counted_on: string
    whose: string
    kind: string
    count: number
    recorded_at: Date
  }
  attention_mark: {
    authority_id: string
    act_id: string
    subject_id: string
    matter: string
    kind: string
    act: string
    person_id: string | null
    by_day: string | null
    reason: string | null
    about: string
    recorded_at: Date
    recorded_by: string | null
  }
  attention_standing: {
    authority_id: string
    matter: string
    subject_id: string
    assigned_to: string | null
    by_day: string | null
    dismissed_about: string | null
    dismissed_because: string | null
    dismissed_at: Date | null
    dismissed_by: string | null
  }
  audit_entry: {
    authority_id: string
    position: number
    number: number
    at: Date
    actor_kind: string
    actor_id: string | null
    action: string
    subject: string
    subject_id: string
    salt: string
    words: string | null
    erased_at: Date | null
    acting_for: string[] | null
  }
  audit_head: {
    authority_id: string
    position: number
    hash: string
  }
  audit_link: {
    authority_id: string
    position: number
    at: Date
    previous: string
    hash: string
    body: string
  }
  authority: {
    authority_id: string
    slug: string
    name: string
    identifier_scheme: string | null
    identifier: string | null
    area: string
    host: string | null
    is_example: Generated<boolean>
    recorded_at: Date
  }
  backup: {
    backup_id: string
    began_at: Date
    ended_at: Date | null
    state: string
    occasion: string
    place: string
    bytes: number | null
    digest: string | null
    row_count: number | null
    file_count: number | null
    missing_count: number | null
    is_encrypted: boolean
    problem: string | null
    removed_at: Date | null
  }
  backup_plan: {
    is_only: Generated<boolean>
    often: string
    kept: number
    public_key: string | null
    version: number
    changed_at: Date
  }
  brief: {
    authority_id: string
    brief_id: string
    number: number
    service: string | null
    figures_on: string
    won_since: string
    meeting: string
    meeting_on: string | null
    replaces: string | null
    state: string
    version: Generated<number>
    words: Json
    prepared: Json
    prepared_at: Date
    recorded_at: Date
    recorded_by: string | null
    changed_at: Date
    changed_by: string | null
  }
  brief_draft_row: {
    authority_id: string
    brief_id: string
    position: number
    part: string
    figures: string[]
    contract_id: string
    commitment_id: string | null
    delivery_id: string | null
    words: Json
  }
  brief_edition: {
    authority_id: string
    brief_id: string
    number: number
    service: string | null
    figures_on: string
    won_since: string
    meeting: string
    meeting_on: string | null
    replaces: string | null
    words: Json
    prepared: Json
    prepared_at: Date
    recorded_at: Date
    recorded_by: string | null
  }
  brief_row: {
    authority_id: string
    brief_id: string
    position: number
    part: string
    figures: string[]
    contract_id: string
    commitment_id: string | null
    delivery_id: string | null
    words: Json
  }
  check_draw: {
    authority_id: string
    draw_id: string
    starts: string
    percent: number
    seed: string
    recorded_at: Date
    recorded_by: string | null
  }
  checking: {
    authority_id: string
    more_by: string
    similar_from: number
    unlike_by: string
    confirm_from_pence: number | null
    confirm_contractual_only: boolean
    confirm_times_plan: string | null
    version: number
    recorded_at: Date
    recorded_by: string | null
  }
  commitment: {
    authority_id: string
    commitment_id: string
    contract_id: string
    supplier_id: string
    measure_id: string
    outcome_id: string
    title: string
    quantity: string
    due: string
    profile: string
    place_code: string | null
    beneficiaries: string | null
    supplier_owner: string | null
    supplier_email: string | null
    owner_id: string | null
    evidence_wanted: string | null
    origin: string
    standing: string
    withdrawn_on: string | null
    withdrawal_reason: string | null
    source_key: string | null
    source_digest: string | null
    import_id: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
    plan: Json | null
    paused_from: string | null
    paused_until: string | null
    counted_by: string | null
    counted_by_name: string | null
  }
  commitment_draft: {
    authority_id: string
    draft_id: string
    contract_id: string
    source_key: string
    title: string
    describes: string | null
    quantity: string | null
    unit: string | null
    looks_social: boolean
    because: string | null
    state: Generated<string>
    commitment_id: string | null
    import_id: string | null
    recorded_at: Date
    decided_at: Date | null
    decided_by: string | null
  }
  commitment_fact: {
    authority_id: string
    commitment_id: string
    version: number
    terms: Json
    effective_from: string
    reason: string | null
    import_id: string | null
    recorded_at: Date
    recorded_by: string | null
    act: string | null
    variation_id: string | null
  }
  commitment_move: {
    authority_id: string
    move_id: string
    months: number
    moves: string
    how: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
  }
  commitment_move_line: {
    authority_id: string
    move_id: string
    commitment_id: string
    version: number | null
    variation_id: string | null
  }
  commitment_move_undone: {
    authority_id: string
    move_id: string
    recorded_at: Date
    recorded_by: string | null
  }
  commitment_open: {
    authority_id: string
    commitment_id: string
    contract_id: string
    supplier_id: string
    outcome_id: string
    due: string
    quantity: string
    owed: boolean
    unreported: boolean
    behind_from: string | null
  }
  commitment_progress: {
    authority_id: string
    commitment_id: string
    reported: string
    verified: string
    waiting: number
    earlier_reported: Generated<string>
    earlier_accepted: Generated<string>
    counted_outcome: string | null
    counted_due: string | null
    counted_as: string | null
  }
  commitment_target: {
    authority_id: string
    commitment_id: string
    quarter: string
    quantity: string
  }
  commitment_transfer: {
    authority_id: string
    commitment_id: string
    version: number
    contract_id: string
    from_supplier_id: string
    to_supplier_id: string
    transferred_on: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
  }
  commitments_due: {
    authority_id: string
    outcome_id: string
    due: string
    in_full: number
    by_earlier_records: Generated<number>
    in_part: number
    not_met: number
  }
  confirmation: {
    authority_id: string
    confirmation_id: string
    delivery_id: string
    organisation: string
    email: string
    email_key: string
    named_by: string
    drawn: boolean
    asked_at: Date | null
    reminded_at: Date | null
    answer: string | null
    words: string | null
    answered_at: Date | null
    recorded_at: Date
    recorded_by: string | null
  }
  confirmation_setting: {
    authority_id: string
    percent: number
    remind_after: number
    version: number
    recorded_at: Date
    recorded_by: string | null
  }
  contract: {
    authority_id: string
    contract_id: string
    source_key: string
    source_digest: string | null
    reference: string | null
    title: string
    title_key: Generated<string>
    description: string | null
    kind: string
    framework_id: string | null
    procurement_id: string | null
    ocid: string | null
    starts: string | null
    ends: string | null
    extendable_until: string | null
    value: string | null
    value_gross: string | null
    value_pence: number | null
    cpv: Generated<string[]>
    service: string | null
    place_code: string | null
    owner_id: string | null
    disclosure: Generated<string>
    disclosure_reason: string | null
    noticed: Json | null
    import_id: string | null
    withdrawn_at: Date | null
    withdrawal_reason: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
    framework_name: string | null
    framework_number: string | null
  }
  contract_asking: {
    authority_id: string
    contract_id: string
    version: number
    once: boolean
    recorded_at: Date
    recorded_by: string | null
  }
  contract_fact: {
    authority_id: string
    contract_id: string
    version: number
    terms: Json
    source_digest: string | null
    effective_from: string
    reason: string | null
    import_id: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  contract_review: {
    authority_id: string
    contract_review_id: string
    contract_id: string
    held_on: string
    present: string
    prepared: Json
    minutes: string
    next_on: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  contract_risk: {
    authority_id: string
    contract_risk_id: string
    contract_id: string
    risk: string
    likelihood: string
    doing: string
    owner: string
    review_on: string
    closed_because: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
  contract_setting: {
    authority_id: string
    decide_months: number
    waiver_months: number
    mobilisation_steps: string[]
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
  contract_supplier: {
    authority_id: string
    contract_id: string
    supplier_id: string
    position: number
  }
  cover: {
    authority_id: string
    cover_id: string
    away_id: string
    covering_id: string
    starts: string
    ends: string
    roles: string[]
    reason: string | null
    recorded_at: Date
    recorded_by: string | null
    stopped_at: Date | null
    stopped_by: string | null
    stopped: string | null
  }
  decision_point: {
    authority_id: string
    decision_point_id: string
    contract_id: string
    about: string
    before_day: string
    delivered: Json
    missed: string | null
    to_ask: string | null
    decided: string
    reason: string
    decided_on: string
    decided_by: string
    recorded_at: Date
    recorded_by: string | null
  }
  delivery: {
    authority_id: string
    delivery_id: string
    return_id: string
    contract_id: string
    commitment_id: string
    supplier_id: string
    measure_id: string
    outcome_id: string
    place_code: string | null
    quarter: string
    quantity: string
    story: string
    state: string
    accepted: string | null
    replaces: string | null
    recorded_at: Date
    recorded_by: string | null
    additional: boolean | null
    made_up: Json | null
  }
  delivery_correction: {
    authority_id: string
    correction_id: string
    delivery_id: string
    side: string
    quantity: string
    story: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
  }
  delivery_correction_answer: {
    authority_id: string
    correction_id: string
    answer: string
    reason: string | null
    made_id: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  delivery_message: {
    authority_id: string
    message_id: string
    delivery_id: string
    side: string
    words: string
    recorded_at: Date
    recorded_by: string | null
  }
  delivery_print: {
    authority_id: string
    measure_id: string
    quarter: string
    print: string
    delivery_id: string
  }
  delivery_waiting: {
    authority_id: string
    delivery_id: string
    calm: number
    noticed: string[]
    times_plan: string | null
    drawn: boolean
    last_word: string | null
    sent_at: Date
  }
  duty_assessment: {
    authority_id: string
    duty_assessment_id: string
    contract_id: string | null
    name: string
    commences: string | null
    policy_version: string | null
    facts: Json
    answers: Json
    recorded_at: Date
    recorded_by: string | null
  }
  earlier_delivery: {
    authority_id: string
    earlier_delivery_id: string
    commitment_id: string
    quarter: string | null
    reported: string | null
    accepted: string | null
    story: string | null
    checked_by: string | null
    checked_on: string | null
    import_id: string
    replaced_by: string | null
    withdrawn_at: Date | null
    recorded_at: Date
    recorded_by: string | null
    confirmed_by: string | null
  }
  evidence: {
    authority_id: string
    evidence_id: string
    return_id: string
    commitment_id: string
    delivery_id: string | null
    kind: string
    name: string
    url: string | null
    sha256: string | null
    bytes: number | null
    media_type: string | null
    removed_at: Date | null
    recorded_at: Date
    thumbnail_sha256: string | null
    scan: string | null
    scan_found: string | null
    scanned_at: Date | null
    said: string | null
    by_name: string | null
    by_role: string | null
    at_place: string | null
    on_day: string | null
    people: string | null
    people_how: string | null
    people_withdrawn_at: Date | null
    people_withdrawn_by: string | null
    people_withdrawn_because: string | null
    replaces: string | null
    destroyed_at: Date | null
    destroyed_by: string | null
    destroyed_because: string | null
    destroyed_digest: string | null
    warned: Json | null
    counted: number | null
    records: string | null
    kept_until: string | null
    sample: number | null
    held_up: number | null
    outcome: string | null
    by_person: string | null
    destroyed_thumbnail: string | null
    content_gone_at: Date | null
    redacted_from: string | null
    redacted_how: string | null
    people_until: string | null
    people_children: string | null
    people_withdrawn_side: string | null
    shown_at: Date | null
    shown_by: string | null
    shown_as: string | null
  }
  extension_review: {
    authority_id: string
    contract_id: string
    version: number
    ended: string
    ends: string
    changed: number
    recorded_at: Date
    recorded_by: string | null
  }
  further_benefit: {
    authority_id: string
    further_benefit_id: string
    contract_id: string
    supplier_id: string | null
    raised_side: string
    title: string
    title_key: Generated<string>
    describes: string | null
    needed_by: string | null
    measure_id: string | null
    quantity: string | null
    came_from: string | null
    state: string
    modification_check_id: string | null
    assessment: string | null
    signed_name: string | null
    signed_at: Date | null
    signed_by: string | null
    decided_at: Date | null
    decided_by: string | null
    reason: string | null
    commitment_id: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
  further_benefit_fact: {
    authority_id: string
    further_benefit_id: string
    version: number
    act: string
    terms: Json
    recorded_at: Date
    recorded_by: string | null
  }
  handover: {
    authority_id: string
    handover_id: string
    person_id: string
    is_leaving: boolean
    recorded_at: Date
    recorded_by: string | null
    undone_at: Date | null
    undone_by: string | null
  }
  handover_item: {
    authority_id: string
    handover_id: string
    kind: string
    record_id: string
    title: string
    to_id: string | null
    before: Json | null
  }
  handover_record: {
    authority_id: string
    handover_record_id: string
    contract_id: string
    from_id: string | null
    to_id: string | null
    prepared: Json
    word_of_mouth: string
    who_knows: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  import: {
    authority_id: string
    import_id: string
    kind: string
    format: string
    file_name: string
    file_sha256: string
    file_bytes: number
    encoding: string | null
    columns: Json | null
    decisions: Json | null
    state: string
    allow_faults: Generated<boolean>
    done: Generated<number>
    read: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    unchanged: Generated<number>
    refused: Generated<number>
    warnings: Generated<number>
    preview: Json | null
    problem: string | null
    records_digest: string | null
    recorded_at: Date
    recorded_by: string | null
    applied_at: Date | null
    undone_at: Date | null
  }
  import_columns: {
    authority_id: string
    headings_digest: string
    kind: string
    columns: Json
    recorded_at: Date
    recorded_by: string | null
  }
  import_fault: {
    authority_id: string
    import_id: string
    number: number
    row_number: number | null
    pointer: string | null
    field: string | null
    severity: string
    message: string
  }
  invitation: {
    authority_id: string
    invitation_id: string
    email: string
    name: string
    roles: string[]
    supplier_id: string | null
    recorded_at: Date
    recorded_by: string | null
    accepted_at: Date | null
    withdrawn_at: Date | null
  }
  kept_form: {
    form_id: string
    sealed: Buffer
    expires_at: Date
  }
  kpi: {
    authority_id: string
    kpi_id: string
    contract_id: string
    title: string
    target: string
    starts: string
    months: number
    recorded_at: Date
    recorded_by: string | null
  }
  kpi_ending: {
    authority_id: string
    kpi_id: string
    ended_on: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
  }
  kpi_rating: {
    authority_id: string
    kpi_rating_id: string
    kpi_id: string
    starts: string
    ends: string
    rating: string
    measured: string
    why: string
    replaces: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  kpi_result: {
    authority_id: string
    kpi_result_id: string
    contract_id: string
    kpi: string
    describes: string | null
    starts: string | null
    ends: string | null
    rating: string
    measured: string | null
    import_id: string
    recorded_at: Date
  }
  link: {
    link_id: string
    token_hash: string
    purpose: string
    authority_id: string | null
    subject_id: string | null
    email: string | null
    made_at: Date
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  link_visit: {
    token_hash: string
    link_id: string
    began_at: Date
    expires_at: Date
  }
  mail: {
    mail_id: string
    authority_id: string | null
    to_address: string
    subject: string
    body: string
    html: string
    state: string
    tries: Generated<number>
    problem: string | null
    made_at: Date
    due_at: Date
    sent_at: Date | null
    about_kind: string | null
    about_id: string | null
    from_hour: number | null
    until_hour: number | null
    carrier: string | null
    carrier_id: string | null
    delivered_at: Date | null
    checked_at: Date | null
  }
  measure: {
    authority_id: string
    measure_id: string
    code: string
    name: string
    theme: string
    unit: string
    units: string
    kind: string
    definition: string
    counts: string[]
    counts_not: string[]
    evidence: string[]
    double_count: string
    goals: string[]
    sustainability: string[]
    bookable: boolean
    lawful: Json
    built_in: boolean
    recorded_at: Date
    recorded_by: string | null
  }
  measure_outcome: {
    authority_id: string
    measure_id: string
    outcome_id: string
    position: number
  }
  membership: {
    authority_id: string
    membership_id: string
    person_id: string
    role: string
    supplier_id: string | null
    starts: string
    ends: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  migration: {
    name: string
    digest: string
    applied_at: Date
  }
  milestone_answer: {
    authority_id: string
    answer_id: string
    commitment_id: string
    milestone_id: string
    reached: boolean
    reached_on: string | null
    story: string
    return_id: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  mobilisation: {
    authority_id: string
    contract_id: string
    steps: string[]
    recorded_at: Date
    recorded_by: string | null
  }
  mobilisation_tick: {
    authority_id: string
    mobilisation_tick_id: string
    contract_id: string
    step: number
    is_done: boolean
    note: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  modification_check: {
    authority_id: string
    modification_check_id: string
    contract_id: string
    further_benefit_id: string
    facts: Json
    answer: string
    findings: Json
    recorded_at: Date
    recorded_by: string | null
  }
  monday_letter: {
    authority_id: string
    person_id: string
    whose: string
    recorded_at: Date
  }
  monday_letter_written: {
    authority_id: string
    person_id: string
    monday: string
    mail_id: string | null
    recorded_at: Date
  }
  notice_fetch: {
    authority_id: string
    fetch_id: string
    identifier: string
    began_at: Date
    asked_from: Date
    asked_to: Date
    cursor: string | null
    pages: Generated<number>
    looked_at: Generated<number>
    found: Generated<number>
    failures: Generated<number>
    problem: string | null
    not_before: Date | null
    worked_on_until: Date | null
    ended_at: Date | null
    import_id: string | null
    is_settled: Generated<boolean>
  }
  notice_found: {
    authority_id: string
    ocid: string
    release_id: string
    fetch_id: string
    release: Json | null
  }
  notice_release: {
    authority_id: string
    ocid: string
    release_id: string
    import_id: string
    released_on: string | null
    release: Json
  }
  notice_source: {
    authority_id: string
    is_on: boolean
    identifier: string
    begins_on: string
    applies: boolean
    version: number
    recorded_at: Date
    recorded_by: string | null
  }
  outcome: {
    authority_id: string
    outcome_id: string
    slug: string
    name: string
    describes: string
    parent_id: string | null
    position: number
    recorded_at: Date
    recorded_by: string | null
  }
  output: {
    authority_id: string
    output_id: string
    delivery_id: string
    verification_id: string
    commitment_id: string
    contract_id: string
    quantity: string
    number: string | null
    published_at: Date | null
    recorded_at: Date
    recorded_by: string | null
  }
  password: {
    person_id: string
    hash: string
    changed_at: Date
  }
  performance_failure: {
    authority_id: string
    performance_failure_id: string
    contract_id: string
    kind: string
    result: string | null
    happened_on: string
    requirement: string
    words: string
    chance: string
    recorded_at: Date
    recorded_by: string | null
  }
  performance_notice: {
    authority_id: string
    performance_notice_id: string
    contract_id: string
    starts: string
    ends: string
    told: Json
    recorded_at: Date
    recorded_by: string | null
  }
  performance_notice_publication: {
    authority_id: string
    performance_notice_id: string
    published_on: string
    reference: string
    recorded_at: Date
    recorded_by: string | null
  }
  person: {
    person_id: string
    email: string
    email_key: string
    name: string
    recorded_at: Date
  }
  place: {
    authority_id: string
    code: string
    name: string
    kind: string
    parent: string | null
  }
  policy_version: {
    authority_id: string
    policy_version_id: string
    version: string
    title: string
    starts: string
    ends: string | null
    review_due: string | null
    terms: Json
    recorded_at: Date
    recorded_by: string | null
  }
  procurement: {
    authority_id: string
    procurement_id: string
    ocid: string
    title: string
    description: string | null
    buyer: string | null
    legal_basis: string | null
    method: string | null
    first_notice_on: string | null
    notices: Json
    lots: Json
    criteria: Json
    names_social_value: boolean
    digest: string
    import_id: string
    recorded_at: Date
    recorded_by: string | null
    withdrawn_at: Date | null
  }
  publication_number: {
    authority_id: string
    year: number
    last: number
  }
  quarter_asked: {
    authority_id: string
    quarter: string
    asked: number
    recorded_at: Date
  }
  recovery_code: {
    person_id: string
    code_hash: string
    used_at: Date | null
  }
  recovery_plan: {
    authority_id: string
    plan_id: string
    contract_id: string
    commitment_id: string
    supplier_id: string
    quarter: string
    planned: string
    counted: string
    email: string
    message: string
    recorded_at: Date
    recorded_by: string | null
  }
  recovery_plan_answer: {
    authority_id: string
    plan_id: string
    version: number
    answer: string
    reason: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  recovery_plan_version: {
    authority_id: string
    plan_id: string
    version: number
    why: string
    steps: Json
    caught_up: string
    recorded_at: Date
    recorded_by: string | null
  }
  recovery_step_done: {
    authority_id: string
    plan_id: string
    version: number
    step: number
    side: string
    words: string
    recorded_at: Date
    recorded_by: string | null
  }
  recovery_step_reminder: {
    authority_id: string
    plan_id: string
    version: number
    step: number
    kind: string
    recorded_at: Date
    recorded_by: string | null
  }
  register_entry: {
    authority_id: string
    output_id: string
    number: string
    title: string
    story: string
    status: string
    measure_code: string
    measure_name: string
    unit: string
    units: string
    quantity: string
    quantity_thousandths: number
    outcome_slug: string
    outcome_name: string
    quarter: string
    place_code: string | null
    place_name: string | null
    supplier_id: string
    supplier_name: string
    supplier_kind: string
    contract_id: string
    contract_title: string
    commitment_id: string
    verified_on: string
    published_on: string
    withdrawn_on: string | null
    words: string
  }
  register_total: {
    authority_id: string
    grain: string
    outcome_slug: string
    measure_code: string
    place_code: string
    supplier_kind: string
    status: string
    quarter: string
    outputs: number
    quantity: string
  }
  remedy: {
    authority_id: string
    remedy_id: string
    contract_id: string
    commitment_id: string | null
    kind: string
    taken_on: string
    amount: string | null
    words: string
    recorded_at: Date
    recorded_by: string | null
  }
  restoration: {
    restored_at: Date
    made_at: Date
    place: string
  }
  return: {
    authority_id: string
    return_id: string
    contract_id: string
    supplier_id: string
    quarter: string
    due: string
    state: string
    asked_of: string | null
    asked_at: Date | null
    sent_at: Date | null
    sent_by: string | null
    anything_else: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
    cancelled_at: Date | null
    cancelled_because: string | null
    remains: string | null
    comes_next: string | null
  }
  return_bundle: {
    authority_id: string
    bundle_id: string
    contract_id: string
    supplier_id: string
    quarter: string
    email: string
    recorded_at: Date
    recorded_by: string | null
  }
  return_bundle_letter: {
    authority_id: string
    bundle_id: string
    day: string
    email: string
    recorded_at: Date
    recorded_by: string | null
  }
  return_bundled: {
    authority_id: string
    return_id: string
    bundle_id: string
    recorded_at: Date
    recorded_by: string | null
  }
  return_draft: {
    authority_id: string
    return_id: string
    commitment_id: string
    quantity: Generated<string>
    story: Generated<string>
    evidence_url: Generated<string>
    saved_at: Date
    remains: Generated<string>
    comes_next: Generated<string>
    made_up: Json | null
  }
  return_opt_out: {
    authority_id: string
    opt_out_id: string
    contract_id: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
    ended_at: Date | null
  }
  return_reminder: {
    authority_id: string
    return_id: string
    due: string
    step: string
    kind: string
    days: number
    recorded_at: Date
    recorded_by: string | null
  }
  return_rhythm: {
    authority_id: string
    on_since: string | null
    ask_after: number
    answer_days: number
    remind_days: number[]
    escalate_after: number | null
    from_hour: number
    until_hour: number
    version: number
    recorded_at: Date
    recorded_by: string | null
    plan_after: number | null
    plans_since: string | null
    step_before: number
    step_after: number
  }
  rule: {
    authority_id: string
    rule_id: string
    code: string
    rule: string
    amount: string | null
    starts: string
    ends: string | null
    terms: Json
    recorded_at: Date
    recorded_by: string | null
  }
  second_factor: {
    person_id: string
    secret: string
    confirmed_at: Date | null
    last_step: number | null
  }
  session: {
    session_id: string
    token_hash: string
    person_id: string
    began_at: Date
    seen_at: Date
    second_factor_at: Date | null
    ended_at: Date | null
    device: string
    return_to: string | null
  }
  sign_in_failure: {
    failure_id: string
    email_hash: string
    address: string
    at: Date
  }
  spend: {
    authority_id: string
    spend_id: string
    contract_id: string
    supplier_id: string
    starts: string
    ends: string
    amount: string
    reference: string | null
    source_key: string | null
    import_id: string | null
    replaced_by: string | null
    withdrawn_at: Date | null
    withdrawal_reason: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  supplier: {
    authority_id: string
    supplier_id: string
    name: string
    name_key: Generated<string>
    kind: string
    postcode: string | null
    place_code: string | null
    about: string | null
    contact_name: string | null
    contact_email: string | null
    import_id: string | null
    withdrawn_at: Date | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
  supplier_filled: {
    authority_id: string
    import_id: string
    supplier_id: string
    filled: Json
  }
  supplier_identifier: {
    authority_id: string
    scheme: string
    identifier: string
    supplier_id: string
    import_id: string | null
  }
  team: {
    authority_id: string
    team_id: string
    name: string
    name_key: Generated<string>
    service: string | null
    lead_id: string | null
    starts: string
    ends: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
  team_member: {
    authority_id: string
    team_member_id: string
    team_id: string
    person_id: string
    starts: string
    ends: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  token: {
    token_id: string
    token_hash: string
    authority_id: string
    role: string
    name: string
    person_id: string | null
    supplier_id: string | null
    made_at: Date
    expires_at: Date
    ended_at: Date | null
    used_at: Date | null
  }
  trial_return: {
    authority_id: string
    trial_id: string
    contract_id: string
    supplier_id: string
    quarter: string
    link: string
    begun_at: Date
    begun_by: string
    ends_at: Date
  }
  variation: {
    authority_id: string
    variation_id: string
    contract_id: string
    commitment_id: string
    side: string
    supplier_id: string
    terms: Json
    effective_from: string
    reason: string
    recorded_at: Date
    recorded_by: string | null
  }
  variation_answer: {
    authority_id: string
    variation_id: string
    answer: string
    side: string
    reason: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  verification: {
    authority_id: string
    verification_id: string
    delivery_id: string
    decision: string
    quantity: string
    reason: string | null
    recorded_at: Date
    recorded_by: string | null
    proposed_by: string | null
    proposed_at: Date | null
    together_id: string | null
  }
  verification_proposal: {
    authority_id: string
    proposal_id: string
    delivery_id: string
    decision: string
    quantity: string
    reason: string | null
    because: string
    names: string[]
    state: string
    answer: string | null
    answered_at: Date | null
    answered_by: string | null
    recorded_at: Date
    recorded_by: string | null
  }
  waiver: {
    authority_id: string
    waiver_id: string
    number: string
    kind: string
    title: string
    search_key: Generated<string>
    supplier: string
    contract_id: string | null
    value: string | null
    reason: string
    approver: string
    approved_on: string
    expires: string
    withdrawn_because: string | null
    version: Generated<number>
    recorded_at: Date
    recorded_by: string | null
  }
}
