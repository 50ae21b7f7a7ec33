import { type Day, dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { entryOf, type RegisterEntry } from '../entry.ts'
import { lockEntries, writeEntries } from './entry-rows.ts'
import { type KnownOutput, knownOutputs } from './facts.ts'
import { addOutputs, noteOutputs, numberOutputs } from './outputs.ts'
import { addToTotals, changesOf } from './totals.ts'

/**
 * Sets the outputs, the entries and the totals of these deliveries to what the records say, whatever changed: the
 * decision, a later report in its place, the contract's disclosure, a name. Locks: contracts, the year's counter,
 * entries, totals, each in the order of keys.
 */
export async function settleOutputs(tx: Tx, deliveries: readonly string[]): Promise<void> {
  const ids = [...new Set(deliveries)].sort()
  if (ids.length === 0) return
  const found = await knownOutputs(tx, ids)
  await addOutputs(tx, found)
  const numbered = await numberOutputs(tx, found)
  noteOutputs(tx, found, numbered)
  await settleEntries(tx, numbered)
}

async function settleEntries(tx: Tx, outputs: readonly KnownOutput[]): Promise<void> {
  const published = outputs.filter(({ number }) => number !== null)
  if (published.length === 0) return
  const today = dayIn(tx.at)
  const after = published.map((output) => entryNow(output, today))
  const before = await lockEntries(
    tx,
    after.map(({ output }) => output),
  )
  noteStatuses(tx, before, after)
  await writeEntries(tx, after)
  await addToTotals(tx, changesOf(before, after))
}

function entryNow({ facts, number, publishedAt, withdrawnOn }: KnownOutput, today: Day): RegisterEntry {
  return entryOf(facts, { number: number!, on: dayIn(publishedAt!), withdrawnOn }, today)
}

function noteStatuses(tx: Tx, before: readonly RegisterEntry[], after: readonly RegisterEntry[]): void {
  const were = new Map(before.map((entry) => [entry.output, entry.status]))
  for (const { output, number, status } of after) {
    const was = were.get(output)
    if (was === undefined || was === status || (was !== 'withdrawn' && status !== 'withdrawn')) continue
    const isWithdrawn = status === 'withdrawn'
    tx.note({
      action: isWithdrawn ? 'output-withdrawn' : 'output-published-again',
      subject: 'output',
      id: output,
      words: isWithdrawn ? `Withdrew ${number} from the register.` : `Published ${number} again.`,
    })
  }
}

/** For delivery: a decision was recorded, perhaps one by which a report stands in the place of an earlier one. */
export async function afterVerification(
  tx: Tx,
  { deliveryId, replacedId }: { deliveryId: string; verificationId: string; replacedId?: string },
): Promise<void> {
  await settleOutputs(tx, replacedId ? [deliveryId, replacedId] : [deliveryId])
}

/** For contracts: a contract was published, held back, withdrawn, or is called something else. */
export async function afterDisclosure(tx: Tx, contractId: string): Promise<void> {
  await settleWhere(tx, 'contract_id', contractId)
}

/** For contracts: a commitment is called something else. */
export async function afterCommitmentChange(tx: Tx, { after }: { after: { id: string } }): Promise<void> {
  await settleWhere(tx, 'commitment_id', after.id)
}

/** For parties: a supplier is called something else or is of another kind. */
export async function afterSupplierChange(tx: Tx, supplierId: string): Promise<void> {
  await settleWhere(tx, 'supplier_id', supplierId)
}

const batch = 1000

async function settleWhere(
  tx: Tx,
  column: 'contract_id' | 'commitment_id' | 'supplier_id',
  id: string,
): Promise<void> {
  await settleBatches(tx, (after) => decided(tx, after).where(column, '=', id).execute())
}

/** Makes the whole register again from the records. Tells how many deliveries it went through. */
export async function rebuildRegister(tx: Tx): Promise<number> {
  return settleBatches(tx, (after) => decided(tx, after).execute())
}

function decided(tx: Tx, after: string) {
  return tx
    .selectFrom('delivery')
    .select('delivery_id as id')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '>', after)
    .where('state', 'in', ['verified', 'partly-verified', 'replaced'])
    .orderBy('delivery_id')
    .limit(batch)
}

async function settleBatches(tx: Tx, next: (after: string) => Promise<{ id: string }[]>): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  for (;;) {
    const rows = await next(after)
    await settleOutputs(
      tx,
      rows.map(({ id }) => id),
    )
    done += rows.length
    if (rows.length < batch) return done
    after = rows.at(-1)!.id
  }
}
