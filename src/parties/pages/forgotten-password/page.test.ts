import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches } from '../../password.ts'
import { keepPassword, keepSecondFactor, passwordHashOf } from '../../store.ts'
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
  await keepSecondFactor(db(), person.id, { secret: 'A'.repeat(32), step: 0, at: town.time.now })
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
