import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tokensAt } from '../../../../test/visitors.ts'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { answerRecoveryPlan, recoveryPlansOf, remindOfSteps, writeRecoveryPlan } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
})

const asking = () => `/staff/contracts/${one.contract}/commitments/${one.help}/recovery-plan`
const newest = () => world.tx(async (tx) => (await recoveryPlansOf(tx, { commitment: one.help }))[0]!)
const telling = { authority: 'Tests', sending: false, linkTo: String, staffPage: String }

async function supplierByLink() {
  const letter = await world.tx(async (tx) =>
    tx
      .selectFrom('mail')
      .select('body')
      .where('about_id', '=', (await newest()).id)
      .where('to_address', '=', 'reports@ashdown.example')
      .orderBy('mail_id', 'desc')
      .executeTakeFirst(),
  )
  const link = /\/s\/recovery-plans\/link\/\S+/.exec(letter!.body!)![0]
  const visiting = new Visiting(world)
  const shown = await visiting.get(link)
  expect(shown.words).toContain('How will you catch up?')
  return { visiting, path: (await visiting.post(link)).location! }
}

const written = (more: Record<string, string> = {}) => ({
  act: 'write',
  version: '0',
  why: 'Two people left.',
  'words-1': 'Find two helpers',
  'who-1': 'Site manager',
  'day-1-day': '27',
  'day-1-month': '11',
  'day-1-year': '2026',
  'caught-up-day': '31',
  'caught-up-month': '1',
  'caught-up-year': '2027',
  ...more,
})

test('a plan is asked for, written by link, sent back, agreed, reminded of once and done', async () => {
  expect((await manager.get(asking())).words).toContain('20 hours were planned')
  const noAddress = await manager.post(asking(), { email: 'nobody', message: 'Please.' })
  expect([noAddress.status, noAddress.field('email')]).toEqual([422, 'nobody'])
  const asked = await manager.post(asking(), { email: 'reports@ashdown.example', message: '' })
  const { id } = await newest()
  const staff = `/staff/recovery-plans/${id}`
  expect([asked.status, asked.location]).toEqual([303, staff])
  const commitment = asking().replace('/recovery-plan', '')
  for (const address of [commitment, `/staff/contracts/${one.contract}`, `/staff/returns/${one.id}`]) {
    const shown = await manager.get(address)
    expect([shown.html.includes(staff), shown.words.includes('Waits for the supplier')]).toEqual([true, true])
  }
  const { visiting, path } = await supplierByLink()
  const faulty = await visiting.post(path, written({ 'who-1': '' }))
  expect([faulty.status, faulty.field('words-1')]).toEqual([422, 'Find two helpers'])
  expect((await visiting.post(path, written())).status).toBe(303)
  expect((await visiting.post(path, written())).status).toBe(409)
  const waits = '/staff/attention/plan-to-answer?whose=everyone'
  expect((await manager.get(waits)).html).toContain(staff)
  const noReason = await manager.post(staff, { act: 'answer', version: '1', answer: 'sent-back', reason: '' })
  expect(noReason.status).toBe(422)
  await manager.post(staff, { act: 'answer', version: '1', answer: 'sent-back', reason: 'Sooner, please.' })
  expect((await visiting.get(path)).status).toBe(404)
  const again = await supplierByLink()
  expect((await again.visiting.get(again.path)).words).toContain('Sooner, please.')
  await again.visiting.post(again.path, written({ version: '1' }))
  await manager.post(staff, { act: 'answer', version: '2', answer: 'agreed', reason: '' })
  expect((await newest()).state).toBe('agreed')
  const remind = () => world.tx((tx) => remindOfSteps(tx, telling))
  expect([await remind(), await remind()]).toEqual([1, 0])
  const reading = await supplierOnceAgreed()
  expect((await reading.visiting.post(reading.path, { act: 'done', step: '1', words: '' })).status).toBe(422)
  const said = await reading.visiting.post(reading.path, {
    act: 'done',
    step: '1',
    words: 'Two began today.',
  })
  expect([said.status, said.words.includes('Two began today.')]).toEqual([200, true])
  expect((await newest()).steps[0]!.done).toMatchObject({ side: 'supplier' })
})

/** By the letter that said that it is agreed: the reminder's, made by other telling, has no address. */
async function supplierOnceAgreed() {
  const visiting = new Visiting(world, await world.signInAs('supplier'))
  return { visiting, path: `/s/recovery-plans/${(await newest()).id}` }
}

