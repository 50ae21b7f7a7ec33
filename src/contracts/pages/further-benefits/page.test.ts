import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { commitmentsOf, furtherBenefitOf } from '../../store.ts'

let world: World
let manager: Visiting
let approver: Visiting
let supplier: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  approver = new Visiting(world, await world.signInAs('approver'))
  supplier = new Visiting(world, await world.signInAs('supplier'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
})

const answered = {
  balance: 'no',
  terms: 'no',
  term: 'same',
  scope: 'no',
  providedFor: 'no',
  others: 'no',
  change: '0',
  'commenced-day': '2',
  'commenced-month': '6',
  'commenced-year': '2025',
  law: 'covered',
  works: 'no',
  estimated: '1,200,000',
  earlierChanges: '0',
}

async function raised(more: Record<string, string> = {}): Promise<string> {
  const form = { title: 'Forty hours of bid-writing help', neededBy: 'Small charities', ...more }
  const sent = await manager.post(`/staff/contracts/${one.contract}/further-benefits/new`, {
    supplier: one.supplier,
    measure: one.measure,
    quantity: '40',
    ...form,
  })
  expect([sent.status, sent.words]).toEqual([303, expect.anything()])
  return sent.location!
}

const name = async () => {
  const { name: found } = await world.tx((tx) =>
    tx
      .selectFrom('person')
      .select('name')
      .where('person_id', '=', world.authority.people.get('contract-manager')![0]!)
      .executeTakeFirstOrThrow(),
  )
  return found
}

