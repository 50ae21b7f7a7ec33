import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn } from '../../../test/one-return.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let contract: string
let token: string
beforeAll(async () => {
  world = await openWorld()
  contract = (await addSentReturn(world)).contract
  token = (await world.tx((tx) => addToken(tx, { name: 'Reads', role: 'scrutiny', days: 1 }))).text
})
afterAll(() => world.close())

async function items(path: string): Promise<{ status: number; items: Record<string, unknown>[] }> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await world.server.inject({ method: 'GET', url: `/api/v1/contracts/${path}`, headers })
  return { status: answer.statusCode, items: answer.json<{ items: Record<string, unknown>[] }>().items }
}

test('each commitment is told against its plan, in running totals by quarter', async () => {
  const { items: found } = await items(`${contract}/burn-ups`)
  const help = found.find(({ reported }) => reported === '8')!
  expect(help).toMatchObject({ promised: '40', verified: '0', acceptedEarlier: '0' })
  expect((help.points as object[]).at(-1)).toMatchObject({ planned: '20', reported: null, verified: null })
  expect((await items(`${newId()}/burn-ups`)).status).toBe(404)
})

test('the timeline tells what was reported, the newest first', async () => {
  const { items: found } = await items(`${contract}/timeline`)
  expect(found.map(({ title }) => title)).toContain('Reported: 8 hours')
  const moments = found.map(({ at }) => String(at))
  expect(moments).toEqual(moments.toSorted().toReversed())
  expect((await items(`${newId()}/timeline`)).status).toBe(404)
})
