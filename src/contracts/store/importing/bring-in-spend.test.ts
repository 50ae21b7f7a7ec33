import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BringingIn } from '../../../../test/bringing-in.ts'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { workbookMade } from '../../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { verifyChain } from '../../../platform/verify.ts'
import {
  addCommitment,
  addSpend,
  commitmentOf,
  commitmentsDiffer,
  faultsOf,
  importOf,
  invoicedUnder,
  scaledDiffer,
} from '../../store.ts'

let world: World
let files: BringingIn
let one: OneContract
let commitment: string
let number = 0
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
  number += 1
  commitment = await world.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ reference: `DN${number}` })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute()
    const scaling = { units: new Decimal(1), per: new Decimal(500_000), divisible: false }
    const promised = {
      title: 'Placements',
      supplier: one.supplier,
      measure: one.measure,
      outcome: one.outcomes[0],
      quantity: new Decimal(0),
      due: day('2027-03-31'),
      profile: 'once' as const,
      targets: new Map(),
      scaling,
      place: null,
      beneficiaries: null,
      supplierOwner: null,
      supplierEmail: null,
      owner: null,
      evidenceWanted: null,
      origin: 'tender' as const,
      standing: 'contractual' as const,
    }
    return addCommitment(tx, { contract: one.contract, commitment: promised }, async () => undefined)
  })
})

const headings = 'Contract number,Supplier,Invoice date,Net amount,Invoice number'
const list = (...rows: string[]) => [headings, ...rows, ''].join('\n')
const dn = () => `DN${number}`

async function tried(content: string | Buffer, name = 'spend.csv') {
  const { id } = await files.tried(content, { kind: 'spend', name })
  return (await world.tx((tx) => importOf(tx, id)))!
}

async function brought(content: string | Buffer, name?: string) {
  const { id } = await tried(content, name)
  await files.applied(id)
  return (await world.tx((tx) => importOf(tx, id)))!
}

const owed = async () => (await world.tx((tx) => commitmentOf(tx, commitment)))!.quantity.toFixed()
const invoiced = async () =>
  (await world.tx((tx) => invoicedUnder(tx, one.contract))).map(({ amount }) => amount.toFixed())

async function faults(id: string): Promise<string[]> {
  const { faults: found } = await world.tx((tx) => faultsOf(tx, id))
  return found.map(({ row, severity, message }) => `${row} ${severity}: ${message}`)
}

async function isSound(): Promise<void> {
  const differ = await world.tx(async (tx) => [...(await scaledDiffer(tx)), ...(await commitmentsDiffer(tx))])
  expect(differ).toEqual([])
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
}

test('a list is tried first, tells what would follow, and brings it when it is applied', async () => {
  const before = await tried(
    list(`${dn()},Ashdown Highways Ltd,31/05/2026,"1,200,000.00",A1`, `${dn()},,30/06/2026,(100000),A2`),
  )
  expect(before).toMatchObject({ state: 'tried', added: 2, refused: 0 })
  expect(before.preview!.ofSpend).toMatchObject({
    total: '1100000',
    following: ['“Placements”: 0 hours become 2 hours.'],
  })
  expect(await owed()).toBe('0')
  await files.applied(before.id)
  expect([await owed(), await invoiced()]).toEqual(['2', ['1100000']])
  await isSound()
})

test('the same file twice adds nothing, a newer sheet corrects, and undoing sets back', async () => {
  await brought(list(`${dn()},,31/05/2026,500000,A1`, `${dn()},,31/05/2026,500000,A1`))
  expect(await owed()).toBe('2')
  expect(await brought(list(`${dn()},,31/05/2026,500000,A1`, `${dn()},,31/05/2026,500000,A1`))).toMatchObject(
    {
      added: 0,
      changed: 0,
      unchanged: 2,
    },
  )
  const newer = await brought(list(`${dn()},,31/05/2026,1500000,A1`, `${dn()},,30/06/2026,600000,A3`))
  expect(newer).toMatchObject({ added: 1, changed: 1, unchanged: 0 })
  expect(await owed()).toBe('5')
  await files.undone(newer.id)
  expect([await owed(), await invoiced()]).toEqual(['2', ['1000000']])
  expect(
    await brought(list(`${dn()},,31/05/2026,1500000,A1`, `${dn()},,30/06/2026,600000,A3`)),
  ).toMatchObject({
    added: 1,
    changed: 1,
  })
  expect(await owed()).toBe('5')
  await isSound()
})

test('undoing the file in the middle leaves what the last one corrected', async () => {
  await brought(list(`${dn()},,31/05/2026,500000,A1`))
  const second = await brought(list(`${dn()},,31/05/2026,600000,A1`))
  await brought(list(`${dn()},,31/05/2026,700000,A1`))
  await files.undone(second.id)
  expect(await invoiced()).toEqual(['700000'])
  await isSound()
})

test('what fits no contract is said in words, and what was typed here is not added again', async () => {
  await world.tx((tx) =>
    addSpend(
      tx,
      one.contract,
      {
        supplier: one.supplier,
        starts: day('2026-05-31'),
        ends: day('2026-05-31'),
        amount: new Decimal('750.25'),
        reference: null,
      },
      { today: day('2026-11-23'), after: async () => undefined },
    ),
  )
  const { id, refused, unchanged } = await tried(
    list(
      'DN9999999,Ashdown Highways Ltd,31/05/2026,10,A1',
      `${dn()},Somebody Else & Co,31/05/2026,10,A2`,
      `${dn()},,31/05/2026,750.25,`,
      `${dn()},,31/05/2026,plenty,A4`,
      ',,31/05/2026,5,A5',
    ),
  )
  expect({ refused, unchanged }).toEqual({ refused: 3, unchanged: 1 })
  const said = (await faults(id)).join('\n')
  expect(said).toContain('2 refused: No contract has the number “DN9999999”.')
  expect(said).toContain(
    '3 warning: The file says “Somebody Else & Co”, and the only supplier of this contract is Ashdown Highways Ltd',
  )
  expect(said).toContain('4 warning: £750.25 for these days was typed here already.')
  expect(said).toContain('5 refused: ')
  expect(said).toContain('6 refused: This row doesn’t say which contract it is about.')
})

test('an Excel workbook by month is read too', async () => {
  const workbook = await workbookMade([
    {
      name: 'Spend',
      rows: [
        ['Contract ref', 'Month', 'Spend ex VAT'],
        [dn(), 'May 2026', 250000.5],
        [dn(), 'June 2026', 249999.5],
      ],
    },
  ])
  expect(await brought(workbook, 'spend.xlsx')).toMatchObject({ state: 'applied', added: 2 })
  expect([await owed(), await invoiced()]).toEqual(['1', ['500000']])
})

test('a file without sums says what it needs', async () => {
  const id = await files.received('Name,Colour\nAnn,red\n', { kind: 'spend', name: 'spend.csv' })
  expect((await world.tx((tx) => importOf(tx, id)))!.problem).toContain('No list of invoices was found')
})
