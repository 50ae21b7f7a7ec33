import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Application,
  databaseOf,
  endApplications,
  goodmeasure,
  startApplication,
} from './application.ts'
import { type CouncilServer, startCouncilServer, whyNoCouncilServer } from './postgres-16.ts'

const none = whyNoCouncilServer()
if (none) process.stdout.write(`Skipped, the council's own database: ${none}.\n`)

describe.skipIf(none)("on a council's own PostgreSQL 16", () => {
  let council: CouncilServer
  let url: string
  let refusal: string

  const start = (DATABASE_URL: string, options: string[] = []): Promise<Application> =>
    startApplication({ environment: { DATABASE_URL }, options })

  const refused = async (DATABASE_URL: string): Promise<string> => {
    const application = await start(DATABASE_URL)
    const { status, errors } = await application.ended()
    expect(status).toBe(1)
    expect(databaseOf(application.dataDir)).toBe(0)
    return errors
  }

  beforeAll(async () => {
    council = await startCouncilServer()
    refusal = await refused(council.administrator)
    const lines = refusal.split('\n').filter((line) => line.startsWith('  '))
    await council.asAdministrator(lines.map((line) => line.trim().replace("'…'", "'chosen by the dba'")))
    url = council.url('goodmeasure', 'chosen by the dba', 'goodmeasure')
  })
  afterAll(async () => {
    await endApplications()
    await council?.stop()
  })

  test('a superuser is refused, with the lines that the administrator runs', () => {
    expect(refusal).toMatch(/^The role dba of DATABASE_URL is a superuser or bypasses row-level security/)
    expect(refusal).toContain('create role goodmeasure login')
    expect(refusal).not.toContain('of the tests')
  })

  test('a role that bypasses row-level security is refused', async () => {
    await council.asAdministrator([
      "create role reader login bypassrls password 'x'",
      'grant goodmeasure_app to reader',
    ])
    expect(await refused(council.url('reader', 'x', 'goodmeasure'))).toContain('bypasses row-level security')
  })

  test('a role that may not become the one that visits run as is refused', async () => {
    await council.asAdministrator(["create role outsider login password 'x'"])
    expect(await refused(council.url('outsider', 'x', 'goodmeasure'))).toContain(
      'goodmeasure_app is missing, or outsider is no member of it',
    )
  })

  test('a wrong password is refused without repeating it', async () => {
    const errors = await refused(council.url('goodmeasure', 'guessed', 'goodmeasure'))
    expect(errors).toMatch(/^The database of DATABASE_URL cannot be reached: [^\n]+\.\n$/)
    expect(errors).not.toContain('guessed')
  })

  test('two applications serve from it at once, each with a data folder of its own, and no other database starts', async () => {
    const both = await Promise.all([start(url), start(url)])
    await Promise.all(both.map((each) => each.listening()))
    const answers = await Promise.all(both.map(({ address }) => fetch(`${address}/readyz`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(both.map(({ database }) => database)).toEqual([0, 0])
    const endings = await Promise.all(both.map((each) => each.stop()))
    expect(endings.map(({ status, errors }) => ({ status, errors }))).toEqual([
      { status: 0, errors: '' },
      { status: 0, errors: '' },
    ])
  })

  test('the invented county is filled in there, its pages are read, and what was recorded proves true', async () => {
    const site = await (await start(url, ['--example'])).listening()
    for (const path of [
      '/',
      '/register',
      '/register.csv',
      '/outcomes',
      '/contracts',
      '/policy',
      '/methods',
    ]) {
      expect([path, (await fetch(site.address + path)).status]).toEqual([path, 200])
    }
    expect(await site.stop()).toMatchObject({ status: 0, errors: '' })
    const { status, output } = await goodmeasure(['verify'], { DATABASE_URL: url, DATA_DIR: site.dataDir })
    expect(output).toMatch(/Everything is as it was recorded\.\n$/)
    expect(status).toBe(0)
  }, 120_000)
})
