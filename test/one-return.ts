import { day } from '../src/language/day.ts'
import { ask, deliveriesIn, saveDraft, send, suppliersToAsk } from '../src/delivery/store.ts'
import type { DeliveryNeeds } from '../src/delivery/index.ts'
import { afterCommitmentChange, afterDeliveryChange, standingOfContract } from '../src/performance/store.ts'
import { afterVerification } from '../src/register/store.ts'
import { addCommitment, addContractTo, type OneContract } from './one-contract.ts'
import { Visiting } from './visiting.ts'
import type { AuthorityInTests, World } from './world.ts'

/** The contract that tests report on: forty hours of help, ten a quarter, and twelve days once. */
export interface OneReturn extends OneContract {
  id: string
  help: string
  days: string
  /** The address of the letter's link, without the host. */
  link: string
}

export const needs: DeliveryNeeds = { afterDeliveryChange, afterVerification, standingOfContract }

/** Asks for the return for July to September 2026 of a new contract. */
export async function addReturn(world: World, at: AuthorityInTests = world.authority): Promise<OneReturn> {
  const of = await addContractTo(world, at)
  let link = ''
  const telling = {
    authority: at.name,
    sending: false,
    linkTo: (secret: string) => (link = `/s/link/${secret}`),
  }
  return of.tx(async (tx) => {
    const help = await addCommitment(tx, of, { targets: { '2026-27Q1': '10', '2026-27Q2': '10' } })
    const days = await addCommitment(tx, of, { title: 'Volunteer days', quantity: '12' })
    for (const commitment of [help, days]) await afterCommitmentChange(tx, { after: { id: commitment } })
    const [supplier] = await suppliersToAsk(tx, of.contract)
    const asking = { ...supplier!, contract: of.contract, contractTitle: 'Highways reactive repairs' }
    const proposed = { quarter: '2026-27Q2', due: day('2026-12-07'), email: 'reports@ashdown.example' }
    const asked = await ask(tx, telling, asking, { proposed, today: day('2026-11-23') })
    if (!asked.accepted) throw new Error(asked.because)
    return { ...of, id: asked.fact, help, days, link }
  })
}

/** The same, sent with eight hours of help. Answers with the delivery too. */
export async function addSentReturn(
  world: World,
  at?: AuthorityInTests,
): Promise<OneReturn & { delivery: string }> {
  const one = await addReturn(world, at)
  return one.tx(async (tx) => {
    const typed = { quantity: '8', story: 'Two evenings with Eastmere Community Kitchen.' }
    await saveDraft(tx, { returnId: one.id, under: one.help, ...typed })
    await saveDraft(tx, { returnId: one.id, under: one.days, quantity: '0', story: '' })
    await send(tx, needs, one.id, { sentBy: null })
    return { ...one, delivery: (await deliveriesIn(tx, { returnId: one.id }))[0]!.id }
  })
}

/** Somebody who opened the letter's link. */
export async function byLink(world: World, { link }: OneReturn): Promise<Visiting> {
  const visiting = new Visiting(world)
  await visiting.post(link)
  return visiting
}

/** Makes the days fall due in the quarter too, so that two answers are expected. */
export async function expectDays({ tx, days }: OneReturn): Promise<void> {
  await tx(async (open) => {
    await open
      .updateTable('commitment')
      .set({ due: '2026-09-30' })
      .where('authority_id', '=', open.authority)
      .where('commitment_id', '=', days)
      .execute()
    await afterCommitmentChange(open, { after: { id: days } })
  })
}
