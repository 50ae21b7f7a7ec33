import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { Commitment } from '../commitment.ts'
import { RecordsMoved } from './bulk-contracts.ts'
import { type CommitmentRecord, commitmentRecord, commitments, termsOfRow } from './commitment-row.ts'
import { type PlanKept, planKept, planOf } from './plan-kept.ts'
import { valuesOf } from './record-commitment.ts'

/** A commitment on its way into the records, under what finds it again in a later file. */
export interface CommitmentOfFile {
  contract: string
  key: string
  digest: string
  commitment: Commitment
}

export interface CommitmentToChange extends CommitmentOfFile {
  id: string
  version: number
}

/** A commitment that a file brought, or that stands on a contract that a file is about. */
export interface CommitmentKnown extends CommitmentRecord {
  key: string | null
  digest: string | null
  /** As the last file said it, where a person has said something else since. */
  fileSaid: Commitment | null
}

const given = sql`commitment_id uuid, contract_id uuid, version int, supplier_id uuid, measure_id uuid, outcome_id uuid, title text,
  quantity numeric, due date, profile text, plan jsonb, place_code text, beneficiaries text, supplier_owner text, supplier_email text,
  owner_id uuid, evidence_wanted text, origin text, standing text, source_key text, source_digest text, targets jsonb`
const written = sql`supplier_id, measure_id, outcome_id, title, quantity, due, profile, plan, place_code, beneficiaries, supplier_owner,
  supplier_email, owner_id, evidence_wanted, origin, standing, source_key, source_digest`

function rowOf({ contract, key, digest, commitment }: CommitmentOfFile, id: string, version: number) {
  return {
    commitment_id: id,
    contract_id: contract,
    version,
    ...valuesOf(commitment),
    plan: planKept(commitment),
    source_key: key,
    source_digest: digest,
    targets: Object.fromEntries(
      [...commitment.targets].map(([quarter, amount]) => [quarter, amount.toFixed()]),
    ),
  }
}

/** Adds commitments with their plans and first facts in few statements; ids in the order given. The caller notes and counts it. */
export async function addCommitments(
  tx: Tx,
  added: readonly CommitmentOfFile[],
  importId: string,
): Promise<string[]> {
  if (added.length === 0) return []
  const rows = added.map((one) => rowOf(one, newId(), 1))
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into commitment (authority_id, commitment_id, contract_id, ${written}, import_id, recorded_at, recorded_by)
    select ${tx.authority}::uuid, commitment_id, contract_id, ${written}, ${importId}::uuid, ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${given})`.execute(tx)
  await addTargets(tx, rows)
  const ids = rows.map(({ commitment_id }) => commitment_id)
  await addFacts(tx, ids, importId, null)
  return ids
}

/** Sets commitments to what a file says now. Throws RecordsMoved when a version has moved. */
export async function changeCommitments(
  tx: Tx,
  changed: readonly CommitmentToChange[],
  importId: string,
  reason: string,
): Promise<void> {
  if (changed.length === 0) return
  const rows = changed.map((one) => rowOf(one, one.id, one.version))
  const done = await sql`
    update commitment c set supplier_id = g.supplier_id, measure_id = g.measure_id, outcome_id = g.outcome_id, title = g.title,
      quantity = g.quantity, due = g.due, profile = g.profile, plan = g.plan, place_code = g.place_code, beneficiaries = g.beneficiaries,
      owner_id = g.owner_id, evidence_wanted = g.evidence_wanted, origin = g.origin, standing = g.standing,
      source_digest = g.source_digest, version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${given})
    where c.authority_id = ${tx.authority} and c.commitment_id = g.commitment_id and c.version = g.version
      and c.withdrawn_on is null
    returning c.commitment_id`.execute(tx)
  if (done.rows.length < rows.length) throw new RecordsMoved()
  const ids = rows.map(({ commitment_id }) => commitment_id)
  await dropTargets(tx, ids)
  await addTargets(tx, rows)
  await addFacts(tx, ids, importId, reason)
}

async function dropTargets(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from commitment_target where authority_id = ${tx.authority}
    and commitment_id = any(${[...ids]}::uuid[])`.execute(tx)
}

async function addTargets(tx: Tx, all: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  const rows = all
    .filter(({ targets }) => Object.keys(targets).length > 0)
    .map(({ commitment_id, targets }) => ({ commitment_id, targets }))
  if (rows.length === 0) return
  await sql`
    insert into commitment_target (authority_id, commitment_id, quarter, quantity)
    select ${tx.authority}::uuid, g.commitment_id, t.key, t.value::numeric
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(commitment_id uuid, targets jsonb),
      jsonb_each_text(g.targets) as t`.execute(tx)
}

