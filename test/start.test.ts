import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../src/language/identifier.ts'
import { roles } from '../src/parties/index.ts'
import { addPerson, setUpAuthority } from '../src/parties/store.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { isRoot } from '../src/platform/embedded-server/test-program.ts'
import { databaseOf, endApplications, freePort, newDataFolder, startApplication } from './application.ts'

/** A database is made here once; what matters is that it is left alone, and nothing running, by each that uses it. */
const kept = newDataFolder()
const startOnKept = async () => (await startApplication({ dataDir: kept })).listening()

afterAll(endApplications)

describe('a start that cannot be is one sentence, a failure, and nothing left running', () => {
  test.each([
    ['PORT', 'eighty', 'PORT is "eighty"; it must be a whole number from 1 to 65535.'],
    ['PORT', '70000', 'PORT is "70000"; it must be a whole number from 1 to 65535.'],
    ['HOST', 'a b', 'HOST is "a b"; it must be an address or a name of this machine'],
    ['HOST', '203.0.113.7', '203.0.113.7 is no address of this machine: set HOST to one that is.'],
    ['BASE_URL', 'council.example', 'BASE_URL is "council.example"; it must be the site\'s address'],
    ['BASE_URL', 'https://council.example/social', 'without a path'],
    ['DATABASE_URL', 'mysql://a:hidden@b/c', "DATABASE_URL can't be read; it must look like postgres://"],
    ['SMTP_URL', 'mail.council.example', "SMTP_URL can't be read; it must look like smtp://"],
    ['S3_URL', 'http://bucket', "S3_URL can't be read"],
    ['NOTIFY_API_KEY', 'short', "NOTIFY_API_KEY can't be read"],
    ['OIDC_ISSUER', 'https://login.council.example', 'OIDC_CLIENT_ID is missing'],
  ])('%s=%s', async (name, value, sentence) => {
    const application = await startApplication({ dataDir: kept, environment: { [name]: value } })
    const { status, output, errors } = await application.ended()
    expect(errors).toContain(sentence)
    expect(errors).not.toContain('hidden')
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
    expect(output).not.toContain('Good Measure is at')
    expect(status).toBe(1)
    expect(application.database).toBe(0)
  })

  test('a data folder that is a file', async () => {
    const dataDir = newDataFolder()
    writeFileSync(dataDir, '')
    const { status, errors } = await (await startApplication({ dataDir })).ended()
    expect(errors).toBe(`${dataDir} is a file, and the data needs a folder: set DATA_DIR to another one.\n`)
    expect(status).toBe(1)
  })

  test('a data folder where nothing may be written, or that the database may not enter', async () => {
    const dataDir = newDataFolder('closed/data')
    const closed = join(dataDir, '..')
    mkdirSync(closed)
    chmodSync(closed, isRoot ? 0o700 : 0o500)
    const { status, errors } = await (await startApplication({ dataDir })).ended()
    expect(errors).toContain(closed)
    expect(errors).toMatch(/^[^\n]+: run "chmod [^\n]+, or set DATA_DIR to another folder\.\n$/)
    expect(status).toBe(1)
    chmodSync(closed, 0o700)
    expect(readdirSync(closed)).toEqual([])
  })

  test('a port that another program has', async () => {
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const application = await startApplication({ dataDir: kept, port })
    const { status, errors } = await application.ended()
    other.close()
    expect(errors).toBe(`Port ${port} is in use already: set PORT to another one.\n`)
    expect(status).toBe(1)
    expect(application.database).toBe(0)
  })

  test('a database that does not answer', async () => {
    const port = await freePort()
    const url = `postgres://goodmeasure:hidden@127.0.0.1:${port}/goodmeasure`
    const application = await startApplication({ environment: { DATABASE_URL: url } })
    const { status, errors } = await application.ended()
    expect(errors).toMatch(/^The database of DATABASE_URL cannot be reached: [^\n]+\.\n$/)
    expect(errors).not.toContain('hidden')
    expect(status).toBe(1)
    expect(application.database).toBe(0)
  })

  test('a data folder that another copy serves from', async () => {
    const first = await startOnKept()
    const second = await startApplication({ dataDir: kept })
    const { status, errors } = await second.ended()
    expect(errors).toBe(
      `Good Measure is running on ${kept} already: stop that one first, or set DATA_DIR to another folder.\n`,
    )
    expect(status).toBe(1)
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
    await first.stop()
  })
})

describe('asked to stop', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s it ends well, and the database with it',
    async (signal) => {
      const application = await startOnKept()
      expect(application.database).toBeGreaterThan(0)
      expect(await application.stop(signal)).toMatchObject({ status: 0, errors: '' })
      expect(application.database).toBe(0)
      expect(readdirSync(join(application.dataDir, 'run'))).toEqual([])
    },
  )

  test('twice it still ends well', async () => {
    const application = await startOnKept()
    application.process.kill('SIGINT')
    expect(await application.stop('SIGINT')).toMatchObject({ status: 0, errors: '' })
    expect(application.database).toBe(0)
  })

  test.each([
    { wait: 550, dataDir: newDataFolder() },
    { wait: 900, dataDir: newDataFolder() },
    { wait: 450, dataDir: kept },
    { wait: 600, dataDir: kept },
  ])('$wait ms after the start, nothing is left running', async ({ wait, dataDir }) => {
    const application = await startApplication({ dataDir })
    await pause(wait)
    const { errors } = await application.stop()
    expect(errors).toBe('')
    expect(databaseOf(application.dataDir)).toBe(0)
  })

  test('while the example is filled in it ends soon, and the next start fills it in from the beginning', async () => {
    const application = await startApplication({ options: ['--example'] })
    await application.says(/Filling in the invented county/)
    await pause(500)
    const asked = performance.now()
    expect(await application.stop()).toMatchObject({ status: 0, errors: '' })
    expect(performance.now() - asked).toBeLessThan(5_000)
    expect(application.database).toBe(0)
    const { dataDir } = application
    const next = await startApplication({ dataDir, options: ['--example'] })
    await next.says(/Filling in the invented county/)
    expect(await next.stop()).toMatchObject({ status: 0, errors: '' })
  })

  test('it does not wait for visitors who hold a connection and ask nothing', async () => {
    const application = await startOnKept()
    const { port, hostname } = new URL(application.address)
    const asked = connect(Number(port), hostname)
    asked.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await once(asked, 'data')
    const halfAsked = connect(Number(port), hostname)
    halfAsked.write('GET /healthz HTTP/1.1\r\n')
    await once(halfAsked, 'connect')
    for (const each of [asked, halfAsked]) each.on('error', () => undefined)
    const before = performance.now()
    expect(await application.stop()).toMatchObject({ status: 0 })
    expect(performance.now() - before).toBeLessThan(9_000)
    for (const each of [asked, halfAsked]) each.destroy()
  })
})

