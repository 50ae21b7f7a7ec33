import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { verifyChain } from '../../../platform/verify.ts'
import {
  askOrganisations,
  confirmationsOf,
  deliveryOf,
  nameOrganisation,
  remindOrganisations,
} from '../../store.ts'

let world: World
let one: OneReturn & { delivery: string }
let supplier: Visiting
let manager: Visiting
let office: string
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
}, 60_000)
afterAll(() => world?.close())
beforeEach(async () => {
  one = await addSentReturn(world)
  supplier = await byLink(world, one)
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  office = `office-${newId()}@kitchen.example`
})

const organisation = 'Eastmere Community Kitchen'
const naming = () => `/s/returns/${one.id}/${one.help}/confirmation`
const screen = () => `/staff/verify/${one.delivery}`

async function letters(to = office) {
  const rows = await one.tx((tx) =>
    tx
      .selectFrom('mail')
      .select(['subject', 'body'])
      .where('authority_id', '=', tx.authority)
      .where('to_address', '=', to)
      .orderBy('mail_id')
      .execute(),
  )
  return rows.map(({ subject, body }) => ({
    subject,
    links: [...body.matchAll(/https?:\/\/\S+?(\/s\/confirm\/[A-Za-z0-9_-]+)/g)].map((match) => match[1]!),
  }))
}

const later = (days: number) => new Date(world.platform.clock().getTime() + days * 86_400_000)

async function named(): Promise<string> {
  expect((await supplier.post(naming(), { organisation, email: office })).status).toBe(303)
  const [letter] = await letters()
  return letter!.links[0]!
}

test('who benefited says yes in their own words: it is evidence, stands beside the decision, and is told of without names', async () => {
  expect((await supplier.get(`/s/returns/${one.id}/sent`)).html).toContain(`href="${naming()}"`)
  const link = await named()
  expect((await supplier.get(`/s/returns/${one.id}/sent`)).words).toContain(`${organisation}: asked on `)
  const visitor = new Visiting(world)
  const page = await visitor.get(link)
  expect(page.words).toContain('Ashdown Highways Ltd works for')
  expect(page.words).toContain('8 hours')
  expect(page.words).toContain('Two evenings with Eastmere Community Kitchen.')
  expect((await one.tx((tx) => confirmationsOf(tx, [one.delivery])))[0]!.answeredAt).toBeNull()
  const sent = await visitor.post(link, { answer: 'yes', words: 'Two good evenings.' })
  expect([sent.status, sent.location]).toEqual([303, link])
  expect((await visitor.get(link)).words).toContain('Thank you: your answer was recorded')
  expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))!.state).toBe('evidenced')
  const decided = await manager.get(screen())
  expect(decided.words).toContain('Eastmere Community Kitchen: yes, this happened “Two good evenings.”')
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('a “no” stands out, supports nothing and decides nothing', async () => {
  const link = await named()
  const visitor = new Visiting(world)
  const empty = await visitor.post(link, { answer: 'no', words: ' ' })
  expect([empty.status, empty.words]).toEqual([422, expect.stringContaining('Say in your own words')])
  expect((await visitor.post(link, { answer: '', words: 'Something' })).field('words')).toBe('Something')
  await visitor.post(link, { answer: 'no', words: 'Nobody came.' })
  const page = await manager.get(screen())
  expect(page.html).toContain('govuk-warning-text')
  expect(page.words).toContain('no, this did not happen “Nobody came.”')
  expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))!.state).toBe('reported')
})

test('an answer is given once; another later is told what was recorded', async () => {
  const link = await named()
  await new Visiting(world).post(link, { answer: 'yes', words: '' })
  const second = await new Visiting(world).post(link, { answer: 'no', words: 'Changed my mind' })
  expect([second.status, second.words]).toEqual([
    409,
    expect.stringContaining('You answered: Yes, this happened'),
  ])
})

