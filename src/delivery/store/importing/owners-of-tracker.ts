import { staffOf } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'

const mostTold = 20

/** Finds the people who look after commitments by what a tracker says of them: an e-mail address, or the exact name of one person. */
export class OwnersOfTracker {
  readonly #tx: Tx
  readonly #byEmail = new Map<string, string>()
  readonly #byName = new Map<string, string[]>()
  readonly #names = new Map<string, string>()
  readonly #unknown = new Map<string, number>()

  constructor(tx: Tx) {
    this.#tx = tx
  }

  async open(): Promise<void> {
    for (const { id, name, email } of await staffOf(this.#tx)) {
      this.#names.set(id, name)
      this.#byEmail.set(email.toLowerCase(), id)
      this.#byName.set(evened(name), [...(this.#byName.get(evened(name)) ?? []), id])
    }
  }

  /** The person; nothing where the words name nobody who works here, or two. */
  of(words: string | null): string | null {
    if (!words) return null
    const email = /[^\s<>(),;]+@[^\s<>(),;]+/.exec(words)?.[0].toLowerCase()
    const named = this.#byName.get(evened(words)) ?? []
    const found = (email && this.#byEmail.get(email)) ?? (named.length === 1 ? named[0]! : null)
    if (!found) this.#unknown.set(words, (this.#unknown.get(words) ?? 0) + 1)
    return found || null
  }

  nameOf(id: string | null): string {
    if (id === null) return 'nobody'
    return this.#names.get(id) ?? 'somebody who has left'
  }

  /** Words that name nobody who works here, with how many commitments each stands with. */
  notFound(): { words: string; commitments: number }[] {
    return [...this.#unknown].slice(0, mostTold).map(([words, commitments]) => ({ words, commitments }))
  }
}

function evened(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
