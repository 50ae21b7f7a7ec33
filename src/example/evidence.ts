import {
  answeringOf,
  deliveriesIn,
  deliveryOf,
  evidenceOfDeliveries,
  recordInspection,
  returnOf,
  signDeclaration,
  withdrawEvidence,
} from '../delivery/store.ts'
import { day, dayIn } from '../language/day.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'
import type { PlannedDelivery } from './plan.ts'

/** What a supplier of the county signs in the place of a list of people. */
export async function declareFor(
  tx: Tx,
  { id, commitment }: { id: string; commitment: string },
  { people, records, role }: NonNullable<PlannedDelivery['declares']>,
): Promise<void> {
  const answering = await answeringOf(tx, (await returnOf(tx, id))!)
  const line = answering.lines.find(({ owed }) => owed.commitment === commitment)!
  const typed = { people: String(people), records, role, keptUntil: day('2031-03-31'), agreed: true }
  const signed = await signDeclaration(tx, { answering, line }, typed, dayIn(tx.at))
  if (!signed.accepted) throw new Error(signed.because)
}

/** What somebody of the council saw at the depot of the worked example, and a link that named people and was withdrawn. */
export async function showWhatWasSeen(tx: Tx, { people }: Beginning, contract: string): Promise<void> {
  const manager = people.get('contract-manager')![0]!
  const as = (on: string) => asOf(tx, noon(day(on)), { kind: 'person', id: manager })
  const sent = await deliveriesIn(tx, { contract })
  const starts = sent.find(({ title, quarter }) => title === 'Apprentices' && quarter === '2026-27Q1')
  if (starts) {
    const seen = {
      on: day('2026-09-03'),
      place: 'The depot in Harrowby',
      by: manager,
      sample: '1',
      heldUp: '1',
      seen: 'The agreement and the college’s letter are in the contract lead’s office. We counted them, and copied nothing.',
      outcome: 'held-up',
    }
    const delivery = (await deliveryOf(tx, starts.id))!
    const recorded = await recordInspection(as('2026-09-04'), delivery, seen, day('2026-09-04'))
    if (!recorded.accepted) throw new Error(recorded.because)
  }
  const elsewhere = await deliveriesIn(tx, { state: 'verified' })
  const other = elsewhere.filter((each) => each.contract !== contract).map(({ id }) => id)
  const [link] = await evidenceOfDeliveries(tx, other.slice(0, 10))
  if (!link) return
  const telling = { authority: 'Wrenshire County Council', sending: false, linkTo: String }
  const because = 'The page named two of the people who were helped.'
  const withdrawn = await withdrawEvidence(as('2026-09-08'), telling, link, { because })
  if (!withdrawn.accepted) throw new Error(withdrawn.because)
}
