import { hash } from 'node:crypto'
import { Decimal } from '../../language/quantity.ts'
import { type Check, fine, look } from '../check.ts'

/** Words a story needs before it is compared with others. */
export const fewestWords = 8
/** The smallest number that is compared: two reports of one apprentice are no sign of anything. */
export const smallestNumber = new Decimal(5)
/** Of a hundred runs of three words, how many two stories share that tell of the same thing. */
export const alikeFrom = 75
/** Digests kept of one story. */
const printsKept = 6

/** Where the same was reported: "Bid-writing help, Q1 2026/27". */
export interface Elsewhere {
  /** As many of the same measure, in the same quarter and place. */
  sameNumber: readonly string[]
  /** In nearly the same words. */
  sameWords: readonly string[]
}

/**
 * The same beneficiaries, number or event reported elsewhere. The rule: a report of the same measure under another commitment,
 * of any contract and supplier, that tells it in nearly the same words in the same quarter or one beside it (three in four of
 * the runs of three words), or has the same number, five or more, in the same quarter and place.
 */
export function ofElsewhere({ sameNumber, sameWords }: Elsewhere): Check {
  if (sameWords.length > 0)
    return look('elsewhere', 2, `nearly the same words were sent for ${sameWords.join(' and for ')}`)
  if (sameNumber.length > 0)
    return look(
      'elsewhere',
      2,
      `the same number in the same quarter and place was reported for ${sameNumber.join(' and for ')}`,
    )
  return fine('elsewhere', 'nothing like it is reported elsewhere')
}

/** Whether two stories tell of the same thing in nearly the same words. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [runsOf(one), runsOf(other)]
  if (a.size === 0 || b.size === 0) return false
  const shared = [...a].filter((run) => b.has(run)).length
  return shared * 100 >= alikeFrom * (a.size + b.size - shared)
}

/** Short digests of some of a story's runs of three words: stories that share none of them are not compared. */
export function printsOf(story: string): string[] {
  return [...runsOf(story)]
    .map((run) => hash('md5', run).slice(0, 12))
    .sort()
    .slice(0, printsKept)
}

function runsOf(story: string): Set<string> {
  const words = story
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length < fewestWords) return new Set()
  return new Set(words.slice(2).map((word, place) => `${words[place]} ${words[place + 1]} ${word}`))
}
