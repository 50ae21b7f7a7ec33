import { afterAll, beforeAll, expect, test } from 'vitest'
import { BringingIn } from '../../../../test/bringing-in.ts'
import { BringingInTrackers } from '../../../../test/trackers/bringing-in.ts'
import { type Cell, workbookMade } from '../../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { suppliersIn } from '../../../parties/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { decideDoubts, faultsOf, importOf } from '../../store.ts'

let world: World
let files: BringingIn
let trackers: BringingInTrackers
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
  trackers = new BringingInTrackers(world)
})
afterAll(() => world.close())

const headings = 'Supplier,Company number,Postcode,Type of organisation,Contact name,Email address,Turnover'
const list = (...rows: string[]) => [headings, ...rows, ''].join('\n')

async function tried(content: string | Buffer) {
  const { id } = await files.tried(content, { kind: 'suppliers' })
  return (await world.tx((tx) => importOf(tx, id)))!
}

async function applied(id: string, allowFaults = false) {
  await files.applied(id, { allowFaults })
  return (await world.tx((tx) => importOf(tx, id)))!
}

const brought = async (content: string | Buffer) => applied((await tried(content)).id)

async function supplier(search: string) {
  return (await world.tx((tx) => suppliersIn(tx, { search }))).suppliers
}

async function faults(id: string): Promise<string[]> {
  const { faults: found } = await world.tx((tx) => faultsOf(tx, id))
  return found.map(({ row, severity, message }) => `${row} ${severity}: ${message}`)
}

const chain = async () => (await verifyChain(world.database, world.authority.id)).problems

test('a list adds suppliers with their numbers and contacts; a second time it adds nothing', async () => {
  const first = await tried(list('Larch Joinery Ltd,1112223,LE1 1AA,SME,Ann Oakley,ann@larch.example,x'))
  expect(first).toMatchObject({ added: 1, preview: { suppliers: 1, ofSuppliers: { doubts: [] } } })
  expect(await supplier('larch')).toEqual([])
  await applied(first.id)
  expect(await supplier('larch')).toMatchObject([
    {
      name: 'Larch Joinery Ltd',
      kind: 'sme',
      postcode: 'LE1 1AA',
      contactName: 'Ann Oakley',
      contactEmail: 'ann@larch.example',
      identifiers: [{ scheme: 'GB-COH', id: '01112223' }],
    },
  ])
  expect(await tried(list('LARCH JOINERY,1112223,LE1 1AA,SME,,,x'))).toMatchObject({ added: 0, unchanged: 1 })
  expect(await chain()).toEqual([])
})

test('what is empty here is filled, what is said otherwise stays and is told; undoing takes back what was filled', async () => {
  await brought(list('Rowan Roofing Ltd,2223334,,,,,x'))
  const again = await tried(list('Rowan Roofing Ltd,2223334,LE2 2BB,SME,Bea Rowan,bea@rowan.example,x'))
  expect(again.preview!.ofSuppliers!.first[0]).toMatchObject({
    change: 'changed',
    fills: ['kind', 'postcode', 'contact', 'contact’s e-mail'],
  })
  const done = await applied(again.id)
  expect((await supplier('rowan'))[0]).toMatchObject({ kind: 'sme', contactName: 'Bea Rowan' })
  const third = await tried(list('Rowan Roofing Ltd,2223334,LE2 2BB,SME,Cy Rowan,,x'))
  expect(await faults(third.id)).toEqual([
    '2 warning: Here the contact of Rowan Roofing Ltd is “Bea Rowan”, and it stays so. The file says “Cy Rowan”.',
  ])
  expect(await files.undone(done.id)).toMatchObject({ done: true })
  expect((await supplier('rowan'))[0]).toMatchObject({ kind: 'not-known', postcode: null, contactName: null })
  expect(await chain()).toEqual([])
})

