import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '../../../test/bringing-in.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { type Day, day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import { measureByCode } from '../../measurement/store.ts'
import type { Tx } from '../../platform/database.ts'
import { verifyChain } from '../../platform/verify.ts'
import type { Commitment } from '../commitment.ts'
import type { ContractTerms } from '../contract.ts'
import {
  addCommitment,
  addContract,
  changeCommitment,
  changeContract,
  commitmentIn,
  commitmentOf,
  commitmentsDiffer,
  commitmentsIn,
  type ContractFilter,
  contractOf,
  type ContractOrder,
  contractsDiffer,
  contractsIn,
  countContracts,
  discloseContract,
  endCommitment,
  servicesOf,
  targetsOf,
} from '../store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const today = day('2026-11-23')
const firm = (name = 'Ashdown Highways Ltd') => world.authority.suppliers.get(name)!

function terms(more: Partial<ContractTerms> = {}): ContractTerms {
  return {
    title: 'Road markings',
    reference: null,
    description: null,
    kind: 'contract',
    framework: null,
    frameworkName: null,
    frameworkNumber: null,
    procurement: null,
    ocid: null,
    starts: day('2026-04-01'),
    ends: day('2027-03-31'),
    extendableUntil: null,
    value: new Decimal('1000.50'),
    valueGross: null,
    cpv: ['45233221'],
    service: 'Highways',
    place: null,
    owner: null,
    noticed: { lot: '2' },
    suppliers: [firm()],
    ...more,
  }
}

async function promised(tx: Tx, more: Partial<Commitment> = {}): Promise<Commitment> {
  const measure = (await measureByCode(tx, 'bid-writing-help'))!
  return {
    title: 'Help',
    supplier: firm(),
    measure: measure.id,
    outcome: measure.outcomes[0]!.id,
    quantity: new Decimal('40.125'),
    due: day('2027-03-31'),
    profile: 'quarterly',
    targets: new Map([
      ['2026-27Q1' as Quarter, new Decimal('0.125')],
      ['2026-27Q4' as Quarter, new Decimal(40)],
    ]),
    place: null,
    beneficiaries: 'Small charities',
    supplierOwner: null,
    supplierEmail: null,
    owner: null,
    evidenceWanted: null,
    origin: 'tender',
    standing: 'contractual',
    ...more,
  }
}

describe('a contract', () => {
  test('comes back as it was added, exact to the penny', async () => {
    const added = terms({
      value: new Decimal('123456789.01'),
      suppliers: [firm(), firm('Hartwell Build Ltd')],
    })
    const contract = await world.tx(async (tx) => contractOf(tx, await addContract(tx, added)))
    expect(contract).toMatchObject({ ...added, version: 1, disclosure: 'published', withdrawnAt: null })
    expect(contract!.supplierNames.map(({ name }) => name)).toEqual([
      'Ashdown Highways Ltd',
      'Hartwell Build Ltd',
    ])
  })

  test('keeps every way it stood as a fact, with the day and the reason', async () => {
    const id = await world.tx(async (tx) => {
      const id = await addContract(tx, terms(), { from: day('2026-04-01') })
      const next = { terms: terms({ ends: day('2028-03-31') }), version: 1, reason: 'Extended.' }
      expect(await changeContract(tx, id, next, nobody)).toBe(true)
      expect(await changeContract(tx, id, next, nobody)).toBe(false)
      const contract = (await contractOf(tx, id, { lock: true }))!
      expect(
        await discloseContract(tx, contract, { disclosure: 'held-back', reason: 'A dispute.' }, nobody),
      ).toBe(true)
      return id
    })
    const facts = await world.tx((tx) =>
      tx
        .selectFrom('contract_fact')
        .select(['version', 'effective_from', 'reason', sql<string>`terms->>'ends'`.as('ends')])
        .select(sql<string>`terms->>'disclosure'`.as('disclosure'))
        .where('contract_id', '=', id)
        .orderBy('version')
        .execute(),
    )
    expect(facts).toEqual([
      { version: 1, effective_from: '2026-04-01', reason: null, ends: '2027-03-31', disclosure: 'published' },
      {
        version: 2,
        effective_from: '2026-11-23',
        reason: 'Extended.',
        ends: '2028-03-31',
        disclosure: 'published',
      },
      {
        version: 3,
        effective_from: '2026-11-23',
        reason: 'A dispute.',
        ends: '2028-03-31',
        disclosure: 'held-back',
      },
    ])
  })

  test('that was tampered with is found, by its seal and by its last fact', async () => {
    const id = await world.tx((tx) => addContract(tx, terms({ title: 'Untouched' })), { at: world.authority })
    expect(await world.tx(contractsDiffer)).toEqual([])
    await world.tx((tx) =>
      tx.updateTable('contract').set({ title: 'Touched' }).where('contract_id', '=', id).execute(),
    )
    expect(await world.tx(contractsDiffer)).toEqual([`The contract ${id} is not what its last fact says.`])
    expect((await verifyChain(world.database, world.authority.id)).problems.join()).toContain(id)
    await world.tx((tx) =>
      tx.updateTable('contract').set({ title: 'Untouched' }).where('contract_id', '=', id).execute(),
    )
    expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
  })

  test('has one natural key at an authority', async () => {
    const add = () => world.tx((tx) => addContract(tx, terms(), { key: 'register:reference:ONE' }))
    await add()
    await expect(add()).rejects.toThrow('contract_authority_id_source_key_key')
  })

  test('has suppliers that are there', async () => {
    const nobodyKnown = '01a20000-0000-7000-8000-000000000000'
    await expect(world.tx((tx) => addContract(tx, terms({ suppliers: [nobodyKnown] })))).rejects.toThrow(
      'foreign key',
    )
  })

  test('its facts can’t be changed or removed by the application', async () => {
    await expect(
      world.tx((tx) => tx.updateTable('contract_fact').set({ reason: '' }).execute()),
    ).rejects.toThrow('permission denied')
    await expect(world.tx((tx) => tx.deleteFrom('commitment_fact').execute())).rejects.toThrow(
      'permission denied',
    )
    await expect(world.tx((tx) => tx.deleteFrom('contract').execute())).rejects.toThrow('permission denied')
  })
})

