import { sql } from 'kysely'
import { addDays, dayIn, longDay } from '../../../language/day.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import { authoritiesIn, endLinks, makeLink } from '../../../parties/store.ts'
import type { Database } from '../../../platform/database.ts'
import { queueLetter } from '../../../platform/mail.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordCommitment } from '../../commitment.ts'
import type { AfterCommitmentChange } from '../../needs.ts'
import {
  answerVariation,
  type AnswerRefusal,
  proposeVariation,
  type Side,
  sides,
  termsOf,
  varied,
  type VariationAnswer,
  type VariationProposed,
  type VariationRefusal,
  type VariationTerms,
} from '../../variation.ts'
import { answeredLetter, askToAgree, supplierAsks, type VariationLetter } from '../../variation-letters.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { asInvoiced } from '../spend/invoiced.ts'
import { commitmentIn, type CommitmentRecord } from '../commitment-row.ts'
import { commitmentOf } from '../commitments.ts'
import type { ContractRecord } from '../contract-row.ts'
import { contractOf, termOf } from '../contracts.ts'
import { changeCommitment } from '../record-commitment.ts'
import {
  addVariation,
  addVariationAnswer,
  isUnderWay,
  variationOf,
  type VariationRecord,
  variationsToCarryOut,
} from './variations.ts'

/** How both sides are told at this authority: its name, whether letters go out, and full addresses. */
export interface TellingSides {
  authority: string
  sending: boolean
  /** Of a link with this secret, for the supplier. */
  linkTo(secret: string): string
  /** Of the variation's page, for who works here. */
  staffPage(variation: string): string
}

/** Days an e-mailed link to a variation lives. */
export const daysOfVariationLink = 30

interface OfCommitment {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/**
 * Asks the other side to change what was promised, when that may be: the variation, and the letter that asks. `email` is the
 * supplier's address, where the council asks. The contract and the commitment must be locked. Answers with the variation's id.
 */
export async function vary(
  tx: Tx,
  telling: TellingSides,
  { contract, commitment }: OfCommitment,
  side: Side,
  proposed: VariationProposed & { version: number; email?: string },
): Promise<Decision<string, VariationRefusal>> {
  const { version, withdrawnOn } = commitment
  const standing = {
    version,
    withdrawnOn,
    commitment: commitmentIn(commitment),
    underWay: await isUnderWay(tx, commitment.id),
  }
  const decision = proposeVariation(termOf(contract), standing, proposed)
  if (!decision.accepted) return decision
  const asked = await asInvoiced(tx, commitment, varied(standing.commitment, decision.fact.terms))
  const fact = { ...decision.fact, terms: termsOf(asked) }
  const of = { contract: contract.id, commitment: commitment.id, supplier: commitment.supplier, side }
  const { id, facts } = await addVariation(tx, of, fact)
  tx.note({
    action: 'variation-proposed',
    subject: 'commitment',
    id: commitment.id,
    words: `${sides[side]} asked for “${commitment.title}” to be ${inShort(commitment, fact.terms)} from ${longDay(fact.from)}. ${fact.reason}`,
    facts,
  })
  const record = (await variationOf(tx, id))!
  if (side === 'council' && proposed.email)
    await sendVariationLink(tx, telling, record, commitment, proposed.email)
  if (side === 'supplier')
    await tellCouncil(tx, telling, record, supplierAsksLetter(telling, record, commitment))
  return accept(id)
}

function inShort({ unit }: { unit: CommitmentRecord['unit'] }, terms: VariationTerms): string {
  return `${amountWords({ unit }, terms)} by ${longDay(terms.due)}`
}

const aboutOf = (telling: TellingSides, { contractTitle, commitmentTitle }: VariationRecord) => ({
  authority: telling.authority,
  contractTitle,
  title: commitmentTitle,
})

function supplierAsksLetter(telling: TellingSides, record: VariationRecord, commitment: CommitmentRecord) {
  return supplierAsks(aboutOf(telling, record), {
    supplier: record.supplierName,
    before: inShort(commitment, commitment),
    after: inShort(commitment, record.terms),
    from: record.from,
    reason: record.reason,
    link: telling.staffPage(record.id),
  })
}

/** Sends the supplier a link to a variation; any link to it before this one ends. */
export async function sendVariationLink(
  tx: Tx,
  telling: TellingSides,
  record: VariationRecord,
  commitment: CommitmentRecord,
  email: string,
): Promise<void> {
  await endLinks(tx, 'variation', record.id, tx.at)
  const secret = await makeLink(tx, {
    purpose: 'variation',
    subject: record.id,
    email,
    days: daysOfVariationLink,
  })
  const told = {
    before: inShort(commitment, commitment),
    after: inShort(commitment, record.terms),
    from: record.from,
    reason: record.reason,
    link: telling.linkTo(secret),
    linkEnds: addDays(dayIn(tx.at), daysOfVariationLink),
  }
  await send(tx, telling, email, askToAgree(aboutOf(telling, record), told), record.id)
}

async function send(
  tx: Tx,
  { sending }: TellingSides,
  to: string,
  letter: VariationLetter,
  id: string,
): Promise<void> {
  await queueLetter(
    tx,
    { to, ...letter, about: { kind: 'variation', id } },
    { authority: tx.authority, at: tx.at, sending },
  )
}

/** Whoever looks after the commitment, or else after the contract. */
async function tellCouncil(
  tx: Tx,
  telling: TellingSides,
  record: VariationRecord,
  letter: VariationLetter,
): Promise<void> {
  const owner = record.commitmentOwner ?? record.contractOwner
  if (!owner) return
  const person = await tx
    .selectFrom('person')
    .select('email')
    .where('person_id', '=', owner)
    .executeTakeFirst()
  if (person) await send(tx, telling, person.email, letter, record.id)
}

/** The address the supplier was asked at, or is written to about this commitment. */
async function supplierAddress(
  tx: Tx,
  { id, commitment, supplier }: VariationRecord,
): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`
    select coalesce(
      (select l.email from link l where l.authority_id = ${tx.authority} and l.purpose = 'variation' and l.subject_id = ${id}::uuid
        order by l.made_at desc limit 1),
      (select c.supplier_email from commitment c where c.authority_id = ${tx.authority} and c.commitment_id = ${commitment}::uuid),
      (select s.contact_email from supplier s where s.authority_id = ${tx.authority} and s.supplier_id = ${supplier}::uuid)) as email`.execute(
    tx,
  )
  return rows[0]?.email ?? undefined
}

