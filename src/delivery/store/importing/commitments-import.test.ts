import { afterAll, beforeAll, expect, test } from 'vitest'
import { BringingInTrackers } from '../../../../test/trackers/bringing-in.ts'
import { ownWords } from '../../../../test/trackers/kept-otherwise.ts'
import * as kept from '../../../../test/trackers/kept-by-councils.ts'
import type { Cell, SheetMade } from '../../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { commitmentsIn, commitmentsDiffer, contractsIn } from '../../../contracts/store.ts'
import { headline, progressOf, rollupsDiffer } from '../../../performance/store.ts'
import { day } from '../../../language/day.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { earlierOf } from './earlier.ts'

let world: World
let files: BringingInTrackers
beforeAll(async () => {
  world = await openWorld()
  files = new BringingInTrackers(world)
})
afterAll(() => world.close())

/** A tracker of one commitment, with what was delivered in two quarters. */
function tracker(
  name: string,
  target: Cell,
  first: Cell,
  second: Cell = null,
  supplier = 'Fernleigh Ltd',
): SheetMade[] {
  return [
    {
      name: 'Tracker',
      rows: [
        [
          'Contract',
          'Supplier',
          'Commitment',
          'Unit',
          'Target',
          'Due date',
          'Q1 2024/25 reported',
          'Q1 2024/25 accepted',
          'Q2 2024/25 accepted',
          'Checked by',
        ],
        [
          name,
          supplier,
          'Volunteering by staff',
          'hours',
          target,
          '31/03/2026',
          first,
          first,
          second,
          'Jo Field',
        ],
      ],
    },
  ]
}

async function commitmentsOf(contract: string) {
  return world.tx(async (tx) => {
    const { commitments } = await commitmentsIn(tx, { limit: 200 })
    const { contracts } = await contractsIn(tx, { limit: 200, today: day('2026-11-23') })
    const id = contracts.find(({ title }) => title === contract)?.id
    return commitments.filter((one) => one.contract === id && one.withdrawnOn === null)
  })
}

async function allIsSealed(): Promise<string[]> {
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await commitmentsDiffer(tx)),
  ])
  return [...differ, ...(await verifyChain(world.database, world.authority.id)).problems]
}

test('a tracker brings its contracts, suppliers, commitments and what was delivered, and is sealed', async () => {
  const tried = await files.tried(kept.quartersAcross)
  expect(tried).toMatchObject({
    state: 'tried',
    added: 4,
    refused: 0,
    preview: { commitments: { contracts: 2, deliveries: 6 } },
  })
  expect(await files.applied(tried)).toMatchObject({ state: 'applied', added: 4 })
  const [apprentices] = await commitmentsOf('Grounds maintenance')
  expect(apprentices).toMatchObject({
    title: 'Apprentices on the contract',
    measureCode: 'apprentice-starts',
    due: '2026-03-31',
  })
  const progress = (await world.tx((tx) => progressOf(tx, [apprentices!.id]))).get(apprentices!.id)!
  expect([progress.verified, progress.earlier.reported, progress.earlier.accepted].map(String)).toEqual([
    '0',
    '3',
    '2',
  ])
  expect(await allIsSealed()).toEqual([])
})

test('the same file twice adds nothing', async () => {
  await files.brought(tracker('Twice', 40, 10))
  expect(await files.brought(tracker('Twice', 40, 10))).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  expect(await commitmentsOf('Twice')).toHaveLength(1)
})

test('a newer sheet says what it changes, changes it, and can be undone', async () => {
  await files.brought(tracker('Newer', 40, 10))
  const tried = await files.tried(tracker('Newer', 50, 12, 8))
  expect(tried).toMatchObject({ added: 0, changed: 1 })
  expect(tried.preview!.commitments).toMatchObject({
    deliveries: 1,
    deliveriesChanged: 1,
    first: [{ changes: ['Promised: 40, now 50.', '1 of its deliveries are told otherwise than before.'] }],
  })
  const applied = await files.applied(tried)
  const [commitment] = await commitmentsOf('Newer')
  expect(commitment!.quantity.toFixed()).toBe('50')
  const accepted = async () =>
    (await world.tx((tx) => earlierOf(tx, [commitment!.id]))).map(
      (one) => `${one.quarter} ${one.accepted?.toFixed()}`,
    )
  expect(await accepted()).toEqual(['2024-25Q1 12', '2024-25Q2 8'])
  expect(await allIsSealed()).toEqual([])
  expect(await files.undone(applied)).toMatchObject({ done: true })
  expect((await commitmentsOf('Newer'))[0]!.quantity.toFixed()).toBe('40')
  expect(await accepted()).toEqual(['2024-25Q1 10'])
  expect(await allIsSealed()).toEqual([])
})

