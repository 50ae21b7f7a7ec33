import { afterAll, beforeAll, expect, test } from 'vitest'
import { BringingInTrackers } from '../../../../test/trackers/bringing-in.ts'
import { needs } from '../../../../test/one-return.ts'
import type { Cell, SheetMade } from '../../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Commitment } from '../../../contracts/index.ts'
import {
  changeCommitment,
  type CommitmentRecord,
  commitmentsDiffer,
  commitmentsIn,
  endCommitment,
} from '../../../contracts/store.ts'
import { day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Quarter } from '../../../language/quarter.ts'
import { peopleWithRole } from '../../../parties/store.ts'
import { afterCommitmentChange, rollupsDiffer } from '../../../performance/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { ownReturnFor, saveDraft, send } from '../../store.ts'
import { earlierOf } from './earlier.ts'

let world: World
let files: BringingInTrackers
beforeAll(async () => {
  world = await openWorld()
  files = new BringingInTrackers(world)
})
afterAll(() => world.close())

interface Row {
  target?: Cell
  due?: Cell
  unit?: Cell
  owner?: Cell
  first?: Cell
  second?: Cell
}

/** A sheet of one commitment under a title of its own. */
function sheet(
  title: string,
  { target = 40, due = '31/03/2027', unit = 'hours', ...row }: Row = {},
): SheetMade[] {
  const { owner = null, first = 10, second = null } = row
  return [
    {
      name: 'Tracker',
      rows: [
        [
          'Contract',
          'Supplier',
          'Reference',
          'Commitment',
          'Unit',
          'Target',
          'Due date',
          'Lead officer',
          'Q1 2024/25',
          'Q2 2024/25',
        ],
        [
          title,
          'Fernleigh Ltd',
          'C1',
          `Volunteering under ${title}`,
          unit,
          target,
          due,
          owner,
          first,
          second,
        ],
      ],
    },
  ]
}

async function standing(title: string): Promise<CommitmentRecord> {
  return world.tx(async (tx) => {
    const { commitments } = await commitmentsIn(tx, { limit: 200 })
    return commitments.find((one) => one.title === `Volunteering under ${title}`)!
  })
}

/** The supplier reports on it here, in the return of a quarter. */
async function reported({ id, contract, supplier }: CommitmentRecord, quarter: string): Promise<void> {
  await world.tx(async (tx) => {
    const of = { contract, supplier, quarter: quarter as Quarter, due: day('2026-12-07') }
    const returnId = await ownReturnFor(tx, of)
    await saveDraft(tx, { returnId, under: id, quantity: '7', story: 'Two evenings.' })
    await send(tx, needs, returnId, { sentBy: null })
  })
}

/** A person changes it on its page. */
async function edited(title: string, change: Partial<Commitment>): Promise<void> {
  const before = await standing(title)
  const commitment = { ...before, ...change }
  const reason = 'Agreed at a meeting.'
  await world.tx((tx) =>
    changeCommitment(tx, before, { commitment, reason, from: day('2026-11-23') }, afterCommitmentChange),
  )
}

async function officer() {
  const [one] = await world.tx((tx) => peopleWithRole(tx, 'contract-manager'))
  return one!
}

async function allIsSealed(): Promise<string[]> {
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await commitmentsDiffer(tx)),
  ])
  return [...differ, ...(await verifyChain(world.database, world.authority.id)).problems]
}

test('an owner who was set here stays, and the rest of the newer sheet is taken', async () => {
  await files.brought(sheet('Owned'))
  const { id, name } = await officer()
  await edited('Owned', { owner: id })
  const tried = await files.tried(sheet('Owned', { target: 55 }))
  expect(tried).toMatchObject({ changed: 1, warnings: 0 })
  expect(tried.preview!.commitments!.first[0]!.changes).toEqual(['Promised: 40, now 55.'])
  await files.applied(tried)
  const now = await standing('Owned')
  expect([now.owner, now.quantity.toFixed(), name !== '']).toEqual([id, '55', true])
  expect(await allIsSealed()).toEqual([])
})

test('a quantity that was changed here stays, and the person is told what the sheet says', async () => {
  await files.brought(sheet('Counted here'))
  await edited('Counted here', { quantity: new Decimal(44) })
  const tried = await files.tried(sheet('Counted here', { target: 60, due: '30/06/2027' }))
  expect(await files.faults(tried)).toContain(
    '2 warning: The quantity stays as it was entered here. The file says otherwise: Promised: 44, now 60. Due: 31 March 2027, now 30 June 2027.',
  )
  await files.applied(tried)
  const now = await standing('Counted here')
  expect([now.quantity.toFixed(), now.due]).toEqual(['44', '2027-06-30'])
  expect(await allIsSealed()).toEqual([])
})

