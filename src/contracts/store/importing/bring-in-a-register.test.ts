import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BringingIn, nobody, register, row } from '../../../../test/bringing-in.ts'
import { workbookMade } from '../../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { changeContract, contractsDiffer, endContract, faultsOf, importOf } from '../../store.ts'

let world: World
let files: BringingIn
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
})
afterAll(() => world.close())

describe('a register', () => {
  test('adds contracts once; a later file changes what it says otherwise and leaves the rest', async () => {
    const first = await files.brought(register(row('S1'), row('S2'), row('S3')))
    expect(first.record).toMatchObject({ state: 'applied', added: 3, changed: 0, unchanged: 0 })
    const same = await files.brought(register(row('S3'), row('S1'), row('S2')))
    expect(same.record).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const later = await files.brought(register(row('S1'), row('S2', { value: '15,000' }), row('S4')))
    expect(later.record).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    const changed = await files.known('S2')
    expect(changed).toMatchObject({ version: 2, importId: first.id })
    expect(changed!.value!.toFixed()).toBe('15000')
    expect((await files.known('S3'))!.withdrawnAt).toBeNull()
  })

  test('says what it would do before it does it, and does just that', async () => {
    const { id, record } = await files.tried(register(row('P1'), row('P2')))
    expect(record).toMatchObject({ state: 'tried', added: 2 })
    expect(await files.known('P1')).toBeUndefined()
    expect(await files.applied(id)).toMatchObject({
      done: true,
      import: { state: 'applied', added: 2, done: 2 },
    })
    expect(await files.known('P1')).toMatchObject({
      title: 'Contract P1',
      supplierNames: [{ name: 'Firm P1 Ltd' }],
    })
  })

  test('with a fault writes nothing, and keeps every fault by its row', async () => {
    const content = register(row('N1'), row('N2', { ends: '31/02/2029' }), row('N3', { firm: '' }), row('N4'))
    const { id, outcome } = await files.brought(content)
    expect(outcome).toEqual({ done: false, because: 'has-faults' })
    const record = (await world.tx((tx) => importOf(tx, id)))!
    expect(record).toMatchObject({ state: 'tried', read: 4, added: 2, refused: 2 })
    const { faults } = await world.tx((tx) => faultsOf(tx, id))
    expect(faults.map(({ row, field, severity }) => [row, field, severity])).toEqual([
      [3, 'End date', 'refused'],
      [4, 'Supplier name', 'refused'],
    ])
    expect(await files.known('N1')).toBeUndefined()
    expect(await files.applied(id)).toEqual({ done: false, because: 'has-faults' })
    expect(await files.applied(id, { allowFaults: true })).toMatchObject({ import: { added: 2, refused: 2 } })
    expect([await files.known('N1'), await files.known('N2')].map((one) => one?.title)).toEqual([
      'Contract N1',
      undefined,
    ])
  })

  test('with several rows for one contract makes one contract with several suppliers', async () => {
    const { record } = await files.brought(
      register(row('J1'), row('J2', { firm: 'First Ltd' }), row('J2', { firm: 'Second Ltd' })),
    )
    expect(record).toMatchObject({ read: 3, added: 2 })
    expect((await files.known('J2'))!.supplierNames.map(({ name }) => name)).toEqual([
      'First Ltd',
      'Second Ltd',
    ])
    const again = await files.tried(
      register(row('J1'), row('J2', { firm: 'First Ltd' }), row('J2', { firm: 'Second Ltd' })),
    )
    expect(again.record).toMatchObject({ unchanged: 2, added: 0 })
    expect(again.record!.columns!.surveyed).toBe(true)
  })

  test('warns when it would take the place of what a person wrote', async () => {
    await files.brought(register(row('H1')))
    const contract = (await files.known('H1'))!
    const edited = { terms: { ...contract, title: 'By hand' }, version: 1, reason: null }
    await world.tx((tx) => changeContract(tx, contract.id, edited, nobody))
    expect((await files.tried(register(row('H1')))).record).toMatchObject({ unchanged: 1, warnings: 0 })
    const { id, record } = await files.tried(register(row('H1', { title: 'By the file' })))
    expect(record).toMatchObject({ changed: 1, warnings: 1 })
    const { faults } = await world.tx((tx) => faultsOf(tx, id))
    expect(faults[0]!.message).toContain('Somebody changed this contract here')
  })

  test('keeps the owner that a person gave a contract', async () => {
    await files.brought(register(row('O1')))
    const contract = (await files.known('O1'))!
    const owner = world.authority.people.get('contract-manager')![0]!
    await world.tx((tx) =>
      changeContract(tx, contract.id, { terms: { ...contract, owner }, version: 1, reason: null }, nobody),
    )
    await files.brought(register(row('O1', { value: '99,000' })))
    expect(await files.known('O1')).toMatchObject({ owner, version: 3 })
  })

  test('that can’t be read is refused with what to do', async () => {
    const id = await files.received('\u0000\u0001\u0002 not a table')
    const record = (await world.tx((tx) => importOf(tx, id)))!
    expect(record.state).toBe('refused')
    expect(record.problem).toContain('isn’t text')
    expect(await files.tryAgain(id)).toEqual({ done: false, because: 'cannot-be-read' })
  })

  test('of a council has nothing to do with another council’s', async () => {
    await files.brought(register(row('W1')), { at: world.other })
    expect(await files.known('W1')).toBeUndefined()
    const own = await files.brought(register(row('W1')))
    expect(own.record).toMatchObject({ added: 1 })
    expect(await files.undone(own.id, world.other)).toEqual({ done: false, because: 'no-such-import' })
  })
})

