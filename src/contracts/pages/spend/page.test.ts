import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { commitmentOf, commitmentsDiffer, commitmentsOf, scaledDiffer } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = (of = one) => `/staff/contracts/${of.contract}`

const day = (name: string, text: string) => {
  const [year, month, date] = text.split('-')
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! }
}

/** A promise of one hour for every £500,000, as somebody types it. */
async function promise(of = one, more: Record<string, string> = {}): Promise<string> {
  const went = await manager.post(`${at(of)}/commitments/new`, {
    act: 'save',
    measure: of.measure,
    title: 'Help that grows with the work',
    supplier: of.supplier,
    amount: 'invoiced',
    rateUnits: '1',
    ratePer: '500,000',
    ...day('due', '2027-03-31'),
    profile: 'once',
    standing: 'contractual',
    origin: 'tender',
    ...more,
  })
  expect(went.words).toBe('')
  const all = await of.tx((tx) => commitmentsOf(tx, of.contract))
  return all.at(-1)!.id
}

async function invoice(amount: string, more: Record<string, string> = {}, of = one) {
  return manager.post(`${at(of)}/spend/new`, {
    supplier: of.supplier,
    amount,
    ...day('starts', '2026-05-31'),
    reference: 'INV 17',
    ...more,
  })
}

const standing = (id: string, of = one) => of.tx((tx) => commitmentOf(tx, id))
const owed = async (id: string, of = one) => (await standing(id, of))!.quantity.toFixed()
const differ = () =>
  world.tx(async (tx) => [
    ...(await scaledDiffer(tx)),
    ...(await commitmentsDiffer(tx)),
    ...(await rollupsDiffer(tx)),
  ])

test('a contract with nothing invoiced says what would stand here', async () => {
  const page = await manager.get(`${at()}/spend`)
  expect([page.status, page.words]).toEqual([
    200,
    expect.stringContaining('Nothing is recorded as invoiced yet'),
  ])
})

test('what is promised for every sum follows from what is invoiced, with its working', async () => {
  const id = await promise()
  expect(await owed(id)).toBe('0')
  const before = await manager.get(`${at()}/commitments/${id}`)
  expect(before.words).toContain('nothing owed yet')
  expect(before.words).toContain('Nothing is invoiced yet, so nothing is owed yet.')
  expect((await manager.get(at())).words).toContain('1 hour for every £500,000 invoiced, nothing so far')
  expect((await invoice('1,200,000')).location).toBe(`${at()}/spend`)
  expect((await invoice('350,000.50')).status).toBe(303)
  expect(await owed(id)).toBe('3')
  const page = await manager.get(`${at()}/spend`)
  expect(page.words).toContain('£1,550,000.50 without VAT, credits taken off.')
  expect(page.words).toContain('£1,550,000.50 × 1 ÷ £500,000 = 3.1, rounded down to whole ones: 3 hours.')
  expect(page.words).toMatch(/31 May 2026 .* INV 17 typed here £1,200,000 Take out/)
  const commitment = await manager.get(`${at()}/commitments/${id}`)
  expect(commitment.words).toContain('Worked out anew from what was invoiced')
  expect(commitment.words).toContain('£350,000.50 invoiced on 31 May 2026 came in.')
  expect(await differ()).toEqual([])
  expect((await verifyChain(world.platform.database, world.authority.id)).problems).toEqual([])
})

test('while nothing is owed yet every page that tells of it opens, and none calls it late', async () => {
  const id = await promise(one, { title: 'Nothing owed of this', ...day('due', '2026-10-31') })
  await manager.get(`${at()}/commitments/${id}`)
  for (const path of [`${at()}/on-paper`, `${at()}/progress`, at(), `/contracts/${one.contract}`]) {
    const page = await manager.get(path)
    expect([path, page.status]).toEqual([path, 200])
    expect(page.words).toContain('Nothing owed of this')
  }
  expect((await manager.get(at())).words).toMatch(/Nothing owed of this .* nothing owed yet/)
  expect((await manager.get(`/contracts/${one.contract}`)).words).toContain(
    '1 hour for every £500,000 invoiced',
  )
  expect((await manager.get('/staff/attention/overdue?whose=everyone')).words).not.toContain(
    'Nothing owed of this',
  )
  expect((await manager.get('/register')).status).toBe(200)
})

test('a credit takes away what was owed, and a sum that is taken out never was', async () => {
  const id = await promise()
  await invoice('1,000,000')
  await invoice('-300000')
  expect(await owed(id)).toBe('1')
  const page = await manager.get(`${at()}/spend`)
  const [, credit] = /href="([^"]+\/take-out)"[^>]*>Take out<span[^>]*> −£300,000/.exec(page.html)!
  const refused = await manager.post(credit!, { reason: ' ' })
  expect([refused.status, refused.words]).toEqual([422, expect.stringContaining('Say why')])
  expect((await manager.post(credit!, { reason: 'It was another contract’s.' })).location).toBe(
    `${at()}/spend`,
  )
  expect(await owed(id)).toBe('2')
  const again = await manager.post(credit!, { reason: 'Twice.' })
  expect([again.status, again.words]).toEqual([422, expect.stringContaining('taken out already')])
  const gone = await manager.get(`${at()}/spend?gone=yes`)
  expect(gone.words).toContain('Taken out It was another contract’s.')
  expect(await differ()).toEqual([])
})

test('what a quarter brought is asked for in the next, where it is kept quarter by quarter', async () => {
  const id = await promise(one, { profile: 'quarterly' })
  await invoice('600000', day('starts', '2026-05-31'))
  await invoice('900000', day('starts', '2026-08-31'))
  const { targets } = (await standing(id))!
  expect([...targets].map(([quarter, part]) => `${quarter} ${part.toFixed()}`)).toEqual([
    '2026-27Q2 1',
    '2026-27Q3 2',
  ])
})

