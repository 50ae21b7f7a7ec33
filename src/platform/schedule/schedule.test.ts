import { PgBoss } from 'pg-boss'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'
import { Visiting } from '../../../test/visiting.ts'
import { ScheduleFigures } from './figures.ts'
import { workTold } from './told.ts'
import { type Schedule, type ScheduledWork, startSchedule } from './schedule.ts'

let world: World
let running: Schedule[]
beforeEach(async () => {
  world = await openWorld()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()))
  await world?.close()
})

interface Counted {
  work: ScheduledWork
  runs: number
}

/** Work each morning, that counts how often it is done. */
function counted(run: () => Promise<void> = async () => undefined): Counted {
  const found: Counted = {
    runs: 0,
    work: {
      name: 'mornings',
      cron: '0 6 * * *',
      async run() {
        found.runs += 1
        await run()
      },
    },
  }
  return found
}

const log: string[] = []

async function start(
  work: ScheduledWork,
  options: { figures?: ScheduleFigures; leaseSeconds?: number } = {},
) {
  const schedule = await startSchedule({
    database: world.database,
    work: [work],
    clock: () => new Date(),
    log: (sentence) => void log.push(sentence),
    every: 1,
    ...options,
  })
  running.push(schedule)
  return schedule
}

/** As if no process had looked at what is due for so long. */
async function off(days: number): Promise<void> {
  await world.database.pool.query(`update schedule.version set cron_on = now() - make_interval(days => $1)`, [
    days,
  ])
  await world.database.pool.query(`update schedule.schedule set created_on = now() - interval '1 year'`)
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

async function until(holds: () => boolean, atMost = 20): Promise<void> {
  for (let waited = 0; !holds() && waited < atMost; waited += 0.1) await seconds(0.1)
  expect(holds()).toBe(true)
}

test('mornings missed while nothing ran are made up once, by one of two processes', async () => {
  const one = counted()
  const other = counted()
  const first = await start(one.work)
  await first.stop()
  running = []
  expect(one.runs).toBe(0)
  await off(3)
  await Promise.all([start(one.work), start(other.work)])
  await until(() => one.runs + other.runs > 0)
  await seconds(4)
  expect(one.runs + other.runs).toBe(1)
}, 60_000)

test('work that fails is told of, counted, and tried again', async () => {
  const figures = new ScheduleFigures()
  const work = counted(async () => {
    throw new Error('no ink')
  })
  const first = await start(work.work, { figures })
  await first.stop()
  running = []
  await off(3)
  await start(work.work, { figures })
  await until(() => work.runs > 0)
  await until(() => log.some((sentence) => sentence.includes('mornings failed')))
  expect(figures.lines()).toContain('goodmeasure_scheduled_runs_total{work="mornings",outcome="failed"} 1')
  await seconds(1)
  const { rows } = await world.database.pool.query(`select state from schedule.job where name = 'work'`)
  expect(rows).toEqual([{ state: 'retry' }])
  await world.database.pool.query(
    `update schedule.job set state = 'failed', completed_on = now() where name = 'work'`,
  )
  const db = world.database.installation
  const [told] = await workTold(db)
  expect(told).toMatchObject({ name: 'mornings', state: 'failed', lastDone: null, problem: 'no ink' })
  const administrator = new Visiting(world, await world.signInAs('administrator'))
  const page = await administrator.get('/staff/settings/scheduled-work')
  expect(page.html).toContain('no ink')
  const token = await world.tx((tx) => addToken(tx, { name: 'a', role: 'administrator', days: 1 }))
  const asProgram = (method: 'GET' | 'POST', rest = '') =>
    world.server.inject({
      method,
      url: `/api/v1/scheduled-work${rest}`,
      headers: { authorization: `Bearer ${token.text}` },
    })
  const asTold = { turn: told!.id, name: 'mornings', state: 'failed', problem: 'no ink' }
  expect((await asProgram('GET')).json()).toMatchObject({ items: [asTold] })
  const again = await administrator.post(`/staff/settings/scheduled-work/${told!.id}/try-again`)
  expect(again.location).toBe('/staff/settings/scheduled-work')
  expect((await asProgram('POST', `/${told!.id}/try-again`)).statusCode).toBe(409)
  await until(() => work.runs > 1, 40)
}, 60_000)

test('stopping waits for the work that is being done', async () => {
  let ended = false
  const work = counted(async () => {
    await seconds(2)
    ended = true
  })
  const first = await start(work.work)
  await first.stop()
  running = []
  await off(3)
  const schedule = await start(work.work)
  await until(() => work.runs > 0)
  expect(ended).toBe(false)
  await schedule.stop()
  running = []
  expect(ended).toBe(true)
}, 60_000)

test('work whose process died is begun again by another, when its lease has ended', async () => {
  const work = counted()
  await (await start(work.work, { leaseSeconds: 1 })).stop()
  running = []
  await world.database.pool.query(
    `insert into schedule.job (name, data, state, started_on, expire_seconds, retry_limit, retry_delay, policy)
     values ('work', '{"name":"mornings"}', 'active', now() - interval '1 hour', 1, 5, 0, 'standard')`,
  )
  await start(work.work, { leaseSeconds: 1 })
  await until(() => work.runs > 0, 40)
  expect(work.runs).toBe(1)
}, 60_000)

test('six in the morning is English time, in summer and in winter, and on the days the clocks change', () => {
  const boss = new PgBoss({ db: { executeSql: async () => ({ rows: [] }) } })
  const from = (text: string) => ({ tz: 'Europe/London', from: new Date(text), count: 3 })
  const times = (text: string) =>
    boss.previewSchedule('0 6 * * *', from(text)).map((moment) => moment.toISOString().slice(0, 16))
  expect(times('2027-03-26T12:00:00Z')).toEqual(['2027-03-27T06:00', '2027-03-28T05:00', '2027-03-29T05:00'])
  expect(times('2026-10-23T12:00:00Z')).toEqual(['2026-10-24T05:00', '2026-10-25T06:00', '2026-10-26T06:00'])
  const mondays = boss.previewSchedule('30 7 * * 1', from('2026-11-17T00:00:00Z'))
  expect(mondays[0]?.toISOString()).toBe('2026-11-23T07:30:00.000Z')
})
