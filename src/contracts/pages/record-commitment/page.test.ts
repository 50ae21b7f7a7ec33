import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { commitmentsDiffer, commitmentsOf, draftOf } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = () => `/staff/contracts/${one.contract}/commitments/new`
const typed = () => ({
  act: 'save',
  title: 'Bid-writing help',
  supplier: one.supplier,
  measure: one.measure,
  outcome: '',
  quantity: '40',
  'due-day': '31',
  'due-month': '3',
  'due-year': '2027',
  profile: 'once',
  origin: 'tender',
  standing: 'contractual',
})
const recorded = () => one.tx((tx) => commitmentsOf(tx, one.contract))

test('the form begins with the contract’s last day, and has a box for each of its quarters', async () => {
  const page = await manager.get(at())
  expect(page.status).toBe(200)
  expect([page.field('due-day'), page.field('due-month'), page.field('due-year')]).toEqual([
    '31',
    '3',
    '2027',
  ])
  for (const quarter of ['2026-27Q1', '2026-27Q2', '2026-27Q3', '2026-27Q4'])
    expect(page.field(`target-${quarter}`)).toBe('')
  expect(page.html).not.toContain('target-2027-28Q1')
  expect(page.html).toContain('<optgroup label=')
})

test('a commitment is recorded under the outcome its measure serves first', async () => {
  const went = await manager.post(at(), typed())
  const [commitment, ...others] = await recorded()
  expect(went.location).toBe(`/staff/contracts/${one.contract}/commitments/${commitment!.id}`)
  expect(others).toEqual([])
  expect(commitment).toMatchObject({ title: 'Bid-writing help', due: '2027-03-31', standing: 'contractual' })
  expect(commitment!.quantity.toFixed()).toBe('40')
  expect(await one.tx((tx) => rollupsDiffer(tx))).toEqual([])
  expect(await one.tx((tx) => commitmentsDiffer(tx))).toEqual([])
})

test('the quantity is shared over the quarters by the server, and recorded so', async () => {
  const page = await manager.post(at(), {
    ...typed(),
    act: 'share',
    'due-day': '31',
    'due-month': '12',
    'due-year': '2026',
  })
  expect(page.status).toBe(200)
  const quarters = ['2026-27Q1', '2026-27Q2', '2026-27Q3']
  expect(quarters.map((quarter) => page.field(`target-${quarter}`))).toEqual(['13', '13', '14'])
  expect(page.words).toContain('Together 40 of 40.')
  expect(await recorded()).toEqual([])
  const targets = Object.fromEntries(
    quarters.map((quarter) => [`target-${quarter}`, page.field(`target-${quarter}`)!]),
  )
  await manager.post(at(), { ...typed(), profile: 'quarterly', ...targets })
  const [commitment] = await recorded()
  expect([...commitment!.targets].map(([quarter, target]) => [quarter, target.toFixed()])).toEqual([
    ['2026-27Q1', '13'],
    ['2026-27Q2', '13'],
    ['2026-27Q3', '14'],
  ])
})

test('months and years are shared and recorded too; returns ask for them by quarter', async () => {
  for (const [profile, names, parts] of [
    ['monthly', ['target-2026-04', 'target-2026-05'], ['20', '20']],
    ['yearly', ['target-2026/27'], ['40']],
  ] as const) {
    const due = { 'due-day': '31', 'due-month': '5', 'due-year': '2026' }
    const page = await manager.post(at(), { ...typed(), ...due, act: `share-${profile}` })
    expect(names.map((name) => page.field(name))).toEqual(parts)
    const targets = Object.fromEntries(names.map((name) => [name, page.field(name)!]))
    await manager.post(at(), { ...typed(), ...due, title: profile, profile, ...targets })
    const commitment = (await recorded()).find(({ title }) => title === profile)!
    expect([...commitment.periods!].map(([period]) => `target-${period}`)).toEqual(names)
    expect([...commitment.targets].map(([quarter, target]) => [quarter, target.toFixed()])).toEqual([
      ['2026-27Q1', '40'],
    ])
  }
})

test('milestones are added one by one; one without a quantity is kept or not', async () => {
  const first = await manager.post(at(), { ...typed(), act: 'milestone' })
  expect([first.status, first.field('milestone-1-words')]).toEqual([200, ''])
  const schools = {
    'milestone-1-id': first.field('milestone-1-id')!,
    'milestone-1-words': 'Meet three schools',
    'milestone-1-day': '30',
    'milestone-1-month': '6',
    'milestone-1-year': '2026',
    'milestone-1-quantity': '',
  }
  const second = await manager.post(at(), { ...typed(), ...schools, act: 'milestone' })
  expect(second.field('milestone-1-words')).toBe('Meet three schools')
  const placed = {
    'milestone-2-words': 'All of it given',
    'milestone-2-day': '31',
    'milestone-2-month': '3',
    'milestone-2-year': '2027',
    'milestone-2-quantity': '40',
  }
  const all = { ...typed(), ...schools, ...placed, profile: 'milestones' }
  const wrong = await manager.post(at(), { ...all, 'milestone-2-quantity': '39' })
  expect([wrong.status, wrong.words.includes('What is planned must add up')]).toEqual([422, true])
  const dayless = await manager.post(at(), { ...all, 'milestone-1-year': '' })
  expect(dayless.words).toContain('Enter the day of “Meet three schools”, like 31 3 2027')
  await manager.post(at(), all)
  const [commitment] = await recorded()
  expect(commitment!.milestones).toMatchObject([
    { id: schools['milestone-1-id'], words: 'Meet three schools', due: '2026-06-30', quantity: null },
    { words: 'All of it given', due: '2027-03-31' },
  ])
  expect([...commitment!.targets.keys()]).toEqual(['2026-27Q4'])
})

