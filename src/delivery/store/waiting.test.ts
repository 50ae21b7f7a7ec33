import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../test/one-return.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { projectFolder } from '../../platform/project.ts'
import { printsOf } from '../checks/elsewhere.ts'
import { deliveriesToVerify } from '../store.ts'

// What waits has its row in the queue's table (decision 0025): from sending to the decision, and what waited before there was one.

let world: World
let one: OneReturn & { delivery: string }
const story = 'Two evenings with the trustees of the kitchen, who then sent their form with a day to spare.'
beforeAll(async () => {
  world = await openWorld()
  one = await addSentReturn(world)
})
afterAll(() => world.close())

const waiting = () => one.tx((tx) => deliveriesToVerify(tx, {}, { limit: 500 }))

test('each delivery that waits is in the queue, and no other', async () => {
  const { ids } = await one.tx((tx) =>
    tx
      .selectFrom('delivery')
      .select((select) => select.fn.agg<string[]>('array_agg', ['delivery_id']).as('ids'))
      .where('authority_id', '=', tx.authority)
      .where('state', 'in', ['reported', 'evidenced'])
      .executeTakeFirstOrThrow(),
  )
  expect((await waiting()).map(({ id }) => id).sort()).toEqual([...ids].sort())
})

test('what waited before the migration stands in the queue after it, and its words are found again', async () => {
  const [before] = await waiting()
  const text = readFileSync(join(projectFolder, 'db', 'migrations', '0022-checking-deliveries.sql'), 'utf8')
  const [filling] = /^insert into delivery_waiting[^]*/m.exec(text)!
  const client = new pg.Client({ ...world.connection, user: 'postgres' })
  await client.connect()
  try {
    await client.query('update delivery set story = $1 where delivery_id = $2', [story, one.delivery])
    await client.query('truncate delivery_waiting, delivery_print')
    await client.query(filling)
    const { rows } = await client.query<{ print: string }>(
      'select print from delivery_print where delivery_id = $1 order by print',
      [one.delivery],
    )
    expect(rows.map(({ print }) => print)).toEqual(printsOf(story))
  } finally {
    await client.end()
  }
  expect(await waiting()).toEqual([before])
})
