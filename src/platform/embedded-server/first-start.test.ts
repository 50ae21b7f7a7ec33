import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import {
  clearAway,
  clusterOf,
  folderOf,
  isReadableBy,
  isRoot,
  nobody,
  query,
  start,
  users,
} from './test-program.ts'

afterEach(clearAway)

const { uid } = users[0]!

test('the owner of the tables is no superuser, and visits run as a role that walls hold', async () => {
  const { connection } = await start(folderOf(uid), uid).says()
  const roles = await query(
    connection!,
    `select rolname || ' login ' || rolcanlogin || ' super ' || rolsuper || ' bypass ' || rolbypassrls
       || ' createdb ' || rolcreatedb || ' createrole ' || rolcreaterole || ' ' || rolconfig::text
     from pg_roles where rolname like 'goodmeasure%' order by 1`,
  )
  expect(roles).toEqual([
    'goodmeasure login true super false bypass false createdb false createrole false {TimeZone=UTC}',
    'goodmeasure_app login false super false bypass false createdb false createrole false {TimeZone=UTC}',
  ])
  expect(await query(connection!, "select set_config('role', 'goodmeasure_app', false)")).toEqual([
    'goodmeasure_app',
  ])
  expect(
    await query(
      connection!,
      'select pg_get_userbyid(datdba) from pg_database where datname = current_database()',
    ),
  ).toEqual(['goodmeasure'])
})

test('nothing listens on the network', async () => {
  const { connection } = await start(folderOf(uid), uid).says()
  expect(await query(connection!, 'show listen_addresses')).toEqual([''])
  expect(await query(connection!, 'show fsync')).toEqual(['on'])
})

test('a database of another major version is refused with what to do', async () => {
  const dataDir = folderOf(uid)
  const first = start(dataDir, uid)
  await first.says()
  await first.told('stop')
  writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '17\n')
  const { because } = await start(dataDir, uid).says()
  expect(because).toContain('was made by PostgreSQL 17 and this version runs 18')
  expect(because).toContain('npm run goodmeasure -- restore FILE')
})

test('a data folder that is a file is refused', async () => {
  const dataDir = folderOf(uid)
  writeFileSync(dataDir, '')
  const { because, as } = await start(dataDir, uid).says()
  expect(as).toBe('CannotStart')
  expect(because).toBe(`${dataDir} is a file, and the data needs a folder: set DATA_DIR to another one.`)
})

test.runIf(isRoot)('root is told which folder keeps the database out, before anything is made', async () => {
  const dataDir = folderOf(0, 'closed/data')
  const closed = join(dataDir, '..')
  mkdirSync(closed, { mode: 0o700 })
  const { because, as } = await start(dataDir, 0).says()
  expect(as).toBe('CannotStart')
  expect(because).toBe(
    `The database runs as the user "nobody", who can't enter ${closed}: run "chmod o+x ${closed}", or set DATA_DIR to another folder.`,
  )
  expect(readdirSync(closed)).toEqual([])
})

test.skipIf(isRoot && !isReadableBy(nobody))(
  'an ordinary user is told which folder may not be written in',
  async () => {
    const uid = isRoot ? nobody : process.getuid!()
    const dataDir = folderOf(uid, 'closed/data')
    const closed = join(dataDir, '..')
    mkdirSync(closed)
    if (isRoot) chownSync(closed, uid, uid)
    chmodSync(closed, 0o500)
    const { because } = await start(dataDir, uid).says()
    expect(because).toContain(`may not write in ${closed}: run "chmod u+rwx ${closed}"`)
  },
)

test.runIf(isRoot && isReadableBy(nobody))(
  "root goes on with an ordinary user's database as that user; another user is refused",
  async () => {
    const dataDir = folderOf(nobody)
    const first = start(dataDir, nobody)
    await first.says()
    await first.told('stop')
    const asRoot = start(dataDir, 0)
    expect(await asRoot.says()).toMatchObject({ adopted: false })
    await asRoot.told('stop')
    chmodSync(join(dataDir, 'postgres'), 0o755)
    const { because } = await start(dataDir, 12_345).says()
    expect(because).toMatch(/belongs to user 65534 and not to|may not write in/)
  },
)
