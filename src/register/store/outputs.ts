import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import { unitWords } from '../../measurement/index.ts'
import { publicationNumber, withdrawnBecause } from '../output.ts'
import type { KnownOutput } from './facts.ts'

/** Keeps outputs that are new; each belongs to one delivery, and its quantity never changes. */
export async function addOutputs(tx: Tx, known: readonly KnownOutput[]): Promise<void> {
  const added = known.filter(({ isNew }) => isNew)
  if (added.length === 0) return
  await tx
    .insertInto('output')
    .values(
      added.map(({ facts, deliveryId, verificationId }) => ({
        authority_id: tx.authority,
        output_id: facts.output,
        delivery_id: deliveryId,
        verification_id: verificationId,
        commitment_id: facts.commitment,
        contract_id: facts.contract.id,
        quantity: facts.quantity.toFixed(),
        ...recordedNow(tx),
      })),
    )
    .execute()
}

/**
 * Gives each output that may be published its number for ever, in the order they were verified. The year's counter is
 * locked until the transaction ends: no number is left out, none is given twice.
 */
export async function numberOutputs(tx: Tx, known: readonly KnownOutput[]): Promise<KnownOutput[]> {
  const due = known.filter(
    ({ number, facts }) => number === null && !withdrawnBecause(facts.delivery, facts.shown),
  )
  if (due.length === 0) return [...known]
  const year = Number(dayIn(tx.at).slice(0, 4))
  const first = (await lastNumber(tx, year, due.length)) - due.length + 1
  const numbers = new Map(
    due.map(({ facts }, position) => [facts.output, publicationNumber(year, first + position)]),
  )
  const ids = [...numbers.keys()]
  await sql`
    update output o set number = given.number, published_at = ${tx.at}
    from unnest(${ids}::uuid[], ${ids.map((id) => numbers.get(id)!)}::text[]) as given (output_id, number)
    where o.authority_id = ${tx.authority} and o.output_id = given.output_id`.execute(tx)
  return known.map((output) => {
    const number = numbers.get(output.facts.output)
    return number ? { ...output, number, publishedAt: tx.at } : output
  })
}

async function lastNumber(tx: Tx, year: number, count: number): Promise<number> {
  const { last } = await tx
    .insertInto('publication_number')
    .values({ authority_id: tx.authority, year, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'year'])
        .doUpdateSet((row) => ({ last: row('publication_number.last', '+', row.ref('excluded.last')) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** Tells the audit of outputs that were kept or published now. */
export function noteOutputs(tx: Tx, before: readonly KnownOutput[], after: readonly KnownOutput[]): void {
  for (const [position, { facts, number }] of after.entries()) {
    const was = before[position]!
    const isPublished = was.number === null && number !== null
    if (!was.isNew && !isPublished) continue
    const what = `${unitWords(facts.measure, facts.quantity)} of ${facts.title}`
    tx.note({
      action: isPublished ? 'output-published' : 'output-recorded',
      subject: 'output',
      id: facts.output,
      words: isPublished
        ? `Published ${what} in the register as ${number}.`
        : `Recorded ${what} as an output; its contract is not published.`,
      facts: [{ table: 'output', key: { output_id: facts.output } }],
    })
  }
}
