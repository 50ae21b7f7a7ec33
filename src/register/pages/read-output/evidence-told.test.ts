import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReturn, byLink, needs } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  decide,
  deliveriesIn,
  deliveryOf,
  evidenceOfDeliveries,
  recordInspection,
  saveDraft,
  send,
  withdrawEvidence,
} from '../../../delivery/store.ts'
import { day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const declaration = {
  people: '8',
  records: 'Sheets',
  'keptUntil-day': '31',
  'keptUntil-month': '3',
  'keptUntil-year': '2029',
  role: 'Lead',
  agreed: 'yes',
}
const today = day('2026-11-23')
const telling = { authority: 'Tests', sending: false, linkTo: String }

test('everybody reads that it was declared and inspected; what was withdrawn counts no more, and no word of it is told', async () => {
  const one = await addReturn(world)
  const supplier = await byLink(world, one)
  await supplier.post(`/s/returns/${one.id}/${one.help}/declaration`, declaration)
  await supplier.upload(
    `/s/returns/${one.id}/${one.help}/evidence`,
    { link: 'https://ashdown.example/x' },
    [],
  )
  const number = await one.tx(async (tx) => {
    const typed = { quantity: '8', story: 'Two evenings.' }
    await saveDraft(tx, { returnId: one.id, under: one.help, ...typed })
    await send(tx, needs, one.id, { sentBy: null })
    const [sent] = await deliveriesIn(tx, { returnId: one.id })
    const delivery = (await deliveryOf(tx, sent!.id))!
    const seen = {
      on: today,
      place: 'The depot',
      by: null,
      sample: '2',
      heldUp: '2',
      seen: 'Sheets.',
      outcome: 'held-up',
    }
    await recordInspection(tx, delivery, seen, today)
    const link = (await evidenceOfDeliveries(tx, [delivery.id])).find(({ kind }) => kind === 'link')!
    await withdrawEvidence(tx, telling, link, { because: 'It names two people.' })
    const deciding = { decision: 'accepted', quantity: new Decimal(8), reason: '', by: undefined } as const
    await decide(tx, { needs, telling }, delivery.id, deciding)
    const row = await tx
      .selectFrom('register_entry as r')
      .innerJoin('output as o', (join) =>
        join.onRef('o.authority_id', '=', 'r.authority_id').onRef('o.output_id', '=', 'r.output_id'),
      )
      .select('r.number')
      .where('r.authority_id', '=', tx.authority)
      .where('o.delivery_id', '=', delivery.id)
      .executeTakeFirstOrThrow()
    return row.number
  })
  const { words } = await new Visiting(world).get(`/register/${number}`)
  expect(words).toContain('Inspected on site by the council. 1 signed declaration, kept by the council')
  expect(words).not.toMatch(/link, kept|The depot|It names two people|Sheets/)
})
