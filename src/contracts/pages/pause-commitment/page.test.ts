import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { answeringOf, isExpected, returnOf } from '../../../delivery/store.ts'
import { newId } from '../../../language/identifier.ts'
import { day } from '../../../language/day.ts'
import { rollupsDiffer, settleCommitments, tasksOf } from '../../../performance/store.ts'
import { commitmentOf, commitmentsDiffer } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  await one.tx(async (tx) => {
    const here = tx.authority
    await tx
      .updateTable('contract')
      .set({ ends: '2028-03-31' })
      .where('authority_id', '=', here)
      .where('contract_id', '=', one.contract)
      .execute()
    await tx
      .updateTable('commitment')
      .set({ quantity: '20' })
      .where('authority_id', '=', here)
      .where('commitment_id', '=', one.help)
      .execute()
    await settleCommitments(tx, [one.help])
  })
})

const at = () => `/staff/contracts/${one.contract}/commitments/${one.help}/pause`
const typed = (more: Record<string, string> = {}) => ({
  'from-day': '1',
  'from-month': '7',
  'from-year': '2026',
  'until-day': '31',
  'until-month': '12',
  'until-year': '2026',
  moves: 'stay',
  reason: 'The centre is closed for repairs.',
  version: '1',
  act: 'pause',
  ...more,
})
const standing = () => world.tx(async (tx) => (await commitmentOf(tx, one.help))!)
async function allTrue() {
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await commitmentsDiffer(tx)).filter((words) => words.includes(one.help)),
  ])
  expect(differ).toEqual([])
}
const expected = () =>
  world.tx(async (tx) => {
    const { lines } = await answeringOf(tx, (await returnOf(tx, one.id))!)
    return lines.filter(isExpected).map(({ owed }) => owed.title)
  })

test('while it is paused no return expects it and no task tells of it; its days stay if that was chosen', async () => {
  expect(await expected()).toEqual(['Bid-writing help'])
  const due = (on: string) => world.tx((tx) => tasksOf(tx, {}, day(on)))
  expect((await due('2027-03-10')).some(({ subject }) => subject === one.help)).toBe(true)
  await manager.post(at(), typed({ 'until-year': '2027' }))
  expect(await standing()).toMatchObject({
    paused: { from: '2026-07-01', until: '2027-12-31' },
    due: '2027-03-31',
    version: 2,
  })
  expect(await expected()).toEqual([])
  expect((await due('2027-03-10')).some(({ subject }) => subject === one.help)).toBe(false)
  const page = await manager.get(at().replace('/pause', ''))
  expect(page.words).toContain('Paused from 1 July 2026 to 31 December 2027')
  await allTrue()
})

test('or they move by as much as the pause is long, with what was planned', async () => {
  await manager.post(at(), typed({ moves: 'move' }))
  const { due, targets } = await standing()
  expect(due).toBe('2027-10-01')
  expect([...targets.keys()]).toEqual(['2026-27Q1', '2026-27Q4'])
  await allTrue()
})

test('it is taken up again before its time', async () => {
  await manager.post(at(), typed())
  expect((await manager.get(at())).words).toContain('Take it up again')
  const taking = { 'on-day': '23', 'on-month': '11', 'on-year': '2026', version: '2', act: 'take-up' }
  expect((await manager.post(at(), { ...taking, reason: '' })).words).toContain('Say why')
  await manager.post(at(), { ...taking, reason: 'The repairs are done.' })
  expect((await standing()).paused).toEqual({ from: '2026-07-01', until: '2026-11-22' })
  await allTrue()
})

test.each([
  ['from-day', { 'from-day': '' }, 'Enter a day, like 31 3 2027'],
  ['until-day', { 'until-year': '2025' }, 'The last day must not be before the first'],
  ['until-day', { 'until-year': '2046' }, 'A pause can be five years at most'],
  ['from-day', { 'from-year': '2027', 'until-year': '2027' }, 'The pause must begin before all of it is due'],
  ['moves', { moves: '' }, 'Choose what becomes of its days'],
  [
    'moves',
    { moves: 'move', 'until-year': '2028' },
    'Leave the days as they are, or extend the contract first',
  ],
  ['reason', { reason: ' ' }, 'Say why'],
])('a fault is told at %s: %j', async (field, wrong, words) => {
  const page = await manager.post(at(), typed(wrong))
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect((await standing()).version).toBe(1)
})

test('somebody else’s change is not lost; who may not is told; what is not there is not found', async () => {
  expect((await manager.post(at(), typed({ version: '7' }))).status).toBe(409)
  const reader = new Visiting(world, await world.signInAs('publisher'))
  expect((await reader.get(at())).status).toBe(403)
  expect((await manager.get(at().replace(one.help, newId()))).status).toBe(404)
})