async function addFacts(
  tx: Tx,
  ids: readonly string[],
  importId: string,
  reason: string | null,
): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into commitment_fact (authority_id, commitment_id, version, terms, effective_from, reason, import_id, recorded_at, recorded_by)
    select k.authority_id, k.commitment_id, k.version, ${termsOfRow}, ${dayIn(tx.at)}::date, ${reason}, ${importId}::uuid,
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from commitment k where k.authority_id = ${tx.authority} and k.commitment_id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** The commitments on these contracts that stand, or that came with a file and were withdrawn by a person. */
export async function commitmentsOn(tx: Tx, contracts: readonly string[]): Promise<CommitmentKnown[]> {
  if (contracts.length === 0) return []
  const rows = await commitments(tx)
    .select(['k.source_key', 'k.source_digest'])
    .select(
      sql<TermsKept | null>`case when ${isByHand} then (
        select f.terms from commitment_fact f where f.authority_id = k.authority_id
          and f.commitment_id = k.commitment_id and f.import_id is not null
        order by f.version desc limit 1) end`.as('file_said'),
    )
    .where(sql<boolean>`k.contract_id = any(${[...contracts]}::uuid[])`)
    .where(sql<boolean>`(k.withdrawn_on is null or (k.source_key is not null and ${isByHand}))`)
    .execute()
  return rows.map(({ source_key, source_digest, file_said, ...row }) => ({
    ...commitmentRecord(row),
    key: source_key,
    digest: source_digest,
    fileSaid: file_said && commitmentOfTerms(file_said),
  }))
}

const isByHand = sql`exists (select from commitment_fact h where h.authority_id = k.authority_id
  and h.commitment_id = k.commitment_id and h.version = k.version and h.import_id is null)`

/** A commitment's terms as a fact keeps them; what is empty is left out. */
interface TermsKept {
  title: string
  supplier_id: string
  measure_id: string
  outcome_id: string
  quantity: number | string
  due: Day
  profile: Commitment['profile']
  plan?: PlanKept
  targets?: Record<Quarter, number | string>
  place_code?: string
  beneficiaries?: string
  supplier_owner?: string
  supplier_email?: string
  owner_id?: string
  evidence_wanted?: string
  origin: Commitment['origin']
  standing: Commitment['standing']
}

function commitmentOfTerms(terms: TermsKept): Commitment {
  const targets = Object.entries(terms.targets ?? {}) as [Quarter, number | string][]
  return {
    title: terms.title,
    supplier: terms.supplier_id,
    measure: terms.measure_id,
    outcome: terms.outcome_id,
    quantity: new Decimal(terms.quantity),
    due: terms.due,
    profile: terms.profile,
    targets: new Map(targets.map(([quarter, amount]) => [quarter, new Decimal(amount)])),
    ...planOf(terms.plan),
    place: terms.place_code ?? null,
    beneficiaries: terms.beneficiaries ?? null,
    supplierOwner: terms.supplier_owner ?? null,
    supplierEmail: terms.supplier_email ?? null,
    owner: terms.owner_id ?? null,
    evidenceWanted: terms.evidence_wanted ?? null,
    origin: terms.origin,
    standing: terms.standing,
  }
}

/** The commitments an import wrote, and whether it added each. */
export async function commitmentsOfImport(
  tx: Tx,
  importId: string,
): Promise<{ id: string; added: boolean; moved: boolean }[]> {
  const { rows } = await sql<{ id: string; added: boolean; moved: boolean }>`
    select f.commitment_id as id, f.version = 1 as added, k.version <> f.version as moved
    from commitment_fact f
    join commitment k on k.authority_id = f.authority_id and k.commitment_id = f.commitment_id
    where f.authority_id = ${tx.authority} and f.import_id = ${importId}
    order by 1`.execute(tx)
  return rows
}

/** Withdraws the commitments that an import added, and sets those it changed back to what they said. Nothing may be built on them. */
export async function takeBackCommitments(tx: Tx, importId: string, reason: string): Promise<string[]> {
  const all = await commitmentsOfImport(tx, importId)
  const added = all.filter((one) => one.added).map(({ id }) => id)
  const changed = all.filter((one) => !one.added).map(({ id }) => id)
  const on: Day = dayIn(tx.at)
  await sql`
    update commitment set withdrawn_on = ${on}::date, withdrawal_reason = ${reason}, version = version + 1
    where authority_id = ${tx.authority} and commitment_id = any(${added}::uuid[])`.execute(tx)
  await sql`
    update commitment c set supplier_id = b.supplier_id, measure_id = b.measure_id, outcome_id = b.outcome_id, title = b.title,
      quantity = b.quantity, due = b.due, profile = b.profile, plan = b.plan, place_code = b.place_code, beneficiaries = b.beneficiaries,
      owner_id = b.owner_id, evidence_wanted = b.evidence_wanted, origin = b.origin, standing = b.standing,
      source_digest = null, version = c.version + 1
    from commitment_fact f
    cross join lateral jsonb_populate_record(null::commitment, f.terms) b
    where c.authority_id = ${tx.authority} and c.commitment_id = any(${changed}::uuid[])
      and f.authority_id = c.authority_id and f.commitment_id = c.commitment_id and f.version = c.version - 1`.execute(
    tx,
  )
  await dropTargets(tx, changed)
  await sql`
    insert into commitment_target (authority_id, commitment_id, quarter, quantity)
    select f.authority_id, f.commitment_id, t.key, t.value::numeric
    from commitment c
    join commitment_fact f on f.authority_id = c.authority_id and f.commitment_id = c.commitment_id and f.version = c.version - 2,
      jsonb_each_text(f.terms->'targets') as t
    where c.authority_id = ${tx.authority} and c.commitment_id = any(${changed}::uuid[])`.execute(tx)
  const ids = all.map(({ id }) => id)
  if (ids.length > 0) await addFacts(tx, ids, importId, reason)
  return ids
}
