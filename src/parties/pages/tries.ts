import type { Visit } from '../../web/visit.ts'
import { nextTry } from '../sign-in-lock.ts'
import { failuresOf, recordFailure } from '../store.ts'
import { waitWords } from './wait-words.ts'

/** The sentence for somebody who must wait before the next try, whether anybody has the e-mail address or not. */
export async function tooManyTries({ tx, from, now }: Visit, email: string): Promise<string | undefined> {
  const { ofEmail, ofAddress } = await failuresOf(tx, { email, address: from.address, now })
  const until = nextTry(ofEmail, ofAddress, now)
  return until && `There were too many tries. Wait ${waitWords(until, now)}, then try again`
}

/** Counts a try that failed: to be run after the page's own transaction was rolled back. */
export function countFailure(
  { platform, from, now }: Visit,
  { email, person, words }: { email: string; person?: string | undefined; words: string },
): () => Promise<void> {
  const failure = { email, person, words, address: from.address, at: now }
  return () => recordFailure(platform.database, failure)
}
