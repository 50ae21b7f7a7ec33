import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { installationChain } from '../../../platform/database.ts'
import { Seal } from '../../../platform/seal.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { newFactorSecret } from '../../one-time-code.ts'
import { hashPassword } from '../../password.ts'
import type { Role } from '../../role.ts'
import { auditTrail, keepPassword, keepSecondFactor, renewRecoveryCodes, sessionsOf } from '../../store.ts'
import { sessionCookie } from '../../doors.ts'
import { type Browser, goodPassword, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
beforeAll(async () => {
  town = await openTown()
  authority = (await town.authority('wrenshire')).id
})
afterAll(() => town.close())
beforeEach(async () => {
  town.time.now = new Date(town.time.now.getTime() + 7 * 86_400_000)
})

const later = (minutes: number) => {
  town.time.now = new Date(town.time.now.getTime() + minutes * 60_000)
}

interface Account {
  id: string
  email: string
  secret: string
  codes: string[]
  /** Gives e-mail and password; answers with the page that follows. */
  password(browser: Browser, next?: string): ReturnType<Browser['send']>
}

/** Somebody with a password, a second factor and recovery codes. */
async function account(roles: Role[] = ['contract-manager']): Promise<Account> {
  const { id, email } = await town.member(authority, roles)
  const db = town.platform.database.installation
  const secret = newFactorSecret()
  await keepPassword(
    db,
    id,
    await hashPassword(goodPassword, { memoryCost: 1024, timeCost: 1 }),
    town.time.now,
  )
  await keepSecondFactor(db, town.platform.seal, id, { secret, step: 0, at: town.time.now })
  const codes = await renewRecoveryCodes(db, id)
  const password: Account['password'] = (browser, next) =>
    browser.send('/sign-in', {
      email: email.toUpperCase(),
      password: goodPassword,
      ...(next ? { next } : {}),
    })
  return { id, email, secret, codes, password }
}

const signsOf = async (id: string) => {
  const { acts } = await town.act(authority, (tx) => auditTrail(tx, { record: id }))
  return acts.map(({ words }) => words)
}

describe('signing in', () => {
  test('takes the password, then the code, and then opens the pages of staff', async () => {
    const rowan = await account()
    const browser = town.browser()
    expect((await rowan.password(browser)).to).toBe('/sign-in/code')
    expect((await browser.open('/staff/settings')).to).toBe('/sign-in?next=%2Fstaff%2Fsettings')
    const done = await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    expect([done.status, done.to]).toEqual([303, '/staff'])
    expect((await browser.open('/staff/settings')).status).toBe(200)
    expect(await signsOf(rowan.id)).toContain('Signed in.')
  })

  test('goes on to the page that was asked for, and never to another site', async () => {
    const rowan = await account()
    const browser = town.browser()
    const form = await browser.open('/sign-in?next=%2Fstaff%2Fsuppliers%3Fsearch%3Doak')
    expect(form.field('next')).toBe('/staff/suppliers?search=oak')
    await rowan.password(browser, '/staff/suppliers?search=oak')
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).to).toBe(
      '/staff/suppliers?search=oak',
    )
    later(1)
    expect((await browser.open('/sign-in?next=https://elsewhere.example')).field('next')).toBeUndefined()
    await rowan.password(browser, '//elsewhere.example/x')
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).to).toBe('/staff')
  })

  test('gives the browser another secret at each step, so that one seen before opens nothing', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    const half = browser.cookies.get(sessionCookie)!
    await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    expect(browser.cookies.get(sessionCookie)).not.toBe(half)
    const thief = town.browser()
    thief.cookies.set(sessionCookie, half)
    expect((await thief.open('/staff/settings')).status).toBe(303)
    expect((await thief.open('/sign-in/code')).to).toBe('/sign-in')
  })

  test('ends the session this browser had before', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    later(1)
    await rowan.password(browser)
    await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    expect(await sessionsOf(town.platform.database.installation, rowan.id, town.time.now)).toHaveLength(2)
    // One is the session that `member` opened for the account's own browser, the other the newest.
  })

  test('takes a code once', async () => {
    const rowan = await account()
    const code = town.code(rowan.secret)
    const first = town.browser()
    await rowan.password(first)
    expect((await first.send('/sign-in/code', { code })).status).toBe(303)
    const second = town.browser()
    await rowan.password(second)
    const again = await second.send('/sign-in/code', { code })
    expect(again.status).toBe(422)
    expect(again.words).toContain('was used already')
  })

  test('of somebody without a second factor leads to setting one up', async () => {
    const { id, email } = await town.member(authority, ['publisher'])
    const db = town.platform.database.installation
    await keepPassword(
      db,
      id,
      await hashPassword(goodPassword, { memoryCost: 1024, timeCost: 1 }),
      town.time.now,
    )
    const browser = town.browser()
    const next = await browser.send('/sign-in', { email, password: goodPassword })
    expect(next.to).toBe('/sign-in/second-factor')
    const form = await browser.open('/sign-in/second-factor')
    const wrong = await browser.send('/sign-in/second-factor', {
      secret: form.field('secret')!,
      code: '000000',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.field('secret')).toBe(form.field('secret'))
    expect((await browser.open('/staff/settings')).status).toBe(303)
  })

  test('waits for the code a quarter of an hour', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    later(16)
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).to).toBe('/sign-in')
  })

  test('of somebody with no role here leads to their account, and is told on the installation’s chain', async () => {
    const rowan = await account([])
    const browser = town.browser()
    await rowan.password(browser)
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).to).toBe('/account')
    expect((await browser.open('/account')).words).toContain('You belong to no authority here any more')
    expect((await browser.open('/staff/settings')).status).toBe(403)
    expect(await signsOf(rowan.id)).toEqual([])
    const { acts } = await town.act(installationChain, (tx) => auditTrail(tx, { record: rowan.id }))
    expect(acts.map(({ words }) => words)).toEqual(['Signed in.'])
  })
})

