import { usualChecking } from '../delivery/index.ts'
import {
  addMessage,
  addProposal,
  answerConfirmation,
  deliveriesToVerify,
  deliveryOf,
  type DeliveryRecord,
  fixDraw,
  nameOrganisation,
  setChecking,
} from '../delivery/store.ts'
import { addDays, day } from '../language/day.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'
import { worldDay } from './plan.ts'

/** How the county has deliveries checked: two people on very large contracts, and one low-risk delivery in ten in full. */
export async function setChecks(tx: Tx, { people }: Beginning): Promise<void> {
  const administrator = people.get('administrator')![0]!
  const by = asOf(tx, noon(day('2026-03-16')), { kind: 'person', id: administrator })
  await setChecking(by, { ...usualChecking, confirmFromPence: 2_000_000_000 }, 0)
  await fixDraw(by, 10, day('2026-04-01'))
  await fixDraw(asOf(tx, noon(day('2026-09-20'))), 10, day('2026-10-01'))
}

/** A question that was answered, one that was not yet, and a decision that waits for a second person. */
export async function talkAboutWaiting(tx: Tx, { people }: Beginning): Promise<void> {
  const found = await deliveriesToVerify(tx, {}, { limit: 12 })
  const some: DeliveryRecord[] = []
  for (const { id, quantity } of found) if (quantity.gt(0)) some.push((await deliveryOf(tx, id))!)
  const [asked, answered, proposed] = some
  const [first] = people.get('contract-manager')!
  const manager = (ago: number) => asOf(tx, noon(addDays(worldDay, -ago)), { kind: 'person', id: first! })
  if (asked)
    await addMessage(
      manager(2),
      asked,
      'authority',
      'Is this the same as what you told us under your other contract? Please say how the two are apart.',
    )
  if (answered) {
    await addMessage(manager(5), answered, 'authority', 'How many people came each time? A number is enough.')
    const supplier = asOf(tx, noon(addDays(worldDay, -3)), { kind: 'link' })
    await addMessage(
      supplier,
      answered,
      'supplier',
      'Six the first time and nine the second, fifteen in all.',
    )
  }
  if (proposed)
    await addProposal(
      manager(1),
      proposed,
      { decision: 'accepted', quantity: proposed.quantity, reason: null, state: 'verified' },
      'contract-value',
    )
  await askWhoBenefited(tx, some.slice(3), manager(6))
}

const telling = { authority: 'Wrenshire County Council', sending: false, confirmAt: String }

/** Two organisations that benefited were asked; one answered. */
async function askWhoBenefited(
  tx: Tx,
  [confirmed, asked]: readonly DeliveryRecord[],
  manager: Tx,
): Promise<void> {
  const name = async (delivery: DeliveryRecord, organisation: string, email: string) => {
    const named = await nameOrganisation(manager, telling, delivery, {
      typed: { organisation, email },
      by: 'authority',
    })
    if (!named.accepted) throw new Error(`the example names nobody: ${named.because}`)
    return named.fact
  }
  if (asked) await name(asked, 'Heath Men’s Shed', 'shed@heath.example')
  if (!confirmed) return
  const confirmation = await name(confirmed, 'Eastmere Community Kitchen', 'office@kitchen.example')
  await answerConfirmation(asOf(tx, noon(addDays(worldDay, -4)), { kind: 'link' }), confirmation, {
    answer: 'yes',
    words: 'They came when they said they would, and stayed until it worked.',
  })
}
