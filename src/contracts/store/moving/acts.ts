import { type Day, day } from '../../../language/day.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Commitment } from '../../commitment.ts'
import { type CommitmentEdited, editCommitment, type CommitmentEditRefusal } from '../../commitment-edit.ts'
import { type Move, moveMany, type MoveRefusal, needsAgreement } from '../../move.ts'
import { moveByMonths } from '../../move-plan.ts'
import type { AfterCommitmentChange } from '../../needs.ts'
import { proposeVariation, termsOf, type VariationProposed, type VariationRefusal } from '../../variation.ts'
import { commitmentIn, type CommitmentRecord } from '../commitment-row.ts'
import { commitmentOf } from '../commitments.ts'
import { commitmentVersionsOf } from '../commitment-versions.ts'
import type { ContractRecord } from '../contract-row.ts'
import { contractOf, termOf } from '../contracts.ts'
import { changeCommitment } from '../record-commitment.ts'
import { answer, type TellingSides, vary } from '../varying/acts.ts'
import { contactOf, isUnderWay } from '../varying/variations.ts'
import { addMove, addMoveUndone, moveOf } from './moves.ts'

/** What a move would do to one commitment. */
export interface MoveLine {
  id: string
  commitment: CommitmentRecord | undefined
  contract: ContractRecord | undefined
  /** As it would be. */
  moved: Commitment | undefined
  /** The supplier is asked; else it changes at once. */
  asks: boolean
  /** Where the supplier would be asked. */
  email: string
  because: CommitmentEditRefusal | VariationRefusal | 'not-there' | undefined
}

type Known = MoveLine & Required<{ commitment: CommitmentRecord; contract: ContractRecord }>

const firstDay = day('1900-01-01')

/** What a move would do to each of these commitments; with `lock` they, and their contracts, are held for it. */
export async function movesPlanned(
  tx: Tx,
  chosen: readonly { id: string; version?: number }[],
  move: Move,
  { today, lock = false }: { today: Day; lock?: boolean },
): Promise<MoveLine[]> {
  const known = chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const records = new Map<string, CommitmentRecord>()
  for (const { id } of known) {
    const record = await commitmentOf(tx, id)
    if (record) records.set(id, record)
  }
  const contracts = new Map<string, ContractRecord>()
  for (const id of [...new Set([...records.values()].map(({ contract }) => contract))].sort())
    contracts.set(id, (await contractOf(tx, id, { lock }))!)
  const lines: MoveLine[] = []
  for (const one of known) {
    const record =
      lock && records.has(one.id) ? await commitmentOf(tx, one.id, { lock }) : records.get(one.id)
    lines.push(await lineOf(tx, one, record, record && contracts.get(record.contract), move, today))
  }
  return lines
}

async function lineOf(
  tx: Tx,
  { id, version }: { id: string; version?: number },
  commitment: CommitmentRecord | undefined,
  contract: ContractRecord | undefined,
  move: Move,
  today: Day,
): Promise<MoveLine> {
  if (!commitment || !contract)
    return { id, commitment, contract, moved: undefined, asks: false, email: '', because: 'not-there' }
  const standing = commitmentIn(commitment)
  const from = move.moves === 'all' ? firstDay : today
  const moved = moveByMonths(standing, from, move.months)
  const asks = move.how === 'ask' && needsAgreement(commitment.standing)
  const email = commitment.supplierEmail ?? (asks ? await contactOf(tx, commitment.supplier) : null) ?? ''
  const line: Known = { id, commitment, contract, moved, asks, email, because: undefined }
  const decision = await decide(tx, line, move, version ?? commitment.version, today)
  return decision.accepted ? line : { ...line, because: decision.because }
}

async function decide(
  tx: Tx,
  { commitment, contract, moved, asks }: Known,
  { reason }: Move,
  version: number,
  today: Day,
): Promise<
  Decision<CommitmentEdited, CommitmentEditRefusal> | Decision<VariationProposed, VariationRefusal>
> {
  const underWay = await isUnderWay(tx, commitment.id)
  const standing = { ...commitment, commitment: commitmentIn(commitment), reported: false, underWay }
  return asks
    ? proposeVariation(termOf(contract), standing, { ...proposedOf(moved!, today), reason, version })
    : editCommitment(termOf(contract), standing, { version, proposed: moved!, reason, from: today }, today)
}

/** From today on; a day that is over by then is moved to one that is not, or it is refused. */
function proposedOf(moved: Commitment, today: Day): Pick<VariationProposed, 'terms' | 'from'> {
  return { terms: termsOf(moved), from: moved.due < today ? moved.due : today }
}

export interface Moving {
  today: Day
  telling: TellingSides
  after: AfterCommitmentChange
}

export interface LineMoved {
  id: string
  because: NonNullable<MoveLine['because']>
}

