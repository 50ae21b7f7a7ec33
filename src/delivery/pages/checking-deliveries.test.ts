import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, byLink, type OneReturn } from '../../../test/one-return.ts'
import { Visiting } from '../../../test/visiting.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addDays, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import { progressOf } from '../../performance/store.ts'
import { usualChecking } from '../checking.ts'
import { isDrawn } from '../draw.ts'
import {
  addWebLink,
  checkingOf,
  deliveryOf,
  drawOn,
  drawsOf,
  fixDraw,
  fixDrawAhead,
  keepWaiting,
  messagesOf,
  proposalsOf,
  setChecking,
} from '../store.ts'

let world: World
let manager: Visiting
let second: Visiting
let auditor: Visiting
let one: OneReturn & { delivery: string }
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  second = new Visiting(world, await world.signInAs('administrator'))
  auditor = new Visiting(world, await world.signInAs('auditor'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addSentReturn(world)))

const at = (more = '') => `/staff/verify/${one.delivery}${more}`
const delivery = () => one.tx((tx) => deliveryOf(tx, one.delivery))
const letters = () =>
  world.database.installation
    .selectFrom('mail')
    .select(['to_address', 'subject', 'body'])
    .where('authority_id', '=', world.authority.id)
    .orderBy('mail_id', 'desc')
    .execute()

/** With evidence nothing is noticed about it: low risk. */
const addEvidence = (of = one) =>
  of.tx(async (tx) => {
    const evidence = await addWebLink(
      tx,
      { returnId: of.id, commitment: of.help },
      `https://kitchen.example/${newId()}`,
    )
    await tx
      .updateTable('evidence')
      .set({ delivery_id: of.delivery })
      .where('authority_id', '=', tx.authority)
      .where('evidence_id', '=', evidence)
      .execute()
    await keepWaiting(tx, [of.delivery])
  })

const setLimits = (limits: object) =>
  world.tx(async (tx) => {
    const { version } = await checkingOf(tx)
    expect(await setChecking(tx, { ...usualChecking, ...limits }, version)).toBe(true)
  })

test('the queue is in the order of risk, says how it is made up, and is filtered', async () => {
  await addEvidence()
  const noticed = await addSentReturn(world)
  const list = await manager.get('/staff/verify')
  expect(list.words).toContain('How the risk is made up')
  expect(list.words).toContain('No evidence')
  const place = (id: string) => list.html.indexOf(`/staff/verify/${id}`)
  expect(place(noticed.delivery)).toBeGreaterThan(0)
  expect(place(noticed.delivery)).toBeLessThan(place(one.delivery))
  const holds = async (query: string, id: string) =>
    (await manager.get(`/staff/verify?${query}`)).html.includes(`/staff/verify/${id}`)
  expect(await holds('risk=low', one.delivery)).toBe(true)
  expect(await holds('risk=low', noticed.delivery)).toBe(false)
  expect(await holds('risk=some', noticed.delivery)).toBe(true)
  expect(await holds(`supplier=${one.supplier}`, one.delivery)).toBe(true)
  expect(await holds(`supplier=${newId()}`, one.delivery)).toBe(false)
  expect(await holds('order=age', one.delivery)).toBe(true)
  expect(await holds('check=over-limit', one.delivery)).toBe(false)
  expect(await holds('risk=nonsense&team=x&after=y', one.delivery)).toBe(true)
})

