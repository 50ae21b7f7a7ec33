import type { Day } from '../language/day.ts'
import type { Quarter } from '../language/quarter.ts'
import { type Check, fine, look } from './check.ts'
import { type Extra, ofAdditional } from './checks/additional.ts'
import { type Elsewhere, ofElsewhere } from './checks/elsewhere.ts'
import { type MadeUp, ofFullTime } from './checks/full-time.ts'
import { ofArea, ofTerm, type Where } from './checks/place-and-time.ts'
import { againstPlan, againstPromise, type AgainstPlan } from './checks/plan.ts'
import { type EvidenceKind, kindsCounted, strengthOf } from './evidence.ts'
import { ofSimilar, type Similar, type Unlike } from './checks/similar.ts'

export interface Checked extends AgainstPlan, Unlike {
  /** What supports it, a kind for each. */
  evidence: readonly EvidenceKind[]
  /** Whether somebody of the authority was on site and saw otherwise. */
  didNotHoldUp?: boolean
  /** Where a file of the same content was used already: "Bid-writing help, Q1 2026/27". */
  sameFileIn: readonly string[]
  quarter: Quarter
  starts: Day | null
  ends: Day | null
  where?: Where | undefined
  extra: Extra
  similar?: Similar | undefined
  elsewhere: Elsewhere
  /** For full-time equivalents; null when the supplier didn't tell how they are made up. */
  madeUp?: MadeUp | null | undefined
}

/** Every check of a delivery, those to look at first. The supplier sees the same ones before sending. */
export function checksOf(checked: Checked): Check[] {
  const checks = [
    againstPlan(checked),
    againstPromise(checked),
    ofEvidence(checked),
    ofSameFile(checked),
    ofTerm(checked),
    ofArea(checked.where),
    ofAdditional(checked.extra),
    ofSimilar(checked.similar, checked),
    ofElsewhere(checked.elsewhere),
    ofFullTime(checked.quantity, checked.madeUp),
  ]
  const all = checks.filter((check) => check !== undefined)
  const noticed = all.filter(({ level }) => level === 'look').sort((a, b) => b.points - a.points)
  return [...noticed, ...all.filter(({ level }) => level === 'fine')]
}

function ofEvidence({ evidence, didNotHoldUp }: Checked): Check {
  if (didNotHoldUp) return look('evidence', 2, 'an inspection on site found that it did not hold up')
  const parts = kindsCounted(evidence)
  if (parts.length === 0) return look('evidence', 1, 'no evidence yet')
  const isOwnWord = evidence.every((kind) => strengthOf(kind) === 'own-word')
  return fine('evidence', `evidence: ${parts.join(', ')}${isOwnWord ? ', the supplier’s own word' : ''}`)
}

/** A file of the same content, sent for anything else: another quarter, commitment, contract or supplier. */
function ofSameFile({ evidence, sameFileIn }: Checked): Check | undefined {
  if (!evidence.includes('file')) return undefined
  if (sameFileIn.length > 0)
    return look('same-file', 2, `the same file was used for ${sameFileIn.join(' and for ')}`)
  return fine('same-file', 'the same file is not used elsewhere')
}