test('somebody who decides may name them too; not the same address twice, and a supplier not its own', async () => {
  const address = `${screen()}/confirmation`
  expect((await manager.post(address, { organisation, email: office })).location).toBe(screen())
  const again = await manager.post(address, { organisation, email: office.toUpperCase() })
  expect([again.status, again.words]).toEqual([422, expect.stringContaining('was named for this already')])
  expect(again.field('organisation')).toBe(organisation)
  const own = await supplier.post(naming(), { organisation, email: 'reports@ashdown.example' })
  expect([own.status, own.words]).toEqual([422, expect.stringContaining('not your own')])
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.post(address, { organisation, email: 'x@kitchen.example' })).status).toBe(403)
  expect((await manager.get(`/staff/verify/${newId()}/confirmation`)).status).toBe(404)
  expect((await new Visiting(world).get(naming())).status).toBe(404)
})

test('who had a letter lately gets the next in one letter of the month, and each is asked once more and no more', async () => {
  await named()
  const more = [await addSentReturn(world), await addSentReturn(world)]
  for (const each of more) {
    const theirs = await byLink(world, each)
    await theirs.post(`/s/returns/${each.id}/${each.help}/confirmation`, { organisation, email: office })
  }
  expect(await letters()).toHaveLength(1)
  await askOrganisations(world.platform, later(8))
  expect((await letters()).map(({ links }) => links.length)).toEqual([1, 2])
  await askOrganisations(world.platform, later(9))
  await remindOrganisations(world.platform, later(13))
  expect(await letters()).toHaveLength(2)
  await remindOrganisations(world.platform, later(23))
  await remindOrganisations(world.platform, later(60))
  const all = await letters()
  expect(all).toHaveLength(3)
  expect([all[2]!.subject, all[2]!.links.length]).toEqual([expect.stringContaining('Once more'), 3])
})

test('where letters go out by Notify alone, theirs go out too', async () => {
  const { installation } = world.database
  const council = installation.updateTable('authority').where('authority_id', '=', world.other.id)
  await council.set({ is_example: false }).execute()
  const telling = { authority: 'Eastmere Borough Council', sending: false, confirmAt: String }
  const naming = { typed: { organisation, email: office }, by: 'authority' as const }
  const both = [await addSentReturn(world, world.other), await addSentReturn(world, world.other)]
  for (const { tx, delivery } of both)
    await tx(async (open) => nameOrganisation(open, telling, (await deliveryOf(open, delivery))!, naming))
  const settings = { ...world.platform.settings, sendsMail: true }
  await askOrganisations({ ...world.platform, settings }, later(8))
  await council.set({ is_example: true }).execute()
  const states = await both[0]!.tx((tx) =>
    tx
      .selectFrom('mail')
      .select('state')
      .where('authority_id', '=', tx.authority)
      .where('to_address', '=', office)
      .orderBy('mail_id')
      .execute(),
  )
  expect(states.map(({ state }) => state)).toEqual(['kept', 'waiting'])
})

test('where an authority asks no share of them, what a supplier names is kept and not asked; its own people’s are', async () => {
  const setting = '/staff/settings/confirmations'
  const admin = new Visiting(world, await world.signInAs('administrator'))
  const wrong = await admin.post(setting, { percent: '200', remindAfter: '14', version: '0' })
  expect([wrong.status, wrong.field('percent')]).toEqual([422, '200'])
  expect((await admin.post(setting, { percent: '0', remindAfter: '14', version: '0' })).status).toBe(303)
  expect((await admin.post(setting, { percent: '5', remindAfter: '14', version: '0' })).status).toBe(409)
  try {
    await supplier.post(naming(), { organisation, email: office })
    expect(await letters()).toEqual([])
    expect((await manager.get(screen())).words).toContain('not among the share that is asked')
    const other = `other-${office}`
    await manager.post(`${screen()}/confirmation`, { organisation, email: other })
    expect(await letters(other)).toHaveLength(1)
  } finally {
    await admin.post(setting, { percent: '100', remindAfter: '14', version: '1' })
  }
})

test('a link that is none, or has run out, says so', async () => {
  expect(
    (await new Visiting(world).get('/s/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status,
  ).toBe(404)
})
