import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import type { Quarter } from '../../../language/quarter.ts'
import { newId } from '../../../language/identifier.ts'
import { takeLetter } from '../../../platform/mail-queue.ts'
import { type Rhythm, usualRhythm } from '../../rhythm.ts'
import { keepPlansGoing, optOut, recoveryPlansOf, setRhythm } from '../../store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({
    environment: { SMTP_URL: 'smtp://127.0.0.1:1', BASE_URL: 'http://localhost:3000' },
  })
  await world.database.installation.updateTable('authority').set({ is_example: false }).execute()
})
afterAll(() => world.close())
beforeEach(async () => {
  const pool = world.database.pool
  await pool.query('truncate return_opt_out, return_rhythm')
  await pool.query('truncate return, commitment, contract, recovery_plan cascade')
  await pool.query('delete from mail')
})

// The return for July to September was due on Wednesday, 14 October 2026; ten days later is a Saturday.
const turnOn = (more: Partial<Rhythm> = {}) =>
  world.tx((tx) =>
    setRhythm(
      tx,
      {
        ...usualRhythm,
        onSince: day('2026-04-01'),
        planAfter: 10,
        plansSince: day('2026-04-01'),
        ...more,
      },
      0,
    ),
  )
const run = (at: string) => keepPlansGoing(world.platform, new Date(at))
const monday = '2026-10-26T10:40:00Z'

async function addMissed(state: 'awaited' | 'nothing' = 'nothing'): Promise<OneContract> {
  const of = await addContractTo(world)
  await of.tx(async (tx) => {
    await addCommitment(tx, of, { targets: { '2026-27Q2': '10', '2026-27Q4': '10' } })
    await tx
      .insertInto('return')
      .values({
        authority_id: tx.authority,
        return_id: newId(),
        contract_id: of.contract,
        supplier_id: of.supplier,
        quarter: '2026-27Q2' as Quarter,
        due: day('2026-10-14'),
        state,
        asked_of: 'returns@ashdown.example',
        asked_at: new Date('2026-10-01T09:00:00Z'),
        recorded_at: tx.at,
      })
      .execute()
  })
  return of
}

const asked = () => world.tx((tx) => recoveryPlansOf(tx, {}))

test('suppliers are asked once, on the working day that was set, however often and by how many at once', async () => {
  await turnOn()
  await addMissed()
  await addMissed('awaited')
  await run('2026-10-23T10:40:00Z')
  await run('2026-10-24T10:40:00Z')
  await run('2026-10-26T08:40:00Z')
  expect(await asked()).toEqual([])
  await Promise.all([run(monday), run(monday)])
  await run('2026-10-27T10:40:00Z')
  const plans = await asked()
  expect(plans.map(({ quarter, email, askedBy }) => [quarter, email, askedBy])).toEqual([
    ['2026-27Q2', 'returns@ashdown.example', null],
    ['2026-27Q2', 'returns@ashdown.example', null],
  ])
  expect(plans[0]!.planned.toFixed()).toBe('10')
  const letters = await world.database.installation.selectFrom('mail').select(['subject', 'body']).execute()
  expect(letters).toHaveLength(2)
  expect(letters[0]!.subject).toContain('How will you catch up?')
  expect(letters[0]!.body).toContain('http://localhost:3000/')
})

test('their letters don’t go out at night, nor on a Sunday', async () => {
  await turnOn()
  await addMissed()
  await run(monday)
  const letterAt = (at: string) => takeLetter(world.database.installation, new Date(at))
  expect(await letterAt('2026-10-26T22:00:00Z')).toBeUndefined()
  expect(await letterAt('2026-11-01T11:00:00Z')).toBeUndefined()
  expect(await letterAt('2026-10-27T11:00:00Z')).toMatchObject({ to: 'returns@ashdown.example' })
})

test.each([
  ['returns don’t go by themselves', { onSince: null }],
  ['people ask', { planAfter: null, plansSince: null }],
  ['it was turned on after the day', { plansSince: day('2026-10-26') }],
])('nobody is asked by itself where %s', async (_, more) => {
  await turnOn(more)
  await addMissed()
  await run(monday)
  expect(await asked()).toEqual([])
})

test('nor of a contract left alone, nor of what rests, nor without an address', async () => {
  await turnOn()
  const alone = await addMissed()
  await alone.tx((tx) => optOut(tx, alone.contract, 'Told at a meeting'))
  const resting = await addMissed()
  await resting.tx((tx) =>
    sql`update commitment set paused_from = '2026-10-01', paused_until = '2026-12-31'
      where authority_id = ${tx.authority} and contract_id = ${resting.contract}`.execute(tx),
  )
  const without = await addMissed()
  await without.tx(async (tx) => {
    await sql`update return set asked_of = null where authority_id = ${tx.authority} and contract_id = ${without.contract}`.execute(
      tx,
    )
    await sql`update commitment set supplier_email = null where authority_id = ${tx.authority}`.execute(tx)
    await sql`update supplier set contact_email = null where authority_id = ${tx.authority}`.execute(tx)
  })
  await run(monday)
  expect(await asked()).toEqual([])
})
