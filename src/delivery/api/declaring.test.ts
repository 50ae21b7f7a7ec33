import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReturn, addSentReturn } from '../../../test/one-return.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let manager: string
beforeAll(async () => {
  world = await openWorld()
  manager = (await world.tx((tx) => addToken(tx, { name: 'a', role: 'contract-manager', days: 1 }))).text
})
afterAll(() => world.close())

async function post(path: string, token: string, body: object) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await world.server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
  return { status: answer.statusCode, body: answer.json<Record<string, never>>() }
}

const inspection = {
  on: '2026-11-12',
  place: 'Ashdown depot',
  sample: 10,
  heldUp: 9,
  seen: 'Ten sheets.',
  outcome: 'in-part',
}

test('a program of the council records an inspection', async () => {
  const { delivery } = await addSentReturn(world)
  const made = await post(`/deliveries/${delivery}/inspections`, manager, inspection)
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({
      kind: 'inspection',
      strength: 'others',
      inspection: { ...inspection, by: null },
      declaration: null,
    }),
  ])
  const refused = await post(`/deliveries/${delivery}/inspections`, manager, { ...inspection, heldUp: 11 })
  expect([refused.status, refused.body]).toEqual([
    422,
    expect.objectContaining({ type: expect.stringContaining('more-than-sample') }),
  ])
})

test('a program of the supplier signs a declaration', async () => {
  const one = await addReturn(world)
  const supplier = await world.tx(
    async (tx) => (await addToken(tx, { name: 's', role: 'supplier', days: 1, supplier: one.supplier })).text,
  )
  const path = `/returns/${one.id}/answers/${one.help}/declarations`
  const said = { people: 8, records: 'Sheets', keptUntil: '2029-03-31', role: 'Lead', agreed: true }
  const made = await post(path, supplier, said)
  expect([made.status, made.body.evidence]).toEqual([
    201,
    [
      expect.objectContaining({
        kind: 'declaration',
        strength: 'own-word',
        declaration: expect.objectContaining({ people: 8, keptUntil: '2029-03-31', role: 'Lead' }),
      }),
    ],
  ])
  const refused = await post(path, supplier, { ...said, agreed: false })
  expect([refused.status, refused.body.type]).toEqual([422, expect.stringContaining('not-agreed')])
})
