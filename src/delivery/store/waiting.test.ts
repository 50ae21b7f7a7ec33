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

test('what waited before the migrations stands in the queue after them, and its words are found again', async () => {
  const [before] = await waiting()
  const fillings = [
    {
      migration: '0022-checking-deliveries.sql',
      begins: /^insert into delivery_waiting[^]*/m,
      as: 'postgres',
    },
    { migration: '0027-fast-at-scale.sql', begins: /^do \$\$[^]*/m, as: 'goodmeasure' },
  ]
  for (const { migration, begins, as } of fillings) {
    const text = readFileSync(join(projectFolder, 'db', 'migrations', migration), 'utf8')
    const client = new pg.Client({ ...world.connection, user: as })
    await client.connect()
    try {
      await one.tx((tx) => tx.updateTable('delivery').set({ story }).execute())
      await client.query('truncate delivery_waiting, delivery_print, commitment_open')
      await client.query(begins.exec(text)![0])
    } finally {
      await client.end()
    }
    const prints = await one.tx((tx) =>
      tx
        .selectFrom('delivery_print')
        .select('print')
        .where('delivery_id', '=', one.delivery)
        .orderBy('print')
        .execute(),
    )
    expect(prints.map(({ print }) => print)).toEqual(printsOf(story))
    expect(await waiting()).toEqual([before])
  }
  const open = await one.tx((tx) => tx.selectFrom('commitment_open').select('commitment_id').execute())
  expect(open.length).toBeGreaterThan(0)
})
