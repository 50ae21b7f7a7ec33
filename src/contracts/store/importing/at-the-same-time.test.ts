import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BringingIn, nobody, register, row } from '../../../../test/bringing-in.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { applyImport, changeContract, contractsIn, importOf } from '../../store.ts'

const today = day('2026-11-23')

let world: World
let files: BringingIn
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
})
afterAll(() => world.close())

describe('at the same time', () => {
  test('two applies of one file do it once', async () => {
    const { id } = await files.tried(register(...Array.from({ length: 300 }, (_, place) => row(`A${place}`))))
    const outcomes = await Promise.all([files.applied(id), files.applied(id)])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    const refused = outcomes.find(({ done }) => !done)
    expect(['in-progress', 'applied-already']).toContain(refused && !refused.done && refused.because)
    const { contracts } = await world.tx((tx) =>
      contractsIn(tx, { search: 'Contract A1', today, limit: 200 }),
    )
    expect(contracts.filter(({ reference }) => reference === 'A1')).toHaveLength(1)
  })

  test('of two files with the same contracts one is applied, and the other must be tried again', async () => {
    const rows = Array.from({ length: 50 }, (_, place) => row(`D${place}`))
    const [one, other] = [
      await files.tried(register(...rows)),
      await files.tried(register(...rows, row('D-more'))),
    ]
    const outcomes = await Promise.all([files.applied(one.id), files.applied(other.id)])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    expect(outcomes.find(({ done }) => !done)).toEqual({ done: false, because: 'records-moved' })
    const moved = outcomes[0]!.done ? other.id : one.id
    const record = (await world.tx((tx) => importOf(tx, moved)))!
    expect(record).toMatchObject({ state: 'received', brokeOff: null })
    expect(record.problem).toContain('The records have changed')
    await files.tryAgain(moved)
    expect(await files.applied(moved)).toMatchObject({ done: true })
  })

  test('what moved without mattering to the file does not stop it', async () => {
    await files.brought(register(row('Q1')))
    const { id } = await files.tried(register(row('Q1'), row('Q2')))
    const contract = (await files.known('Q1'))!
    await world.tx((tx) =>
      changeContract(
        tx,
        contract.id,
        { terms: { ...contract, service: 'Else' }, version: 1, reason: null },
        nobody,
      ),
    )
    expect(await files.applied(id)).toMatchObject({ done: true, import: { added: 1, unchanged: 1 } })
  })
})

test('a failure in the middle leaves nothing half-written, says so, and it can be applied again', async () => {
  const { id } = await files.tried(register(row('Z1'), row('Z2')))
  const before = (await files.known('Z0'))?.id
  const breaking = { ...files.workOn(id), allowFaults: false, afterDisclosure: nobody }
  const failing = {
    ...world.platform,
    files: Object.assign(Object.create(world.platform.files) as typeof world.platform.files, {
      open: () => {
        throw new Error('the disk is gone')
      },
    }),
  }
  const write = process.stderr.write
  process.stderr.write = () => true
  const outcome = await applyImport(failing, breaking).finally(() => (process.stderr.write = write))
  expect(outcome).toEqual({ done: false, because: 'stopped' })
  expect(before).toBeUndefined()
  expect(await files.known('Z1')).toBeUndefined()
  const record = (await world.tx((tx) => importOf(tx, id)))!
  expect(record).toMatchObject({ state: 'tried', brokeOff: null })
  expect(record.problem).toContain('Nothing was written')
  expect(await files.applied(id)).toMatchObject({ done: true, import: { added: 2, problem: null } })
})
