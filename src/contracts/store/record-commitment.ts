import { sql } from 'kysely'
import { type Day, dayIn, longDay } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { measureOf } from '../../measurement/store.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import type { Commitment } from '../commitment.ts'
import type { CommitmentEdited, Withdrawal } from '../commitment-edit.ts'
import { countedElsewhereWords } from '../counted-by.ts'
import type { AfterCommitmentChange } from '../needs.ts'
import { amountWords } from '../spend/scaling-words.ts'
import { termsOfRow } from './commitment-row.ts'
import { planKept } from './plan-kept.ts'
import { asInvoiced } from './spend/invoiced.ts'
import { takeBackOpen } from './varying/take-back.ts'

/** A commitment's columns. */
export function valuesOf(commitment: Commitment) {
  return {
    supplier_id: commitment.supplier,
    measure_id: commitment.measure,
    outcome_id: commitment.outcome,
    title: commitment.title.trim(),
    quantity: commitment.quantity.toFixed(),
    due: commitment.due,
    profile: commitment.profile,
    plan: planInRow(commitment),
    place_code: commitment.place,
    beneficiaries: commitment.beneficiaries,
    supplier_owner: commitment.supplierOwner,
    supplier_email: commitment.supplierEmail,
    owner_id: commitment.owner,
    evidence_wanted: commitment.evidenceWanted,
    origin: commitment.origin,
    standing: commitment.standing,
    counted_by: commitment.countedBy?.role ?? null,
    counted_by_name: commitment.countedBy?.name.trim() ?? null,
  }
}

function planInRow(commitment: Commitment): string | null {
  const kept = planKept(commitment)
  return kept && JSON.stringify(kept)
}

async function keepTargets(tx: Tx, commitment_id: string, { targets }: Commitment): Promise<void> {
  await tx
    .deleteFrom('commitment_target')
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', commitment_id)
    .execute()
  if (targets.size === 0) return
  const rows = [...targets].map(([quarter, quantity]) => ({
    authority_id: tx.authority,
    commitment_id,
    quarter,
    quantity: quantity.toFixed(),
  }))
  await tx.insertInto('commitment_target').values(rows).execute()
}

/** What else a version records than that the commitment was recorded or changed. */
export interface Act {
  act:
    'varied' | 'paused' | 'taken-up-again' | 'transferred' | 'planned-anew' | 'scaled' | 'moved' | 'withdrawn'
  /** The variation that it carries out. */
  variation?: string
}

