import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../test/one-contract.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { setAskingOnce } from '../../contracts/store.ts'
import { day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import { takeLetter } from '../../platform/mail-queue.ts'
import { newId } from '../../language/identifier.ts'
import { type Rhythm, usualRhythm } from '../rhythm.ts'
import {
  askAndRemind,
  cancel,
  countAhead,
  endOptOut,
  optOut,
  returnsAhead,
  rhythmOf,
  setRhythm,
} from '../store.ts'

// The first of October 2026 is a Thursday; the clocks go back on Sunday, 25 October.
const morning = new Date('2026-10-01T08:02:00Z')
const second = '2026-27Q2' as Quarter
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
  await pool.query(
    'truncate return_bundle_letter, return_bundled, return_bundle, contract_asking, return_reminder, return_opt_out, quarter_asked, return_rhythm, return_draft, cover',
  )
  await pool.query('truncate return, commitment, contract cascade')
  await pool.query('delete from mail')
})

const run = (at: Date | string) => askAndRemind(world.platform, new Date(at))
const turnOn = (changed: Partial<Rhythm> = {}) =>
  world.tx((tx) => setRhythm(tx, { ...usualRhythm, onSince: day('2026-04-01'), ...changed }, 0))

async function addPromise(): Promise<OneContract> {
  const of = await addContractTo(world)
  await of.tx((tx) => addCommitment(tx, of, { targets: { '2026-27Q2': '10' } }))
  return of
}

const letters = async () =>
  (await world.database.installation.selectFrom('mail').selectAll().orderBy('mail_id').execute()).map(
    ({ subject, to_address, body, state }) => ({ subject, to: to_address, body, state }),
  )
const returns = () =>
  world.tx((tx) => tx.selectFrom('return').select(['contract_id', 'state', 'due', 'asked_of']).execute())
const steps = async () =>
  (await world.tx((tx) => tx.selectFrom('return_reminder').select(['step', 'return_id']).execute())).map(
    ({ step }) => step,
  )

test('nothing goes out by itself until an authority turns it on', async () => {
  await addPromise()
  await run(morning)
  expect(await returns()).toEqual([])
  expect(await world.tx(rhythmOf)).toEqual({ ...usualRhythm, version: 0 })
})

test('on the day after the quarter each return is asked for once, however often that is done and by how many at once', async () => {
  await turnOn()
  const of = await addPromise()
  await addPromise()
  await run('2026-09-30T10:00:00Z')
  await run('2026-10-01T07:32:00Z')
  expect(await returns()).toEqual([])
  await Promise.all([run(morning), run(morning)])
  await run('2026-10-02T09:00:00Z')
  const made = await returns()
  expect(made).toHaveLength(2)
  expect(made[0]).toMatchObject({ state: 'awaited', due: '2026-10-15' })
  const sent = await letters()
  expect(sent).toHaveLength(2)
  expect(sent[0]!.subject).toBe('What did you deliver in July to September 2026? Highways reactive repairs')
  expect(sent[0]!.body).toContain('http://localhost:3000/a/wrenshire/s/link/')
  expect(sent[0]!.state).toBe('waiting')
  expect(await of.tx((tx) => countAhead(tx, second))).toEqual({
    'to-ask': 0,
    'no-address': 0,
    'left-alone': 0,
  })
})

test('a quarter is asked for once as a whole: a contract that comes later is asked by people', async () => {
  await turnOn()
  await addPromise()
  await run(morning)
  await addPromise()
  await run('2026-10-05T09:00:00Z')
  expect(await returns()).toHaveLength(1)
})

/** Every connection of the program is cut, as when its process dies. */
async function cutOff(): Promise<void> {
  const client = new pg.Client(world.connection)
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
}

