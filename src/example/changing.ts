import { addDays, addMonths, day } from '../language/day.ts'
import { newId } from '../language/identifier.ts'
import { Decimal } from '../language/quantity.ts'
import {
  addCommitment,
  addMilestoneAnswer,
  answerVariation,
  commitmentOf,
  type CommitmentRecord,
  commitmentsOf,
  contractOf,
  type ContractRecord,
  pause,
  termOf,
  vary,
} from '../contracts/store.ts'
import { type Milestone, recordCommitment } from '../contracts/index.ts'
import { measureByCode } from '../measurement/store.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'
import { worldDay } from './plan.ts'

const quiet = async () => undefined
const telling = { authority: 'Wrenshire County Council', sending: false, linkTo: String, staffPage: String }

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/**
 * What becomes of promises while contracts run: one is varied with the supplier's agreement, a change of another waits for an
 * answer, one rests for a while, and one goes by milestones. Answers with the commitments whose totals this changes.
 */
export async function addChanges(
  tx: Tx,
  beginning: Beginning,
  running: readonly string[],
): Promise<string[]> {
  const manager = beginning.people.get('contract-manager')![0]!
  const at = (on: string) => asOf(tx, noon(day(on)), { kind: 'person', id: manager })
  const [first, second, third] = running
  if (!first || !second || !third) return []
  const varied = await lastOf(tx, first)
  const waiting = await lastOf(tx, second)
  const resting = await lastOf(tx, third)
  const changed: string[] = []
  if (varied) changed.push(await agreed(at('2026-10-05'), varied))
  if (waiting) await asked(at('2026-11-16'), waiting)
  if (resting) changed.push(await rested(at('2026-11-02'), resting))
  changed.push(...(await bySteps(at('2026-09-01'), first)))
  return changed
}

/** The promise of a contract that is due last. */
async function lastOf(tx: Tx, id: string): Promise<Found | undefined> {
  const contract = (await contractOf(tx, id))!
  const standing = (await commitmentsOf(tx, id)).filter((each) => !each.withdrawnOn && each.due > worldDay)
  const commitment = standing.at(-1)
  return commitment && { contract, commitment }
}

const more = (quantity: Decimal) => quantity.plus(quantity.div(4).round(0, 3))

async function agreed(tx: Tx, { contract, commitment }: Found): Promise<string> {
  const { title, due } = commitment
  const terms = {
    title,
    quantity: more(commitment.quantity),
    due,
    profile: 'once' as const,
    targets: new Map(),
  }
  const proposed = {
    terms,
    from: day('2026-10-05'),
    reason: 'The first year went better than hoped.',
    version: 1,
  }
  const decision = await vary(tx, telling, { contract, commitment }, 'council', proposed)
  if (!decision.accepted) return commitment.id
  const link = asOf(tx, noon(day('2026-10-08')), { kind: 'link' })
  const said = { answer: 'agreed' as const, reason: 'We are glad to.' }
  await answerVariation(link, { afterCommitmentChange: quiet, telling }, decision.fact, 'supplier', said)
  return commitment.id
}

async function asked(tx: Tx, { contract, commitment }: Found): Promise<void> {
  const { title, quantity, due } = commitment
  const less = quantity.minus(quantity.div(5).round(0, 3))
  const terms = {
    title,
    quantity: less.gt(0) ? less : quantity.plus(1),
    due,
    profile: 'once' as const,
    targets: new Map(),
  }
  const proposed = { terms, from: day('2027-01-01'), reason: 'Two of our trainers have left.', version: 1 }
  await vary(tx, telling, { contract, commitment }, 'supplier', proposed)
}

async function rested(tx: Tx, { contract, commitment }: Found): Promise<string> {
  const proposed = {
    version: 1,
    from: day('2026-11-01'),
    until: day('2027-01-31'),
    moves: false,
    reason: 'The community centre is closed for repairs.',
  }
  await pause(tx, { contract, commitment }, proposed, { today: day('2026-11-02'), after: quiet })
  return commitment.id
}

/** Three steps, the first of them no quantity: it is kept or not. */
async function bySteps(tx: Tx, id: string): Promise<string[]> {
  const contract = (await contractOf(tx, id))!
  const measure = await measureByCode(tx, 'work-placement-weeks')
  const ends = contract.ends ?? addMonths(worldDay, 12)
  if (!measure?.outcomes[0] || ends < addMonths(worldDay, 4)) return []
  const step = (words: string, due: Milestone['due'], quantity: number | null): Milestone => ({
    id: newId(),
    words,
    due,
    quantity: quantity === null ? null : new Decimal(quantity),
  })
  const milestones = [
    step('Meet three schools', day('2026-10-31'), null),
    step('First four weeks of placements', addDays(addMonths(worldDay, 1), 8), 4),
    step('All ten weeks', addMonths(worldDay, 4), 10 - 4),
  ]
  const decision = recordCommitment(termOf(contract), {
    title: 'Work placements for pupils',
    supplier: contract.suppliers[0]!,
    measure: measure.id,
    outcome: measure.outcomes[0].id,
    quantity: new Decimal(10),
    due: addMonths(worldDay, 4),
    profile: 'milestones',
    targets: new Map(),
    milestones,
    place: null,
    beneficiaries: 'Pupils of fourteen to sixteen',
    supplierOwner: null,
    supplierEmail: null,
    owner: null,
    evidenceWanted: null,
    origin: 'added',
    standing: 'agreed-in-writing',
  })
  if (!decision.accepted) return []
  const added = await addCommitment(tx, { contract: id, commitment: decision.fact }, quiet)
  const reached = {
    reached: true,
    on: day('2026-10-20'),
    story: 'Heads of three schools in the county met the site team.',
  }
  const link = asOf(tx, noon(day('2026-10-22')), { kind: 'link' })
  await addMilestoneAnswer(
    link,
    { commitment: added, milestone: milestones[0]!, by: contract.supplierNames[0]!.name },
    reached,
  )
  return (await commitmentOf(tx, added)) ? [added] : []
}