test('what a measure counts is shown without losing what was typed', async () => {
  const page = await manager.post(at(), { ...typed(), act: 'look' })
  expect([page.status, page.field('title')]).toEqual([200, 'Bid-writing help'])
  expect(page.words).toContain('Doesn’t count:')
  expect(page.html).toContain('<div class="govuk-input__suffix" aria-hidden="true">hours</div>')
})

test.each([
  ['title', { title: '' }, 'Enter what is promised, in a few words'],
  ['measure', { measure: '' }, 'Choose a measure'],
  ['quantity', { quantity: 'some' }, 'Enter the quantity as a figure, like 40 or 2.5'],
  ['quantity', { quantity: '0' }, 'The quantity must be more than nought'],
  ['quantity', { act: 'share', quantity: '' }, 'Enter the quantity as a figure first, then it can be shared'],
  ['due-day', { 'due-year': '' }, 'The day it is due must be a day in the calendar, like 31 3 2027'],
  [
    'due-day',
    { 'due-year': '2028' },
    'The day it is due must be within the contract, 1 April 2026 to 31 March 2027',
  ],
  [
    'targets',
    { profile: 'quarterly', 'target-2026-27Q1': '30' },
    'What is planned must add up to the whole quantity',
  ],
  [
    'targets',
    { profile: 'quarterly', 'target-2026-27Q1': 'all' },
    'Enter what is planned for each quarter as figures, like 10 or 2.5',
  ],
  ['standing', { standing: '' }, 'Choose how firm the promise is'],
  ['supplierEmail', { supplierEmail: 'nobody' }, 'Enter an e-mail address, like name@example.org'],
  ['owner', { owner: newId() }, 'Choose a person of the list'],
])('a fault is told at %s, and what was typed stays: %j', async (field, wrong, words) => {
  const page = await manager.post(at(), { ...typed(), beneficiaries: 'Care leavers', ...wrong })
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.html).toContain(`id="${field}"`)
  expect(page.field('beneficiaries')).toBe('Care leavers')
  expect(await recorded()).toEqual([])
})

async function addDraft(): Promise<string> {
  const draft_id = newId()
  await one.tx((tx) =>
    tx
      .insertInto('commitment_draft')
      .values({
        authority_id: tx.authority,
        draft_id,
        contract_id: one.contract,
        source_key: 'metric:1',
        title: 'Local jobs',
        describes: 'Jobs for people who live nearby.',
        quantity: '4',
        unit: 'jobs',
        looks_social: true,
        recorded_at: tx.at,
      })
      .execute(),
  )
  return draft_id
}

test('a commitment made of a notice’s words takes the draft, once', async () => {
  const draft = await addDraft()
  const page = await manager.get(`${at()}?draft=${draft}`)
  expect([page.field('title'), page.field('quantity')]).toEqual(['Local jobs', '4'])
  expect(page.words).toContain('In the notice: Local jobs, 4 jobs. Jobs for people who live nearby.')
  const went = await manager.post(at(), { ...typed(), draft })
  const [commitment] = await recorded()
  expect(await one.tx((tx) => draftOf(tx, draft))).toMatchObject({
    state: 'taken',
    commitment: commitment!.id,
  })
  expect((await manager.get(`${at()}?draft=${draft}`)).location).toBe(went.location)
  const again = await manager.post(at(), { ...typed(), draft })
  expect([again.status, again.words.includes('Somebody made a commitment of this promise')]).toEqual([
    422,
    true,
  ])
  expect(await recorded()).toHaveLength(1)
})

test('a form that is sent twice records one commitment, also at the same moment', async () => {
  const [first, second] = await Promise.all([manager.post(at(), typed()), manager.post(at(), typed())])
  expect(first.location).toBe(second.location)
  expect(await recorded()).toHaveLength(1)
})

test('of two who make a commitment of one draft at the same moment, one does', async () => {
  const draft = await addDraft()
  const both = await Promise.all([
    manager.post(at(), { ...typed(), draft }),
    manager.post(at(), { ...typed(), draft, quantity: '5' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await recorded()).toHaveLength(1)
})

test('where no notice names a supplier, the page asks for one first', async () => {
  await one.tx((tx) => tx.deleteFrom('contract_supplier').where('contract_id', '=', one.contract).execute())
  const page = await manager.get(at())
  expect(page.words).toContain('Say who the supplier is first')
  expect(page.html).toContain(`/staff/contracts/${one.contract}/edit`)
})

test('who may not record is told; nothing is recorded where there is no contract', async () => {
  const publisher = new Visiting(world, await world.signInAs('publisher'))
  expect((await publisher.get(at())).status).toBe(403)
  expect((await publisher.post(at(), typed())).status).toBe(403)
  expect((await manager.post(`/staff/contracts/${newId()}/commitments/new`, typed())).status).toBe(404)
})
