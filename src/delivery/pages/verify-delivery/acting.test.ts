import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, testNow, type World } from '../../../../test/world.ts'
import { addDays, dayIn } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { addCover, addMemberships, addPerson, beginSession, historyOf } from '../../../parties/store.ts'
import { deliveryOf } from '../../store.ts'

let world: World
let one: OneReturn & { delivery: string }
/** Somebody of procurement, who acts for a contract manager. */
let sam: { id: string; browser: Visiting }
beforeAll(async () => {
  world = await openWorld()
  one = await addSentReturn(world)
  sam = await acting()
})
afterAll(() => world.close())

async function acting() {
  const away = world.authority.people.get('contract-manager')![0]!
  const id = await one.tx(async (tx) => {
    const person = await addPerson(tx, { name: 'Sam Hill', email: `${newId()}@test.example`, at: tx.at })
    await addMemberships(tx, person, ['procurement-officer'])
    const days = { starts: dayIn(testNow), ends: addDays(dayIn(testNow), 1) }
    await addCover(tx, { away, covering: person, ...days, roles: ['contract-manager'], reason: null })
    return person
  })
  const session = { person: id, at: testNow, device: 'test', complete: true }
  const cookie = `gm-session=${await beginSession(world.database.installation, session)}`
  return { id, browser: new Visiting(world, cookie) }
}

const accepted = { decision: 'accepted', part: '', reason: '' }

test('what somebody agreed themselves they don’t check under a lent role, and nothing is recorded', async () => {
  await one.tx((tx) =>
    tx
      .insertInto('commitment_fact')
      .values({
        authority_id: tx.authority,
        commitment_id: one.help,
        version: 99,
        terms: '{}',
        effective_from: dayIn(testNow),
        recorded_at: tx.at,
        recorded_by: sam.id,
      })
      .execute(),
  )
  const refused = await sam.browser.post(`/staff/verify/${one.delivery}`, accepted)
  expect(refused.status).toBe(422)
  expect(refused.words).toContain('You agreed or reported this yourself')
  expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))?.verification).toBeNull()
})

test('what others agreed is checked in the name of whoever lent the role', async () => {
  const other = await addSentReturn(world)
  expect((await sam.browser.post(`/staff/verify/${other.delivery}`, accepted)).status).toBe(303)
  const { acts } = await other.tx((tx) => historyOf(tx, 'delivery', other.delivery))
  const name = await other.tx((tx) =>
    tx
      .selectFrom('person')
      .select('name')
      .where('person_id', '=', world.authority.people.get('contract-manager')![0]!)
      .executeTakeFirstOrThrow(),
  )
  expect(acts[0]).toMatchObject({
    actorName: 'Sam Hill',
    actingFor: [name.name],
    action: 'delivery-accepted',
  })
})
