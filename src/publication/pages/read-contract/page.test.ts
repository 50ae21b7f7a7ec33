import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { people } from '../../../example/people.ts'
import { newId } from '../../../language/identifier.ts'

let world: World

beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const open = (path: string) => world.server.inject({ url: path })

async function contractWhere(column: 'reference' | 'disclosure', value: string) {
  return world.tx((tx) =>
    tx
      .selectFrom('contract')
      .select(['contract_id as id', 'title', 'reference'])
      .where('authority_id', '=', tx.authority)
      .where(column, '=', value)
      .orderBy('reference')
      .executeTakeFirstOrThrow(),
  )
}

test('a contract says what was promised, reported and verified, each in its own unit', async () => {
  const { id } = await contractWhere('reference', 'WCC-2026-0417')
  const { statusCode, body } = await open(`/contracts/${id}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Highways reactive repairs')
  expect(body).toContain('£4.2 million without VAT (£4,200,000)')
  for (const amount of ['40 hours', '14 hours', '12 hours', '3 starts', '24 days']) {
    expect(body).toContain(amount)
  }
  expect(body).toContain('12 hours verified of 20 hours planned')
  expect(body).toContain('Return for July to September 2026 sent')
  expect(body).toContain('How the figures are worked out')
})

test('the page of a contract names no person and no address', async () => {
  const { id } = await contractWhere('reference', 'WCC-2026-0417')
  const { body } = await open(`/contracts/${id}`)
  expect(body).not.toMatch(/[\w.]+@[\w.]+/)
  for (const { name } of people) expect(body).not.toContain(name)
})

test('a contract that is held back gives its reason and tells nothing of its promises', async () => {
  const { id, title, reference } = await contractWhere('disclosure', 'held-back')
  const promised = await world.tx((tx) =>
    tx
      .selectFrom('commitment')
      .select('commitment_id')
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', id)
      .execute(),
  )
  expect(promised.length).toBeGreaterThan(0)
  const { statusCode, body } = await open(`/contracts/${id}`)
  expect(statusCode).toBe(200)
  expect(body).toContain(title)
  expect(body).toContain(reference)
  expect(body).toContain('The supplier has asked for a correction')
  for (const said of ['commitment-', 'Timeline', 'erified']) expect(body).not.toContain(said)
})

test('the page says what the notices say: criteria that name social value, and how indicators were met', async () => {
  const { id } = await contractWhere('reference', 'WCC-2026-0417')
  await world.tx((tx) => addNotices(tx, id))
  const { body } = await open(`/contracts/${id}`)
  expect(body).toContain('Help for local people')
  expect(body).toContain('10% of the mark')
  expect(body).not.toContain('Price of the works')
  expect(body).toContain('Repairs made in two days')
  expect(body).toContain('Near the target')
  expect(body).not.toContain('buyer@council.example')
  expect(body).toContain('UK6 000001-2026')
  expect(body).not.toContain('javascript:')
})

async function addNotices(tx: Parameters<Parameters<World['tx']>[0]>[0], contract: string) {
  const [importId, procurement] = [newId(), newId()]
  const at = { authority_id: tx.authority, recorded_at: tx.at }
  const criterion = { kind: 'criterion', socialValueWords: [] }
  await tx
    .insertInto('procurement')
    .values({
      ...at,
      procurement_id: procurement,
      ocid: 'ocds-test-000001',
      title: 'Highways',
      notices: JSON.stringify([
        { id: '000001-2026', type: 'UK6', on: '2026-02-03', url: 'javascript:alert(1)' },
      ]),
      lots: '[]',
      criteria: JSON.stringify([
        {
          ...criterion,
          name: 'Help for local people, buyer@council.example',
          percent: '10',
          namesSocialValue: true,
        },
        { ...criterion, name: 'Price of the works', percent: '90', namesSocialValue: false },
      ]),
      names_social_value: true,
      digest: 'test',
      import_id: importId,
    })
    .execute()
  await tx
    .insertInto('kpi_result')
    .values({
      ...at,
      kpi_result_id: newId(),
      contract_id: contract,
      kpi: 'Repairs made in two days',
      rating: 'slightlyBelow',
      measured: '93%',
      import_id: importId,
    })
    .execute()
  await tx
    .updateTable('contract')
    .set({ procurement_id: procurement })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .execute()
}

test('a contract of another authority, a withdrawn one and one that never was are not found', async () => {
  const { id } = await contractWhere('reference', 'WCC-2026-0417')
  expect((await open(`/a/${world.other.slug}/contracts/${id}`)).statusCode).toBe(404)
  expect((await open(`/contracts/${newId()}`)).statusCode).toBe(404)
  expect((await open('/contracts/anything')).statusCode).toBe(404)
  const withdrawn = await world.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ withdrawn_at: tx.at })
      .where('authority_id', '=', tx.authority)
      .where('title', '=', 'Dial-a-ride')
      .returning('contract_id as id')
      .executeTakeFirstOrThrow(),
  )
  expect((await open(`/contracts/${withdrawn.id}`)).statusCode).toBe(404)
})