describe('a sign-in that fails', () => {
  test('looks the same whether the e-mail address is known or not', async () => {
    const rowan = await account()
    const known = await town.browser().send('/sign-in', { email: rowan.email, password: 'wrong password' })
    const unknown = await town
      .browser()
      .send('/sign-in', { email: 'nobody@wrenshire.example', password: 'wrong password' })
    expect([known.status, unknown.status]).toEqual([422, 422])
    expect(unknown.html.replaceAll('nobody@wrenshire.example', '')).toBe(
      known.html.replaceAll(rowan.email, ''),
    )
    expect(known.words).toContain('The e-mail address or the password is wrong')
    expect(known.html).not.toContain('wrong password"')
  })

  test('is slowed down after some tries, known or not, and the wait grows', async () => {
    const rowan = await account()
    for (const email of [rowan.email, 'not-here@wrenshire.example']) {
      const attempt = (password = 'wrong password') => town.browser().send('/sign-in', { email, password })
      for (let times = 0; times < 5; times += 1) expect((await attempt()).status).toBe(422)
      const stopped = await attempt(goodPassword)
      expect(stopped.status).toBe(429)
      expect(stopped.words).toContain('Wait 30 seconds, then try again')
      later(0.5)
      expect((await attempt()).status).toBe(422)
      expect((await attempt()).words).toContain('Wait 1 minute, then try again')
      town.time.now = new Date(town.time.now.getTime() + 86_400_000)
    }
  })

  test('with wrong codes is slowed down too', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    for (let times = 0; times < 5; times += 1) {
      expect((await browser.send('/sign-in/code', { code: '000000' })).status).toBe(422)
    }
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).status).toBe(429)
    later(1)
    expect((await browser.send('/sign-in/code', { code: town.code(rowan.secret) })).status).toBe(303)
    expect((await rowan.password(town.browser())).status).toBe(303)
  })

  test('stands on the installation’s chain, without the e-mail address', async () => {
    const rowan = await account()
    await town.browser().send('/sign-in', { email: rowan.email, password: 'wrong password' })
    const { acts } = await town.act(installationChain, (tx) => auditTrail(tx, { record: rowan.id }))
    expect(acts[0]).toMatchObject({
      action: 'sign-in-failed',
      words: 'A sign-in was not accepted: the e-mail address or the password was wrong. From 127.0.0.1.',
    })
    expect((await verifyChain(town.platform.database, installationChain)).problems).toEqual([])
  })

  test('asks for what is missing', async () => {
    const empty = await town.browser().send('/sign-in', {})
    expect(empty.words).toContain('Enter your e-mail address')
    expect(empty.words).toContain('Enter your password')
  })

  test('guesses made at the same moment count like those made one after another', async () => {
    const rowan = await account()
    const guess = (place: number) =>
      town.browser().send('/sign-in', { email: rowan.email, password: `guess number ${place}` })
    const all = await Promise.all(Array.from({ length: 30 }, (_, place) => guess(place)))
    expect(all.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(25)
    later(2)
    expect((await rowan.password(town.browser())).status).toBe(303)
  })

  test('codes guessed at the same moment count too', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    const wrong = String((Number(town.code(rowan.secret)) + 1) % 1_000_000).padStart(6, '0')
    const guess = () => browser.send('/sign-in/code', { code: wrong })
    const all = await Promise.all(Array.from({ length: 30 }, guess))
    expect(all.filter(({ status }) => status === 422)).toHaveLength(5)
  })

  test('what is right is not counted, however often it is done at once', async () => {
    const rowan = await account()
    for (let times = 0; times < 3; times += 1) {
      const all = await Promise.all(Array.from({ length: 5 }, () => rowan.password(town.browser())))
      expect(all.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    }
  })

  test('no cache keeps the pages between the password and the code', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    const cookie = `${sessionCookie}=${browser.cookies.get(sessionCookie)}`
    const { headers } = await town.server.inject({ url: '/sign-in/code', headers: { cookie } })
    expect(headers['cache-control']).toBe('no-store')
    const open = await town.server.inject({ url: '/sign-in' })
    expect(open.headers['cache-control']).toBe('no-cache')
  })

  test('a second factor whose key is gone is not taken for a wrong code; a recovery code still signs in', async () => {
    const rowan = await account()
    const otherKey = new Seal([Buffer.alloc(32, 7)])
    const db = town.platform.database.installation
    await keepSecondFactor(db, otherKey, rowan.id, { secret: rowan.secret, step: 0, at: town.time.now })
    const browser = town.browser()
    await rowan.password(browser)
    const refused = await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    expect([refused.status, refused.words.includes('the key they were kept with is gone')]).toEqual([
      422,
      true,
    ])
    expect((await browser.send('/sign-in/recovery', { code: rowan.codes[0]! })).status).toBe(303)
  })

  test('twenty at once don’t stop the house', async () => {
    const rowan = await account()
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        town.browser().send('/sign-in', { email: `many${place}@x.example`, password: 'wrong password' }),
      ),
    )
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([422]))
    later(60)
    expect((await rowan.password(town.browser())).status).toBe(303)
  })
})

