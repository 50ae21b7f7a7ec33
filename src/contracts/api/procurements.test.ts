import { afterAll, beforeAll, expect, test } from 'vitest'
import { BringingIn } from '../../../test/bringing-in.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import { addToken } from '../../parties/store.ts'

const release = {
  ocid: 'ocds-h6vhtk-0a1b2c',
  id: '000001-2026',
  date: '2026-05-01T09:00:00Z',
  tag: ['award'],
  parties: [{ id: 'GB-COH-01234567', name: 'Fernleigh Grounds Ltd', roles: ['supplier'] }],
  tender: {
    title: 'Grounds maintenance',
    lots: [
      {
        id: '1',
        title: 'Parks',
        awardCriteria: {
          criteria: [
            { type: 'quality', name: 'Social value', numbers: [{ number: 10, weight: 'percentageExact' }] },
            { type: 'price', name: 'Price', numbers: [{ number: 90, weight: 'percentageExact' }] },
          ],
        },
      },
    ],
  },
  awards: [
    { id: '1', status: 'active', suppliers: [{ id: 'GB-COH-01234567', name: 'Fernleigh Grounds Ltd' }] },
  ],
  contracts: [
    {
      id: '1',
      awardID: '1',
      status: 'active',
      implementation: {
        metrics: [
          {
            id: 'k1',
            title: 'Grass cut on time',
            observations: [
              {
                id: 'o1',
                measure: '99.7%',
                relatedImplementationMilestoneID: '1',
                period: { startDate: '2026-04-01T00:00:00Z', endDate: '2026-06-30T23:59:59Z' },
              },
            ],
          },
        ],
      },
    },
  ],
}

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  token = (await world.tx((tx) => addToken(tx, { name: 'reader', role: 'scrutiny', days: 1 }))).text
  await new BringingIn(world).brought(JSON.stringify({ releases: [release] }), { name: 'notices.json' })
})
afterAll(() => world.close())

async function read(path: string, as = token) {
  const headers = as ? { authorization: `Bearer ${as}` } : {}
  const answer = await world.server.inject({ url: `/api/v1${path}`, headers })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

test('from a contract a program reads the competition it came from, with its criteria, and its ratings', async () => {
  const { items } = (await read('/contracts')).body as { items: { id: string; procurement: string }[] }
  const { id, procurement } = items[0]!
  expect((await read(`/procurements/${procurement}`)).body).toMatchObject({
    ocid: release.ocid,
    title: 'Grounds maintenance',
    namesSocialValue: true,
    notices: [{ id: '000001-2026', on: '2026-05-01' }],
    criteria: [
      { kind: 'criterion', name: 'Social value', percent: '10', namesSocialValue: true },
      { kind: 'criterion', name: 'Price', percent: '90', namesSocialValue: false },
    ],
  })
  const ratings = await read(`/contracts/${id}/kpi-results`)
  expect(ratings.body).toMatchObject({ items: [{ kpi: 'Grass cut on time', measured: '99.7%' }], next: null })
})

test('who does not work there reads neither, and what is not there is not found', async () => {
  expect((await read(`/procurements/${newId()}`, '')).status).toBe(401)
  expect((await read(`/procurements/${newId()}`)).status).toBe(404)
  expect((await read(`/contracts/${newId()}/kpi-results`)).status).toBe(404)
})
