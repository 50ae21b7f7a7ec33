import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BringingIn, nobody, register, row } from '../../../../test/bringing-in.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { measureByCode } from '../../../measurement/store.ts'
import { suppliersIn } from '../../../parties/store.ts'
import type { Commitment } from '../../commitment.ts'
import { addCommitment, importOf } from '../../store.ts'

let world: World
let files: BringingIn
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
})
afterAll(() => world.close())

describe('undoing', () => {
  test('withdraws what was added and restores what was changed, with its suppliers', async () => {
    await files.brought(register(row('K1')))
    const second = await files.brought(register(row('K1', { firm: 'Another Ltd', value: '1' }), row('K2')))
    expect(await files.undone(second.id)).toMatchObject({ done: true, import: { state: 'undone' } })
    const restored = (await files.known('K1'))!
    expect(restored).toMatchObject({
      version: 3,
      supplierNames: [{ name: 'Firm K1 Ltd' }],
      withdrawnAt: null,
    })
    expect(restored.value!.toFixed()).toBe('12000')
    expect((await files.known('K2'))!.withdrawnAt).not.toBeNull()
    const { suppliers } = await world.tx((tx) => suppliersIn(tx, { search: 'Firm K2' }))
    expect(suppliers).toEqual([])
    const again = await files.brought(register(row('K1'), row('K2')))
    expect(again.record).toMatchObject({ unchanged: 1, added: 1, changed: 0 })
    expect(await files.known('K2')).toMatchObject({
      withdrawnAt: null,
      supplierNames: [{ name: 'Firm K2 Ltd' }],
    })
    expect((await world.tx((tx) => suppliersIn(tx, { search: 'Firm K2' }))).suppliers).toHaveLength(1)
    expect(await files.undone(again.id)).toMatchObject({ done: true })
    expect((await files.known('K2'))!.withdrawnAt).not.toBeNull()
  })

  test('is refused once a commitment was recorded on it', async () => {
    const { id } = await files.brought(register(row('C1')))
    const contract = (await files.known('C1'))!
    await world.tx(async (tx) => {
      const measure = (await measureByCode(tx, 'bid-writing-help'))!
      const commitment: Commitment = {
        title: 'Help',
        supplier: contract.suppliers[0]!,
        measure: measure.id,
        outcome: measure.outcomes[0]!.id,
        quantity: new Decimal(4),
        due: day('2027-01-01'),
        profile: 'once',
        targets: new Map(),
        place: null,
        beneficiaries: null,
        supplierOwner: null,
        supplierEmail: null,
        owner: null,
        evidenceWanted: null,
        origin: 'tender',
        standing: 'contractual',
      }
      await addCommitment(tx, { contract: contract.id, commitment }, nobody)
    })
    expect(await files.undone(id)).toMatchObject({
      because: 'built-on',
      builtOn: { commitments: 1, edited: 0 },
    })
    expect(await world.tx((tx) => importOf(tx, id))).toMatchObject({ state: 'applied', brokeOff: null })
  })

  test('is refused once a contract was changed, by a person or by a later file', async () => {
    const first = await files.brought(register(row('E1')))
    await files.brought(register(row('E1', { value: '2' })))
    expect(await files.undone(first.id)).toMatchObject({ because: 'built-on', builtOn: { edited: 1 } })
  })

  test('is done once', async () => {
    const { id } = await files.brought(register(row('L1')))
    await files.undone(id)
    expect(await files.undone(id)).toMatchObject({ because: 'undone-already' })
  })
})
