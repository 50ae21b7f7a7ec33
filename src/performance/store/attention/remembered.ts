import type { Tx } from '../../../platform/tx.ts'

/** The most answers kept; the oldest go first. */
const most = 500

interface Kept<Answer> {
  position: number
  answer: Answer
}

/**
 * Keeps what was worked out of an authority's records for as long as nothing is recorded there: every act adds a link to the
 * audit chain, so an answer holds while the chain ends where it ended. Two people who look one after the other wait once.
 */
export class Remembered<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>()

  /** The answer kept under the key, or worked out now. What the chain doesn't tell of must stand in the key, or be left out. */
  async of(tx: Tx, key: string, workOut: () => Promise<Answer>): Promise<Answer> {
    const whole = `${tx.authority} ${key}`
    const position = await endOfChain(tx)
    const kept = this.#kept.get(whole)
    if (kept?.position === position) return kept.answer
    const answer = await workOut()
    this.#kept.delete(whole)
    this.#kept.set(whole, { position, answer })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
    return answer
  }
}

async function endOfChain(tx: Tx): Promise<number> {
  const head = await tx
    .selectFrom('audit_head')
    .select('position')
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  return head?.position ?? 0
}
