import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { placesOf } from '../../../parties/store.ts'

let world: World

beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const open = (path: string) => world.server.inject({ url: path })

async function harrowby() {
  const places = await world.tx((tx) => placesOf(tx))
  return places.find(({ name }) => name === 'Harrowby')!
}

/** What is promised for a place, of published contracts and of those held back. */
async function promised(code: string, disclosure: 'published' | 'held-back') {
  const { rows } = await world.tx((tx) =>
    sql<{ id: string }>`
      select k.commitment_id as id from commitment k
      join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id and c.disclosure = ${disclosure}
      where k.authority_id = ${tx.authority} and k.place_code = ${code} and k.withdrawn_on is null`.execute(
      tx,
    ),
  )
  return rows.map(({ id }) => id)
}

test('a place has what was delivered there, the newest of it and what is promised for it', async () => {
  const { code } = await harrowby()
  const { statusCode, body } = await open(`/places/${code}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Delivered in Harrowby')
  expect(body).toContain('Newest here')
  expect(body).toContain(`${(await promised(code, 'published')).length} commitments. Of `)
  expect(body).toContain('Due next')
})

test('what is promised on contracts that are held back is not told', async () => {
  const { code } = await harrowby()
  const contract = await world.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ disclosure: 'held-back', disclosure_reason: 'It is being looked into.' })
      .where('authority_id', '=', tx.authority)
      .where('title', '=', 'Highways reactive repairs')
      .returning('contract_id as id')
      .executeTakeFirstOrThrow(),
  )
  const held = await promised(code, 'held-back')
  expect(held.length).toBeGreaterThan(0)
  const { body } = await open(`/places/${code}`)
  for (const id of held) expect(body).not.toContain(id)
  expect(body).not.toContain(`/contracts/${contract.id}`)
})

test('every other place is one step away, and so is what is tied to none', async () => {
  const { code } = await harrowby()
  const { body } = await open(`/places/${code}`)
  const places = await world.tx((tx) => placesOf(tx))
  const linked = places.filter((other) => body.includes(`href="/places/${other.code}"`))
  expect(linked).toEqual(places.filter((other) => other.code !== code))
  expect(body).toContain('href="/places/anywhere"')
  expect((await open('/places/anywhere')).body).toContain('tied to no place')
})

test('the page of a place names no address of anybody, and an unknown place is not found', async () => {
  const { code } = await harrowby()
  expect((await open(`/places/${code}`)).body).not.toMatch(/[\w.]+@[\w.]+/)
  expect((await open('/places/E99999999')).statusCode).toBe(404)
})
