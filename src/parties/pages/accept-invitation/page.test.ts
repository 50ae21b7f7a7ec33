import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addSupplier, holdsOn, membershipsOf, personByEmail } from '../../store.ts'
import { day } from '../../../language/day.ts'
import { type Browser, goodPassword, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let administrator: Browser
beforeAll(async () => {
  town = await openTown()
  const made = await town.authority('wrenshire')
  authority = made.id
  administrator = await town.signedIn(made.administrator)
})
afterAll(() => town.close())

let count = 0
const someone = () => {
  count += 1
  return { name: `Person ${count}`, email: `invited${count}@wrenshire.example` }
}
const invite = (fields: Record<string, string | string[]>, browser = administrator) =>
  browser.send('/staff/settings/people/invite', fields)
const rolesOf = async (email: string, at = authority) => {
  const person = await personByEmail(town.platform.database.installation, email)
  const held = person ? await town.act(at, (tx) => membershipsOf(tx, person.id)) : []
  return held
    .filter((membership) => holdsOn(membership, day('2026-11-23')))
    .map(({ role }) => role)
    .sort()
}

describe('an invitation', () => {
  test('is sent by e-mail with several roles, accepted with a password, and leads to the second factor', async () => {
    const invited = someone()
    const sent = await invite({ ...invited, roles: ['contract-manager', 'publisher'] })
    expect(sent.to).toBe('/staff/settings/people')
    expect((await administrator.open(sent.to)).words).toContain(invited.name)
    const [link] = await town.linksIn(invited.email)
    const browser = town.browser()
    expect((await browser.open(link!)).words).toContain('as Contract manager and Publisher')
    expect((await browser.send(link!)).to).toBe('/invitation/accept')
    const form = await browser.open('/invitation/accept')
    expect(form.field('name')).toBe(invited.name)
    const weak = await browser.send('/invitation/accept', { name: 'Hazel Moor', password: 'password1234' })
    expect([weak.status, weak.field('name')]).toEqual([422, 'Hazel Moor'])
    const joined = await browser.send('/invitation/accept', { name: 'Hazel Moor', password: goodPassword })
    expect(joined.to).toBe('/sign-in/second-factor')
    expect(await rolesOf(invited.email)).toEqual(['contract-manager', 'publisher'])
    expect((await browser.open('/staff/settings')).status).toBe(303)
    const secret = (await browser.open('/sign-in/second-factor')).field('secret')!
    await browser.send('/sign-in/second-factor', { secret, code: town.code(secret) })
    expect((await browser.open('/staff/settings')).status).toBe(200)
    expect((await town.browser().open(link!)).status).toBe(410)
    expect((await browser.send('/invitation/accept', { name: 'Again', password: goodPassword })).status).toBe(
      410,
    )
  })

  test('can be sent again, which ends the link sent before, and withdrawn, which ends both', async () => {
    const invited = someone()
    await invite({ ...invited, roles: 'legal' })
    const page = await administrator.open('/staff/settings/people')
    const [renew] = page.html.match(/\/staff\/settings\/invitations\/[0-9a-f-]{36}\/renew/)!
    await administrator.send(renew!)
    const [newer, older] = await town.linksIn(invited.email)
    expect((await town.browser().open(older!)).status).toBe(410)
    expect((await town.browser().open(newer!)).status).toBe(200)
    const browser = town.browser()
    await browser.send(newer!)
    await administrator.send(renew!.replace('renew', 'withdraw'))
    expect((await town.browser().open(newer!)).status).toBe(410)
    expect((await browser.open('/invitation/accept')).status).toBe(410)
    expect(await rolesOf(invited.email)).toEqual([])
    expect((await administrator.open('/staff/settings/people')).words).not.toContain(invited.name)
  })

  test('runs out after two weeks', async () => {
    const invited = someone()
    await invite({ ...invited, roles: 'legal' })
    const [link] = await town.linksIn(invited.email)
    const before = town.time.now
    town.time.now = new Date(before.getTime() + 14 * 86_400_000)
    expect((await town.browser().open(link!)).status).toBe(410)
    town.time.now = before
  })

  test('of somebody with an account is accepted by that person signed in, and nobody else', async () => {
    const elsewhere = await town.authority('eastmere')
    const { email, browser } = await town.member(elsewhere.id, ['scrutiny'])
    await invite({ name: 'Hazel', email: email.toUpperCase(), roles: 'auditor' })
    const [link] = await town.linksIn(email.toUpperCase())
    const stranger = town.browser()
    await stranger.send(link!)
    const asked = await stranger.open('/invitation/accept')
    expect(asked.words).toContain('has an account here already')
    expect(asked.html).not.toContain('name="password"')
    await stranger.send('/invitation/accept', { name: 'Thief', password: goodPassword })
    expect(await rolesOf(email)).toEqual([])
    await browser.send(link!)
    expect((await browser.open('/invitation/accept')).words).toContain('You will be Auditor')
    expect((await browser.send('/invitation/accept')).to).toBe('/account')
    expect(await rolesOf(email)).toEqual(['auditor'])
    expect(await rolesOf(email, elsewhere.id)).toEqual(['scrutiny'])
  })

  test('needs a name, an address and a role, and keeps what was typed', async () => {
    const wrong = await invite({ name: 'Hazel Moor', email: 'nonsense' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Choose at least one role')
    expect([wrong.field('name'), wrong.field('email')]).toEqual(['Hazel Moor', 'nonsense'])
  })

  test('isn’t sent twice, nor to somebody who belongs', async () => {
    const invited = someone()
    await invite({ ...invited, roles: 'legal' })
    expect((await invite({ ...invited, roles: 'legal' })).words).toContain('is invited already')
    const member = await town.member(authority, ['legal'])
    expect((await invite({ name: 'Hazel', email: member.email, roles: 'legal' })).words).toContain(
      'belongs here already',
    )
  })

  test('is sent by administrators alone', async () => {
    const { browser } = await town.member(authority, ['contract-manager', 'auditor'])
    expect((await browser.open('/staff/settings/people/invite')).status).toBe(403)
    expect((await invite({ ...someone(), roles: 'administrator' }, browser)).status).toBe(403)
  })

  test('from a supplier’s page makes somebody who speaks for it', async () => {
    const added = await town.act(authority, (tx) =>
      addSupplier(tx, {
        name: 'Acorn Building',
        kind: 'small',
        identifiers: [],
        postcode: null,
        about: null,
        contactName: null,
        contactEmail: null,
      }),
    )
    const { id } = added as { id: string }
    const form = await administrator.open(`/staff/settings/people/invite?supplier=${id}`)
    expect(form.words).toContain('Invite somebody of Acorn Building')
    expect(form.html).not.toContain('value="administrator"')
    const invited = someone()
    expect((await invite({ ...invited, supplier: id, roles: 'administrator' })).status).toBe(422)
    await invite({ ...invited, supplier: id, roles: 'supplier' })
    const browser = town.browser()
    await browser.send((await town.linksIn(invited.email))[0]!)
    await browser.send('/invitation/accept', { name: invited.name, password: goodPassword })
    const person = await personByEmail(town.platform.database.installation, invited.email)
    const [held] = await town.act(authority, (tx) => membershipsOf(tx, person!.id))
    expect(held).toMatchObject({ role: 'supplier', supplier: id, supplierName: 'Acorn Building' })
  })
})