test('undoing takes the contracts, commitments and deliveries away again; brought in again they stand', async () => {
  const applied = await files.brought(tracker('Gone', 40, 10))
  expect(await files.undone(applied)).toMatchObject({ done: true })
  expect(await commitmentsOf('Gone')).toEqual([])
  expect(await allIsSealed()).toEqual([])
  await files.brought(tracker('Gone', 40, 10))
  expect(await commitmentsOf('Gone')).toHaveLength(1)
  expect(await allIsSealed()).toEqual([])
})

test('a first file can’t be undone once a newer one has changed what it brought', async () => {
  const first = await files.brought(tracker('Built on', 40, 10))
  await files.brought(tracker('Built on', 45, 10))
  expect(await files.undone(first)).toMatchObject({ done: false, because: 'built-on' })
})

test('what is met by the earlier records alone is counted apart, and nothing of it is verified', async () => {
  const before = await world.tx((tx) => headline(tx, day('2026-11-23')))
  await files.brought(tracker('Met before', 40, 25, 15))
  const after = await world.tx((tx) => headline(tx, day('2026-11-23')))
  expect([after.byEarlierRecords - before.byEarlierRecords, after.inFull - before.inFull]).toEqual([1, 0])
})

test('a contract of another supplier under the same title waits for a person, who says which it is', async () => {
  await files.brought(tracker('Shared title', 40, 10))
  const tried = await files.tried(tracker('Shared title', 10, 1, null, 'Meadow Foods'))
  expect(tried).toMatchObject({ added: 0, refused: 1 })
  const doubt = tried.preview!.commitments!.doubts.find(({ about }) => about === 'contract')!
  expect(doubt).toMatchObject({ chosen: null, words: 'Shared title, Meadow Foods' })
  expect(doubt.choices.map(({ label }) => label)).toEqual([
    'Shared title · Fernleigh Ltd',
    'A new contract',
    'Leave these rows out',
  ])
  expect(await files.decided(tried, { [doubt.key]: 'new' })).toMatchObject({ added: 1, refused: 0 })
})

test('a measure nobody knows becomes the council’s own, and the next file finds it', async () => {
  const first = await files.brought(kept.caseStudies)
  expect(first.preview!.commitments!.measures).toEqual(['Pupil choir journeys'])
  const again = await files.tried(kept.caseStudies)
  expect(again).toMatchObject({ added: 0, unchanged: 2, preview: { commitments: { measures: [] } } })
})

test('a row that is left out brings no measure of its own', async () => {
  const heads = ['Contract', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due date']
  const rows = [
    heads,
    ['Kennels', 'Barkers Ltd', 'Walks for rescued dogs', 12, 'walks', '31/03/2027'],
    ['Kennels', 'Barkers Ltd', 'Quilts for the shelter', 3, 'quilts', null],
  ]
  const tried = await files.tried([{ name: 'Sheet1', rows }])
  expect(tried).toMatchObject({ added: 1, refused: 1 })
  expect(tried.preview?.commitments?.measures).toEqual(['Walks for rescued dogs'])
})

test('rows with faults are left out only when it is said so', async () => {
  const tried = await files.tried(ownWords)
  expect(tried).toMatchObject({ added: 2, refused: 1 })
  expect((await files.applied(tried)).state).toBe('tried')
  expect(await files.applied(tried, true)).toMatchObject({ state: 'applied', added: 2 })
})

test.each(Object.entries(kept))(
  'the workbook “%s” is brought in, and everything is sealed',
  async (_, sheets) => {
    const tried = await files.tried(sheets)
    expect(tried.state).toBe('tried')
    expect((await files.applied(tried, true)).state).toBe('applied')
    expect(await allIsSealed()).toEqual([])
  },
)