test('a question goes to the supplier, who answers by link; both stand in the thread, and it goes on waiting', async () => {
  const went = await manager.post(at('/messages'), { words: 'On which two evenings was it?' })
  expect(went.location).toBe(`${at()}?wrote=yes`)
  const [question] = await letters()
  expect(question).toMatchObject({ to_address: 'reports@ashdown.example' })
  expect(question!.body).toContain('On which two evenings was it?')
  expect((await manager.get(at())).words).toContain('Waiting for an answer.')
  expect((await manager.get('/staff/verify?waits=answer')).html).toContain(one.delivery)
  const supplier = await byLink(world, one)
  expect((await supplier.get(`/s/returns/${one.id}/sent`)).words).toContain('It waits for your answer')
  const page = `/s/returns/${one.id}/questions/${one.delivery}`
  const shown = await supplier.get(page)
  expect(shown.words).toContain('On which two evenings was it?')
  const asker = await world.tx((tx) => messagesOf(tx, [one.delivery]))
  expect(shown.words).not.toContain(asker[0]!.byName)
  const faulty = await supplier.post(page, { words: ' ' })
  expect([faulty.status, faulty.words.includes('Write something first')]).toEqual([422, true])
  expect((await supplier.post(page, { words: 'On the 2nd and the 9th of July.' })).location).toBe(
    `${page}?done=yes`,
  )
  expect((await manager.get(at())).words).toContain('On the 2nd and the 9th of July.')
  const [answered] = await letters()
  expect(answered!.subject).toContain('answered')
  expect(answered!.body).toContain(at())
  expect((await manager.get('/staff/verify?waits=reading')).html).toContain(one.delivery)
  expect((await delivery())?.state).toBe('reported')
  await manager.post(at(), { decision: 'accepted' })
  expect((await manager.post(at('/messages'), { words: 'More?' })).status).toBe(422)
  expect((await supplier.post(page, { words: 'More.' })).status).toBe(422)
})

test('a question without words is said beside the field; those who only read, others and strangers write none', async () => {
  const faulty = await manager.post(at('/messages'), { words: '' })
  expect([faulty.status, faulty.html.includes('href="#words"')]).toEqual([422, true])
  expect((await auditor.post(at('/messages'), { words: 'When?' })).status).toBe(403)
  expect((await manager.post(`/staff/verify/${newId()}/messages`, { words: 'When?' })).status).toBe(404)
  const other = await addSentReturn(world)
  const supplier = await byLink(world, one)
  expect((await supplier.get(`/s/returns/${one.id}/questions/${one.delivery}`)).status).toBe(404)
  await manager.post(`/staff/verify/${other.delivery}/messages`, { words: 'When?' })
  expect((await supplier.get(`/s/returns/${one.id}/questions/${other.delivery}`)).status).toBe(404)
})

test('above a limit the first person proposes and another confirms; until then nothing counts', async () => {
  await world.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ value_pence: 90_000_000 })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute(),
  )
  await setLimits({ confirmFromPence: 90_000_000 })
  expect((await manager.get(at())).words).toContain('What you choose is proposed')
  expect((await manager.get('/staff/verify?check=over-limit')).html).toContain(one.delivery)
  const went = await manager.post(`${at()}?contract=${one.contract}`, { decision: 'accepted' })
  expect(went.location).toContain('proposed=yes')
  expect((await delivery())?.state).toBe('reported')
  const counted = () =>
    one.tx(async (tx) => (await progressOf(tx, [one.help])).get(one.help)!.verified.toFixed())
  expect(await counted()).toBe('0')
  expect((await manager.get(at())).words).toContain('You proposed this. Another person has to confirm it.')
  expect((await manager.get('/staff/verify?waits=second-person')).html).toContain(one.delivery)
  expect((await manager.get('/staff/attention/to-confirm?whose=everyone')).html).toContain(one.delivery)
  const self = await manager.post(at('/confirm'), { answer: 'confirm' })
  expect([self.status, self.words.includes('so another person must confirm it')]).toEqual([422, true])
  const again = await second.post(at(), { decision: 'not-accepted', reason: 'No.' })
  expect([again.status, again.words.includes('Somebody else proposed')]).toEqual([409, true])
  expect((await auditor.post(at('/confirm'), { answer: 'confirm' })).status).toBe(403)
  expect((await second.get(`/staff/verify/${newId()}/confirm`)).status).toBe(404)
  expect((await second.get(at('/confirm'))).location).toBe(at())
  const unsaid = await second.post(at('/confirm'), { answer: 'send-back', reason: '' })
  expect([unsaid.status, unsaid.words.includes('Say why you send it back')]).toEqual([422, true])
  await second.post(at('/confirm'), { answer: 'send-back', reason: 'Is there a sheet?' })
  expect((await manager.get(at())).words).toContain('sent back what was proposed: “Is there a sheet?”')
  await manager.post(at(), { decision: 'in-part', part: '6', reason: 'Two hours were travel.' })
  expect((await second.post(at('/confirm'), { answer: 'confirm', reason: '' })).status).toBe(303)
  expect(await delivery()).toMatchObject({ state: 'partly-verified' })
  expect(await counted()).toBe('6')
  expect((await manager.get(at())).words).toContain('and confirmed by a second person')
  const proposals = await world.tx((tx) => proposalsOf(tx, one.delivery))
  expect(proposals.map(({ state }) => state)).toEqual(['confirmed', 'sent-back'])
  expect((await second.post(at('/confirm'), { answer: 'confirm' })).status).toBe(409)
  expect((await letters())[0]!.body).toContain('Two hours were travel.')
  await setLimits({})
})

