import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newFactorSecret } from '../../one-time-code.ts'
import { hashPassword, passwordMatches } from '../../password.ts'
import {
  historyOf,
  keepPassword,
  keepSecondFactor,
  lockSecondFactor,
  passwordHashOf,
  sessionsOf,
} from '../../store.ts'
import { type Browser, goodPassword, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
beforeAll(async () => {
  town = await openTown()
  authority = (await town.authority('wrenshire')).id
})
afterAll(() => town.close())

const db = () => town.platform.database.installation
const cheap = { memoryCost: 1024, timeCost: 1 }
let person: { id: string; email: string; browser: Browser }
let secret: string

beforeEach(async () => {
  person = await town.member(authority, ['contract-manager'])
  secret = newFactorSecret()
  await keepPassword(db(), person.id, await hashPassword(goodPassword, cheap), town.time.now)
  await keepSecondFactor(db(), town.platform.seal, person.id, { secret, step: 0, at: town.time.now })
})

describe('the account', () => {
  test('is for somebody signed in', async () => {
    expect((await town.browser().open('/account')).to).toBe('/sign-in?next=%2Faccount')
  })

  test('shows where one is signed in, and ends one session or all the others', async () => {
    const phone = await town.signedIn(person.id)
    const laptop = await town.signedIn(person.id)
    const page = await person.browser.open('/account')
    const ends = page.html.match(/(?<=action=")\/account\/sessions\/[0-9a-f-]{36}\/end/g)!
    expect(ends).toHaveLength(2)
    expect(page.words).toContain('This one')
    await person.browser.send(ends[0]!)
    expect(await sessionsOf(db(), person.id, town.time.now)).toHaveLength(2)
    await person.browser.send('/account/sessions/end-others')
    expect(await sessionsOf(db(), person.id, town.time.now)).toHaveLength(1)
    expect((await phone.open('/account')).status).toBe(303)
    expect((await laptop.open('/account')).status).toBe(303)
    expect((await person.browser.open('/account')).status).toBe(200)
  })

  test('lets nobody end a session of somebody else', async () => {
    const other = await town.member(authority, ['publisher'])
    const [session] = await sessionsOf(db(), other.id, town.time.now)
    expect((await person.browser.send(`/account/sessions/${session!.id}/end`)).status).toBe(404)
    expect((await other.browser.open('/account')).status).toBe(200)
  })
})

describe('a new password', () => {
  const change = (fields: Record<string, string>) => person.browser.send('/account/password', fields)

  test('needs the old one, ends the other sessions, and is told by e-mail', async () => {
    const phone = await town.signedIn(person.id)
    const wrong = await change({ 'current-password': 'not this one', password: 'kettle window brick' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('The password is wrong')
    const done = await change({ 'current-password': goodPassword, password: 'kettle window brick' })
    expect(done.to).toBe('/account?done=password')
    expect((await person.browser.open(done.to)).words).toContain('Your password is changed')
    expect(await passwordMatches(await passwordHashOf(db(), person.id), 'kettle window brick', cheap)).toBe(
      true,
    )
    expect((await phone.open('/account')).status).toBe(303)
    const letters = await db()
      .selectFrom('mail')
      .select('subject')
      .where('to_address', '=', person.email)
      .execute()
    expect(letters).toEqual([{ subject: 'Your password for Good Measure was changed' }])
    const { acts } = await town.act(authority, (tx) => historyOf(tx, 'person', person.id))
    expect(acts[0]).toMatchObject({ words: 'Changed their password.', actorName: 'Hazel Moor' })
  })

  test('must be a good one', async () => {
    const short = await change({ 'current-password': goodPassword, password: 'short' })
    expect(short.words).toContain('12 characters or more')
    const own = await change({ 'current-password': goodPassword, password: 'hazel moor 2026' })
    expect(own.words).toContain('must not be your name')
  })

  test('guesses at the old one are slowed down', async () => {
    for (let times = 0; times < 5; times += 1) {
      await change({ 'current-password': 'not this one', password: 'kettle window brick' })
    }
    const right = await change({ 'current-password': goodPassword, password: 'kettle window brick' })
    expect(right.status).toBe(429)
  })
})

test('new recovery codes are shown once, after the password', async () => {
  expect((await person.browser.send('/account/recovery-codes', { 'current-password': 'wrong' })).status).toBe(
    422,
  )
  const made = await person.browser.send('/account/recovery-codes', { 'current-password': goodPassword })
  expect(made.html.match(/[a-z0-9]{4}(-[a-z0-9]{4}){3}/g)).toHaveLength(10)
  expect((await person.browser.open('/account')).words).toContain('10 left')
})

test('another phone is set up with the password and its first code, and the old phone then counts for nothing', async () => {
  const form = await person.browser.open('/account/second-factor')
  const fresh = form.field('secret')!
  expect(form.html).not.toMatch(/style=/)
  const fields = { secret: fresh, 'current-password': goodPassword }
  const wrong = await person.browser.send('/account/second-factor', { ...fields, code: town.code(secret) })
  expect([wrong.status, wrong.field('secret')]).toEqual([422, fresh])
  const done = await person.browser.send('/account/second-factor', { ...fields, code: town.code(fresh) })
  expect(done.to).toBe('/account?done=factor')
  expect(await lockSecondFactor(db(), town.platform.seal, person.id)).toMatchObject({ secret: fresh })
})