describe('a recovery code', () => {
  test('signs in instead of the phone, once, and the person is told by e-mail', async () => {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    const done = await browser.send('/sign-in/recovery', { code: rowan.codes[0]! })
    expect(done.to).toBe('/account?done=recovery')
    expect((await browser.open(done.to)).words).toContain('9 left')
    const letter = await town.platform.database.installation
      .selectFrom('mail')
      .select(['subject', 'state'])
      .where('to_address', '=', rowan.email)
      .executeTakeFirstOrThrow()
    expect(letter).toEqual({ subject: 'A recovery code was used to sign in', state: 'kept' })
    const again = town.browser()
    await rowan.password(again)
    expect((await again.send('/sign-in/recovery', { code: rowan.codes[0]! })).status).toBe(422)
    expect(await signsOf(rowan.id)).toContain('Signed in with a recovery code.')
  })

  test('sent twice at the same moment signs in once, and so does a code', async () => {
    const rowan = await account()
    const [one, other] = [town.browser(), town.browser()]
    for (const browser of [one, other]) await rowan.password(browser)
    const both = (path: string, code: string) =>
      Promise.all([one, other].map(async (browser) => (await browser.send(path, { code })).status))
    expect((await both('/sign-in/recovery', rowan.codes[0]!)).sort()).toEqual([303, 422])
    later(1)
    for (const browser of [one, other]) await rowan.password(browser)
    expect((await both('/sign-in/code', town.code(rowan.secret))).sort()).toEqual([303, 422])
  })

  test('needs the password first', async () => {
    expect((await town.browser().send('/sign-in/recovery', { code: 'abcd' })).to).toBe('/sign-in')
  })
})

