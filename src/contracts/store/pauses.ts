import type { Day } from '../../language/day.ts'
import type { Decision } from '../../language/decision.ts'
import type { Tx } from '../../platform/database.ts'
import type { AfterCommitmentChange } from '../needs.ts'
import {
  pauseCommitment,
  type PauseDecided,
  type PauseProposed,
  type PauseRefusal,
  takeUpAgain,
  type ToPause,
} from '../pause.ts'
import { commitmentIn, type CommitmentRecord } from './commitment-row.ts'
import type { ContractRecord } from './contract-row.ts'
import { termOf } from './contracts.ts'
import { changeCommitment } from './record-commitment.ts'
import { isUnderWay } from './varying/variations.ts'

interface OfCommitment {
  contract: ContractRecord
  commitment: CommitmentRecord
}
interface When {
  today: Day
  after: AfterCommitmentChange
}

async function standingOf(tx: Tx, commitment: CommitmentRecord): Promise<ToPause> {
  const { version, withdrawnOn, paused, id } = commitment
  return {
    version,
    withdrawnOn,
    paused,
    commitment: commitmentIn(commitment),
    underWay: await isUnderWay(tx, id),
  }
}

/** Pauses a commitment, when that may be. It and its contract must be locked. */
export async function pause(
  tx: Tx,
  { contract, commitment }: OfCommitment,
  proposed: PauseProposed,
  { today, after }: When,
): Promise<Decision<PauseDecided, PauseRefusal>> {
  const decision = pauseCommitment(termOf(contract), await standingOf(tx, commitment), proposed, today)
  if (decision.accepted)
    await changeCommitment(tx, commitment, { ...decision.fact, done: { act: 'paused' } }, after)
  return decision
}

/** Takes a paused commitment up again before its time, when that may be. It and its contract must be locked. */
export async function takeUp(
  tx: Tx,
  { commitment }: OfCommitment,
  proposed: { version: number; on: Day; reason: string },
  { today, after }: When,
): Promise<Decision<PauseDecided, PauseRefusal>> {
  const decision = takeUpAgain(await standingOf(tx, commitment), proposed, today)
  if (decision.accepted)
    await changeCommitment(tx, commitment, { ...decision.fact, done: { act: 'taken-up-again' } }, after)
  return decision
}
