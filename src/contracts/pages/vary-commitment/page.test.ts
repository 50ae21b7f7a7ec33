import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addReturn, byLink, needs as deliveryNeeds, type OneReturn } from '../../../../test/one-return.ts'
import { addContractTo } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { contractsNeeds } from '../../../app.ts'
import { deliveriesIn, saveDraft, send } from '../../../delivery/store.ts'
import { newId } from '../../../language/identifier.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { carryOutVariations, commitmentOf, commitmentsDiffer, variationsOf } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
})

const at = (commitment = one.days) => `/staff/contracts/${one.contract}/commitments/${commitment}/vary`
const typed = (more: Record<string, string> = {}) => ({
  title: 'Volunteer days',
  quantity: '16',
  'due-day': '31',
  'due-month': '3',
  'due-year': '2027',
  profile: 'once',
  'from-day': '23',
  'from-month': '11',
  'from-year': '2026',
  reason: 'Four more days were offered.',
  email: 'reports@ashdown.example',
  version: '1',
  act: 'save',
  ...more,
})

async function newest() {
  return world.tx(async (tx) => (await variationsOf(tx, one.days))[0])
}
const standing = () => world.tx(async (tx) => (await commitmentOf(tx, one.days))!)

/** The supplier's browser, with the letter's link opened. */
async function supplierByLink(): Promise<{ visiting: Visiting; path: string; link: string }> {
  const [letter] = await world.tx((tx) =>
    tx
      .selectFrom('mail')
      .select('body')
      .where('about_kind', '=', 'variation')
      .where('to_address', '=', 'reports@ashdown.example')
      .orderBy('mail_id', 'desc')
      .limit(1)
      .execute(),
  )
  const link = /\/s\/variations\/link\/\S+/.exec(letter!.body!)![0]
  const visiting = new Visiting(world)
  const opened = await visiting.post(link)
  return { visiting, path: opened.location!, link }
}

/** The roll-ups are what the rows say, and what was changed is what its last fact says. */
async function allTrue(): Promise<void> {
  const { version } = await standing()
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(version > 1 ? await commitmentsDiffer(tx) : []).filter((words) => words.includes(one.days)),
  ])
  expect(differ).toEqual([])
}

test('the council asks, the supplier agrees by its link, and only then the new terms hold', async () => {
  const form = await manager.get(at())
  expect([form.status, form.field('quantity'), form.field('email')]).toEqual([
    200,
    '12',
    'social.value@ashdown-highways-ltd.example',
  ])
  const asked = await manager.post(at(), typed())
  const variation = (await newest())!
  expect([asked.status, asked.location]).toEqual([303, `/staff/variations/${variation.id}`])
  expect((await standing()).quantity.toFixed()).toBe('12')
  const { visiting, path, link } = await supplierByLink()
  expect((await new Visiting(world).get(link)).words).toContain('Do you agree to a change?')
  const page = await visiting.get(path)
  expect(page.words).toContain('How much 12 hours 16 hours')
  expect((await visiting.post(path, { answer: '' })).status).toBe(422)
  const declined = await visiting.post(path, { answer: 'declined', reason: ' ' })
  expect([declined.status, declined.words.includes('Say why')]).toEqual([422, true])
  const said = await visiting.post(path, { answer: 'agreed', reason: '' })
  expect([said.status, said.words.includes('Ashdown Highways Ltd agreed on 23 November 2026')]).toEqual([
    200,
    true,
  ])
  expect(await standing()).toMatchObject({ version: 2 })
  expect((await standing()).quantity.toFixed()).toBe('16')
  expect((await newest())!.state).toBe('in-effect')
  expect((await new Visiting(world).get(link)).status).toBe(410)
  const history = await world.tx((tx) =>
    tx
      .selectFrom('commitment_fact')
      .select(['act', 'reason'])
      .where('commitment_id', '=', one.days)
      .where('version', '=', 2)
      .execute(),
  )
  expect(history).toEqual([{ act: 'varied', reason: 'Four more days were offered.' }])
  await allTrue()
})