test('more than so many times the plan wants a second person too, whatever the contract is worth', async () => {
  await setLimits({ confirmTimesPlan: new Decimal('1.1') })
  expect((await manager.get(at())).words).not.toContain('What you choose is proposed')
  await world.tx((tx) =>
    tx
      .updateTable('delivery')
      .set({ quantity: '11.1' })
      .where('authority_id', '=', tx.authority)
      .where('delivery_id', '=', one.delivery)
      .execute(),
  )
  expect((await manager.get(at())).words).toContain('What you choose is proposed')
  await setLimits({})
})

test('low-risk deliveries are accepted many at once, each with its own decision; the others are left and say why', async () => {
  await addEvidence()
  const noticed = await addSentReturn(world)
  const chosen = { delivery: [one.delivery, noticed.delivery] }
  const query = new URLSearchParams(chosen.delivery.map((id) => ['delivery', id])).toString()
  const page = await manager.get(`/staff/verify/many?${query}`)
  expect(page.words).toContain('1 delivery can be accepted')
  expect(page.words).toContain('Something was noticed about it')
  const unsaid = await manager.post('/staff/verify/many', { ...chosen, reason: ' ' })
  expect([unsaid.status, unsaid.words.includes('Say why these can be accepted together')]).toEqual([
    422,
    true,
  ])
  expect((await manager.post('/staff/verify/many', { reason: 'Small.' })).status).toBe(422)
  expect((await auditor.get('/staff/verify/many')).status).toBe(403)
  const done = await manager.post('/staff/verify/many', { ...chosen, reason: 'Small, and as planned.' })
  expect(done.words).toContain('1 delivery accepted')
  expect(await delivery()).toMatchObject({
    state: 'verified',
    verification: { reason: 'Small, and as planned.' },
  })
  expect((await world.tx((tx) => deliveryOf(tx, noticed.delivery)))?.state).toBe('reported')
  const kept = await world.tx((tx) =>
    tx
      .selectFrom('verification')
      .select('together_id')
      .where('authority_id', '=', tx.authority)
      .where('delivery_id', '=', one.delivery)
      .executeTakeFirstOrThrow(),
  )
  expect(kept.together_id).not.toBeNull()
})

test('what is drawn for a full check is not accepted with others, and the draw is worked out again', async () => {
  await world.tx((tx) => fixDraw(tx, 100, '2026-11-01' as never))
  await addEvidence()
  const page = await manager.get(`/staff/verify/many?delivery=${one.delivery}`)
  expect(page.words).toContain('It is drawn for a full check')
  expect((await manager.get('/staff/verify?check=drawn')).html).toContain(one.delivery)
  const working = await auditor.get(`/staff/verify/draws?delivery=${one.delivery}`)
  expect(working.words).toContain('Places below 10,000 are drawn: it is drawn')
  const draw = await world.tx((tx) => drawOn(tx, dayIn(tx.at)))
  expect(working.words).toContain(draw!.seed)
  expect(isDrawn(draw!, one.delivery)).toBe(true)
  const unknown = await auditor.get('/staff/verify/draws?delivery=nothing')
  expect([unknown.status, unknown.words.includes('There is no delivery with this id')]).toEqual([422, true])
  await world.tx((tx) => fixDraw(tx, 0, '2026-11-02' as never))
})

