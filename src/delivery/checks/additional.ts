import { type Check, fine, look } from '../check.ts'

export interface Extra {
  /** What the supplier said on sending; null where nobody asked. */
  said: boolean | null
  /** What the contract is for, in its own words. */
  description: string | null
  /** What was promised: the commitment's title and the measure's name. */
  promise: string
}

/** Words that say nothing about what the work is. */
const common = new Set(
  'benefit benefits commitment communities community contract council deliver delivered delivery every hours local number people person provide provided residents service services social suppliers support supported through value years'.split(
    ' ',
  ),
)

/** Letters a word needs to say what something is. */
const longEnough = 6

/**
 * Whether it is extra to what the contract pays for: by the supplier's word, and by the words of the contract's own
 * description. Noticed when every telling word of the promise stands in the description: "driver training" in a contract for
 * driver training.
 */
export function ofAdditional({ said, description, promise }: Extra): Check | undefined {
  const named = description ? sharedWords(promise, description) : []
  if (said === false)
    return look('additional', 2, 'the supplier did not say that it is extra to the contract’s own work')
  if (named.length > 0)
    return look('additional', 1, `the contract’s own description speaks of “${named.join('”, “')}”`)
  return said
    ? fine('additional', 'the supplier says that it is extra to the contract’s own work')
    : undefined
}

/** The telling words of the promise, when the description has all of them. */
export function sharedWords(promise: string, description: string): string[] {
  const told = new Set(wordsOf(description).map(stem))
  const telling = [...new Set(wordsOf(promise))].filter(
    (word) => word.length >= longEnough && !common.has(word),
  )
  return telling.length > 0 && telling.every((word) => told.has(stem(word))) ? telling : []
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

/** Words that begin alike are the same: training, trainees. */
function stem(word: string): string {
  return word.slice(0, longEnough)
}