test('declined with a reason, everything stays, and it may be asked again', async () => {
  await manager.post(at(), typed())
  const { visiting, path } = await supplierByLink()
  await visiting.post(path, { answer: 'declined', reason: 'We have no more people.' })
  expect([(await newest())!.state, (await standing()).version]).toEqual(['declined', 1])
  expect((await manager.get(`/staff/variations/${(await newest())!.id}`)).words).toContain(
    'Ashdown Highways Ltd did not agree on 23 November 2026: We have no more people.',
  )
  expect((await manager.post(at(), typed({ quantity: '14' }))).status).toBe(303)
})

test('what is agreed for a day ahead changes on that day, once', async () => {
  await manager.post(at(), typed({ 'from-day': '1', 'from-month': '12' }))
  const { visiting, path } = await supplierByLink()
  await visiting.post(path, { answer: 'agreed', reason: '' })
  expect([(await newest())!.state, (await standing()).version]).toEqual(['agreed', 1])
  const run = (moment: string) =>
    carryOutVariations(world.database, new Date(moment), contractsNeeds.afterCommitmentChange)
  expect(await run('2026-11-30T12:00:00Z')).toBe(0)
  expect(await run('2026-12-01T00:15:00Z')).toBe(1)
  expect(await run('2026-12-01T00:15:00Z')).toBe(0)
  expect((await standing()).quantity.toFixed()).toBe('16')
  await allTrue()
})

describe('while it waits', () => {
  beforeEach(async () => {
    await manager.post(at(), typed())
  })

  test('the council may take it back, and not answer it', async () => {
    const path = `/staff/variations/${(await newest())!.id}`
    expect((await manager.post(path, { answer: 'agreed' })).words).toContain('The other side answers this')
    await manager.post(path, { answer: 'taken-back' })
    expect((await newest())!.state).toBe('taken-back')
    const { link } = { link: (await newest())!.id }
    expect((await new Visiting(world).get(`/s/variations/${link}`)).status).toBe(404)
  })

  test('no other change of the terms is taken, and whoever wants one is led to it', async () => {
    expect((await manager.get(at())).location).toBe(`/staff/variations/${(await newest())!.id}`)
    const again = await manager.post(at(), typed({ quantity: '20' }))
    expect([again.status, again.words.includes('Another change of this commitment waits')]).toEqual([
      422,
      true,
    ])
  })

  test('when the commitment is withdrawn nothing waits any more', async () => {
    await manager.post(`/staff/contracts/${one.contract}/commitments/${one.days}/withdraw`, {
      reason: 'The work ended.',
      'on-day': '23',
      'on-month': '11',
      'on-year': '2026',
      version: '1',
    })
    expect((await newest())!.state).toBe('taken-back')
    await allTrue()
  })

  test('of two answers at the same moment one counts', async () => {
    const { visiting, path } = await supplierByLink()
    const supplier = new Visiting(world, await world.signInAs('supplier'))
    const both = await Promise.all([
      visiting.post(path, { answer: 'agreed', reason: '' }),
      manager.post(`/staff/variations/${(await newest())!.id}`, { answer: 'taken-back' }),
      supplier.get('/s/commitments'),
    ])
    expect(both.map(({ status }) => status).every((status) => status < 400)).toBe(true)
    const { state } = (await newest())!
    expect((await standing()).version).toBe(state === 'in-effect' ? 2 : 1)
    await allTrue()
  })
})

describe('a supplier answers a return while the commitment is varied', () => {
  test('what was typed before stays, is sent once, and is counted under the new terms', async () => {
    const phone = await byLink(world, one)
    await phone.post(`/s/returns/${one.id}/${one.days}`, {
      quantity: '3',
      story: 'Three days at the school.',
      told: '3',
    })
    await manager.post(at(), typed({ profile: 'quarterly', 'target-2026-27Q4': '16' }))
    const { visiting, path } = await supplierByLink()
    await visiting.post(path, { answer: 'agreed', reason: '' })
    const check = await phone.get(`/s/returns/${one.id}/check`)
    expect(check.words).toContain('Three days at the school.')
    await phone.post(`/s/returns/${one.id}/${one.help}`, { quantity: '0', story: '', told: '0' })
    expect((await phone.post(`/s/returns/${one.id}/check`)).location).toBe(`/s/returns/${one.id}/sent`)
    const sent = await world.tx((tx) => deliveriesIn(tx, { returnId: one.id }))
    expect(sent.map(({ quantity }) => quantity.toFixed())).toEqual(['3'])
    await allTrue()
  })

  test('at the very same moment neither waits for the other for ever', async () => {
    for (let round = 0; round < 4; round += 1) {
      one = await addReturn(world)
      await manager.post(at(), typed())
      const { visiting, path } = await supplierByLink()
      await world.tx(async (tx) => {
        await saveDraft(tx, { returnId: one.id, under: one.days, quantity: '3', story: 'At the school.' })
        await saveDraft(tx, { returnId: one.id, under: one.help, quantity: '0', story: '' })
      })
      const [said] = await Promise.all([
        visiting.post(path, { answer: 'agreed', reason: '' }),
        world.tx((tx) => send(tx, deliveryNeeds, one.id, { sentBy: null })),
        world.tx((tx) => send(tx, deliveryNeeds, one.id, { sentBy: null })),
      ])
      expect(said.status).toBe(200)
      const sent = await world.tx((tx) => deliveriesIn(tx, { returnId: one.id }))
      expect(sent).toHaveLength(1)
      expect((await standing()).quantity.toFixed()).toBe('16')
    }
    await allTrue()
  })
})