describe('the list of contracts', () => {
  const service = 'Listing'
  const found = (asked: ContractFilter & { order?: ContractOrder }) =>
    world.tx(async (tx) => {
      const { contracts } = await contractsIn(tx, { service, today, ...asked })
      expect(await countContracts(tx, { service, today, ...asked })).toBe(contracts.length)
      return contracts.map(({ title }) => title)
    })

  beforeAll(() =>
    world.tx(async (tx) => {
      const add = (title: string, more: Partial<ContractTerms>) =>
        addContract(tx, terms({ title, service, ...more }))
      const days = (starts: string, ends: string) => ({ starts: starts as Day, ends: ends as Day })
      await add('Ärger', { ...days('2026-01-01', '2026-11-23'), value: new Decimal(5), reference: 'R-100%' })
      await add('bridges', { ...days('2026-11-24', '2030-01-01'), value: null, valueGross: new Decimal(70) })
      await add('Bridges again', {
        ...days('2020-01-01', '2026-11-22'),
        value: null,
        suppliers: [firm('Hartwell Build Ltd')],
      })
      const id = await add('Zebra crossings', {
        starts: null,
        ends: null,
        value: new Decimal(6),
        owner: firm(),
      })
      await addCommitment(tx, { contract: id, commitment: await promised(tx) }, nobody)
    }),
  )

  test('goes by name, by end and by value, those without one last', async () => {
    expect(await found({})).toEqual(['bridges', 'Bridges again', 'Zebra crossings', 'Ärger'])
    expect(await found({ order: 'ends' })).toEqual(['Bridges again', 'Ärger', 'bridges', 'Zebra crossings'])
    expect(await found({ order: '-ends' })).toEqual(['bridges', 'Ärger', 'Bridges again', 'Zebra crossings'])
    expect(await found({ order: 'value' })).toEqual(['Ärger', 'Zebra crossings', 'bridges', 'Bridges again'])
    expect(await found({ order: '-value' })).toEqual(['bridges', 'Zebra crossings', 'Ärger', 'Bridges again'])
  })

  test('is narrowed by words of the name, the number or a supplier, and nothing in them is a wildcard', async () => {
    expect(await found({ search: 'BRIDGES' })).toEqual(['bridges', 'Bridges again'])
    expect(await found({ search: 'again bridges' })).toEqual(['Bridges again'])
    expect(await found({ search: 'bridges hartwell' })).toEqual(['Bridges again'])
    expect(await found({ search: 'r-100%' })).toEqual(['Ärger'])
    expect(await found({ search: '%' })).toEqual(['Ärger'])
    expect(await found({ search: '_' })).toEqual([])
  })

  test('is narrowed by how they stand on the day: the last day still counts', async () => {
    expect(await found({ standing: 'now' })).toEqual(['Zebra crossings', 'Ärger'])
    expect(await found({ standing: 'ended' })).toEqual(['Bridges again'])
    expect(await found({ standing: 'future' })).toEqual(['bridges'])
  })

  test('is narrowed by owner, supplier and whether anything is promised', async () => {
    expect(await found({ owner: firm() })).toEqual(['Zebra crossings'])
    expect(await found({ owner: 'none' })).toEqual(['bridges', 'Bridges again', 'Ärger'])
    expect(await found({ commitments: 'some' })).toEqual(['Zebra crossings'])
    expect(await found({ commitments: 'none' })).toHaveLength(3)
    expect(await found({ supplier: firm('Hartwell Build Ltd') })).toEqual(['Bridges again'])
  })

  test('knows the services there are', async () => {
    expect(await world.tx(servicesOf)).toEqual(expect.arrayContaining(['Highways', 'Listing']))
  })

  test('shows nothing of another council', async () => {
    const own = await world.tx((tx) => contractsIn(tx, { today }), { at: world.other })
    expect(own.contracts).toEqual([])
    expect(await world.tx(servicesOf, { at: world.other })).toEqual([])
  })
})

