import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../../../platform/verify.ts'
import { authoritiesIn, linkOf, membershipsOf, renewSetUpLink } from '../../store.ts'
import { type Browser, goodPassword, openTown, type Town } from '../test-browser.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

const authority = {
  name: 'Wrenshire County Council',
  slug: 'wrenshire',
  area: 'Wrenshire',
  scheme: 'GB-LAE',
  identifier: 'WRN',
  policy: 'reference',
}
const alongside = Object.fromEntries(
  Object.entries(authority).map(([name, value]) => [`authority-${name}`, value]),
)
const person = { name: 'Rowan Ashworth', email: 'Rowan@wrenshire.example', password: goodPassword }

async function opened(another = false): Promise<{ browser: Browser; secret: string }> {
  const secret = (await renewSetUpLink(town.platform.database, town.time.now, { another }))!
  const browser = town.browser()
  await browser.send(`/set-up/${secret}`)
  return { browser, secret }
}

describe('the set-up', () => {
  test('leads from the printed link to an authority with its policy and an administrator with a second factor', async () => {
    const secret = (await renewSetUpLink(town.platform.database, town.time.now))!
    const browser = town.browser()
    expect((await browser.open(`/set-up/${secret}`)).words).toContain('Set up Good Measure')
    expect((await browser.send(`/set-up/${secret}`)).to).toBe('/set-up/authority')
    expect((await browser.open('/set-up/authority')).words).toContain('step 1 of 3')

    const second = await browser.open(`/set-up/administrator?${new URLSearchParams(authority)}`)
    expect(second.words).toContain('step 2 of 3')
    expect(second.words).toContain('Wrenshire County Council')
    const done = await browser.send('/set-up/administrator', { ...alongside, ...person })
    expect([done.status, done.to]).toEqual([303, '/sign-in/second-factor?during=set-up'])

    const third = await browser.open(done.to)
    expect(third.words).toContain('step 3 of 3')
    const factor = third.field('secret')!
    expect(third.words).toContain(factor.match(/.{4}/g)!.join(' '))
    expect(third.html).toContain('<svg')
    expect(third.html).not.toMatch(/style=|<style/)
    const codes = await browser.send('/sign-in/second-factor', { secret: factor, code: town.code(factor) })
    expect(codes.status).toBe(200)
    expect(codes.html.match(/[a-z0-9]{4}(-[a-z0-9]{4}){3}/g)).toHaveLength(10)
    expect(codes.html).toContain('href="/staff"')
    expect((await browser.open('/staff/settings')).words).toContain('API tokens')

    const [known] = await authoritiesIn(town.platform.database.installation)
    expect(known).toMatchObject({
      slug: 'wrenshire',
      identifier: { scheme: 'GB-LAE', id: 'WRN' },
      isExample: false,
    })
    expect(town.adopted).toEqual(['reference'])
    expect((await verifyChain(town.platform.database, known!.id)).problems).toEqual([])
  })

  test('ends its link: neither the link nor the browser that opened it can set up again', async () => {
    const { browser, secret } = await opened()
    await browser.send('/set-up/administrator', { ...alongside, ...person })
    expect(await linkOf(town.platform.database.installation, secret, town.time.now)).toMatchObject({
      state: 'ended',
    })
    expect((await town.browser().open(`/set-up/${secret}`)).status).toBe(410)
    const again = { ...alongside, 'authority-slug': 'another', ...person, email: 'x@y.example' }
    expect((await browser.send('/set-up/administrator', again)).status).toBe(410)
    expect(await authoritiesIn(town.platform.database.installation)).toHaveLength(1)
  })

  test('two people who send it at once make one authority', async () => {
    const { browser } = await opened()
    const two = await Promise.all(
      ['first', 'second'].map((slug) =>
        browser.send('/set-up/administrator', {
          ...alongside,
          'authority-slug': slug,
          ...person,
          email: `${slug}@x.example`,
        }),
      ),
    )
    expect(two.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await authoritiesIn(town.platform.database.installation)).toHaveLength(1)
  })

  test('says beside each field what to mend, and keeps what was typed', async () => {
    const { browser } = await opened()
    const wrong = { ...authority, slug: 'Wren Shire', area: '' }
    const first = await browser.open(`/set-up/administrator?${new URLSearchParams(wrong)}`)
    expect(first.status).toBe(422)
    expect(first.words).toContain('small letters, digits and hyphens')
    expect(first.words).toContain('Enter the area it serves')
    expect(first.field('name')).toBe('Wrenshire County Council')

    const second = await browser.send('/set-up/administrator', {
      ...alongside,
      ...person,
      password: 'password1234',
    })
    expect(second.status).toBe(422)
    expect(second.words).toContain('This password is one that many people use')
    expect(second.field('email')).toBe('Rowan@wrenshire.example')
    expect(second.field('authority-area')).toBe('Wrenshire')
    expect(second.html).not.toContain('password1234')
    expect(await authoritiesIn(town.platform.database.installation)).toEqual([])
  })

  test('is for the holder of the link alone, and every other page says so', async () => {
    const stranger = town.browser()
    expect((await stranger.open('/sign-in')).words).toContain('not set up yet')
    expect((await stranger.open('/set-up/authority')).status).toBe(410)
    expect((await stranger.open(`/set-up/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await stranger.send('/set-up/administrator', { ...alongside, ...person })).status).toBe(410)
  })

  test('reading the link changes nothing: a mail scanner can’t use it up', async () => {
    const secret = (await renewSetUpLink(town.platform.database, town.time.now))!
    for (let times = 0; times < 3; times += 1) await town.browser().open(`/set-up/${secret}`)
    expect((await town.browser().send(`/set-up/${secret}`)).to).toBe('/set-up/authority')
  })

  test('takes an empty policy when that was chosen', async () => {
    const { browser } = await opened()
    await browser.send('/set-up/administrator', { ...alongside, 'authority-policy': 'empty', ...person })
    expect(town.adopted).toEqual(['empty'])
  })
})

describe('a second authority in the same installation', () => {
  test('is set up by somebody who is signed in, who then belongs to both', async () => {
    const first = await town.authority('wrenshire')
    const secret = (await renewSetUpLink(town.platform.database, town.time.now, { another: true }))!
    const browser = await town.signedIn(first.administrator)
    await browser.send(`/set-up/${secret}`)
    const second = { ...alongside, 'authority-name': 'Eastmere Council', 'authority-slug': 'eastmere' }
    expect((await browser.send('/set-up/administrator', second)).to).toBe('/a/eastmere/staff')
    const account = await browser.open('/a/eastmere/account')
    expect(account.words).toContain('Eastmere Council: Administrator')
    expect(account.html).toContain('href="/a/wrenshire/"')
  })

  test('can’t take the short name of another, nor an account by its e-mail address', async () => {
    const first = await town.authority('wrenshire')
    const { browser } = await opened(true)
    const taken = await browser.send('/set-up/administrator', { ...alongside, ...person })
    expect(taken.words).toContain('has this short name already')
    const another = {
      ...alongside,
      'authority-slug': 'eastmere',
      ...person,
      email: 'administrator@wrenshire.example',
    }
    const refused = await browser.send('/set-up/administrator', another)
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('This e-mail address has an account here')
    const held = await town.act(first.id, (tx) => membershipsOf(tx, first.administrator))
    expect(held).toHaveLength(1)
  })

  test('is reached by its own host name too', async () => {
    await town.authority('wrenshire')
    await town.authority('eastmere', { host: 'value.eastmere.example' })
    const answer = await town.server.inject({ url: '/sign-in', headers: { host: 'value.eastmere.example' } })
    expect(answer.body).toContain('eastmere Council')
    expect((await town.browser().open('/sign-in')).words).toContain('wrenshire Council')
    expect((await town.browser().open('/a/eastmere/sign-in')).words).toContain('eastmere Council')
    expect((await town.browser().open('/a/nowhere/sign-in')).status).toBe(404)
  })
})