test('killed in the middle, it goes on where it stopped: every return once, every letter once', async () => {
  await turnOn()
  for (let count = 0; count < 30; count += 1) await addPromise()
  const killed = askAndRemind(world.platform, morning, 4).catch((error: Error) => error.message)
  while ((await letters()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await cutOff()
  expect(await killed).toBeTypeOf('string')
  expect((await returns()).length).toBeLessThan(30)
  expect(await letters()).toHaveLength((await returns()).length)
  await run(morning)
  expect(await returns()).toHaveLength(30)
  expect(await letters()).toHaveLength(30)
})

/** A program of its own that asks and reminds, a few returns at a time. */
const program = `
  const { askAndRemind } = await import(${JSON.stringify(join(import.meta.dirname, 'by-themselves.ts'))})
  const { Database } = await import(${JSON.stringify(join(import.meta.dirname, '../../platform/database.ts'))})
  const { connection, settings, at } = JSON.parse(process.env.GIVEN)
  await askAndRemind({ database: new Database(connection), settings }, new Date(at), 3)
  process.exit(0)`

async function killedAfter(some: number): Promise<void> {
  const { connection, platform } = world
  const given = JSON.stringify({ connection, settings: platform.settings, at: reminding })
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, GIVEN: given },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (child.exitCode === null && (await letters()).length <= some)
    await new Promise((resolve) => setTimeout(resolve, 1))
  child.kill('SIGKILL')
  await ended
}

const reminding = '2026-10-08T09:00:00Z'

test('a program that is killed again and again while it reminds reminds of every return once', async () => {
  await turnOn({ remindDays: [-7, 0] })
  const promised = 40
  for (let count = 0; count < promised; count += 1) await addPromise()
  await run(morning)
  await world.database.pool.query('delete from mail')
  for (const some of [0, 9, 18]) await killedAfter(some)
  const left = promised - (await letters()).length
  expect(left).toBeGreaterThan(0)
  await run(reminding)
  const { rows } = await world.database.pool.query(
    'select count(*)::int as letters, count(distinct about_id)::int as returns from mail',
  )
  expect(rows).toEqual([{ letters: promised, returns: promised }])
  expect(await steps()).toEqual(Array.from({ length: promised }, () => 'reminder -7'))
})

test('a supplier without an address is not asked, and is counted; one with an account is asked there', async () => {
  await turnOn()
  const of = await addPromise()
  await of.tx((tx) => tx.updateTable('supplier').set({ contact_email: null }).execute())
  const [account] = world.authority.people.get('supplier')!
  const employ = (ends: string | null) =>
    of.tx((tx) => tx.updateTable('membership').set({ ends }).where('person_id', '=', account!).execute())
  await employ('2026-09-01')
  expect(await of.tx((tx) => countAhead(tx, second))).toMatchObject({ 'to-ask': 0, 'no-address': 1 })
  await employ(null)
  await run(morning)
  const { email } = await world.database.installation
    .selectFrom('person')
    .select('email')
    .where('person_id', '=', account!)
    .executeTakeFirstOrThrow()
  expect((await letters()).map(({ to }) => to)).toEqual([email])
})

test('a contract that is left alone is not asked, nor one that was withdrawn; the last return of one that ends is', async () => {
  await turnOn()
  const [left, gone, ends] = [await addPromise(), await addPromise(), await addContractTo(world)]
  await left.tx((tx) => optOut(tx, left.contract, 'Reports on paper'))
  await gone.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ withdrawn_at: morning })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', gone.contract)
      .execute(),
  )
  await ends.tx(async (tx) => {
    await addCommitment(tx, ends, { due: '2027-03-31' })
    await tx
      .updateTable('contract')
      .set({ ends: '2026-09-30' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', ends.contract)
      .execute()
  })
  const [ahead] = await world.tx((tx) => returnsAhead(tx, second, { kind: 'left-alone' }))
  expect(ahead).toMatchObject({ contract: left.contract, leftAloneBecause: 'Reports on paper' })
  await run(morning)
  expect((await returns()).map(({ contract_id }) => contract_id)).toEqual([ends.contract])
  expect(await left.tx((tx) => optOut(tx, left.contract, 'Again'))).toMatchObject({ accepted: false })
  expect(await left.tx((tx) => endOptOut(tx, left.contract))).toBe(true)
  expect(await left.tx((tx) => endOptOut(tx, left.contract))).toBe(false)
})

test('reminders before, on and after the day due, then the manager is told: each once, across the end of October', async () => {
  await turnOn({ remindDays: [-3, 0, 10] })
  const of = await addPromise()
  const manager = world.authority.people.get('contract-manager')![0]!
  const covering = world.authority.people.get('head-of-service')![0]!
  await of.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ owner_id: manager })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute()
    await tx
      .insertInto('cover')
      .values({
        authority_id: tx.authority,
        cover_id: newId(),
        away_id: manager,
        covering_id: covering,
        starts: '2026-10-20',
        ends: '2026-11-20',
        roles: ['contract-manager'],
        recorded_at: morning,
      })
      .execute()
  })
  await run(morning)
  for (let hours = 0; hours < 24 * 40; hours += 5) await run(new Date(morning.getTime() + hours * 3_600_000))
  const sent = await letters()
  expect(sent.map(({ subject }) => subject)).toEqual([
    'What did you deliver in July to September 2026? Highways reactive repairs',
    'Due on 15 October 2026: your return for July to September 2026, Highways reactive repairs',
    'Due today: your return for July to September 2026, Highways reactive repairs',
    'Now late: your return for July to September 2026, Highways reactive repairs',
    'Not answered: 1 return',
    'Not answered: 1 return',
  ])
  // Ten days after is Sunday the 25th, when the clocks go back: the letter goes on the Monday.
  expect(sent[3]!.body).toContain('It was due on 15 October 2026, 11 days ago')
  expect(sent[4]!.body).toContain('/a/wrenshire/staff/returns/')
  expect(await steps()).toEqual(['reminder -3', 'reminder 0', 'reminder 10', 'escalation'])
})