describe('a commitment', () => {
  async function recorded(more: Partial<Commitment> = {}) {
    return world.tx(async (tx) => {
      const contract = await addContract(tx, terms())
      return addCommitment(tx, { contract, commitment: await promised(tx, more) }, nobody)
    })
  }

  test('comes back as it was recorded, with its quarters', async () => {
    const id = await recorded()
    const { commitment, asked } = await world.tx(async (tx) => ({
      commitment: (await commitmentOf(tx, id))!,
      asked: await promised(tx),
    }))
    expect(commitmentIn(commitment)).toEqual(asked)
    expect(commitment).toMatchObject({
      version: 1,
      measureCode: 'bid-writing-help',
      supplierName: 'Ashdown Highways Ltd',
    })
    const targets = await world.tx((tx) => targetsOf(tx, [id]))
    expect([...targets.get(id)!].map(([quarter, target]) => `${quarter} ${target.toFixed()}`)).toEqual([
      '2026-27Q1 0.125',
      '2026-27Q4 40',
    ])
  })

  test('is changed and withdrawn by version, each time with a fact, and tells whom it concerns', async () => {
    const id = await recorded()
    const told: object[] = []
    const tell = async (_: Tx, change: object) => void told.push(change)
    await world.tx(async (tx) => {
      const commitment = await promised(tx, {
        profile: 'once',
        targets: new Map(),
        quantity: new Decimal(50),
      })
      const edited = { commitment, reason: 'It grew.', from: day('2026-11-01') }
      const { contract } = (await commitmentOf(tx, id))!
      expect(await changeCommitment(tx, { id, version: 1, contract }, edited, tell)).toBe(true)
      expect(await changeCommitment(tx, { id, version: 1, contract }, edited, tell)).toBe(false)
      const withdrawal = { on: today, reason: 'Agreed.' }
      expect(await endCommitment(tx, { id, version: 2, title: 'Help' }, withdrawal, tell)).toBe(true)
      expect(await endCommitment(tx, { id, version: 3, title: 'Help' }, withdrawal, tell)).toBe(false)
    })
    expect(told).toEqual([
      { before: { id }, after: { id } },
      { before: { id }, after: { id } },
    ])
    const now = (await world.tx((tx) => commitmentOf(tx, id)))!
    expect(now).toMatchObject({
      version: 3,
      withdrawnOn: today,
      withdrawalReason: 'Agreed.',
      targets: new Map(),
    })
    const facts = await world.tx((tx) =>
      tx
        .selectFrom('commitment_fact')
        .select(['version', 'effective_from', 'reason'])
        .select(sql<string>`terms->'targets'->>'2026-27Q4'`.as('lastQuarter'))
        .where('commitment_id', '=', id)
        .orderBy('version')
        .execute(),
    )
    expect(facts).toEqual([
      { version: 1, effective_from: '2026-11-23', reason: null, lastQuarter: '40' },
      { version: 2, effective_from: '2026-11-01', reason: 'It grew.', lastQuarter: null },
      { version: 3, effective_from: '2026-11-23', reason: 'Agreed.', lastQuarter: null },
    ])
    expect(await world.tx(commitmentsDiffer)).toEqual([])
  })

  test('stands in the list by the day it is due, unless it was withdrawn', async () => {
    const contract = await world.tx((tx) => addContract(tx, terms({ title: 'Due by day' })))
    await world.tx(async (tx) => {
      for (const due of ['2027-02-01', '2026-05-01', '2026-12-01']) {
        const commitment = await promised(tx, {
          due: due as Day,
          profile: 'once',
          targets: new Map(),
          title: due,
        })
        const id = await addCommitment(tx, { contract, commitment }, nobody)
        if (due === '2026-12-01')
          await endCommitment(tx, { id, version: 1, title: due }, { on: today, reason: 'x' }, nobody)
      }
    })
    const titles = (more: object) =>
      world.tx(async (tx) =>
        (await commitmentsIn(tx, { contract, ...more })).commitments.map(({ title }) => title),
      )
    expect(await titles({})).toEqual(['2026-05-01', '2027-02-01'])
    expect(await titles({ withWithdrawn: true })).toEqual(['2026-05-01', '2026-12-01', '2027-02-01'])
    expect(await titles({ dueFrom: day('2026-06-01') })).toEqual(['2027-02-01'])
    const page = await world.tx((tx) => commitmentsIn(tx, { contract, limit: 1 }))
    expect(await titles({ after: page.next })).toEqual(['2027-02-01'])
  })

  test('has a quantity above nought, whatever program writes it', async () => {
    await expect(recorded({ quantity: new Decimal(0) })).rejects.toThrow('check constraint')
  })

  test('of another council is not there', async () => {
    const id = await recorded()
    expect(await world.tx((tx) => commitmentOf(tx, id), { at: world.other })).toBeUndefined()
  })
})