test('a contract that a person withdrew stays withdrawn when its file comes again, and the file says so', async () => {
  await files.brought(register(row('WD1'), row('WD2')))
  const contract = (await files.known('WD1'))!
  await world.tx((tx) => endContract(tx, contract, { reason: 'It was entered twice.' }, nobody))
  const { record, id } = await files.tried(register(row('WD1', { value: '99,000' }), row('WD2')))
  expect(record).toMatchObject({ added: 0, changed: 0, unchanged: 2, warnings: 1 })
  const { faults } = await world.tx((tx) => faultsOf(tx, id))
  expect(faults[0]!.message).toContain('Somebody withdrew this contract here, so it stays withdrawn.')
  await files.applied(id)
  expect((await files.known('WD1'))!.withdrawalReason).toBe('It was entered twice.')
})

test('what a register would bring is seen before: its suppliers counted, its first ten contracts, changes before the rest', async () => {
  const old = Array.from({ length: 12 }, (_, place) => row(`V${place}`))
  await files.brought(register(...old))
  const { record } = await files.tried(register(...old, row('V-new', { firm: 'Firm V0 Ltd' }), row('V-more')))
  expect(record!.preview).toMatchObject({ suppliers: 1, procurements: 0, drafts: 0 })
  expect(record!.preview!.first).toHaveLength(10)
  expect(record!.preview!.first.slice(0, 3)).toMatchObject([
    { change: 'added', title: 'Contract V-new', suppliers: ['Firm V0 Ltd'], value: '12000', row: 14 },
    { change: 'added', title: 'Contract V-more' },
    { change: 'unchanged', title: 'Contract V0' },
  ])
})

test('five thousand rows are brought in, and every one is sealed and is what its fact says', async () => {
  const rows = Array.from({ length: 5000 }, (_, place) =>
    row(`B${place}`, { firm: `Bulk ${place % 400} Ltd` }),
  )
  const content = register(...rows)
  const told: number[] = []
  const began = performance.now()
  const progress = (done: number) => void told.push(done)
  const { id, outcome } = await files.brought(content, { at: world.other, progress })
  process.stdout.write(`5,000 rows brought in within ${Math.round(performance.now() - began)} ms\n`)
  expect(outcome).toMatchObject({ import: { added: 5000, read: 5000 } })
  expect(told.at(-1)).toBe(5000)
  expect(told.length).toBeGreaterThan(3)
  const counted = await world.tx(
    async (tx) => ({
      contracts: await tx
        .selectFrom('contract')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow(),
      facts: await tx
        .selectFrom('contract_fact')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow(),
      suppliers: await tx
        .selectFrom('supplier')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow(),
    }),
    { at: world.other },
  )
  expect([counted.contracts.n, counted.facts.n, counted.suppliers.n].map(Number)).toEqual([5000, 5000, 400])
  expect(await files.undone(id, world.other)).toMatchObject({ done: true })
  expect(await world.tx(contractsDiffer, { at: world.other })).toEqual([])
  expect((await verifyChain(world.database, world.other.id)).problems).toEqual([])
})

test('a register is read from a real Excel workbook: the right sheet, days as days, sums as sums', async () => {
  const book = await workbookMade([
    { name: 'Guidance', rows: [['How to fill in the register']] },
    {
      name: 'Register',
      rows: [
        ['Contracts register, October'],
        [],
        ['Contract ref', 'Contract title', 'Supplier name', 'Start date', 'End date', 'Contract value'],
        [
          'XL1',
          'Lift maintenance',
          'Pulley & Son Ltd',
          new Date('2026-04-01'),
          new Date('2029-03-31'),
          120000.5,
        ],
        [
          'XL2',
          'Window cleaning',
          'Bright Panes; Ltd',
          '1 Apr 2026',
          '31/03/2029',
          { formula: 'F4/2', value: '£60k' },
        ],
      ],
    },
  ])
  const first = await files.brought(book, { name: 'register.xlsx' })
  expect(first.record).toMatchObject({ format: 'xlsx', state: 'applied', added: 2 })
  const lift = await files.known('XL1')
  expect([lift!.starts, lift!.ends, lift!.value!.toFixed()]).toEqual(['2026-04-01', '2029-03-31', '120000.5'])
  expect((await files.known('XL2'))!.value!.toFixed()).toBe('60000')
  const again = await files.brought(book, { name: 'register.xlsx' })
  expect(again.record).toMatchObject({ added: 0, unchanged: 2 })
})
