import { commitmentOf, commitmentsOf, contractOf } from '../contracts/store.ts'
import {
  answerRecoveryPlan,
  askForRecoveryPlan,
  doneRecoveryStep,
  emailToAsk,
  missedBy,
  recoveryPlanOf,
  writeRecoveryPlan,
} from '../delivery/store.ts'
import { type Day, day } from '../language/day.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'

const telling = { authority: 'Wrenshire County Council', sending: false, linkTo: String, staffPage: String }

/**
 * After missed targets: the worked example's supplier has an agreed plan with one step done, and another supplier's plan waits for
 * the council's answer.
 */
export async function addCatchingUp(
  tx: Tx,
  { people }: Beginning,
  { worked, running }: { worked: string; running: readonly string[] },
): Promise<void> {
  const manager = people.get('contract-manager')![0]!
  const asManager = (on: string) => asOf(tx, noon(day(on)), { kind: 'person', id: manager })
  const asSupplier = (on: string) => asOf(tx, noon(day(on)), { kind: 'link' })
  const agreed = await askedOn(
    asManager('2026-10-19'),
    worked,
    'Two evenings fell away; how will you make up for them?',
  )
  if (agreed) {
    await write(asSupplier('2026-10-23'), agreed, {
      why: 'One of our two bid writers was away from August to October.',
      steps: [
        ['A second bid writer is back for two evenings a month', 'Head of bids', '2026-11-13'],
        ['Four evenings in Harrowby and Eastmere, each of two hours', 'Bid writers', '2026-12-18'],
        ['One whole day with Heath Men’s Shed on its first tender', 'Bid writers', '2027-02-12'],
      ],
      caughtUp: day('2027-02-26'),
    })
    const version = 1
    await answerRecoveryPlan(asManager('2026-10-27'), telling, agreed, {
      answer: 'agreed',
      reason: 'Please tell the charities the dates by the end of November.',
      version,
    })
    const words = 'She is back since 9 November, and two evenings are in the diary.'
    await doneRecoveryStep(asSupplier('2026-11-12'), agreed, { step: 1, words, by: 'supplier' })
  }
  for (const contract of running) {
    const waiting = await askedOn(asManager('2026-11-09'), contract, '')
    if (!waiting) continue
    await write(asSupplier('2026-11-18'), waiting, {
      why: 'The place where we planned this changed its dates twice.',
      steps: [
        ['Agree dates with a second place', 'Community lead', '2026-12-04'],
        ['Do what was missed in the summer', 'Site team', '2027-01-29'],
      ],
      caughtUp: day('2027-02-12'),
    })
    return
  }
}

/** Asks about the first promise of a contract that is behind on that day; nothing where none is. */
async function askedOn(tx: Tx, contract: string, message: string): Promise<string | undefined> {
  const standing = await commitmentsOf(tx, contract)
  const missed = await missedBy(
    tx,
    standing.map(({ id }) => id),
  )
  const behind = standing.find(({ id }) => missed.has(id))
  if (!behind) return undefined
  await contractOf(tx, contract, { lock: true })
  const commitment = (await commitmentOf(tx, behind.id, { lock: true }))!
  const decision = await askForRecoveryPlan(tx, telling, commitment, {
    email: (await emailToAsk(tx, commitment))!,
    message,
  })
  return decision.accepted ? decision.fact : undefined
}

interface Planned {
  why: string
  steps: readonly (readonly [words: string, who: string, on: string])[]
  caughtUp: Day
}

async function write(tx: Tx, id: string, { why, steps, caughtUp }: Planned): Promise<void> {
  const typed = steps.map(([words, who, on]) => ({ words, who, day: day(on) }))
  const version = (await recoveryPlanOf(tx, id))!.version
  const decision = await writeRecoveryPlan(tx, telling, id, { why, steps: typed, caughtUp, version })
  if (!decision || 'faults' in decision || !decision.accepted)
    throw new Error('the example’s plan to catch up was refused')
}
