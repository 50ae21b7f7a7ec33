import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const open = async (path: string, cookie?: string) =>
  (await world.server.inject({ url: path, ...(cookie ? { headers: { cookie } } : {}) })).body

test('a supplier who is signed in finds the way to their returns on every page', async () => {
  const cookie = await world.signInAs('supplier')
  for (const path of ['/', '/register', '/account', '/no-such-page'])
    expect(await open(path, cookie)).toMatch(/gm-header__link" href="\/s">Your returns</)
  expect(await open('/s', cookie)).toMatch(/href="\/s" aria-current="page">Your returns</)
  expect(await open('/')).not.toContain('Your returns')
})

test('a page that is not there leads on', async () => {
  for (const path of ['/no-such-page', '/register/GM-1999-00001']) {
    const page = await open(path)
    expect(page).toContain('Page not found')
    expect(page).toMatch(/<p class="govuk-body">Go to\s*<a class="govuk-link" href="\/">/)
  }
})

test('a printed page says when it was printed and where its addresses begin', async () => {
  expect(await open('/register')).toMatch(
    /gm-on-paper">Printed on 23 November 2026\. Addresses that begin with \/ go on from http/,
  )
})

test('header, page and footer stand in boxes of one width, for the public and for staff', async () => {
  const widths = (html: string) =>
    [...html.matchAll(/class="(govuk-width-container|gm-container gm-container--wide)\b/g)].map(
      ([, name]) => name,
    )
  const ofPublic = widths(await open('/register'))
  expect(ofPublic.length).toBeGreaterThanOrEqual(3)
  expect(new Set(ofPublic)).toEqual(new Set(['govuk-width-container']))
  const cookie = await world.signInAs('contract-manager')
  for (const path of ['/staff', '/account', '/register']) {
    const ofStaff = widths(await open(path, cookie))
    expect(ofStaff.length).toBeGreaterThanOrEqual(3)
    expect(new Set(ofStaff)).toEqual(new Set(['gm-container gm-container--wide']))
  }
})
