import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../../platform/database.ts'
import type { FurtherBenefit, FurtherBenefitState, Side } from '../../further-benefit/further-benefit.ts'
import type { ModificationAnswer } from '../../modification/check.ts'
import type { ModificationFacts } from '../../modification/facts.ts'
import { type FurtherBenefitRecord, furtherBenefitRecord, furtherBenefits } from './row.ts'

export async function furtherBenefitOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FurtherBenefitRecord | undefined> {
  const query = furtherBenefits(tx).where('b.further_benefit_id', '=', id)
  const row = await (lock ? query.forUpdate('b') : query).executeTakeFirst()
  return row && furtherBenefitRecord(row)
}

type Act = 'raised' | 'changed' | 'checked' | 'signed' | 'agreed' | 'declined' | 'recorded'
type Named = Pick<FurtherBenefitRecord, 'id' | 'version' | 'title'>

function valuesOf({ supplier, title, describes, neededBy, measure, quantity, cameFrom }: FurtherBenefit) {
  return {
    supplier_id: supplier,
    title,
    describes,
    needed_by: neededBy,
    measure_id: measure,
    quantity: quantity?.toFixed() ?? null,
    came_from: cameFrom,
  }
}

/** Keeps how it stands after an act, and says so in its history. */
async function keepFact(
  tx: Tx,
  { id, version }: { id: string; version: number },
  { act, words, more = [] }: { act: Act; words: string; more?: FactRow[] },
): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into further_benefit_fact (authority_id, further_benefit_id, version, act, terms, recorded_at, recorded_by)
    select b.authority_id, b.further_benefit_id, b.version, ${act},
      to_jsonb(b) - array['authority_id', 'further_benefit_id', 'version', 'title_key', 'recorded_at', 'recorded_by'],
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from further_benefit b where b.authority_id = ${tx.authority} and b.further_benefit_id = ${id}`.execute(
    tx,
  )
  tx.note({
    action: `further-benefit-${act}`,
    subject: 'further-benefit',
    id,
    words,
    facts: [
      { table: 'further_benefit', key: { further_benefit_id: id } },
      { table: 'further_benefit_fact', key: { further_benefit_id: id, version } },
      ...more,
    ],
  })
}

/** Raises a further benefit that was decided to be in order. */
export async function addFurtherBenefit(
  tx: Tx,
  { contract, side, benefit }: { contract: string; side: Side; benefit: FurtherBenefit },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('further_benefit')
    .values({
      authority_id: tx.authority,
      further_benefit_id: id,
      contract_id: contract,
      raised_side: side,
      state: 'raised',
      ...valuesOf(benefit),
      ...recordedNow(tx),
    })
    .execute()
  const who = side === 'supplier' ? 'The supplier' : 'The council'
  await keepFact(tx, { id, version: 1 }, { act: 'raised', words: `${who} raised “${benefit.title}”.` })
  return id
}

type Changes = Partial<{
  state: FurtherBenefitState
  modification_check_id: string | null
  assessment: string | null
  signed_name: string | null
  signed_at: Date | null
  signed_by: string | null
  decided_at: Date
  decided_by: string | null
  reason: string | null
  commitment_id: string
}> &
  Partial<ReturnType<typeof valuesOf>>

/** The row was locked and its version compared before: what is set here is the next version. */
async function change(
  tx: Tx,
  { id, version }: Named,
  changes: Changes,
  kept: { act: Act; words: string; more?: FactRow[] },
): Promise<void> {
  await tx
    .updateTable('further_benefit')
    .set({ ...changes, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('further_benefit_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  await keepFact(tx, { id, version: version + 1 }, kept)
}

const unsigned = { assessment: null, signed_name: null, signed_at: null, signed_by: null }

/** Other words or another quantity: what was checked and signed was about the earlier ones. */
export function changeFurtherBenefit(tx: Tx, of: Named, benefit: FurtherBenefit): Promise<void> {
  return change(
    tx,
    of,
    { ...valuesOf(benefit), ...unsigned, state: 'raised', modification_check_id: null },
    { act: 'changed', words: `Changed to “${benefit.title}”.` },
  )
}

const answers = {
  'no-modification': 'it does not change the contract',
  permitted: 'it is a change the law permits',
  'ask-legal': 'it looks like a modification: ask legal',
} as const

/** Keeps the answers to the questions about changing the contract, with what the rules said to them. */
export async function recordCheck(
  tx: Tx,
  of: Named & { contract: string },
  { facts, answer }: { facts: ModificationFacts; answer: ModificationAnswer },
): Promise<string> {
  const modification_check_id = newId()
  await tx
    .insertInto('modification_check')
    .values({
      authority_id: tx.authority,
      modification_check_id,
      contract_id: of.contract,
      further_benefit_id: of.id,
      facts: JSON.stringify(facts),
      answer: answer.answer,
      findings: JSON.stringify({ law: answer.law, findings: answer.findings }),
      ...recordedNow(tx),
    })
    .execute()
  await change(
    tx,
    of,
    { modification_check_id, ...unsigned, state: 'raised' },
    {
      act: 'checked',
      words: `Checked whether “${of.title}” changes the contract: ${answers[answer.answer]}.`,
      more: [{ table: 'modification_check', key: { modification_check_id } }],
    },
  )
  return modification_check_id
}

export function signFurtherBenefitAs(
  tx: Tx,
  of: Named,
  { assessment, name }: { assessment: string; name: string },
): Promise<void> {
  return change(
    tx,
    of,
    { state: 'signed', assessment, signed_name: name, signed_at: tx.at, signed_by: tx.actor.id ?? null },
    {
      act: 'signed',
      words: `Assessed “${of.title}” and signed that nothing was promised in return: ${assessment}`,
    },
  )
}

function decided(tx: Tx, state: FurtherBenefitState, reason: string | null): Changes {
  return { state, decided_at: tx.at, decided_by: tx.actor.id ?? null, reason }
}

export function agreeTo(tx: Tx, of: Named, { reason }: { reason: string | null }): Promise<void> {
  const words = `Agreed to “${of.title}”.${reason ? ` ${reason}` : ''}`
  return change(tx, of, decided(tx, 'agreed', reason), { act: 'agreed', words })
}

export function decline(tx: Tx, of: Named, { reason }: { reason: string }): Promise<void> {
  const words = `Declined “${of.title}”: ${reason}`
  return change(tx, of, decided(tx, 'declined', reason), { act: 'declined', words })
}

/** The commitment that came of it was recorded. */
export function takeAsCommitment(tx: Tx, of: Named, commitment: string): Promise<void> {
  return change(
    tx,
    of,
    { state: 'recorded', commitment_id: commitment },
    { act: 'recorded', words: `Recorded a commitment from “${of.title}”.` },
  )
}
