import { hash } from 'node:crypto'
import type { Commitment, Origin, Standing } from '../../contracts/index.ts'
import type { Day } from '../../language/day.ts'
import { Decimal, sum } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import { loosely } from '../../language/loosely.ts'

import type { CommitmentTold } from './told.ts'

/** How firm a promise is, by the words of a tracker; not known where they don't say. */
export function standingOf(words: string | null): Standing {
  const text = (words ?? '').toLowerCase()
  if (/non[- ]?contractual|voluntary|not binding|^no?$/.test(text)) return 'voluntary'
  if (/contract|binding|^y(?:es)?$|obligation/.test(text)) return 'contractual'
  return /agreed|writing|letter|e-?mail/.test(text) ? 'agreed-in-writing' : 'not-known'
}

/** Whether a promise was offered to win the contract; it was, unless the tracker says it came later. */
export function originOf(words: string | null): Origin {
  return /add(?:ed|itional)|later|variation|during|post|after|extension|new/i.test(words ?? '')
    ? 'added'
    : 'tender'
}

/** What finds the same commitment in a later file, within its contract. */
export function commitmentKey({ reference, title, measure, unit }: CommitmentTold): string {
  return reference
    ? `number:${loosely(reference)}`
    : `title:${loosely(title)}|${loosely(measure)}|${loosely(unit)}`
}

export interface Chosen {
  supplier: string
  measure: string
  outcome: string
  /** The day it is due, where the tracker says none: the contract's last. */
  due: Day
  /** The person that the tracker's words for an owner mean. */
  owner: string | null
}

/** The commitment as it would enter the contract. Without a figure it counts as one. */
export function commitmentFrom(told: CommitmentTold, chosen: Chosen): Commitment {
  const quantity = told.quantity ?? new Decimal(1)
  const sums = told.planned.size > 0 && sum(told.planned.values()).eq(quantity)
  return {
    title: told.title,
    supplier: chosen.supplier,
    measure: chosen.measure,
    outcome: chosen.outcome,
    quantity,
    due: chosen.due,
    profile: sums ? 'quarterly' : 'once',
    targets: sums ? told.planned : new Map<Quarter, Decimal>(),
    place: null,
    beneficiaries: told.beneficiaries,
    supplierOwner: null,
    supplierEmail: null,
    owner: chosen.owner,
    evidenceWanted: told.evidence,
    origin: originOf(told.origin),
    standing: standingOf(told.standing),
  }
}

/** A fingerprint of what a file says of a commitment, of the name of what it is counted by and of its owner; not of what it says was delivered. */
export function commitmentDigest(told: CommitmentTold, measure: string, owner: string | null): string {
  const { title, unit, quantity, due, standing, origin, beneficiaries, evidence, planned } = told
  const plan = [...planned].map(([quarter, amount]) => [quarter, amount.toFixed()]).sort()
  const said = [
    title,
    measure,
    unit,
    quantity?.toFixed(),
    due,
    standing,
    origin,
    beneficiaries,
    evidence,
    plan,
    ...(owner ? [owner] : []),
  ]
  return hash('sha256', JSON.stringify(said), 'hex')
}
