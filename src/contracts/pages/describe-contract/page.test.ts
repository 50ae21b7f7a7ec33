import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { findOrAddSuppliers } from '../../../parties/store.ts'
import { contractOf, contractsDiffer } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  await world.tx((tx) =>
    findOrAddSuppliers(tx, [
      { name: 'Thistle Cleaning North Ltd', kind: 'small-or-medium', identifiers: [] },
      { name: 'Thistle Cleaning South Ltd', kind: 'small-or-medium', identifiers: [] },
    ]),
  )
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = () => `/staff/contracts/${one.contract}/edit`
const typed = () => ({
  act: 'save',
  title: 'Cleaning of libraries',
  suppliers: [one.supplier],
  kind: 'contract',
  'starts-day': '1',
  'starts-month': '4',
  'starts-year': '2026',
  'ends-day': '31',
  'ends-month': '3',
  'ends-year': '2029',
  value: '180,000',
})
const idIn = (location: string | undefined) =>
  /\/staff\/contracts\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
const contract = (id: string) => one.tx((tx) => contractOf(tx, id))

test('a contract is added with the supplier found by name', async () => {
  const found = await manager.post('/staff/contracts/new', {
    ...typed(),
    suppliers: [],
    supplier: 'ashdown',
    act: 'find',
  })
  expect(found.status).toBe(200)
  expect(found.html).toMatch(new RegExp(`value="${one.supplier}" checked`))
  expect(found.field('title')).toBe('Cleaning of libraries')
  const went = await manager.post('/staff/contracts/new', typed())
  expect(await contract(idIn(went.location)!)).toMatchObject({
    title: 'Cleaning of libraries',
    starts: '2026-04-01',
    ends: '2029-03-31',
    suppliers: [one.supplier],
    disclosure: 'published',
  })
  expect(
    await one
      .tx((tx) => contractsDiffer(tx))
      .then((all) => all.filter((said) => said.includes(idIn(went.location)!))),
  ).toEqual([])
})

test('a name that only one supplier has is taken when the form is saved', async () => {
  const went = await manager.post('/staff/contracts/new', {
    ...typed(),
    suppliers: [],
    supplier: 'Thistle Cleaning South Ltd',
  })
  const added = await contract(idIn(went.location)!)
  expect(added!.supplierNames.map(({ name }) => name)).toEqual(['Thistle Cleaning South Ltd'])
})

test('of several suppliers that fit, one is ticked and then saved', async () => {
  const several = await manager.post('/staff/contracts/new', {
    ...typed(),
    suppliers: [],
    supplier: 'thistle',
  })
  expect(several.status).toBe(422)
  expect(several.words).toContain('Several suppliers fit “thistle”. Tick the one you mean.')
  expect([several.field('searched'), several.words.includes('Thistle Cleaning North Ltd')]).toEqual([
    'thistle',
    true,
  ])
  const [, north] = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>Thistle Cleaning North/.exec(several.html)!
  const went = await manager.post('/staff/contracts/new', {
    ...typed(),
    suppliers: [north!],
    supplier: 'thistle',
    searched: 'thistle',
  })
  expect((await contract(idIn(went.location)!))!.suppliers).toEqual([north])
})

test.each([
  ['title', { title: '' }, 'Enter what the contract is called'],
  ['suppliers', { suppliers: [] }, 'Choose the supplier'],
  [
    'suppliers',
    { supplier: 'Nobody & Co' },
    'No supplier’s name or number is “Nobody & Co”. Check it, or add the supplier first',
  ],
  ['starts-day', { 'starts-month': '13' }, 'Enter a day in the calendar, like 1 4 2026, or leave it empty'],
  ['ends-day', { 'ends-year': '2020' }, 'The last day must not be before the first day'],
  ['value', { value: 'plenty' }, 'Enter a sum of money, like 180,000 or 1,250.50, or leave it empty'],
  ['kind', { kind: 'treaty' }, 'Choose what kind of agreement it is'],
  ['cpv', { cpv: '12' }, 'Enter CPV codes of eight figures, such as 45000000, with commas between them'],
])('a fault is told at %s, and what was typed stays: %j', async (field, wrong, words) => {
  const page = await manager.post('/staff/contracts/new', { ...typed(), service: 'Libraries', ...wrong })
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.html).toContain(`id="${field}"`)
  expect(page.field('service')).toBe('Libraries')
})

test('two contracts never have one number', async () => {
  const numbered = { ...typed(), reference: `LIB-${one.contract.slice(-6)}` }
  expect((await manager.post('/staff/contracts/new', numbered)).status).toBe(303)
  const again = await manager.post('/staff/contracts/new', numbered)
  expect([again.status, again.words.includes('There is a contract with this number already')]).toEqual([
    422,
    true,
  ])
})