describe('a session', () => {
  async function signedIn(): Promise<{ rowan: Account; browser: Browser }> {
    const rowan = await account()
    const browser = town.browser()
    await rowan.password(browser)
    await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    return { rowan, browser }
  }

  test('ends after eight idle hours', async () => {
    const { browser } = await signedIn()
    later(8 * 60)
    expect((await browser.open('/staff/settings')).status).toBe(303)
  })

  test('goes on while it is used, and ends after a day all the same', async () => {
    const { browser } = await signedIn()
    for (let times = 0; times < 3; times += 1) {
      later(7 * 60)
      const before = town.time.now
      expect((await browser.open('/staff/settings')).status).toBe(200)
      await vi.waitFor(async () => {
        const row = await town.platform.database.installation
          .selectFrom('session')
          .select((select) => select.fn.max('seen_at').as('seen'))
          .executeTakeFirstOrThrow()
        expect(row.seen).toEqual(before)
      })
    }
    later(3 * 60)
    expect((await browser.open('/staff/settings')).status).toBe(303)
  })

  test('is ended by signing out', async () => {
    const { rowan, browser } = await signedIn()
    const secret = browser.cookies.get(sessionCookie)!
    browser.cookies.set('gm-link', 'S'.repeat(43))
    await browser.send('/sign-out')
    expect([browser.cookies.has(sessionCookie), browser.cookies.has('gm-link')]).toEqual([false, false])
    const copy = town.browser()
    copy.cookies.set(sessionCookie, secret)
    expect((await copy.open('/staff/settings')).status).toBe(303)
    expect(await signsOf(rowan.id)).toContain('Signed out.')
  })

  test('that ran out loses nothing: the form that came too late is kept, sealed, and can be sent after signing in', async () => {
    const rowan = await account(['contract-manager'])
    const browser = town.browser()
    await rowan.password(browser)
    await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    later(9 * 60)
    const typed = { name: 'Oak & Sons “Ltd”', kind: 'small', about: 'Line one\nline two' }
    const late = await browser.send('/staff/suppliers/new', typed)
    expect(late.to).toBe('/sign-in?next=%2Fkept-form')
    expect((await browser.open('/staff/suppliers')).status).toBe(303)
    await rowan.password(browser, '/kept-form')
    const back = await browser.send('/sign-in/code', { code: town.code(rowan.secret) })
    expect(back.to).toBe('/kept-form')
    const kept = await browser.open('/kept-form')
    expect(kept.words).toContain('Your form was kept')
    expect(kept.html).toContain('action="/staff/suppliers/new"')
    expect(kept.field('name')).toBe('Oak &amp; Sons “Ltd”')
    const sent = await browser.send('/staff/suppliers/new', typed)
    expect((await browser.open(sent.to)).words).toContain('Oak & Sons “Ltd”')

    const another = await town.member(authority, ['contract-manager'], 'Somebody Else')
    another.browser.cookies.set('gm-kept', browser.cookies.get('gm-kept')!)
    expect((await another.browser.open('/kept-form')).to).toBe('/staff')

    expect((await browser.send('/kept-form')).to).toBe('/staff')
    expect(browser.cookies.has('gm-kept')).toBe(false)
  })

  test('of nobody keeps no form: strangers and the half signed in fill no disk, and nobody keeps a book', async () => {
    const keptForms = async () => {
      const rows = await town.platform.database.installation
        .selectFrom('kept_form')
        .select('form_id')
        .execute()
      return rows.length
    }
    const before = await keptForms()
    const stranger = await town.browser().send('/staff/suppliers/new', { name: 'x'.repeat(100_000) })
    expect(stranger.to).toBe('/sign-in?next=%2Fstaff%2Fsuppliers%2Fnew')
    const rowan = await account()
    const half = town.browser()
    await rowan.password(half)
    await half.send('/staff/suppliers/new', { name: 'Oak' })
    const { browser } = await signedIn()
    later(9 * 60)
    await browser.send('/staff/suppliers/new', { name: 'x'.repeat(300_000) })
    expect(await keptForms()).toBe(before)
  })
})