test('an idea is raised, checked, signed, agreed by somebody else, and becomes an added commitment', async () => {
  const at = await raised()
  expect((await manager.get(at)).words).toContain('Answer whether it changes the contract')
  expect((await manager.post(`${at}/check`, { version: '1', ...answered })).location).toBe(at)
  const checked = await manager.get(at)
  expect(checked.words).toContain('It does not change the contract')
  expect(checked.html).toContain('https://www.legislation.gov.uk/ukpga/2023/54/section/74')
  const assessment = 'It is more than the contract asks for, and charities asked for it.'
  const signing = { version: '2', assessment, nothingInReturn: 'yes', name: await name() }
  expect((await manager.post(`${at}/sign`, signing)).location).toBe(at)
  expect((await manager.get(at)).words).toContain('It waits for an approver to agree')
  expect((await approver.get(`${at}/agree`)).words).toContain(assessment)
  expect((await approver.post(`${at}/agree`, { version: '3', reason: '' })).location).toBe(at)

  const form = `/staff/contracts/${one.contract}/commitments/new`
  const benefit = at.split('/').at(-1)!
  const begun = await manager.get(`${form}?furtherBenefit=${benefit}`)
  expect([begun.field('title'), begun.field('quantity')]).toEqual(['Forty hours of bid-writing help', '40'])
  const due = { 'due-day': '31', 'due-month': '3', 'due-year': '2027' }
  const sent = await manager.post(form, {
    act: 'save',
    furtherBenefit: benefit,
    title: 'Forty hours of bid-writing help',
    supplier: one.supplier,
    measure: one.measure,
    quantity: '40',
    ...due,
    profile: 'once',
    origin: 'tender',
    standing: 'agreed-in-writing',
  })
  expect(sent.status).toBe(303)
  const [commitment] = await one.tx((tx) => commitmentsOf(tx, one.contract))
  expect(commitment).toMatchObject({ origin: 'added', title: 'Forty hours of bid-writing help' })
  expect(await one.tx((tx) => furtherBenefitOf(tx, benefit))).toMatchObject({
    state: 'recorded',
    commitment: commitment!.id,
    version: 5,
  })
  const list = await manager.get(`/staff/contracts/${one.contract}/further-benefits`)
  expect(list.words).toContain('Became a commitment')
  expect(list.words).toContain('2026/27 0 1 1 1 0')
  expect((await manager.get(`/staff/history/further-benefit/${benefit}`)).words).toContain(
    'signed that nothing was promised in return',
  )
  expect((await manager.post(form, { act: 'save', furtherBenefit: benefit, title: 'x' })).status).toBe(422)
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('what is missing is told beside its field, and what was typed stays', async () => {
  const form = `/staff/contracts/${one.contract}/further-benefits/new`
  const nothing = await manager.post(form, { title: '', neededBy: 'A school' })
  expect([nothing.status, nothing.field('neededBy')]).toEqual([422, 'A school'])
  expect(nothing.words).toContain('Enter what it is, in a few words')
  const loose = await manager.post(form, { title: 'Hours', quantity: '40' })
  expect(loose.words).toContain('Choose what is counted, or leave the quantity out')
  expect((await manager.post(form, { title: 'Hours', quantity: 'many' })).words).toContain('as a figure')

  const at = await raised()
  const unanswered = await manager.post(`${at}/check`, { version: '1', change: 'lots' })
  expect([unanswered.status, unanswered.field('change')]).toEqual([422, 'lots'])
  expect(unanswered.words).toContain('Choose yes, no, or that you are not sure')
  await manager.post(`${at}/check`, { version: '1', ...answered })
  const signing = { version: '2', assessment: 'Worth it.', name: await name() }
  const unsigned = await manager.post(`${at}/sign`, signing)
  expect([unsigned.status, unsigned.field('assessment')]).toEqual([422, 'Worth it.'])
  expect(unsigned.words).toContain('Confirm that nothing was promised in return')
  const strange = { ...signing, nothingInReturn: 'yes', name: 'Somebody Else' }
  expect((await manager.post(`${at}/sign`, strange)).words).toContain('Type your own name')
})

test('nobody agrees to what they raised or signed, or before it is signed, or on an old version', async () => {
  const at = await raised()
  const early = await approver.post(`${at}/agree`, { version: '1', reason: '' })
  expect([early.status, early.words.includes('Nobody has assessed and signed it yet')]).toEqual([409, true])
  expect((await manager.post(`${at}/agree`, { version: '1' })).status).toBe(403)
  await manager.post(`${at}/check`, { version: '1', ...answered })
  const signing = { version: '2', assessment: 'Worth it.', nothingInReturn: 'yes', name: await name() }
  await manager.post(`${at}/sign`, signing)
  await world.tx((tx) =>
    tx
      .updateTable('further_benefit')
      .set({ recorded_by: world.authority.people.get('approver')![0]! })
      .where('further_benefit_id', '=', at.split('/').at(-1)!)
      .execute(),
  )
  const own = await approver.post(`${at}/agree`, { version: '3', reason: '' })
  expect([own.status, own.words.includes('You raised this yourself')]).toEqual([422, true])
  expect((await approver.post(`${at}/decline`, { version: '2', reason: 'No.' })).status).toBe(409)
  expect((await approver.post(`${at}/decline`, { version: '3', reason: ' ' })).words).toContain(
    'Say why it is declined',
  )
  expect((await approver.post(`${at}/decline`, { version: '3', reason: 'Not now.' })).location).toBe(at)
  expect((await manager.get(at)).words).toContain('Why it was declined Not now.')
})

test('other words take the check and the signature away', async () => {
  const at = await raised()
  await manager.post(`${at}/check`, { version: '1', ...answered })
  const words = { version: '2', title: 'Fifty hours', supplier: one.supplier }
  expect((await manager.post(`${at}/edit`, words)).location).toBe(at)
  expect((await manager.get(at)).words).toContain('Nobody has answered yet whether it changes the contract')
  expect((await manager.post(`${at}/edit`, words)).status).toBe(409)
})

test('a supplier offers something on its own contract, and reads what became of it', async () => {
  const form = '/s/further-benefits/new'
  expect((await supplier.get(form)).words).toContain('You get nothing in return')
  const strange = await supplier.post(form, { contract: world.other.id, title: 'Paint' })
  expect([strange.status, strange.field('title')]).toEqual([422, 'Paint'])
  const sent = { contract: one.contract, title: 'Left-over paint for a youth club' }
  expect((await supplier.post(form, sent)).location).toBe('/s/further-benefits')
  expect((await supplier.get('/s/further-benefits')).words).toContain('The council is looking at it')
  const queue = await manager.get('/staff/further-benefits?state=raised&side=supplier&search=paint+repairs')
  expect(queue.words).toContain('Left-over paint for a youth club')
  expect((await manager.get('/staff/further-benefits?search=nothing-like-it')).words).toContain(
    'No idea like this',
  )
  const at = /\/staff\/further-benefits\/[0-9a-f-]{36}/.exec(queue.html)![0]
  await manager.post(`${at}/decline`, { version: '1', reason: 'The club has paint already.' })
  expect((await supplier.get('/s/further-benefits')).words).toContain('The club has paint already.')
})

test('what there is not is not found', async () => {
  const missing = '/staff/further-benefits/018f0000-0000-7000-8000-000000000000'
  for (const path of ['', '/edit', '/check', '/sign'])
    expect((await manager.get(missing + path)).status).toBe(404)
  expect((await manager.get('/staff/contracts/x/further-benefits')).status).toBe(404)
  expect((await supplier.get('/staff/further-benefits')).status).toBe(403)
})
