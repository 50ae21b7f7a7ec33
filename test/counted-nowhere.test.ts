import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../bin/build.js'
import { verify } from '../src/commands/verify.ts'
import { clearTrials } from '../src/delivery/store.ts'
import { inTrial } from '../src/web/urls.ts'
import { addressOf } from './address.ts'
import { answerTrial, beginTrialOn, byPhone, onPhone, type OneTrial } from './one-trial.ts'
import { addRecords, type Records } from './records.ts'
import { Visiting } from './visiting.ts'
import { returnLinkCookie, type Route, routes, tokensAt } from './visitors.ts'
import { openFilledWorld, type World } from './world.ts'

// A trial return is counted nowhere (decision 0016): a whole one, from its beginning to what was decided, changes no address of
// the site for anybody, no row of any table that is counted, and nothing that `verify` compares.

let world: World
let records: Records
let headers: [name: string, sent: Record<string, string>][]
let of: Pick<OneTrial, 'trial' | 'desk' | 'link' | 'help'>
let before: Told
let during: Told
/** What the phone says at the end. */
let told: string
let entries: { action: string; words: string | null }[]

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openFilledWorld()
  records = await addRecords(world, world.authority)
  const tokens = await tokensAt(world, world.authority)
  headers = [
    ['stranger', {}],
    ['administrator', { cookie: await world.signInAs('administrator') }],
    ['contract-manager', { cookie: await world.signInAs('contract-manager') }],
    ['supplier', { cookie: await world.signInAs('supplier') }],
    ['link', { cookie: await returnLinkCookie(world, world.authority, records.return) }],
    ['another trial', { cookie: await returnLinkCookie(world, world.authority, records.trial, 'trial') }],
    ['token', { authorization: `Bearer ${tokens.get('administrator')}` }],
    ['supplier’s token', { authorization: `Bearer ${tokens.get('supplier')}` }],
  ]
  const desk = new Visiting(world, await world.signInAs('contract-manager'))
  before = await everything()
  of = { help: records.commitment, ...(await beginTrialOn(records.contract, desk)) }
  const phone = await byPhone(world, of)
  const delivery = await answerTrial(phone, of as OneTrial)
  await desk.post(delivery, { decision: 'not-accepted', reason: 'No names on the sheet, please.' })
  await phone.post(onPhone(of.trial, `/${of.help}`), {
    quantity: '9',
    story: 'As the new sheet says.',
    told: '9',
  })
  await phone.post(onPhone(of.trial, '/check'))
  const again = /href="([^"]*\/staff\/verify\/[0-9a-f-]{36})"[^>]*>\s*Check what arrived/.exec(
    (await desk.get(inTrial(of.trial, '/staff/trial'))).html,
  )![1]!
  await desk.post(again, { decision: 'in-part', part: '6', reason: 'Three hours were travel.' })
  told = (await phone.get(onPhone(of.trial, '/sent'))).words
  during = await everything()
  entries = await world.tx((tx) =>
    tx.selectFrom('audit_entry').select(['action', 'words']).where('subject_id', '=', of.trial).execute(),
  )
  await clearTrials(world.platform, new Date(world.platform.clock().getTime() + 7 * 86_400_000))
}, 300_000)
afterAll(() => world?.close())

/** What the site and its database say at a moment. */
interface Told {
  /** Every address that can be read, for everybody: its status and its words. */
  answers: Map<string, string>
  /** The content of every table, by a digest. */
  tables: Map<string, string>
  verified: string[]
}

async function everything(): Promise<Told> {
  return { answers: await allAnswers(), tables: await allTables(), verified: await verified() }
}

/**
 * What says that a trial was begun, and so is meant to change; a page that shows another secret each time; and a Word file
 * that holds the moment it was made: the same figures stand on the brief's page.
 */
const isMeantToChange = ({ path }: Route) =>
  /\/(audit|audit-entries|second-factor|brief\.docx)$|^\/staff\/contracts\/:contract\/try$/.test(path)