test('health says the process lives, and readiness that the database answers', async () => {
  const application = await startOnKept()
  const answers = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(application.address + path)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  await application.stop()
})

describe('the links that are printed', () => {
  test('the set-up is reached by a new link at each start, until it was used', async () => {
    const links: string[] = []
    for (const _ of ['first', 'second']) {
      const application = await startOnKept()
      const [link] = await application.says(/http:\S+\/set-up\/\S+/)
      expect((await fetch(link)).status).toBe(200)
      if (links[0]) expect((await fetch(link.replace(/[^/]+$/, links[0]))).status).toBe(410)
      links.push(link.split('/').at(-1)!)
      await application.stop()
    }
    expect(links[0]).not.toBe(links[1])
    const dataDir = newDataFolder()
    await setUpIn(dataDir)
    const setUp = await (await startApplication({ dataDir })).listening()
    expect((await fetch(`${setUp.address}/sign-in`)).status).toBe(200)
    const { output } = await setUp.stop()
    expect(output).not.toContain('/set-up/')
  }, 60_000)

  test('with --example there is one for each role, and over real records it is refused', async () => {
    const dataDir = newDataFolder()
    const example = await (await startApplication({ dataDir, options: ['--example'] })).listening()
    await example.says(/Sign in as/)
    for (const role of Object.values(roles)) {
      const [, link] = await example.says(new RegExp(`^ +${role.name} +(http\\S+/example/\\S+)$`, 'm'))
      const answer = await fetch(link!)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('Look around as')
    }
    await example.stop()
    const again = await (await startApplication({ dataDir, options: ['--example'] })).listening()
    expect(again.output).not.toContain('Filling in')
    await again.stop()

    const real = newDataFolder()
    await setUpIn(real)
    const refused = await startApplication({ dataDir: real, options: ['--example'] })
    const { status, errors } = await refused.ended()
    expect(errors).toMatch(/^There are real records here: [^\n]+\n$/)
    expect(status).toBe(1)
    expect(databaseOf(real)).toBe(0)
  }, 120_000)
})

/** Records a council in the folder. */
async function setUpIn(dataDir: string): Promise<void> {
  const { settings } = readEnvironment({ DATA_DIR: dataDir })
  const { platform, close } = await openPlatform({ settings, log: () => undefined, asApplication: false })
  const scope = { authority: newId(), actor: { kind: 'system' }, at: new Date() } as const
  await platform.database.withAuthority(scope, async (tx) => {
    const person = await addPerson(tx, { name: 'Ines Calloway', email: 'ines@wrenshire.example', at: tx.at })
    const council = { slug: 'wrenshire', name: 'Wrenshire County Council', area: 'Wrenshire' }
    await setUpAuthority(tx, council, person)
  })
  await close()
}
