import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BringingInTrackers } from '../../../../test/trackers/bringing-in.ts'
import type { SheetMade } from '../../../../test/trackers/workbook.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { commitmentsIn } from '../../../contracts/store.ts'
import { newId } from '../../../language/identifier.ts'
import { progressOf, rollupsDiffer } from '../../../performance/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { totalsDiffer } from '../../../register/store.ts'
import { earlierOf } from '../../store.ts'

let world: World
let files: BringingInTrackers
let manager: Visiting
beforeAll(async () => {
  world = await openWorld()
  files = new BringingInTrackers(world)
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())

let count = 0
let title: string
/** A line of earlier records on a contract of its own: forty reported and twenty-five accepted in a quarter. */
async function broughtIn(
  heading = 'Q2 2024/25',
): Promise<{ commitment: string; contract: string; earlier: string }> {
  title = `Toolbox talks ${++count}`
  const toDate = heading === 'to date'
  const sheets: SheetMade[] = [
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
          toDate ? 'Delivered to date' : `${heading} reported`,
          toDate ? 'Accepted to date' : `${heading} accepted`,
          'Comments',
        ],
        [
          `Fleet ${count}`,
          `Torque ${count} Ltd`,
          title,
          'hours',
          60,
          '31/03/2027',
          40,
          25,
          'Hygiene course.',
        ],
      ],
    },
  ]
  await files.brought(sheets)
  return world.tx(async (tx) => {
    const { commitments } = await commitmentsIn(tx, { limit: 200 })
    const { id: commitment, contract } = commitments.find((one) => one.title === title)!
    return { commitment, contract, earlier: (await earlierOf(tx, [commitment]))[0]!.id }
  })
}

const photo = { field: 'file', name: 'sheet.txt', content: 'Signed attendance, 25 hours' }
const typed = { quantity: '25', story: 'Hygiene course at the depot.', link: '' }

async function progress(commitment: string): Promise<string[]> {
  const { verified, earlier } = (await world.tx((tx) => progressOf(tx, [commitment]))).get(commitment)!
  return [verified, earlier.reported, earlier.accepted].map(String)
}

let line: Awaited<ReturnType<typeof broughtIn>>
beforeEach(async () => {
  line = await broughtIn()
})
const address = () => `/staff/deliveries/earlier/${line.earlier}`

test('a line of earlier records becomes a delivery of its own, verified, an output, and is counted once', async () => {
  const page = await manager.get(address())
  expect(page.words).toContain('Confirm it with evidence')
  expect([page.field('quantity'), page.field('story')]).toEqual(['25', 'Hygiene course.'])
  expect(await progress(line.commitment)).toEqual(['0', '40', '25'])
  const done = await manager.upload(address(), typed, [photo])
  expect(done.location).toBe(`/staff/contracts/${line.contract}/commitments/${line.commitment}`)
  expect(await progress(line.commitment)).toEqual(['25', '0', '0'])
  expect((await manager.get(done.location!)).words).toContain(
    'Confirmed here with evidence, and counted as that',
  )
  const open = await new Visiting(world).get(`/contracts/${line.contract}`)
  expect(open.words).not.toContain('From the council’s earlier records')
  expect(open.words).toContain(`Delivered and checked ${title} 25 hours, July to September 2024`)
  const differ = await world.tx(async (tx) => [...(await rollupsDiffer(tx)), ...(await totalsDiffer(tx))])
  expect([...differ, ...(await verifyChain(world.database, world.authority.id)).problems]).toEqual([])
})

test('what is confirmed is confirmed once: a second time nothing is written', async () => {
  await manager.upload(address(), typed, [photo])
  const again = await manager.upload(address(), typed, [photo])
  expect([again.status, again.words.includes('This was confirmed before')]).toEqual([409, true])
  expect(await progress(line.commitment)).toEqual(['25', '0', '0'])
})

test('without evidence, or with more than the records say, it is said beside the field and what was typed stays', async () => {
  const none = await manager.upload(address(), typed, [])
  expect([none.status, none.words.includes('Add a file or a link that shows it')]).toEqual([422, true])
  expect(none.field('story')).toContain('at the depot')
  const more = await manager.upload(address(), { ...typed, quantity: '41' }, [photo])
  expect(more.words).toContain('Type 40 hours or less: that is what the records say')
  const program = {
    field: 'file',
    name: 'x.exe',
    content: Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
  }
  expect((await manager.upload(address(), typed, [program])).words).toContain('is not a kind of file we take')
  const link = await manager.upload(address(), { ...typed, link: 'ftp://x' }, [])
  expect(link.words).toContain('Type a web address')
  expect(await progress(line.commitment)).toEqual(['0', '40', '25'])
})

test('a figure up to the day of the file needs its quarter; a newer figure is then left out', async () => {
  line = await broughtIn('to date')
  const none = await manager.upload(address(), typed, [photo])
  expect(none.words).toContain('Choose the quarter it was delivered in')
  const done = await manager.upload(address(), { ...typed, quarter: '2025-26Q1' }, [photo])
  expect(done.status).toBe(303)
  expect(await progress(line.commitment)).toEqual(['25', '0', '0'])
  const newer: SheetMade[] = [
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
          'Delivered to date',
          'Accepted to date',
        ],
        [`Fleet ${count}`, `Torque ${count} Ltd`, title, 'hours', 60, '31/03/2027', 50, 50],
      ],
    },
  ]
  const tried = await files.tried(newer)
  expect((await files.faults(tried))[0]).toContain('was confirmed here with evidence, and that counts')
  await files.applied(tried)
  expect(await progress(line.commitment)).toEqual(['25', '0', '0'])
})

test('an import can’t be undone once a line of it was confirmed', async () => {
  const { importId } = (await world.tx((tx) => earlierOf(tx, [line.commitment])))[0]!
  await manager.upload(address(), typed, [photo])
  expect((await manager.get(`/staff/settings/imports/${importId}/undo`)).words).toContain('can’t be undone')
})

test('an auditor looks and confirms nothing; another council and a made-up line find nothing', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  const page = await auditor.get(address())
  expect([page.status, page.words.includes('Contract managers and administrators confirm')]).toEqual([
    200,
    true,
  ])
  expect((await auditor.upload(address(), typed, [photo])).status).toBe(403)
  const other = new Visiting(world, await world.signInAs('contract-manager', world.other))
  expect((await other.get(`/a/${world.other.slug}${address()}`)).status).toBe(404)
  expect((await manager.get(`/staff/deliveries/earlier/${newId()}`)).status).toBe(404)
})
