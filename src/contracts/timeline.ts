import { type Day, dayIn, longDay } from '../language/day.ts'
import { quarterCode } from '../language/quarter.ts'
import type { DeliveryTold } from './needs.ts'
import { sides, type Side, type VariationAnswer } from './variation.ts'

/** One thing that happened to a contract or to a commitment on it. */
export interface Happening {
  at: Date
  /** From which day it holds, where that is another than the day it was recorded. */
  from?: Day | undefined
  title: string
  /** A person at the authority, by id; or a name. */
  by?: { person: string } | { name: string } | undefined
  words: string[]
  /** The commitment it is about; none, when it is the contract. */
  commitment?: string | undefined
}

interface VersionTold {
  version: number
  from: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  act: string | null
  withdrawnOn: Day | null
  supplier: string
  paused: { from: Day; until: Day } | null
  /** "40 hours by 31 March 2027" */
  amount: string
  /** How it is planned, in one sentence. */
  plan: string
}

const acts: Record<string, string> = {
  varied: 'Varied, as both sides agreed',
  paused: 'Paused',
  'taken-up-again': 'Taken up again',
  transferred: 'Passed to another supplier',
  'planned-anew': 'Planned anew',
  moved: 'Moved by months, with others',
  scaled: 'Worked out anew from what was invoiced',
  withdrawn: 'Withdrawn',
}

/** What became of a commitment, version by version, told as what changed. */
export function versionHappenings(
  commitment: string,
  versions: readonly VersionTold[],
  names: ReadonlyMap<string, string>,
): Happening[] {
  const inOrder = versions.toSorted((a, b) => a.version - b.version)
  return inOrder.map((one, place): Happening => {
    const before = inOrder[place - 1]
    const title = one.withdrawnOn
      ? 'Withdrawn'
      : one.version === 1
        ? 'Recorded'
        : (acts[one.act ?? ''] ?? 'Changed')
    const changed = [
      ...(before && before.amount !== one.amount ? [`${before.amount} became ${one.amount}.`] : []),
      ...(before && before.amount === one.amount && before.plan !== one.plan ? [`${one.plan}.`] : []),
      ...(before ? [] : [`${one.amount}.`]),
      ...(one.act === 'transferred' && before
        ? [`From ${named(names, before.supplier)} to ${named(names, one.supplier)}.`]
        : []),
      ...(one.act === 'paused' && one.paused
        ? [`From ${longDay(one.paused.from)} to ${longDay(one.paused.until)}.`]
        : []),
    ]
    const by = one.recordedBy ? { person: one.recordedBy } : undefined
    const from = one.from === dayIn(one.recordedAt) ? undefined : one.from
    return {
      at: one.recordedAt,
      from,
      title,
      by,
      words: [...changed, ...(one.reason ? [one.reason] : [])],
      commitment,
    }
  })
}

function named(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? 'a supplier'
}

interface VariationTold {
  commitment: string
  side: Side
  supplierName: string
  /** "60 hours by 31 March 2028" */
  amount: string
  from: Day
  reason: string
  recordedAt: Date
  recordedBy: string | null
  answered: { answer: VariationAnswer; side: Side; reason: string | null; at: Date; by: string | null } | null
}

const answers: Record<VariationAnswer, string> = {
  agreed: 'Change agreed',
  declined: 'Change not agreed',
  'taken-back': 'Change taken back',
}

/** That a change was asked for, and what the other side said. */
export function variationHappenings(one: VariationTold): Happening[] {
  const who = (side: Side, person: string | null) =>
    side === 'council' ? (person ? { person } : { name: sides.council }) : { name: one.supplierName }
  const asked: Happening = {
    at: one.recordedAt,
    title: 'Change asked for',
    by: who(one.side, one.recordedBy),
    words: [`To ${one.amount}, from ${longDay(one.from)}.`, one.reason],
    commitment: one.commitment,
  }
  if (!one.answered) return [asked]
  const { answer, side, reason, at, by } = one.answered
  const said = { at, title: answers[answer], by: who(side, by), words: reason ? [reason] : [] }
  return [asked, { ...said, commitment: one.commitment }]
}

/** That something was reported, or decided. */
export function deliveryHappening(one: DeliveryTold, amount: string): Happening {
  const titles = {
    reported: `Reported: ${amount}`,
    accepted: `Verified: ${amount}`,
    'in-part': `Verified in part: ${amount}`,
    'not-accepted': 'Not accepted',
  }
  return {
    at: one.at,
    title: titles[one.kind],
    by: one.kind === 'reported' ? { name: one.supplierName } : one.by ? { person: one.by } : undefined,
    words: [`For ${quarterCode(one.quarter)}.`, ...(one.reason ? [one.reason] : [])],
    commitment: one.commitment,
  }
}

interface ContractVersionTold {
  version: number
  from: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  ends: Day | null
  owner: string | null
  suppliers: readonly string[]
  disclosure: string
}

/** What became of the agreement itself. */
export function contractHappenings(
  versions: readonly ContractVersionTold[],
  names: { people: ReadonlyMap<string, string>; suppliers: ReadonlyMap<string, string> },
): Happening[] {
  return versions.map((one, place): Happening => {
    const before = versions[place - 1]
    const { title, words } = before ? changeOf(before, one, names) : { title: 'Contract added', words: [] }
    const by = one.recordedBy ? { person: one.recordedBy } : undefined
    return { at: one.recordedAt, title, by, words: [...words, ...(one.reason ? [one.reason] : [])] }
  })
}

function changeOf(
  before: ContractVersionTold,
  now: ContractVersionTold,
  { people, suppliers }: { people: ReadonlyMap<string, string>; suppliers: ReadonlyMap<string, string> },
): { title: string; words: string[] } {
  if (before.ends && now.ends && now.ends !== before.ends) {
    const title = now.ends > before.ends ? 'Contract extended' : 'Contract ends earlier'
    return { title, words: [`It runs until ${longDay(now.ends)}, not ${longDay(before.ends)}.`] }
  }
  if (before.suppliers.join() !== now.suppliers.join()) {
    const all = now.suppliers.map((id) => named(suppliers, id)).join(', ')
    return { title: 'Suppliers changed', words: [`Now ${all || 'none named'}.`] }
  }
  if (before.owner !== now.owner) {
    const who = now.owner ? (people.get(now.owner) ?? 'somebody who left') : 'nobody'
    return { title: 'Another owner', words: [`Now looked after by ${who}.`] }
  }
  if (before.disclosure !== now.disclosure)
    return { title: now.disclosure === 'published' ? 'Published' : 'Held back', words: [] }
  return { title: 'Contract changed', words: [] }
}

/** The newest first; of the same moment the one told last first. */
export function inTime(happenings: readonly Happening[]): Happening[] {
  return happenings
    .map((one, place) => ({ one, place }))
    .sort((a, b) => b.one.at.getTime() - a.one.at.getTime() || b.place - a.place)
    .map(({ one }) => one)
}
