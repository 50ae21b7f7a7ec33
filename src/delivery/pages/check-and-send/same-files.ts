import { quarterCode } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Answering, usedElsewhere } from '../../store.ts'

/** Where the supplier's own files were sent before, by commitment. What others sent is never told. */
export async function sameFilesOf(
  tx: Tx,
  { return: { supplier }, lines }: Answering,
): Promise<Map<string, string[]>> {
  const same = new Map<string, string[]>()
  for (const { owed, evidence } of lines) {
    const hashes = evidence.flatMap(({ sha256 }) => sha256 ?? [])
    const but = owed.sent.map(({ id }) => id)
    const used = (await usedElsewhere(tx, hashes, { but })).filter((each) => each.supplier === supplier)
    if (used.length > 0)
      same.set(
        owed.commitment,
        used.map(({ title, quarter }) => `${title}, ${quarterCode(quarter)}`),
      )
  }
  return same
}