test('one that was answered or cancelled gets no reminder; with days off the newest step alone is taken', async () => {
  await turnOn()
  const [cancelled, open] = [await addPromise(), await addPromise()]
  await run(morning)
  const [one] = await world.tx((tx) =>
    tx.selectFrom('return').select('return_id').where('contract_id', '=', cancelled.contract).execute(),
  )
  const telling = { authority: '', sending: false, linkTo: (secret: string) => secret }
  await world.tx((tx) => cancel(tx, telling, one!.return_id, 'Asked wrongly'))
  await run('2026-10-23T10:00:00Z')
  expect(await steps()).toEqual(['reminder 7'])
  expect((await letters()).filter(({ subject }) => subject.startsWith('Now late'))).toHaveLength(1)
  await open.tx((tx) => optOut(tx, open.contract, 'Spoken to'))
  await run('2026-11-02T10:00:00Z')
  expect(await steps()).toEqual(['reminder 7'])
})

test('while all that is promised is paused, nobody is asked or reminded; afterwards they are', async () => {
  await turnOn()
  const [before, later] = [await addPromise(), await addPromise()]
  const pause = (of: OneContract, from: string | null, until: string | null) =>
    of.tx((tx) =>
      tx
        .updateTable('commitment')
        .set({ paused_from: from, paused_until: until })
        .where('authority_id', '=', tx.authority)
        .where('contract_id', '=', of.contract)
        .execute(),
    )
  await pause(before, '2026-09-01', '2026-12-31')
  await run(morning)
  expect((await returns()).map(({ contract_id }) => contract_id)).toEqual([later.contract])
  await pause(later, '2026-10-10', '2026-10-20')
  await run('2026-10-15T10:00:00Z')
  expect(await steps()).toEqual([])
  await run('2026-10-21T10:00:00Z')
  expect(await steps()).toEqual(['reminder 0'])
})

test('with the mail server away the reminders wait, none is written twice, and none goes out at night', async () => {
  await turnOn()
  await addPromise()
  await run(morning)
  await run('2026-10-15T10:00:00Z')
  await run('2026-10-15T11:00:00Z')
  const waiting = await letters()
  expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  const db = world.database.installation
  expect(await takeLetter(db, new Date('2026-10-15T22:00:00Z'))).toBeUndefined()
  expect(await takeLetter(db, new Date('2026-10-17T10:00:00Z'))).toBeUndefined()
  expect((await takeLetter(db, new Date('2026-10-19T08:00:00Z')))?.subject).toContain('What did you deliver')
})

test('another authority’s returns are its own: what is off there stays off', async () => {
  await turnOn()
  await addContractTo(world, world.other).then((of) =>
    of.tx((tx) => addCommitment(tx, of, { targets: { '2026-27Q2': '10' } })),
  )
  await run(morning)
  expect(await world.tx((tx) => tx.selectFrom('return').selectAll().execute(), { at: world.other })).toEqual(
    [],
  )
})

test('a framework’s supplier is asked, and reminded, once for all its call-offs, by however many at once', async () => {
  await turnOn()
  const framework = await addPromise()
  const callOffs = [await addPromise(), await addPromise()]
  await world.tx(async (tx) => {
    const contracts = tx.updateTable('contract').where('authority_id', '=', tx.authority)
    await contracts.set({ kind: 'framework' }).where('contract_id', '=', framework.contract).execute()
    const ids = callOffs.map(({ contract }) => contract)
    const under = { kind: 'call-off', framework_id: framework.contract }
    await contracts.set(under).where('contract_id', 'in', ids).execute()
    await setAskingOnce(tx, framework.contract, { once: true, version: 0 })
  })
  const inBatchesOfOne = (at: Date | string) => askAndRemind(world.platform, new Date(at), 1)
  await Promise.all([inBatchesOfOne(morning), inBatchesOfOne(morning)])
  expect([(await returns()).length, (await letters()).map(({ subject }) => subject)]).toEqual([
    3,
    [expect.stringContaining('all call-offs')],
  ])
  const due = new Date((await returns())[0]!.due + 'T09:00:00Z')
  await Promise.all([inBatchesOfOne(due), inBatchesOfOne(due)])
  expect([(await steps()).length, (await letters()).length]).toEqual([3, 2])
})