async function allAnswers(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const read = routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/s/link/'))
  for (const route of read.filter((each) => !isMeantToChange(each))) {
    for (const [name, sent] of headers.filter(([, each]) => !route.isApi || !each.cookie)) {
      const address = addressOf(route.path, records)
      const urls = /^(stranger|administrator|token)$/.test(name)
        ? [address, withQuery(route, address)]
        : [address]
      for (const url of urls) {
        const { statusCode, rawPayload } = await world.server.inject({ url, headers: sent })
        answers.set(`${name}: ${url}`, `${statusCode} ${rawPayload.toString('latin1')}`)
      }
    }
  }
  return answers
}

/** Lists of one contract and of the quarter that the trial is about, with their counts. */
function withQuery({ isApi }: Route, address: string): string {
  const query: Record<string, string> = isApi
    ? { contract: records.contract, total: 'true' }
    : { contract: records.contract, quarter: '2026-27Q4' }
  return `${address}?${new URLSearchParams(query)}`
}

/** Tables that hold the trials themselves, the links opened, what the audit says of beginning one, and when somebody was last here. */
const beside = /^(trial_return|link|link_visit|audit_(head|link|entry)|session|token)$/

async function allTables(): Promise<Map<string, string>> {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    await client.query("set app.across = 'on'")
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const found = new Map<string, string>()
    for (const { name } of rows.filter((row) => !beside.test(row.name))) {
      const { rows: digests } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as digest from ${client.escapeIdentifier(name)} t`,
      )
      found.set(name, digests[0]!.digest)
    }
    return found
  } finally {
    await client.end()
  }
}

async function verified(): Promise<string[]> {
  const said: string[] = []
  await verify.run(world.platform, [], (sentence) => said.push(sentence))
  return said
}

/** Without the chain's length and end: that a trial was begun stands in it. */
const compared = (said: readonly string[]) =>
  said.map((line) => line.replace(/: \d+ links, \d+ entries, |; ends with .*/g, ' '))

function differing(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key))
}

test('the trial was whole: sent, not accepted, sent again, and accepted in part', () => {
  expect(told).toContain('6 hours accepted')
})

test('no page, list, total, download, dataset or API answer differs, for anybody', () => {
  expect(before.answers.size).toBeGreaterThan(500)
  expect([...before.answers.values()].filter((answer) => answer.startsWith('200 ')).length).toBeGreaterThan(
    300,
  )
  expect(differing(before.answers, during.answers)).toEqual([])
})

test('no row of any table differs, but the trial’s own', () => {
  expect(before.tables.size).toBeGreaterThan(30)
  expect(Number(before.tables.get('delivery')!.split(' ')[0])).toBeGreaterThan(100)
  expect(differing(before.tables, during.tables)).toEqual([])
})

test('verify finds as many sealed rows as before, and nothing that differs', () => {
  expect(compared(during.verified)).toEqual(compared(before.verified))
  expect(during.verified.at(-1)).toBe('Everything is as it was recorded.')
})

test('the figures for the watchers are the same, and none tells of trials', async () => {
  const { body } = await world.server.inject({ url: '/metrics' })
  expect(body).not.toMatch(/trial|return|deliver/)
})

test('the audit says that it was begun, for whom, and nothing else of it while it lasts', () => {
  expect(entries).toEqual([
    {
      action: 'trial-begun',
      words:
        'Began a trial return for Q4 2026/27 (January to March 2027), to see what Ashdown Highways Ltd would see. Nothing of it is counted.',
    },
  ])
})

test('when its days are over all of it is gone: rows, files, its link, and whoever had it open', async () => {
  const client = new pg.Client({ ...inAdministration() })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(`
    select (select count(*) from trial.return) + (select count(*) from trial.delivery) + (select count(*) from trial.evidence)
      + (select count(*) from trial.verification) + (select count(*) from trial.return_draft) + (select count(*) from trial.mail)
      + (select count(*) from trial_return) + (select count(*) from link where purpose = 'trial')
      + (select count(*) from link_visit v where not exists (select from link l where l.link_id = v.link_id)) as count`)
  await client.end()
  expect(rows[0]!.count).toBe(0)
  expect(await world.platform.files.keptApart(world.authority.id)).toEqual([])
  expect(differing(before.tables, await allTables())).toEqual([])
})

/** A role that no wall stops: what is gone for it is gone. */
function inAdministration(): pg.ClientConfig {
  return { ...world.connection, user: 'postgres' }
}