test('the same sheet again after a change here changes nothing and warns of nothing', async () => {
  await files.brought(sheet('Quiet'))
  await edited('Quiet', { quantity: new Decimal(44) })
  expect(await files.tried(sheet('Quiet'))).toMatchObject({ added: 0, changed: 0, unchanged: 1, warnings: 0 })
})

test('what was withdrawn here stays withdrawn, and is not added a second time', async () => {
  await files.brought(sheet('Withdrawn'))
  const withdrawn = await standing('Withdrawn')
  await world.tx((tx) =>
    endCommitment(tx, withdrawn, { on: day('2026-11-23'), reason: 'Given up.' }, afterCommitmentChange),
  )
  const tried = await files.tried(sheet('Withdrawn', { target: 90, second: 5 }))
  expect(tried).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  expect(tried.preview!.commitments).toMatchObject({ deliveries: 0 })
  expect((await files.faults(tried))[0]).toContain(
    'Somebody withdrew this commitment here, so it stays withdrawn',
  )
  await files.applied(tried)
  const all = await world.tx(async (tx) => (await commitmentsIn(tx, { limit: 200 })).commitments)
  expect(all.filter(({ title }) => title === 'Volunteering under Withdrawn')).toEqual([])
})

test('a quarter that the supplier reported for here is not told over by the sheet', async () => {
  await files.brought(sheet('Reported'))
  const { id } = await standing('Reported')
  await reported(await standing('Reported'), '2024-25Q2')
  const tried = await files.tried(sheet('Reported', { first: 12, second: 9 }))
  expect(await files.faults(tried)).toEqual([
    '2 warning: Something was reported for Q2 2024/25 here, so the file’s figures of that quarter are left out.',
  ])
  await files.applied(tried)
  const earlier = await world.tx((tx) => earlierOf(tx, [id]))
  expect(earlier.map(({ quarter, reported }) => `${quarter} ${reported?.toFixed()}`)).toEqual([
    '2024-25Q1 12',
  ])
  expect(await allIsSealed()).toEqual([])
})

test('the measure of what was reported towards stays, whatever a newer sheet counts in', async () => {
  await files.brought(sheet('Measured'))
  const { measureCode } = await standing('Measured')
  await reported(await standing('Measured'), '2024-25Q3')
  const tried = await files.tried(sheet('Measured', { unit: 'days', target: 41 }))
  expect((await files.faults(tried))[0]).toContain('The measure stays as it was entered here')
  await files.applied(tried)
  expect((await standing('Measured')).measureCode).toBe(measureCode)
})

test('owners are found by e-mail address or exact name; others are said, and come without one', async () => {
  const { id, name, email } = await officer()
  await files.brought(sheet('Named', { owner: name }))
  await files.brought(sheet('Written to', { owner: `Somebody <${email.toUpperCase()}>` }))
  const tried = await files.tried(sheet('Strange', { owner: 'A. Stranger' }))
  expect(tried.preview!.commitments!.ownersNotFound).toEqual([{ words: 'A. Stranger', commitments: 1 }])
  await files.applied(tried)
  const owners = [await standing('Named'), await standing('Written to'), await standing('Strange')]
  expect(owners.map(({ owner }) => owner)).toEqual([id, id, null])
})

test('an owner whom a newer sheet names is taken where nobody set one here', async () => {
  const { id, name } = await officer()
  await files.brought(sheet('Adopted'))
  const tried = await files.tried(sheet('Adopted', { owner: name }))
  expect(tried.preview!.commitments!.first[0]!.changes).toEqual([`Looked after by: nobody, now ${name}.`])
  await files.undone(await files.applied(tried))
  expect((await standing('Adopted')).owner).toBeNull()
  expect(id).toBeTruthy()
  expect(await allIsSealed()).toEqual([])
})

test('a figure of a whole year is told in its last quarter, and that is said once', async () => {
  const tried = await files.tried([
    {
      name: 'Years',
      rows: [
        ['Contract', 'Supplier', 'Commitment', 'Unit', 'Target', 'Due date', '2022/23', '2023/24'],
        ['Yearly', 'Fernleigh Ltd', 'Volunteering by the year', 'hours', 40, '31/03/2027', 10, 12],
        ['Yearly', 'Fernleigh Ltd', 'Training by the year', 'hours', 40, '31/03/2027', 5, null],
      ],
    },
  ])
  expect(await files.faults(tried)).toEqual([
    '1 warning: “2022/23” is a whole year. Its figures are told in the year’s last quarter, because nothing says how they part.',
    '1 warning: “2023/24” is a whole year. Its figures are told in the year’s last quarter, because nothing says how they part.',
  ])
  expect(tried.preview!.commitments!.deliveries).toBe(3)
})