test('of two added at the same moment with one number, the second is told that it is taken', async () => {
  const numbered = { ...typed(), reference: `TWICE-${one.contract.slice(-6)}` }
  const both = await Promise.all([
    manager.post('/staff/contracts/new', numbered),
    manager.post('/staff/contracts/new', { ...numbered, title: 'The other' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('a number of a contract that was withdrawn is said to be one', async () => {
  const numbered = { ...typed(), reference: `GONE-${one.contract.slice(-6)}` }
  const { location } = await manager.post('/staff/contracts/new', numbered)
  await manager.post(`${location}/withdraw`, { version: '1', reason: 'By mistake.' })
  const again = await manager.post('/staff/contracts/new', numbered)
  expect([again.status, again.words.includes('A contract with this number was withdrawn')]).toEqual([
    422,
    true,
  ])
})

test('one whose notices name no supplier is changed without naming one; a supplier is never taken away', async () => {
  await one.tx((tx) => tx.deleteFrom('contract_supplier').where('contract_id', '=', one.contract).execute())
  const { suppliers: _, ...without } = typed()
  expect((await manager.post(at(), { ...without, version: '1' })).status).toBe(303)
  expect(await contract(one.contract)).toMatchObject({ title: 'Cleaning of libraries', suppliers: [] })
  await manager.post(at(), { ...typed(), version: '2' })
  const taken = await manager.post(at(), { ...without, version: '3' })
  expect([taken.status, taken.words.includes('Choose the supplier')]).toEqual([422, true])
})

test('of two who change one contract at the same moment, one sees what the other saved', async () => {
  const both = await Promise.all([
    manager.post(at(), { ...typed(), title: 'One', version: '1' }),
    manager.post(at(), { ...typed(), title: 'Other', version: '1' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('a call-off names its framework', async () => {
  const framework = await manager.post('/staff/contracts/new', {
    ...typed(),
    title: 'All cleaning',
    kind: 'framework',
  })
  const id = idIn(framework.location)!
  const went = await manager.post('/staff/contracts/new', { ...typed(), kind: 'call-off', framework: id })
  expect((await contract(idIn(went.location)!))!.framework).toBe(id)
  expect((await manager.get(framework.location!)).words).toContain('What belongs to it 1 contract')
})

test('a call-off from another organisation’s framework names it in words', async () => {
  const fields = {
    ...typed(),
    kind: 'call-off',
    frameworkName: 'Cleaning of the North',
    frameworkNumber: 'N-17',
  }
  const went = await manager.post('/staff/contracts/new', fields)
  expect(await contract(idIn(went.location)!)).toMatchObject({
    framework: null,
    frameworkName: 'Cleaning of the North',
    frameworkNumber: 'N-17',
  })
  expect((await manager.get(went.location!)).words).toContain('Cleaning of the North, number N-17')
  const long = await manager.post('/staff/contracts/new', { ...fields, frameworkName: 'x'.repeat(301) })
  expect(long.status).toBe(422)
  expect(long.field('frameworkNumber')).toBe('N-17')
})

test('nothing belongs to what it can’t belong to, and a framework with call-offs stays one', async () => {
  const framework = idIn(
    (await manager.post('/staff/contracts/new', { ...typed(), title: 'All cleaning', kind: 'framework' }))
      .location,
  )!
  const both = await manager.post('/staff/contracts/new', {
    ...typed(),
    kind: 'lot',
    framework,
    frameworkName: 'Another one',
  })
  expect([both.status, both.words]).toEqual([422, expect.stringContaining('but not both')])
  const lot = idIn(
    (await manager.post('/staff/contracts/new', { ...typed(), kind: 'lot', framework })).location,
  )!
  const lotOfLot = await manager.post('/staff/contracts/new', { ...typed(), kind: 'lot', framework: lot })
  expect([lotOfLot.status, lotOfLot.words]).toEqual([422, expect.stringContaining('that it can belong to')])
  const under = await manager.post('/staff/contracts/new', {
    ...typed(),
    kind: 'spot-purchase',
    framework: lot,
  })
  expect((await contract(idIn(under.location)!))!.framework).toBe(lot)
  const changed = await manager.post(`/staff/contracts/${framework}/edit`, { ...typed(), version: '1' })
  expect([changed.status, changed.words]).toEqual([
    422,
    expect.stringContaining('Other contracts belong to this one'),
  ])
  const differ = (await one.tx((tx) => contractsDiffer(tx))).join('\n')
  for (const id of [framework, lot, idIn(under.location)!]) expect(differ).not.toContain(id)
})

test('a change is kept with its reason, and what was not typed stays as it was', async () => {
  const page = await manager.get(at())
  expect([page.field('title'), page.field('ends-year'), page.field('version')]).toEqual([
    'Highways reactive repairs',
    '2027',
    '1',
  ])
  const went = await manager.post(at(), { ...typed(), version: '1', reason: 'Varied by letter.' })
  expect(went.location).toBe(`/staff/contracts/${one.contract}`)
  expect(await contract(one.contract)).toMatchObject({ title: 'Cleaning of libraries', version: 2 })
})

test('without a change nothing is recorded', async () => {
  await manager.post(at(), { ...typed(), version: '1' })
  const page = await manager.post(at(), { ...typed(), version: '2' })
  expect([page.status, page.words.includes('Nothing has changed')]).toEqual([422, true])
})

test('whoever comes second sees what was saved and what they typed', async () => {
  await manager.post(at(), { ...typed(), title: 'Theirs', version: '1' })
  const page = await manager.post(at(), { ...typed(), title: 'Mine', version: '1' })
  expect([page.status, page.field('title'), page.field('version')]).toEqual([409, 'Mine', '2'])
  expect(page.words).toContain('Title Theirs')
  await manager.post(at(), { ...typed(), title: 'Mine', version: '2' })
  expect((await contract(one.contract))!.title).toBe('Mine')
})

test('who may not change contracts is told, and what is not there is not found', async () => {
  const verifier = new Visiting(world, await world.signInAs('publisher'))
  expect((await verifier.get(at())).status).toBe(403)
  expect((await verifier.post('/staff/contracts/new', typed())).status).toBe(403)
  expect((await manager.get(`/staff/contracts/${newId()}/edit`)).status).toBe(404)
})
