import type { Database } from '../../platform/database.ts'
import type { Visit } from '../../web/visit.ts'
import { emailKey } from '../email.ts'
import { nextTry } from '../sign-in-lock.ts'
import { failuresOf, recordFailure } from '../store.ts'
import { waitWords } from './wait-words.ts'

/** One try at a password or a code. While its outcome is not known it counts as failed, so that many at once are no way round the count. */
export interface Try {
  /** The sentence for somebody who must wait before the next try, whether anybody has the e-mail address or not. */
  wait: string | undefined
  /** It was right, or was given up. */
  end(): void
  /** Counts it as failed: to be run after the page's own transaction was rolled back. */
  countFailure(failure: { person?: string | undefined; words: string }): () => Promise<void>
}

export async function beginTry({ platform, tx, from, now }: Visit, email: string): Promise<Try> {
  const underWay = underWayAt(platform.database)
  const places = [`e-mail ${emailKey(email)}`, `address ${from.address}`]
  const [sameEmail = 0, sameAddress = 0] = places.map((place) => underWay.count(place))
  const end = underWay.begin(places)
  try {
    const { ofEmail, ofAddress } = await failuresOf(tx, { email, address: from.address, now })
    const counted = (recorded: typeof ofEmail, others: number) =>
      others > 0 ? { count: recorded.count + others, last: now } : recorded
    const until = nextTry(counted(ofEmail, sameEmail), counted(ofAddress, sameAddress), now)
    if (until) end()
    return {
      wait: until && `There were too many tries. Wait ${waitWords(until, now)}, then try again`,
      end,
      countFailure: (failure) => () =>
        recordFailure(platform.database, { email, address: from.address, at: now, ...failure }).finally(end),
    }
  } catch (error) {
    end()
    throw error
  }
}

/** Tries whose outcome is not known yet, in this process. */
class UnderWay {
  readonly #counts = new Map<string, number>()

  count(place: string): number {
    return this.#counts.get(place) ?? 0
  }

  /** Answers with what ends it; what nobody ends, because something failed, ends by itself. */
  begin(places: readonly string[]): () => void {
    for (const place of places) this.#add(place, 1)
    let ended = false
    const end = () => {
      if (ended) return
      ended = true
      clearTimeout(late)
      for (const place of places) this.#add(place, -1)
    }
    const late = setTimeout(end, longestTry).unref()
    return end
  }

  #add(place: string, change: 1 | -1): void {
    const count = this.count(place) + change
    if (count > 0) this.#counts.set(place, count)
    else this.#counts.delete(place)
  }
}

const longestTry = 60_000
const known = new WeakMap<Database, UnderWay>()

function underWayAt(database: Database): UnderWay {
  const found = known.get(database) ?? new UnderWay()
  known.set(database, found)
  return found
}