/**
 * Answers a variation for one side, once: agreed and its day is here, it is carried out at once; else on its day. Locks the
 * contract and the commitment first, so that of two answers at the same moment one is too late. Undefined when there is none.
 */
export async function answer(
  tx: Tx,
  { afterCommitmentChange, telling }: { afterCommitmentChange: AfterCommitmentChange; telling: TellingSides },
  id: string,
  by: Side,
  given: { answer: VariationAnswer; reason: string },
): Promise<Decision<VariationRecord, AnswerRefusal> | undefined> {
  const asked = await variationOf(tx, id)
  if (!asked) return undefined
  const contract = (await contractOf(tx, asked.contract, { lock: true }))!
  const commitment = (await commitmentOf(tx, asked.commitment, { lock: true }))!
  const decision = answerVariation((await variationOf(tx, id))!, by, given)
  if (!decision.accepted) return decision
  const facts = await addVariationAnswer(tx, id, by, decision.fact)
  if (!facts) return refuse('answered-already')
  await endLinks(tx, 'variation', id, tx.at)
  const said = { agreed: 'agreed to', declined: 'declined', 'taken-back': 'took back' }[given.answer]
  tx.note({
    action: `variation-${given.answer}`,
    subject: 'commitment',
    id: asked.commitment,
    words: `${by === 'supplier' ? asked.supplierName : sides[by]} ${said} the change of “${asked.commitmentTitle}”${decision.fact.reason ? `: ${decision.fact.reason}` : '.'}`,
    facts,
  })
  if (given.answer === 'agreed' && asked.from <= dayIn(tx.at))
    await carryOut(tx, { contract, commitment }, asked, afterCommitmentChange)
  await tellAnswer(tx, telling, asked, by, given.answer, decision.fact.reason)
  return accept((await variationOf(tx, id))!)
}

async function tellAnswer(
  tx: Tx,
  telling: TellingSides,
  asked: VariationRecord,
  by: Side,
  said: VariationAnswer,
  reason: string | null,
): Promise<void> {
  const letter = answeredLetter(aboutOf(telling, asked), {
    by: by === 'supplier' ? asked.supplierName : telling.authority,
    answer: said,
    reason,
    from: asked.from,
    after: inShort(asked, asked.terms),
  })
  if (by === 'supplier') return tellCouncil(tx, telling, asked, letter)
  const email = await supplierAddress(tx, asked)
  if (email) await send(tx, telling, email, letter, asked.id)
}

/** Sets the commitment to what was agreed; false when that can't stand any more, as when the contract ends earlier now. */
async function carryOut(
  tx: Tx,
  { contract, commitment }: OfCommitment,
  { id, terms, from, reason }: VariationRecord,
  after: AfterCommitmentChange,
): Promise<boolean> {
  const decision = recordCommitment(termOf(contract), varied(commitmentIn(commitment), terms))
  if (!decision.accepted) return false
  const changed = { commitment: decision.fact, reason, from, done: { act: 'varied', variation: id } as const }
  return changeCommitment(tx, commitment, changed, after)
}

/** Each morning: what was agreed for a day that is here now. Tells how many commitments it changed. */
export async function carryOutVariations(
  database: Database,
  at: Date,
  after: AfterCommitmentChange,
): Promise<number> {
  let changed = 0
  for (const { id: authority } of await authoritiesIn(database.installation)) {
    const scope = { authority, actor: { kind: 'system' } as const, at }
    const due = await database.withAuthority({ ...scope, readOnly: true }, (tx) =>
      variationsToCarryOut(tx, dayIn(at)),
    )
    for (const { id } of due) {
      const done = await database.withAuthority(scope, (tx) => carryOutOne(tx, id, after))
      if (done) changed += 1
    }
  }
  return changed
}

async function carryOutOne(tx: Tx, id: string, after: AfterCommitmentChange): Promise<boolean> {
  const asked = (await variationOf(tx, id))!
  const contract = (await contractOf(tx, asked.contract, { lock: true }))!
  const commitment = (await commitmentOf(tx, asked.commitment, { lock: true }))!
  const now = (await variationOf(tx, id))!
  return (
    now.state === 'agreed' && !commitment.withdrawnOn && carryOut(tx, { contract, commitment }, now, after)
  )
}
