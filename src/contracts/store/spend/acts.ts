import { longDay } from '../../../language/day.ts'
import { accept, type Decision } from '../../../language/decision.ts'
import type { Day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { exactMoney } from '../../../language/money.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import type { AfterCommitmentChange } from '../../needs.ts'
import {
  recordSpend,
  type Spend,
  type SpendRefusal,
  takeOutSpend,
  type TakeOutRefusal,
} from '../../spend/spend.ts'
import { contractOf } from '../contracts.ts'
import { type SpendRecord, spendOf, suppliersInvoicing } from './list.ts'
import { lockForSpend, type Settled, settleScaled } from './settling.ts'

/** Has the roll-ups and the register follow commitments whose quantity changed. */
async function countAnew(tx: Tx, settled: readonly Settled[], after: AfterCommitmentChange): Promise<void> {
  for (const { commitment: id } of settled) await after(tx, { before: { id }, after: { id } })
}

/** Records a sum that a person typed, when that may be, and what follows from it for every commitment. Answers with its id. */
export async function addSpend(
  tx: Tx,
  contract: string,
  spend: Spend,
  { today, after }: { today: Day; after: AfterCommitmentChange },
): Promise<Decision<string, SpendRefusal>> {
  await lockForSpend(tx, [contract])
  const record = (await contractOf(tx, contract))!
  const suppliers = (await suppliersInvoicing(tx, contract)).map(({ id }) => id)
  const decision = recordSpend({ withdrawn: record.withdrawnAt !== null, suppliers }, spend, today)
  if (!decision.accepted) return decision
  const spend_id = newId()
  const { supplier, starts, ends, amount, reference } = decision.fact
  await tx
    .insertInto('spend')
    .values({
      authority_id: tx.authority,
      spend_id,
      contract_id: contract,
      supplier_id: supplier,
      starts,
      ends,
      amount: amount.toFixed(),
      reference,
      ...recordedNow(tx),
    })
    .execute()
  const words = `${exactMoney(amount)} invoiced ${daysWords(decision.fact)}`
  tx.note({
    action: 'spend-recorded',
    subject: 'contract',
    id: contract,
    words: `Recorded ${words} under “${record.title}”.`,
    facts: [{ table: 'spend', key: { spend_id } }],
  })
  await countAnew(tx, await settleScaled(tx, [contract], `${words} came in.`), after)
  return accept(spend_id)
}

/** Takes a sum out of the count, when that may be, and what followed from it. */
export async function takeOut(
  tx: Tx,
  { id, contract }: Pick<SpendRecord, 'id' | 'contract'>,
  given: { reason: string },
  { after }: { after: AfterCommitmentChange },
): Promise<Decision<{ reason: string }, TakeOutRefusal>> {
  await lockForSpend(tx, [contract])
  const spend = (await spendOf(tx, id, { lock: true }))!
  const decision = takeOutSpend(spend, given)
  if (!decision.accepted) return decision
  const { reason } = decision.fact
  await tx
    .updateTable('spend')
    .set({ withdrawn_at: tx.at, withdrawal_reason: reason })
    .where('authority_id', '=', tx.authority)
    .where('spend_id', '=', id)
    .execute()
  const words = `${exactMoney(spend.amount)} invoiced ${daysWords(spend)}`
  tx.note({
    action: 'spend-taken-out',
    subject: 'contract',
    id: contract,
    words: `Took out ${words} under “${spend.contractTitle}”: ${reason}`,
    facts: [{ table: 'spend', key: { spend_id: id } }],
  })
  await countAnew(tx, await settleScaled(tx, [contract], `${words} was taken out: ${reason}`), after)
  return decision
}

function daysWords({ starts, ends }: Pick<Spend, 'starts' | 'ends'>): string {
  return starts === ends ? `on ${longDay(ends)}` : `from ${longDay(starts)} to ${longDay(ends)}`
}
