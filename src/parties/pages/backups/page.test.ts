import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, testNow, type World } from '../../../../test/world.ts'
import { backUpByPlan, backupFigures } from '../../../platform/backup/scheduled.ts'
import { backupsIn } from '../../../platform/backup/backups.ts'
import { addToken } from '../../store.ts'

const page = '/staff/settings/back-ups'
let now = testNow
let world: World
let administrator: Visiting
beforeAll(async () => {
  world = await openWorld({ now: () => now })
  administrator = new Visiting(world, await world.signInAs('administrator'))
})
afterAll(() => world.close())

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000)
const newest = async () => (await backupsIn(world.database.installation, 1))[0]
const there = () => readdirSync(world.platform.settings.backupDir).sort()

// One night follows the other.
describe('back-ups of an installation', { shuffle: false }, () => {
  test('before the first one the page says what will be there, and who may not open it is told', async () => {
    const { html, status } = await administrator.get(page)
    expect(status).toBe(200)
    expect(html).toContain('No back-up has been made yet.')
    expect(html).toContain('No back-ups yet')
    expect(html).not.toContain('is older than it should be')
    const manager = new Visiting(world, await world.signInAs('contract-manager'))
    expect((await manager.get(page)).status).toBe(403)
    expect((await manager.post(`${page}/make`)).status).toBe(403)
  })

  test('what was typed wrongly is told beside the field, and kept', async () => {
    const fields = { version: '0', often: 'hourly', kept: '0', publicKey: 'age1odd' }
    const { html, status } = await administrator.post(page, fields)
    expect(status).toBe(422)
    expect(html).toContain('Choose how often back-ups are made')
    expect(html).toContain('Give a whole number from 1 to 365')
    expect(html).toContain('This is no public key of age')
    expect(html).toContain('value="age1odd"')
  })

  test('one made from the page is listed when it is done', async () => {
    expect((await administrator.post(`${page}/make`)).location).toBe(page)
    while ((await newest())?.state !== 'done') await pause(50)
    const { html } = await administrator.get(page)
    expect(html).toContain('The last good back-up was made on 23 November 2026')
    expect(html).toMatch(/rows, 0 files, \d+(\.\d)? KB/)
    expect(there()).toEqual(['good-measure-2026-11-23T100000Z.tar.gz'])
    expect((await administrator.get('/staff/settings')).html).toContain('The last good back-up was made on')
    expect(await backupFigures(world.platform)).toEqual([
      '# TYPE goodmeasure_backup_is_old gauge',
      'goodmeasure_backup_is_old 0',
      '# TYPE goodmeasure_backup_last_good_seconds gauge',
      `goodmeasure_backup_last_good_seconds ${testNow.getTime() / 1000}`,
    ])
  })

  test('each night makes one and keeps so many; a plan that changed meanwhile is not overwritten', async () => {
    const fields = { version: '0', often: 'nightly', kept: '2', publicKey: '' }
    expect((await administrator.post(page, fields)).location).toBe(page)
    const stale = await administrator.post(page, { ...fields, kept: '9' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Somebody else changed this while you were typing')
    expect(stale.html).toContain('value="9"')
    for (const day of [1, 2, 3]) {
      now = days(day)
      await backUpByPlan(world.platform, now)
      await backUpByPlan(world.platform, now)
    }
    expect(there()).toEqual([
      'good-measure-2026-11-25T100000Z.tar.gz',
      'good-measure-2026-11-26T100000Z.tar.gz',
    ])
    administrator = new Visiting(world, await world.signInAs('administrator'))
    expect((await administrator.get(page)).html).toContain('as newer ones are kept')
  })

  test('one that was damaged since does not count, and the last good one stays', async () => {
    const folder = world.platform.settings.backupDir
    writeFileSync(join(folder, 'good-measure-2026-11-25T100000Z.tar.gz'), 'damaged')
    await administrator.post(page, { version: '1', often: 'nightly', kept: '2', publicKey: '' })
    now = days(4)
    await backUpByPlan(world.platform, now)
    expect(there()).toEqual([
      'good-measure-2026-11-26T100000Z.tar.gz',
      'good-measure-2026-11-27T100000Z.tar.gz',
    ])
  })

  test('when none was made for days, the pages and the figures say so', async () => {
    now = days(8)
    const session = new Visiting(world, await world.signInAs('administrator'))
    expect((await session.get(page)).html).toContain('The last good back-up is older than it should be.')
    expect((await session.get('/staff/settings')).html).toContain('Look at this')
    expect(await backupFigures(world.platform)).toContain('goodmeasure_backup_is_old 1')
    now = testNow
  })

  test('the API does the same', async () => {
    const { text } = await world.tx((tx) => addToken(tx, { name: 'Test', role: 'administrator', days: 1 }))
    const ask = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object, headers = {}) => {
      const authorization = `Bearer ${text}`
      const answer = await world.server.inject({
        method,
        url: `/api/v1${url}`,
        payload,
        headers: { authorization, ...headers },
      })
      return {
        status: answer.statusCode,
        etag: String(answer.headers.etag),
        body: answer.body && answer.json<never>(),
      }
    }
    const plan = await ask('GET', '/backup-plan')
    expect(plan.body).toEqual({ often: 'nightly', kept: 2, publicKey: null })
    const body = { often: 'weekly', kept: 5 }
    expect((await ask('PUT', '/backup-plan', body)).status).toBe(428)
    expect((await ask('PUT', '/backup-plan', body, { 'if-match': '"1"' })).status).toBe(412)
    const changed = await ask('PUT', '/backup-plan', body, { 'if-match': plan.etag })
    expect(changed.body).toEqual({ often: 'weekly', kept: 5, publicKey: null })
    const odd = await ask('PUT', '/backup-plan', { ...body, publicKey: 'x' }, { 'if-match': changed.etag })
    expect(odd.status).toBe(422)
    const list = await ask('GET', '/backups')
    expect(list.body).toMatchObject({ items: [{ state: 'done' }, {}, {}, {}, {}], next: null })
    expect((await ask('POST', '/backups')).status).toBe(202)
    while (
      (await newest())?.state === 'making' ||
      (await backupsIn(world.database.installation, 9)).length < 6
    )
      await pause(50)
  })
})
