import {
  answerCorrecting,
  askToCorrect,
  type CorrectingWith,
  deliveriesIn,
  type DeliveryListed,
} from '../delivery/store.ts'
import { day } from '../language/day.ts'
import { afterDeliveryChange, standingOfContract } from '../performance/store.ts'
import type { Tx } from '../platform/database.ts'
import { afterVerification } from '../register/store.ts'
import { asOf, type Beginning, noon } from './begin.ts'

const having: CorrectingWith = {
  needs: { afterDeliveryChange, afterVerification, standingOfContract },
  telling: { authority: 'Wrenshire County Council', sending: false, linkTo: String },
  deskOf: String,
}

/** Mistakes that suppliers found in what was accepted: one is corrected, another waits for the council's answer. */
export async function addCorrections(
  tx: Tx,
  { people }: Beginning,
  running: readonly string[],
): Promise<void> {
  const found: DeliveryListed[] = []
  for (const contract of running)
    found.push(...(await deliveriesIn(tx, { contract, state: 'verified' }, { limit: 1 })))
  const [corrected, waiting] = found.filter(({ quantity }) => quantity.gt(1))
  const by = people.get('contract-manager')![0]!
  const supplier = (on: string) => asOf(tx, noon(day(on)), { kind: 'link' })
  if (corrected) {
    await askToCorrect(supplier('2026-11-10'), having, corrected.id, {
      quantity: corrected.quantity.minus(1).toFixed(),
      story: 'As we told you, but for the last one: it was put off until January.',
      reason: 'We counted one that was put off until January.',
    })
    const manager = asOf(tx, noon(day('2026-11-12')), { kind: 'person', id: by })
    await answerCorrecting(manager, having, corrected.id, { answer: 'agreed', reason: '', by })
  }
  if (waiting)
    await askToCorrect(supplier('2026-11-19'), having, waiting.id, {
      quantity: waiting.quantity.plus(2).toFixed(),
      story: 'The same as before, and two more at the end that we heard of later.',
      reason: 'Two were not in our own list yet.',
    })
}