test('a name with another postcode waits for a person; the same name alone is taken and shown', async () => {
  await brought(list('Alder Fencing,,LE3 3CC,,,,x', 'Hazel Glazing,,,,,,x'))
  const next = await tried(list('Alder Fencing,,LE9 9ZZ,,,,x', 'Hazel Glazing Ltd,,LE4 4DD,,,,x'))
  expect(next).toMatchObject({ added: 0, changed: 1, refused: 1 })
  const doubts = next.preview!.ofSuppliers!.doubts
  expect(doubts.map(({ words, chosen, because }) => [words, chosen !== null, because])).toEqual([
    ['Alder Fencing, LE9 9ZZ', false, 'One here is called this, with another postcode.'],
    [
      'Hazel Glazing Ltd, LE4 4DD',
      true,
      'One here is called “Hazel Glazing”, and no number or postcode tells them apart.',
    ],
  ])
  await world.tx((tx) => decideDoubts(tx, next, { [doubts[0]!.key]: 'new' }))
  await files.tryAgain(next.id)
  await applied(next.id)
  expect((await supplier('alder fencing')).map(({ postcode }) => postcode)).toEqual(['LE3 3CC', 'LE9 9ZZ'])
  expect((await supplier('hazel')).map(({ postcode }) => postcode)).toEqual(['LE4 4DD'])
})

test('an Excel workbook is read too, and rows with faults or twice are said', async () => {
  const rows: Cell[][] = [
    ['Approved suppliers, October'],
    [],
    ['Name of supplier', 'Companies House number', 'Post code'],
    ['Willow Works', '3334445', 'LE5 5EE'],
    ['Willow Works Limited', '03334445', 'LE5 5EE'],
    ['Various', null, null],
    ['Elm Electrics', 'not a number 12', 'Nowhere'],
  ]
  const book = await workbookMade([
    { name: 'Notes', rows: [['Kept by procurement']] },
    { name: 'List', rows },
  ])
  const record = await tried(book)
  expect(record).toMatchObject({ format: 'xlsx', added: 1, refused: 3 })
  const said = await faults(record.id)
  expect(said[0]).toBe('5 refused: This supplier stands in row 4 already. Keep one of the two.')
  expect(said[1]).toContain('“Various” doesn’t name a supplier')
  expect(await applied(record.id, true)).toMatchObject({ state: 'applied', added: 1 })
  expect(await supplier('willow works')).toHaveLength(1)
})

test('a file without suppliers says what it needs', async () => {
  const record = await tried('Monday,Tuesday\nAnn,Ben\n')
  expect(record).toMatchObject({ state: 'refused' })
  expect(record.problem).toContain('No list of suppliers was found')
})

test('a tracker that names a supplier nearly as one here takes it and shows it, or waits', async () => {
  await brought(list('Harrow & Sons Builders,,,,,,x', 'Saltmarsh Plant Limited,,,,,,x'))
  const sheet = (name: string, contract: string) => [
    {
      name: 'Tracker',
      rows: [
        ['Contract', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due date'],
        [contract, name, 'Volunteer hours', 20, 'hours', '31/03/2027'],
      ],
    },
  ]
  const near = await trackers.tried(sheet('Saltmarsh Plant Ltd', 'Winter gritting'))
  expect(near).toMatchObject({ added: 1, preview: { suppliers: 0 } })
  expect(near.preview!.commitments!.doubts[0]).toMatchObject({
    about: 'supplier',
    words: 'Saltmarsh Plant Ltd',
  })
  const waits = await trackers.tried(sheet('Harrow & Sons', 'Library refurbishment'))
  expect(waits).toMatchObject({ added: 0, refused: 1 })
  const [doubt] = waits.preview!.commitments!.doubts
  const decided = await trackers.decided(waits, { [doubt!.key]: doubt!.choices[0]!.value })
  expect(decided).toMatchObject({ added: 1, refused: 0, preview: { suppliers: 0 } })
  await trackers.applied(decided)
  expect(await supplier('harrow & sons')).toHaveLength(1)
  expect(await chain()).toEqual([])
})
