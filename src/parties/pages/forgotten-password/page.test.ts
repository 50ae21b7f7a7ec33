import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches } from '../../password.ts'
import { addMemberships, clearAway, keepPassword, keepSecondFactor, passwordHashOf } from '../../store.ts'
import { goodPassword, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let person: Awaited<ReturnType<Town['member']>>
const cheap = { memoryCost: 1024, timeCost: 1 }
const db = () => town.platform.database.installation

beforeAll(async () => {
  town = await openTown()
  authority = (await town.authority('wrenshire')).id
})
afterAll(() => town.close())
beforeEach(async () => {
  person = await town.member(authority, ['publisher'])
  await keepPassword(db(), person.id, await hashPassword(goodPassword, cheap), town.time.now)
  await keepSecondFactor(db(), town.platform.seal, person.id, {
    secret: 'A'.repeat(32),
    step: 0,
    at: town.time.now,
  })
})

const ask = (email: string) => town.browser().send('/forgotten-password', { email })

describe('a forgotten password', () => {
  test('is asked about with the same answer for every address', async () => {
    const known = await ask(person.email)
    const unknown = await ask('nobody@wrenshire.example')
    expect([known.status, unknown.status]).toEqual([200, 200])
    expect(unknown.words.replace('nobody@wrenshire.example', '')).toBe(known.words.replace(person.email, ''))
    expect(await town.linksIn('nobody@wrenshire.example')).toEqual([])
    expect(await town.linksIn(person.email)).toHaveLength(1)
  })

  test('is replaced through the link, which works once, ends every session, and leaves the second factor', async () => {
    await ask(person.email)
    const [link] = await town.linksIn(person.email)
    const browser = town.browser()
    expect((await browser.open(link!)).words).toContain('Choose a new password')
    expect((await browser.send(link!)).to).toBe('/reset/password')
    expect((await browser.send('/reset/password', { password: 'short' })).status).toBe(422)
    const done = await browser.send('/reset/password', { password: 'kettle window brick' })
    expect(done.words).toContain('Your password is changed')
    expect(await passwordMatches(await passwordHashOf(db(), person.id), 'kettle window brick', cheap)).toBe(
      true,
    )
    expect((await person.browser.open('/account')).status).toBe(303)
    expect((await browser.send('/reset/password', { password: 'another window brick' })).status).toBe(410)
    expect((await town.browser().open(link!)).status).toBe(410)
    const signIn = await town
      .browser()
      .send('/sign-in', { email: person.email, password: 'kettle window brick' })
    expect(signIn.to).toBe('/sign-in/code')
  })

  test('lifts the slow-down: whoever reads the e-mail is the person', async () => {
    for (let times = 0; times < 5; times += 1) {
      await town.browser().send('/sign-in', { email: person.email, password: 'wrong password' })
    }
    const right = { email: person.email, password: goodPassword }
    expect((await town.browser().send('/sign-in', right)).status).toBe(429)
    await ask(person.email)
    const browser = town.browser()
    await browser.send((await town.linksIn(person.email))[0]!)
    await browser.send('/reset/password', { password: 'kettle window brick' })
    const signIn = await town.browser().send('/sign-in', { ...right, password: 'kettle window brick' })
    expect(signIn.to).toBe('/sign-in/code')
  })

  test('sends three letters in two hours and no more', async () => {
    for (let times = 0; times < 5; times += 1) expect((await ask(person.email)).status).toBe(200)
    expect(await town.linksIn(person.email)).toHaveLength(3)
  })

  test('has a link that lives two hours', async () => {
    await ask(person.email)
    const [link] = await town.linksIn(person.email)
    const before = town.time.now
    town.time.now = new Date(before.getTime() + 2 * 3_600_000)
    expect((await town.browser().open(link!)).status).toBe(410)
    town.time.now = before
  })

  test('is replaced once by a link that two browsers opened, also at the same moment', async () => {
    await ask(person.email)
    const [link] = await town.linksIn(person.email)
    const browsers = [town.browser(), town.browser()]
    for (const browser of browsers) await browser.send(link!)
    const password = 'kettle window brick'
    const all = await Promise.all(browsers.map((browser) => browser.send('/reset/password', { password })))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  test('ends the other links that were sent, and so does a changed password', async () => {
    await ask(person.email)
    await ask(person.email)
    const [second, first] = await town.linksIn(person.email)
    const browser = town.browser()
    await browser.send(second!)
    await browser.send('/reset/password', { password: 'kettle window brick' })
    expect((await town.browser().open(first!)).status).toBe(410)

    await ask(person.email)
    const [third] = await town.linksIn(person.email)
    const own = await town.signedIn(person.id)
    await own.send('/account/password', {
      'current-password': 'kettle window brick',
      password: 'another window brick',
    })
    expect((await town.browser().open(third!)).status).toBe(410)
  })

  test('of somebody of another council, too, is told in no outbox: its administrators could open that account', async () => {
    const other = await town.authority('eastmere')
    const administrator = await town.signedIn(other.administrator)
    const ofWrenshire = await town.browser().send('/a/eastmere/forgotten-password', { email: person.email })
    expect(ofWrenshire.status).toBe(200)
    expect((await administrator.open('/a/eastmere/staff/settings/outbox')).words).toContain('No letters here')
    await town.act(other.id, (tx) => addMemberships(tx, person.id, ['publisher']))
    await ask(person.email)
    await town.browser().send('/a/eastmere/forgotten-password', { email: person.email })
    expect(await town.linksIn(person.email)).toEqual([])
    const ofEastmere = await town.member(other.id, ['publisher'])
    await town.browser().send('/a/eastmere/forgotten-password', { email: ofEastmere.email })
    expect(await town.linksIn(ofEastmere.email)).toHaveLength(1)
  })

  test('goes out to somebody of two councils where a mail server is set, in nobody’s outbox', async () => {
    const withMail = await openTown({ SMTP_URL: 'smtp://127.0.0.1:9' })
    const one = await withMail.authority('wrenshire')
    const two = await withMail.authority('eastmere')
    const both = await withMail.member(one.id, ['publisher'])
    await withMail.act(two.id, (tx) => addMemberships(tx, both.id, ['publisher']))
    await withMail.browser().send('/forgotten-password', { email: both.email })
    const letters = await withMail.platform.database.installation
      .selectFrom('mail')
      .select(['authority_id', 'state'])
      .where('to_address', '=', both.email)
      .execute()
    expect(letters).toEqual([{ authority_id: null, state: 'waiting' }])
    await withMail.close()
  })

  test('is asked about from one place thirty times in a minute, and no more', async () => {
    const from = (place: number) =>
      town.server.inject({
        method: 'POST',
        url: '/forgotten-password',
        remoteAddress: '192.0.2.44',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: `email=many${place}@x.example`,
      })
    for (let times = 0; times < 30; times += 1) expect((await from(times)).statusCode).toBe(200)
    const refused = await from(31)
    expect([refused.statusCode, refused.body.includes('Too many requests')]).toEqual([429, true])
  })

  test('of nobody leaves nothing behind after a day', async () => {
    await ask('nobody@x.example')
    const made = () =>
      db().selectFrom('link').select('link_id').where('email', '=', 'nobody@x.example').execute()
    expect(await made()).toHaveLength(1)
    await clearAway(town.platform.database, new Date(town.time.now.getTime() + 2 * 86_400_000))
    expect(await made()).toEqual([])
  })

  test('needs an address that could be one', async () => {
    expect((await ask('nonsense')).status).toBe(422)
  })

  test('a link of one kind opens nothing of another', async () => {
    await ask(person.email)
    const [link] = await town.linksIn(person.email)
    const secret = link!.split('/').at(-1)
    expect((await town.browser().open(`/invitation/${secret}`)).status).toBe(404)
    expect((await town.browser().open(`/set-up/${secret}`)).status).toBe(404)
    expect((await town.browser().open(`/example/${secret}`)).status).toBe(404)
  })
})