/**
 * Moves commitments by months, all or none: those that both sides must agree to are asked about, the others change at once.
 * Answers with the move, or with what is refused and why: then nothing of it may stay.
 */
export async function moveAll(
  tx: Tx,
  chosen: readonly { id: string; version?: number }[],
  proposed: Move,
  { today, telling, after }: Moving,
): Promise<Decision<string, MoveRefusal | 'some-refused'> & { refused?: LineMoved[] }> {
  const decision = moveMany(proposed, chosen.length)
  if (!decision.accepted) return decision
  const move = decision.fact
  const lines = await movesPlanned(tx, chosen, move, { today, lock: true })
  const refused = lines.flatMap(({ id, because }) => (because ? [{ id, because }] : []))
  if (refused.length > 0) return { ...refuse('some-refused' as const), refused }
  const done: { commitment: string; version: number | null; variation: string | null }[] = []
  for (const line of lines as Known[]) {
    const { commitment, contract, moved, asks, email } = line
    if (asks) {
      const { version } = commitment
      const asked = { ...proposedOf(moved!, today), reason: move.reason, version, email }
      const varied = await vary(tx, telling, { contract, commitment }, 'council', asked)
      if (!varied.accepted)
        return { ...refuse('some-refused' as const), refused: [{ id: line.id, because: varied.because }] }
      done.push({ commitment: line.id, version: null, variation: varied.fact })
    } else {
      const changed = {
        commitment: moved!,
        reason: move.reason,
        from: today,
        done: { act: 'moved' } as const,
      }
      await changeCommitment(tx, commitment, changed, after)
      done.push({ commitment: line.id, version: commitment.version + 1, variation: null })
    }
  }
  const { id, facts } = await addMove(tx, move, done)
  const size = `${Math.abs(move.months)} ${Math.abs(move.months) === 1 ? 'month' : 'months'}`
  tx.note({
    action: 'commitments-moved',
    subject: 'commitment-move',
    id,
    words: `Moved ${done.length} commitments by ${size} ${move.months < 0 ? 'earlier' : 'later'}: ${move.reason}`,
    facts,
  })
  return accept(id)
}

export interface PutBack {
  back: number
  /** Changed again since, or answered by the supplier: they stay as they are. */
  left: number
}

/** Puts a move back: what changed at once says again what it said, what was asked is taken back. Undefined when it was already. */
export async function putBackMove(
  tx: Tx,
  id: string,
  { today, telling, after }: Moving,
): Promise<PutBack | undefined> {
  const move = await moveOf(tx, id)
  if (!move || !(await addMoveUndone(tx, id))) return undefined
  for (const contract of [...new Set(move.lines.map((line) => line.contract))].sort())
    await contractOf(tx, contract, { lock: true })
  const reason = `Put back: ${move.reason}`.slice(0, 2000)
  let back = 0
  for (const { commitment: of, version, variation } of move.lines) {
    const isBack = variation
      ? await takeBack(tx, variation, reason, { telling, after })
      : await setBack(tx, of, version!, { reason, today, after })
    if (isBack) back += 1
  }
  const left = move.lines.length - back
  tx.note({
    action: 'commitments-moved-back',
    subject: 'commitment-move',
    id,
    words: `Put ${back} moved commitments back${left > 0 ? `; ${left} had changed since, or were answered` : ''}.`,
    facts: [{ table: 'commitment_move_undone', key: { move_id: id } }],
  })
  return { back, left }
}

async function takeBack(
  tx: Tx,
  variation: string,
  reason: string,
  { telling, after: afterCommitmentChange }: Pick<Moving, 'telling' | 'after'>,
): Promise<boolean> {
  const given = { answer: 'taken-back' as const, reason }
  const decision = await answer(tx, { afterCommitmentChange, telling }, variation, 'council', given)
  return decision?.accepted === true
}

async function setBack(
  tx: Tx,
  id: string,
  version: number,
  { reason, today, after }: { reason: string; today: Day; after: AfterCommitmentChange },
): Promise<boolean> {
  const record = (await commitmentOf(tx, id, { lock: true }))!
  if (record.version !== version || record.withdrawnOn || (await isUnderWay(tx, id))) return false
  const before = (await commitmentVersionsOf(tx, id)).find((each) => each.version === version - 1)
  if (!before) return false
  const { due, profile, targets, quantity, periods, milestones, scaling } = before
  const { periods: _p, milestones: _m, scaling: _s, ...rest } = commitmentIn(record)
  const plan = {
    ...(periods ? { periods } : {}),
    ...(milestones ? { milestones } : {}),
    ...(scaling ? { scaling } : {}),
  }
  const commitment = { ...rest, due, profile, targets, quantity, ...plan }
  const changed = { commitment, reason, from: today, done: { act: 'moved' } as const }
  return changeCommitment(tx, record, changed, after)
}
