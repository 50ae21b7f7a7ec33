import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { isPostmasterOf } from './postmaster.ts'
import {
  clearAway,
  clusterOf,
  endOf,
  folderOf,
  isRoot,
  nobody,
  pidOf,
  query,
  start,
  users,
} from './test-program.ts'

afterEach(clearAway)

describe.each(users)('started by $who', ({ uid }) => {
  test('the first start makes the database, and a clean stop leaves nothing running', async () => {
    const dataDir = folderOf(uid)
    const first = start(dataDir, uid)
    const { adopted, connection } = await first.says()
    expect(adopted).toBe(false)
    expect(await query(connection!, 'select current_user, current_database()')).toEqual([
      'goodmeasure',
      'goodmeasure',
    ])
    const pid = pidOf(dataDir)
    expect(await first.told('stop')).toEqual({ done: 'stop' })
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
    expect(readdirSync(join(dataDir, 'run'))).toEqual([])
    expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false)
    expect((await start(dataDir, uid).says()).adopted).toBe(false)
  })

  test('the database that a killed application left running is adopted, and stopped in the end', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    const { connection } = await killed.says()
    await killed.told('be the application')
    await query(connection!, 'create table kept as select 42 as answer')
    const pid = pidOf(dataDir)
    await killed.killed()
    const next = start(dataDir, uid)
    expect(await next.says()).toMatchObject({ adopted: true })
    expect(pidOf(dataDir)).toBe(pid)
    expect(await next.told('be the application')).toEqual({ done: 'be the application' })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
    expect(await next.told('stop')).toEqual({ done: 'stop' })
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
  })

  test('a database killed under a running application comes back with what it had acknowledged', async () => {
    const dataDir = folderOf(uid)
    const running = start(dataDir, uid)
    const { connection } = await running.says()
    await running.told('be the application')
    await query(connection!, 'create table kept as select 42 as answer')
    process.kill(pidOf(dataDir), 'SIGKILL')
    expect(await running.says()).toEqual({
      sentence: 'The database stopped unexpectedly and is running again.',
    })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
    const second = start(dataDir, uid)
    expect(await second.says()).toMatchObject({ adopted: true })
    expect((await second.told('be the application')).because).toContain('already')
  })

  test('when everything was killed the next start recovers what was acknowledged', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    const { connection } = await killed.says()
    await query(connection!, 'create table kept as select 42 as answer')
    await killed.killed()
    process.kill(pidOf(dataDir), 'SIGKILL')
    expect(await start(dataDir, uid).says()).toMatchObject({ adopted: false })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
  })

  test('of two starts at once both reach the database, one is the application, and the last to leave stops it', async () => {
    const dataDir = folderOf(uid)
    const both = [start(dataDir, uid), start(dataDir, uid)]
    const said = await Promise.all(both.map((each) => each.says()))
    expect(said.map(({ adopted }) => adopted).sort()).toEqual([false, true])
    const pid = pidOf(dataDir)
    expect(await both[0]!.told('be the application')).toEqual({ done: 'be the application' })
    expect(await both[1]!.told('be the application')).toEqual({
      because: `Good Measure is running on ${dataDir} already: stop that one first, or set DATA_DIR to another folder.`,
      as: 'CannotStart',
    })
    await both[1]!.told('stop')
    expect(await query(said[0]!.connection!, 'select 1')).toEqual([1])
    await both[0]!.told('stop')
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
  })

  test('a first start that is killed half-way leaves nothing in the way of the next', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    while (
      !existsSync(join(dataDir, 'postgres')) ||
      !readdirSync(join(dataDir, 'postgres')).some((name) => name.startsWith('data.'))
    )
      await pause(5)
    await pause(100)
    await killed.killed()
    const { connection } = await start(dataDir, uid).says()
    expect(await query(connection!, 'select 1')).toEqual([1])
  })

  test("a stranger who has the dead database's process number is neither trusted nor harmed", async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    await killed.says()
    const pid = pidOf(dataDir)
    await killed.killed()
    process.kill(pid, 'SIGKILL')
    await endOf(dataDir, pid)
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: nobody, gid: nobody } : {})
    const file = join(clusterOf(dataDir), 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
    const next = start(dataDir, uid)
    expect(await next.says()).toMatchObject({ adopted: false })
    expect(await next.told('stop')).toEqual({ done: 'stop' })
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
  })

  test('a data folder whose path is too long for a socket works, and leaves nothing in the temporary folder', async () => {
    const dataDir = folderOf(uid, 'a-county-with-a-long-name-'.repeat(5))
    const temporary = folderOf(uid, 'temporary')
    mkdirSync(temporary)
    if (isRoot) chownSync(temporary, uid, uid)
    const killed = start(dataDir, uid, { TMPDIR: temporary })
    const { connection } = await killed.says()
    expect(connection!.host.startsWith(join(temporary, 'good-measure-'))).toBe(true)
    await killed.killed()
    const next = start(dataDir, uid, { TMPDIR: temporary })
    expect(await next.says()).toMatchObject({ adopted: true, connection })
    await next.told('stop')
    expect(readdirSync(temporary)).toEqual([])
  })
})
