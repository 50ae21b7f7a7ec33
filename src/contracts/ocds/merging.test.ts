import { expect, test } from 'vitest'
import { readOcds } from './reading.ts'

const ocid = 'ocds-a1b2c3-parks'

function release(id: string, date: string, content: object): object {
  return { ocid, id, date, tag: ['tender'], ...content }
}

function procurementOf(...releases: object[]) {
  const { procurements, faults } = readOcds({ version: '1.1', releases })
  expect(faults).toEqual([])
  expect(procurements).toHaveLength(1)
  return procurements[0]!
}

const first = release('1', '2026-04-01T09:00:00+01:00', {
  tender: {
    title: 'Care of parks',
    description: 'Grass and trees',
    value: { amount: 100000, currency: 'GBP' },
    specialRegime: ['lightTouch'],
    lots: [
      { id: 'a', title: 'North', status: 'active' },
      { id: 'b', title: 'South', status: 'active' },
    ],
  },
})

test('a later notice changes what it names and leaves the rest', () => {
  const later = release('2', '2026-05-01T09:00:00+01:00', {
    tender: {
      value: { amountGross: 120000 },
      lots: [
        { id: 'b', status: 'cancelled' },
        { id: 'c', title: 'East' },
      ],
    },
  })
  const { title, value, lots } = procurementOf(first, later)
  expect(title).toBe('Care of parks')
  expect([value?.net?.toFixed(), value?.gross?.toFixed(), value?.grossOnly]).toEqual([
    '100000',
    '120000',
    false,
  ])
  expect(lots.map(({ id, title, status }) => [id, title, status])).toEqual([
    ['a', 'North', 'active'],
    ['b', 'South', 'cancelled'],
    ['c', 'East', undefined],
  ])
})

test('the latest date wins, whatever the order in the file', () => {
  const march = release('z', '2026-03-01T09:00:00+00:00', { tender: { title: 'Parks, an idea' } })
  const may = release('a', '2026-05-01T09:00:00+01:00', { tender: { title: 'Parks and verges' } })
  expect(procurementOf(may, first, march).title).toBe('Parks and verges')
  expect(procurementOf(march, may, first)).toEqual(procurementOf(first, march, may))
})

test('moments are compared across offsets, not as text', () => {
  const summer = release('2', '2026-04-01T09:30:00+01:00', { tender: { title: 'Earlier' } })
  const utc = release('3', '2026-04-01T09:00:00Z', { tender: { title: 'Later' } })
  expect(procurementOf(utc, summer).title).toBe('Later')
})

test('null takes a fact away', () => {
  const later = release('2', '2026-05-01T09:00:00+01:00', {
    tender: { description: null, value: null, lots: [{ id: 'a', title: null }] },
  })
  const { description, value, lots } = procurementOf(first, later)
  expect([description, value, lots[0]?.title, lots[1]?.title]).toEqual([
    undefined,
    undefined,
    undefined,
    'South',
  ])
})

test('null in a first notice is the same as nothing', () => {
  const only = release('1', '2026-04-01T09:00:00+01:00', {
    tender: { title: 'Parks', lots: [{ id: 'a', title: null }] },
  })
  expect(procurementOf(only).lots).toEqual([{ id: 'a', period: {}, suits: {} }])
})

test('lists of codes are replaced whole', () => {
  const later = release('2', '2026-05-01T09:00:00+01:00', { tender: { specialRegime: ['utilities'] } })
  expect(procurementOf(first, later).specialRegimes).toEqual(['utilities'])
})

test('criteria, identifiers and additional classifications are replaced whole, as the standard has it', () => {
  const criteria = (...names: string[]) => ({
    lots: [{ id: 'a', awardCriteria: { criteria: names.map((name) => ({ type: 'quality', name })) } }],
    items: [
      {
        id: '1',
        additionalClassifications: names.map((_, index) => ({ scheme: 'CPV', id: `7731000${index}` })),
      },
    ],
  })
  const one = release('1', '2026-04-01T09:00:00+01:00', {
    tender: criteria('Quality', 'Speed', 'Social value'),
  })
  const two = release('2', '2026-05-01T09:00:00+01:00', { tender: criteria('Quality') })
  const merged = procurementOf(one, two)
  expect(merged.criteria.map(({ name }) => name)).toEqual(['Quality'])
  expect(merged.cpv.map(({ code }) => code)).toEqual(['77310000'])
})

test('agreed metrics are merged by their id within their contract', () => {
  const contract = (agreedMetrics: object[]) => ({ contracts: [{ id: 'c', awardID: 'w', agreedMetrics }] })
  const one = release(
    '1',
    '2026-04-01T09:00:00+01:00',
    contract([
      { id: '1', title: 'Grass' },
      { id: '2', title: 'Trees' },
    ]),
  )
  const two = release('2', '2026-05-01T09:00:00+01:00', contract([{ id: '2', title: 'Trees and hedges' }]))
  const [merged] = procurementOf(one, two).contracts
  expect(merged?.agreedMetrics.map(({ id, title }) => [id, title])).toEqual([
    ['1', 'Grass'],
    ['2', 'Trees and hedges'],
  ])
})

test('items without an id can’t be told apart: the latest notice’s replace the earlier ones', () => {
  const lots = (...titles: string[]) => ({ tender: { lots: titles.map((title) => ({ title })) } })
  const one = release('1', '2026-04-01T09:00:00+01:00', lots('North', 'South'))
  const two = release('2', '2026-05-01T09:00:00+01:00', lots('All'))
  expect(procurementOf(one, two).lots.map(({ title }) => title)).toEqual(['All'])
})

test('the same release twice counts once', () => {
  const { procurements, originals, faults } = readOcds([first, structuredClone(first)])
  expect([procurements.length, originals.length, faults.length]).toEqual([1, 1, 0])
})

test('of two releases with one id and other words the later is read, and the other said', () => {
  const newer = release('1', '2026-04-02T09:00:00+01:00', { tender: { title: 'Parks, mended' } })
  for (const releases of [
    [first, newer],
    [newer, first],
  ]) {
    const { procurements, originals, faults } = readOcds({ releases })
    expect(procurements[0]?.title).toBe('Parks, mended')
    expect(originals).toHaveLength(1)
    expect(faults).toMatchObject([
      { severity: 'refused', ocid, releaseId: '1', pointer: `/releases/${releases.indexOf(first)}` },
    ])
  }
})