test.each([
  ['amount', { amount: 'plenty' }, 'Enter the sum in pounds'],
  ['amount', { amount: '0' }, 'other than nought'],
  ['amount', { amount: '1.005' }, 'in pounds and pence'],
  ['supplier', { supplier: '' }, 'Choose who invoiced it'],
  ['supplier', { supplier: newId() }, 'Choose a supplier of this contract'],
  ['starts-day', day('starts', '2026-13-31'), 'Enter the day'],
  ['starts-day', day('starts', '2031-01-31'), 'must be today or before'],
  ['ends-day', day('ends', '2026-04-30'), 'must not be before the first'],
  ['reference', { reference: 'x'.repeat(201) }, '200 characters'],
])('a fault is told at %s, and what was typed stays: %j', async (field, more, words) => {
  const page = await invoice('1000', more as Record<string, string>)
  expect([page.status, page.words]).toEqual([422, expect.stringContaining(words)])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.field('starts-month')).toBe((more as Record<string, string>)['starts-month'] ?? '05')
})

test('a rate is a figure for a sum, planned at once or by quarter', async () => {
  const typed = {
    act: 'save',
    measure: one.measure,
    title: 'Help',
    supplier: one.supplier,
    amount: 'invoiced',
    ...day('due', '2027-03-31'),
    profile: 'once',
    standing: 'voluntary',
    origin: 'added',
  }
  const none = await manager.post(`${at()}/commitments/new`, { ...typed, rateUnits: 'one', ratePer: '' })
  expect(none.status).toBe(422)
  expect(none.words).toContain('Enter how many as a figure')
  expect(none.words).toContain('Enter the sum in pounds, like 500,000')
  expect(none.field('rateUnits')).toBe('one')
  const nought = await manager.post(`${at()}/commitments/new`, { ...typed, rateUnits: '0', ratePer: '100' })
  expect([nought.status, nought.words]).toEqual([422, expect.stringContaining('above nought')])
  const yearly = await manager.post(`${at()}/commitments/new`, {
    ...typed,
    rateUnits: '1',
    ratePer: '100',
    profile: 'yearly',
  })
  expect([yearly.status, yearly.words]).toEqual([
    422,
    expect.stringContaining('all by one day, or quarter by quarter'),
  ])
})

test('another rate is agreed by both sides like another quantity, and counts what was invoiced until then', async () => {
  const id = await promise()
  await invoice('1,000,000')
  const asked = await manager.post(`${at()}/commitments/${id}/vary`, {
    act: 'save',
    version: String((await standing(id))!.version),
    title: 'Help that grows with the work',
    amount: 'invoiced',
    rateUnits: '1',
    ratePer: '250000',
    ...day('due', '2027-03-31'),
    profile: 'once',
    ...day('from', '2026-11-01'),
    reason: 'Twice as much, as agreed in October.',
    email: 'reports@ashdown.example',
  })
  expect(asked.status).toBe(303)
  const variation = await manager.get(asked.location!)
  expect(variation.words).toContain('1 hour for every £500,000 invoiced, 2 hours so far')
  expect(variation.words).toContain('1 hour for every £250,000 invoiced, 4 hours so far')
  await invoice('500,000')
  expect(await owed(id)).toBe('3')
  const letters = await world.platform.database.installation
    .selectFrom('mail')
    .select('body')
    .where('to_address', '=', 'reports@ashdown.example')
    .orderBy('mail_id', 'desc')
    .execute()
  const link = /https?:\/\/[^\s]+(\/[^\s]+)/.exec(letters[0]!.body)![0]
  const supplier = new Visiting(world)
  const path = new URL(link).pathname
  const opened = await supplier.post(path)
  const answered = await supplier.post(opened.location!, { answer: 'agreed', reason: '' })
  expect(answered.status).toBeLessThan(400)
  expect(await owed(id)).toBe('6')
  expect(await differ()).toEqual([])
})

test('a promise for the whole framework grows with its own supplier’s invoices under every call-off', async () => {
  const framework = await addContractTo(world)
  const other =
    world.authority.suppliers.get('Meadow Works CIC') ??
    [...world.authority.suppliers.values()].find((id) => id !== one.supplier)!
  await world.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ kind: 'framework' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', framework.contract)
      .execute()
    await tx
      .updateTable('contract')
      .set({ kind: 'call-off', framework_id: framework.contract })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute()
    await tx
      .insertInto('contract_supplier')
      .values({ authority_id: tx.authority, contract_id: one.contract, supplier_id: other, position: 1 })
      .execute()
  })
  const id = await promise(framework)
  await invoice('600,000')
  await invoice('900,000', { supplier: other })
  await invoice('500,000', {}, framework)
  expect(await owed(id, framework)).toBe('2')
  const page = await manager.get(`${at(framework)}/spend`)
  expect(page.words).toContain('£2,000,000 without VAT')
  expect((await manager.get(`${at()}/spend`)).words).toContain('for the whole framework')
  expect(await differ()).toEqual([])
})

test('who only reads is offered nothing to record; nobody reads what is not there', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.get(`${at()}/spend`)).html).not.toContain('/spend/new')
  expect((await auditor.get(`${at()}/spend/new`)).status).toBe(403)
  const foreign = await addContractTo(world, world.other)
  for (const path of ['spend', 'spend/new', `spend/${newId()}/take-out`])
    expect((await manager.get(`${at(foreign)}/${path}`)).status).toBe(404)
  expect((await manager.get(`${at()}/spend/${newId()}/take-out`)).status).toBe(404)
})