test('the settings are read by all and kept by administrators; a new share holds from tomorrow with a new seed', async () => {
  const page = '/staff/settings/checking'
  expect((await auditor.get(page)).words).toContain('You can read it.')
  const { version } = await world.tx((tx) => checkingOf(tx))
  const typed = {
    version: String(version),
    moreBy: '2.5',
    similarFrom: '20',
    unlikeBy: '6',
    confirmFrom: '',
    contractualOnly: 'yes',
    confirmTimesPlan: '',
    percent: '15',
  }
  expect((await manager.post(page, typed)).status).toBe(403)
  for (const [field, value] of [
    ['moreBy', '1'],
    ['similarFrom', 'some'],
    ['unlikeBy', '1'],
    ['confirmFrom', 'much'],
    ['confirmTimesPlan', '0.5'],
    ['percent', '101'],
  ] as const) {
    const faulty = await second.post(page, { ...typed, [field]: value })
    expect([field, faulty.status]).toEqual([field, 422])
    expect(faulty.html).toContain(`href="#${field}"`)
    expect(faulty.field(field)).toBe(value)
  }
  expect((await second.post(page, typed)).location).toBe(`${page}?done=yes`)
  const kept = await world.tx((tx) => checkingOf(tx))
  expect([kept.moreBy.toFixed(), kept.similarFrom]).toEqual(['2.5', 20])
  const [latest] = await world.tx((tx) => drawsOf(tx))
  const tomorrow = await world.tx(async (tx) => addDays(dayIn(tx.at), 1))
  expect(latest).toMatchObject({ percent: 15, starts: tomorrow })
  const stale = await second.post(page, { ...typed, moreBy: '3' })
  expect([stale.status, stale.field('moreBy')]).toEqual([409, '3'])
  await world.tx((tx) => fixDraw(tx, 0))
  await setLimits({})
})

test('the seed of the coming quarter is fixed ahead, once', async () => {
  const before = new Date('2026-12-27T06:00:00Z')
  await world.tx((tx) => fixDraw(tx, 20), { now: new Date('2026-11-25T06:00:00Z') })
  const ahead = (now: Date) => world.tx((tx) => fixDrawAhead(tx), { now })
  expect(await ahead(new Date('2026-12-01T06:00:00Z'))).toBe(false)
  expect(await ahead(before)).toBe(true)
  expect(await ahead(before)).toBe(false)
  expect(await world.tx((tx) => drawOn(tx, '2027-01-01' as never))).toMatchObject({
    percent: 20,
    starts: '2027-01-01',
  })
})

test('what was sent again stands beside the first report', async () => {
  await manager.post(at(), { decision: 'not-accepted', reason: 'There is no sheet.' })
  const supplier = await byLink(world, one)
  await supplier.post(`/s/returns/${one.id}/${one.help}`, {
    quantity: '9',
    story: 'Three evenings at the kitchen, as the new sheet says.',
    told: '9',
  })
  await supplier.post(`/s/returns/${one.id}/check`, { asked: 'additional', additional: 'yes' })
  const again = await world.tx((tx) =>
    tx
      .selectFrom('delivery')
      .select('delivery_id as id')
      .where('authority_id', '=', tx.authority)
      .where('replaces', '=', one.delivery)
      .executeTakeFirstOrThrow(),
  )
  const page = await manager.get(`/staff/verify/${again.id}`)
  for (const words of [
    'Sent again',
    '“There is no sheet.”',
    'Two evenings with Eastmere Community Kitchen.',
    'Three evenings at the kitchen, as the new sheet says.',
    'the supplier says that it is extra to the contract’s own work',
  ])
    expect(page.words).toContain(words)
})
