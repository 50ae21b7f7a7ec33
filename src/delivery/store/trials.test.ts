import { sql } from 'kysely'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addTrialOf, answerTrial, beginTrialOn, byPhone, type OneTrial } from '../../../test/one-trial.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import { clearTrials, trialOf } from '../store.ts'

let world: World
let of: OneTrial

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.tx((tx) => tx.deleteFrom('trial_return').execute())
  of = await addTrialOf(world)
})

/** A transaction of the trial, as its pages have it. */
const within = <Answer>(trial: string, work: (tx: Tx) => Promise<Answer>, authority = world.authority.id) =>
  world.database.withAuthority(
    { authority, actor: { kind: 'system' }, at: world.platform.clock(), trial },
    work,
  )

const returns = (tx: Tx) => tx.selectFrom('return').select('return_id').execute()
const kept = sql<{ id: string }>`select return_id as id from trial.return`

test('only a transaction opened for the trial finds its return, and no other', async () => {
  expect(await within(of.trial, returns)).toEqual([{ return_id: of.trial }])
  expect(await world.tx(returns)).toEqual([])
  const other = await beginTrialOn(of.contract, of.desk)
  expect(await within(other.trial, returns)).toEqual([{ return_id: other.trial }])
})

test('without a where, whoever names the trials’ tables still finds nothing', async () => {
  expect((await world.tx((tx) => kept.execute(tx))).rows).toEqual([])
  expect((await within(newId(), (tx) => kept.execute(tx))).rows).toEqual([])
  expect((await within(of.trial, (tx) => kept.execute(tx), world.other.id)).rows).toEqual([])
  const across = await world.database.acrossAuthorities('the test looks', (db) => kept.execute(db))
  expect(across.rows).toEqual([])
})

test('a transaction of a trial can write nothing that others read', async () => {
  const place = {
    authority_id: world.authority.id,
    code: 'E07990098',
    name: 'Nowhere',
    kind: 'district',
    parent: null,
  }
  await expect(within(of.trial, (tx) => tx.insertInto('place').values(place).execute())).rejects.toThrow(
    'row-level security',
  )
  const changed = within(of.trial, (tx) => tx.updateTable('commitment').set({ title: 'Ours' }).execute())
  await expect(changed).rejects.toThrow('row-level security')
})

test('what is done in a trial is not noted, so that no fact of it is sealed', async () => {
  const links = () => world.tx((tx) => tx.selectFrom('audit_link').select('position').execute())
  const before = await links()
  await within(of.trial, async (tx) =>
    tx.note({ action: 'tried', subject: 'trial', id: of.trial, words: 'Tried.' }),
  )
  expect(await links()).toEqual(before)
})

test('the twins have the columns of the tables they stand for, and the trial', async () => {
  const { rows } = await world.tx((tx) =>
    sql<{ table: string; kept: string[]; twin: string[] }>`
      select t.relname as table, ${columnsOf(sql`k.oid`)} as kept, ${columnsOf(sql`t.oid`)} as twin
      from pg_class t join pg_class k on k.relname = t.relname and k.relnamespace = 'public'::regnamespace
      where t.relkind = 'r' and t.relnamespace = 'trial'::regnamespace
      order by 1`.execute(tx),
  )
  expect(rows.map(({ table }) => table)).toEqual([
    'delivery',
    'evidence',
    'mail',
    'milestone_answer',
    'return',
    'return_draft',
    'verification',
  ])
  for (const { kept: columns, twin } of rows) {
    const own = columns.map((column) => column.replace('authority_id uuid f', 'authority_id uuid t'))
    expect(twin).toEqual([...own, 'trial_id uuid t'].sort())
  }
})

/** Each with its type, and whether it must be there. */
const columnsOf = (table: ReturnType<typeof sql>) => sql`(
  select array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || left(a.attnotnull::text, 1)
    order by a.attname collate "C")
  from pg_attribute a where a.attrelid = ${table} and a.attnum > 0 and not a.attisdropped)`

test('a trial that has run out is not there, although nobody tidied up', async () => {
  const at = new Date(world.platform.clock().getTime() + 7 * 86_400_000)
  const scope = { authority: world.authority.id, actor: { kind: 'system' }, trial: of.trial } as const
  const read = (moment: Date) => world.database.withAuthority({ ...scope, at: moment }, trialOf)
  expect(await read(new Date(at.getTime() - 1))).toMatchObject({ id: of.trial })
  expect(await read(at)).toBeUndefined()
})

test('tidying up ends the trials that have run out, with their files, and leaves the others', async () => {
  await answerTrial(await byPhone(world, of), of)
  const files = () => world.platform.files.keptApart(world.authority.id)
  await clearTrials(world.platform, world.platform.clock())
  expect(await files()).toEqual([`trial-${of.trial}`])
  await clearTrials(world.platform, new Date(world.platform.clock().getTime() + 7 * 86_400_000))
  expect(await files()).toEqual([])
  expect((await within(of.trial, returns)).length).toBe(0)
})

test('the files of a trial stand apart: the same file sent with a real return stays', async () => {
  await answerTrial(await byPhone(world, of), of)
  const folder = join(world.platform.settings.dataDir, 'files', world.authority.id)
  expect(readdirSync(folder)).toEqual([`trial-${of.trial}`])
})