test('the supplier asks through its account, and the council agrees', async () => {
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get('/s/commitments')).words).toContain(
    'Volunteer days 12 hours 0 hours 31 March 2027',
  )
  const path = `/s/commitments/${one.days}/vary`
  const form = await supplier.get(path)
  expect([form.status, form.field('quantity')]).toEqual([200, '12'])
  const day = { 'due-day': '31', 'due-month': '1', 'due-year': '2027' }
  const from = { 'from-day': '23', 'from-month': '11', 'from-year': '2026' }
  const asking = { quantity: '10', ...day, ...from, reason: 'Two people left.', version: '1' }
  expect((await supplier.post(path, { ...asking, quantity: '' })).status).toBe(422)
  expect((await supplier.post(path, { ...asking, reason: '' })).words).toContain('Say why')
  await supplier.post(path, asking)
  const { id, side } = (await newest())!
  expect(side).toBe('supplier')
  expect((await supplier.post(`/s/variations/${id}`, { answer: 'agreed' })).words).toContain(
    'The other side answers this',
  )
  await manager.post(`/staff/variations/${id}`, { answer: 'agreed', reason: '' })
  expect(await standing()).toMatchObject({ version: 2, due: '2027-01-31' })
  expect((await supplier.get(`/s/variations/${id}`)).words).toContain('Wrenshire County Council agreed')
  await allTrue()
  const other = await addContractTo(world, world.other)
  expect((await supplier.get(`/s/commitments/${other.contract}/vary`)).status).toBe(404)
})

test.each([
  ['title', { title: ' ' }, 'Enter what is promised'],
  ['quantity', { quantity: 'more' }, 'Enter the quantity as a figure'],
  ['quantity', { quantity: '0' }, 'The quantity must be more than nought'],
  ['due-day', { 'due-year': '2029' }, 'The day it is due must be within the contract'],
  ['from-day', { 'from-day': '' }, 'Enter the day from which it would hold'],
  ['from-day', { 'from-year': '2028' }, 'It must hold from a day before all of it is due'],
  ['reason', { reason: '' }, 'Say why'],
  ['email', { email: 'nobody' }, 'Enter an e-mail address'],
  ['title', { quantity: '12' }, 'Nothing has changed'],
])('a fault is told at %s, and what was typed stays: %j', async (field, wrong, words) => {
  const page = await manager.post(at(), typed({ evidence: 'kept', ...wrong }))
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.html).toContain(`id="${field}"`)
  expect(await newest()).toBeUndefined()
})

test('who may not ask is told; another council’s commitment is not there', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  expect((await reader.get(at())).status).toBe(403)
  expect((await manager.get(at(newId()))).status).toBe(404)
  const elsewhere = await addContractTo(world, world.other)
  expect(
    (await manager.get(`/staff/contracts/${elsewhere.contract}/commitments/${one.days}/vary`)).status,
  ).toBe(404)
  expect((await manager.get(`/staff/variations/${newId()}`)).status).toBe(404)
  expect((await new Visiting(world).get('/s/variations/link/nothing')).status).toBe(404)
  await manager.post(at(), typed())
  const stale = await manager.post(at(one.help), typed({ version: '7', quantity: '50' }))
  expect(stale.status).toBe(409)
})
