import { type EvidenceKind, kindsCounted } from './evidence.ts'
import type { Day } from '../language/day.ts'
import { type Decimal, quantityWords } from '../language/quantity.ts'
import { firstDayOf, lastDayOf, type Quarter } from '../language/quarter.ts'

/** What a plain rule noticed about a delivery, for a person to weigh. No check decides anything. */
export interface Check {
  level: 'look' | 'fine'
  sentence: string
}

export interface Checked {
  quantity: Decimal
  /** Nothing, when none was planned for the quarter. */
  planned: Decimal | undefined
  /** All that is promised, and what was given before this delivery. */
  promised: Decimal
  before: Decimal
  /** What supports it, a kind for each. */
  evidence: readonly EvidenceKind[]
  /** Where a file of the same content was used already: "Bid-writing help, Q1 2026/27". */
  sameFileIn: readonly string[]
  quarter: Quarter
  starts: Day | null
  ends: Day | null
  /** Writes a quantity with its unit: "2 hours". */
  words: (quantity: Decimal) => string
  isMoney: boolean
}

/** Every check of a delivery, those to look at first. The supplier sees the same ones before sending. */
export function checksOf(checked: Checked): Check[] {
  const checks = [
    againstPlan(checked),
    againstPromise(checked),
    ofEvidence(checked),
    ofSameFile(checked),
    ofTerm(checked),
  ]
  const all = checks.filter((check) => check !== undefined)
  return [...all.filter(({ level }) => level === 'look'), ...all.filter(({ level }) => level === 'fine')]
}

const look = (sentence: string): Check => ({ level: 'look', sentence })
const fine = (sentence: string): Check => ({ level: 'fine', sentence })

function againstPlan({ quantity, planned, words, isMoney }: Checked): Check | undefined {
  if (!planned) return quantity.gt(0) ? look('none was planned for this quarter') : undefined
  if (quantity.lt(planned))
    return look(`${words(planned.minus(quantity))} ${isMoney ? 'less' : 'fewer'} than planned`)
  if (quantity.gt(planned)) return look(`${words(quantity.minus(planned))} more than planned`)
  return fine('as much as planned')
}

function againstPromise({ quantity, promised, before, words }: Checked): Check | undefined {
  const all = before.plus(quantity)
  if (!all.gt(promised)) return undefined
  return look(`with what was given before that makes ${quantityWords(all)} of ${words(promised)} promised`)
}

function ofEvidence({ evidence }: Checked): Check {
  const parts = kindsCounted(evidence)
  return parts.length > 0 ? fine(`evidence: ${parts.join(', ')}`) : look('no evidence yet')
}

function ofSameFile({ evidence, sameFileIn }: Checked): Check | undefined {
  if (!evidence.includes('file')) return undefined
  if (sameFileIn.length > 0) return look(`the same file was used for ${sameFileIn.join(' and for ')}`)
  return fine('the same file is not used elsewhere')
}

function ofTerm({ quarter, starts, ends }: Checked): Check | undefined {
  if (!starts && !ends) return look('the dates of the contract are not known')
  const before = starts && lastDayOf(quarter) < starts
  const after = ends && firstDayOf(quarter) > ends
  if (before) return look('before the contract began')
  if (after) return look('after the contract ended')
  return fine('inside the dates of the contract')
}
