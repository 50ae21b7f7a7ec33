import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import { contractSettingOf } from './settings.ts'

/** One step of a contract's beginning, and how it stands. */
export interface StepRecord {
  step: number
  title: string
  isDone: boolean
  note: string | null
  at: Date | null
  by: string | null
}

/** The checklist of a contract: as it was when the first step was ticked, before that as the authority has it now. */
export async function mobilisationOf(tx: Tx, contract: string): Promise<StepRecord[]> {
  const begun = await tx
    .selectFrom('mobilisation')
    .select('steps')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .executeTakeFirst()
  const titles = begun?.steps ?? (await contractSettingOf(tx)).mobilisationSteps
  const { rows } = await sql<{
    step: number
    is_done: boolean
    note: string | null
    at: Date
    by: string | null
  }>`
    select distinct on (step) step, is_done, note, recorded_at as at, recorded_by as by from mobilisation_tick
    where authority_id = ${tx.authority} and contract_id = ${contract}
    order by step, mobilisation_tick_id desc`.execute(tx)
  const ticks = new Map(rows.map((row) => [row.step, row]))
  return titles.map((title, step) => {
    const tick = ticks.get(step)
    const { is_done: isDone = false, note = null, at = null, by = null } = tick ?? {}
    return { step, title, isDone, note, at, by }
  })
}

/** Ticks a step, or takes its tick away; the first act keeps the steps as they are now. */
export async function tickStep(
  tx: Tx,
  contract: string,
  { step, title, isDone, note }: { step: number; title: string; isDone: boolean; note: string | null },
): Promise<void> {
  const steps = (await mobilisationOf(tx, contract)).map((each) => each.title)
  await tx
    .insertInto('mobilisation')
    .values({ authority_id: tx.authority, contract_id: contract, steps, ...recordedNow(tx) })
    .onConflict((conflict) => conflict.columns(['authority_id', 'contract_id']).doNothing())
    .execute()
  const mobilisation_tick_id = newId()
  await tx
    .insertInto('mobilisation_tick')
    .values({
      authority_id: tx.authority,
      mobilisation_tick_id,
      contract_id: contract,
      step,
      is_done: isDone,
      note,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: isDone ? 'mobilisation-step-done' : 'mobilisation-step-not-done',
    subject: 'contract',
    id: contract,
    words: `${isDone ? 'Done' : 'Not done after all'}: ${title}.${note ? ` ${note}` : ''}`,
    facts: [
      { table: 'mobilisation', key: { contract_id: contract } },
      { table: 'mobilisation_tick', key: { mobilisation_tick_id } },
    ],
  })
}