async function addFact(tx: Tx, id: string, from: Day, reason: string | null, done?: Act): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into commitment_fact (authority_id, commitment_id, version, terms, effective_from, reason, recorded_at, recorded_by, act, variation_id)
    select k.authority_id, k.commitment_id, k.version, ${termsOfRow}, ${from}::date, ${reason}, ${recorded_at}::timestamptz, ${recorded_by}::uuid,
      ${done?.act ?? null}, ${done?.variation ?? null}::uuid
    from commitment k where k.authority_id = ${tx.authority} and k.commitment_id = ${id}`.execute(tx)
}

/** A commitment as it stands, and the fact of this version, for the audit to seal. */
export function sealOfCommitment(commitment_id: string, version: number): FactRow[] {
  return [
    { table: 'commitment', key: { commitment_id } },
    { table: 'commitment_fact', key: { commitment_id, version } },
  ]
}

export async function inWords(tx: Tx, commitment: Commitment): Promise<string> {
  const { title, measure, quantity, due } = commitment
  const counted = await measureOf(tx, measure)
  const amount = counted ? amountWords(counted, commitment) : quantity.toFixed()
  const counting = countedElsewhereWords(commitment)
  return `“${title}”: ${amount} by ${longDay(due)}${counting ? `; ${counting.toLowerCase().slice(0, 1)}${counting.slice(1)}` : ''}`
}

export interface CommitmentToAdd {
  contract: string
  commitment: Commitment
  /** Today when left out. */
  from?: Day
  /** Recorded by a person unless something else is said: "from a notice". */
  reason?: string
}

/** Adds a commitment that was decided, with its first fact, and tells whom it concerns. */
export async function addCommitment(
  tx: Tx,
  { contract, commitment: decided, from = dayIn(tx.at), reason }: CommitmentToAdd,
  after: AfterCommitmentChange,
): Promise<string> {
  const commitment_id = newId()
  const commitment = await asInvoiced(tx, { contract }, decided)
  await tx
    .insertInto('commitment')
    .values({
      authority_id: tx.authority,
      commitment_id,
      contract_id: contract,
      ...valuesOf(commitment),
      ...recordedNow(tx),
    })
    .execute()
  await keepTargets(tx, commitment_id, commitment)
  await addFact(tx, commitment_id, from, reason ?? null)
  await after(tx, { after: { id: commitment_id } })
  tx.note({
    action: 'commitment-recorded',
    subject: 'commitment',
    id: commitment_id,
    words: `Recorded ${await inWords(tx, commitment)}.`,
    facts: sealOfCommitment(commitment_id, 1),
  })
  return commitment_id
}

/** New terms of a commitment, and what was done to it where it was not simply changed. */
export interface CommitmentChanged extends CommitmentEdited {
  done?: Act
  /** The days of a pause from now on; as they are when left out. */
  paused?: { from: Day; until: Day } | null
}

const noted: Record<Act['act'] | 'changed', string> = {
  changed: 'Changed to',
  varied: 'Both sides agreed to vary it to',
  paused: 'Paused; it stands at',
  'taken-up-again': 'Taken up again, as',
  transferred: 'Another supplier keeps',
  'planned-anew': 'Planned anew as',
  moved: 'Moved with others to',
  scaled: 'By what was invoiced it is now',
  withdrawn: 'Withdrew',
}

/** Records a commitment's new terms; false when its version has moved on since it was decided. */
export async function changeCommitment(
  tx: Tx,
  { id, version, contract }: { id: string; version: number; contract: string },
  { commitment: decided, reason, from, done, paused }: CommitmentChanged,
  after: AfterCommitmentChange,
): Promise<boolean> {
  const commitment = await asInvoiced(tx, { id, contract }, decided)
  const changed = await tx
    .updateTable('commitment')
    .set({
      ...valuesOf(commitment),
      ...(paused === undefined
        ? {}
        : { paused_from: paused?.from ?? null, paused_until: paused?.until ?? null }),
      version: version + 1,
    })
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_on', 'is', null)
    .returning('commitment_id')
    .executeTakeFirst()
  if (!changed) return false
  await keepTargets(tx, id, commitment)
  await addFact(tx, id, from, reason, done)
  await after(tx, { before: { id }, after: { id } })
  tx.note({
    action: `commitment-${done?.act ?? 'changed'}`,
    subject: 'commitment',
    id,
    words: `${noted[done?.act ?? 'changed']} ${await inWords(tx, commitment)}. ${reason}`,
    facts: sealOfCommitment(id, version + 1),
  })
  return true
}

/** Records that a commitment no longer stands; false when its version has moved on. */
export async function endCommitment(
  tx: Tx,
  { id, version, title }: { id: string; version: number; title: string },
  { on, reason }: Withdrawal,
  after: AfterCommitmentChange,
): Promise<boolean> {
  const changed = await tx
    .updateTable('commitment')
    .set({ withdrawn_on: on, withdrawal_reason: reason, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_on', 'is', null)
    .returning('commitment_id')
    .executeTakeFirst()
  if (!changed) return false
  await addFact(tx, id, on, reason, { act: 'withdrawn' })
  await takeBackOpen(tx, id, 'the commitment was withdrawn.')
  await after(tx, { before: { id }, after: { id } })
  tx.note({
    action: 'commitment-withdrawn',
    subject: 'commitment',
    id,
    words: `Withdrew “${title}” on ${longDay(on)}: ${reason}`,
    facts: sealOfCommitment(id, version + 1),
  })
  return true
}