test('the supplier sees it at home, and a step that is overdue needs attention', async () => {
  await manager.post(asking(), { email: 'reports@ashdown.example', message: '' })
  const { id } = await newest()
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get('/s')).html).toContain(`/s/recovery-plans/${id}`)
  const now = new Date('2026-11-09T12:00:00Z')
  const steps = [{ words: 'Find two helpers', who: 'Site manager', day: day('2026-11-20') }]
  const plan = { why: 'Two people left.', steps, caughtUp: day('2026-12-20'), version: 0 }
  await world.tx((tx) => writeRecoveryPlan(tx, telling, id, plan), { now })
  const overdue = () => manager.get('/staff/attention/step-overdue?whose=everyone')
  expect((await overdue()).html).not.toContain(`/staff/recovery-plans/${id}`)
  await manager.post(`/staff/recovery-plans/${id}`, {
    act: 'answer',
    version: '1',
    answer: 'agreed',
    reason: '',
  })
  const shown = await overdue()
  expect(shown.html).toContain(`/staff/recovery-plans/${id}`)
  expect(shown.words).toContain('Find two helpers')
})

test('of two answers at the same moment one counts', async () => {
  await manager.post(asking(), { email: 'reports@ashdown.example', message: '' })
  const { visiting, path } = await supplierByLink()
  await visiting.post(path, written())
  const { id } = await newest()
  const answer = () =>
    world.tx((tx) => answerRecoveryPlan(tx, telling, id, { answer: 'agreed', reason: '', version: 1 }))
  const both = await Promise.all([answer(), answer()])
  expect(both.filter((each) => each?.accepted)).toHaveLength(1)
})

test('who may not ask is told so, and what is not there is not found', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.post(asking(), { email: 'a@b.example', message: '' })).status).toBe(403)
  expect((await manager.get(`/staff/recovery-plans/${newId()}`)).status).toBe(404)
  expect((await new Visiting(world).get(`/s/recovery-plans/${newId()}`)).status).toBe(404)
})

test('the API asks, writes, answers and marks under the same permissions', async () => {
  const tokens = await tokensAt(world, world.authority)
  const call = async (method: 'GET' | 'POST', url: string, role: string, body?: object, version?: number) => {
    const answer = await world.server.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${tokens.get(role as never)}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body ? { payload: body } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const asking = `/commitments/${one.help}/recovery-plans`
  expect((await call('POST', asking, 'auditor', {})).status).toBe(403)
  const asked = await call('POST', asking, 'contract-manager', { email: 'reports@ashdown.example' })
  expect([asked.status, asked.body.state, asked.body.planned]).toEqual([201, 'asked', '20'])
  const again = await call('POST', asking, 'contract-manager', {})
  expect([again.status, again.body.type]).toEqual([422, expect.stringContaining('asked-already')])
  const plan = `/recovery-plans/${asked.body.id}`
  const step = { words: 'Find two helpers', who: 'Site manager', day: '2026-11-27' }
  const body = { why: 'Two people left.', steps: [step], caughtUp: '2027-01-31' }
  const { status, body: wrong } = await call(
    'POST',
    `${plan}/versions`,
    'supplier',
    { ...body, steps: [{ ...step, who: '', day: '2026-11-01' }] },
    0,
  )
  expect([status, wrong.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
    422,
    ['/steps/0/who', '/steps/0/day'],
  ])
  expect((await call('POST', `${plan}/versions`, 'supplier', body)).status).toBe(428)
  expect((await call('POST', `${plan}/versions`, 'supplier', body, 0)).body.state).toBe('written')
  expect((await call('POST', `${plan}/versions`, 'supplier', body, 0)).status).toBe(412)
  const agreed = { answer: 'agreed' }
  expect((await call('POST', `${plan}/answer`, 'supplier', agreed, 1)).status).toBe(403)
  expect((await call('POST', `${plan}/answer`, 'contract-manager', agreed, 1)).body.state).toBe('agreed')
  const open = `/recovery-plans?commitment=${one.help}&open=true`
  expect((await call('GET', open, 'supplier')).body.items).toHaveLength(1)
  expect((await call('POST', `${plan}/steps-done`, 'contract-manager', { step: 2 })).status).toBe(422)
  expect((await call('POST', `${plan}/steps-done`, 'supplier', { step: 1 })).status).toBe(422)
  const done = await call('POST', `${plan}/steps-done`, 'supplier', { step: 1, words: 'Both began.' })
  expect(done.body.steps[0].done).toMatchObject({ side: 'supplier', words: 'Both began.' })
  expect((await call('GET', open, 'contract-manager')).body.items).toEqual([])
  expect((await call('GET', plan, 'auditor')).body.versions).toHaveLength(1)
  expect((await call('GET', `/recovery-plans/${newId()}`, 'supplier')).status).toBe(404)
  expect((await call('GET', '/recovery-plans?contract=x', 'supplier')).status).toBe(400)
})
