import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOcds } from './reading.ts'

const moments = [
  '2026-04-01T09:00:00+01:00',
  '2026-04-01T08:00:00Z',
  '2026-05-01',
  '2026-05-02T00:00:00Z',
] as const
const name = fc.constantFrom('Grass', 'Trees', 'Social value', null)
const id = fc.constantFrom('1', '2', '3')
const supplier = fc.record({
  id: fc.constantFrom('GB-COH-1', 'GB-COH-2'),
  name: fc.constantFrom('One', 'Two'),
})

const someRelease = fc.record(
  {
    ocid: fc.constantFrom('ocds-a1b2c3-a', 'ocds-a1b2c3-b'),
    id: fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5'),
    date: fc.constantFrom(...moments),
    tag: fc.constantFrom(['tender'], ['award'], ['contractAmendment']),
    tender: fc.record(
      {
        title: name,
        value: fc.option(
          fc.record({ amount: fc.nat(1000), amountGross: fc.nat(1000) }, { requiredKeys: [] }),
        ),
        lots: fc.array(fc.record({ id, title: name }, { requiredKeys: [] }), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
    awards: fc.array(fc.record({ id, suppliers: fc.array(supplier, { maxLength: 2 }) }), { maxLength: 2 }),
    contracts: fc.array(
      fc.record(
        { id, awardID: id, agreedMetrics: fc.array(fc.record({ id, title: name })) },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['ocid', 'id', 'date', 'tag'] },
)

test('what is read doesn’t depend on the order in which releases come', () => {
  const releasesAndShuffled = fc
    .array(someRelease, { maxLength: 8 })
    .chain((releases) =>
      fc.tuple(fc.constant(releases), fc.shuffledSubarray(releases, { minLength: releases.length })),
    )
  fc.assert(
    fc.property(releasesAndShuffled, ([releases, shuffled]) => {
      expect(readOcds({ releases: shuffled }).procurements).toEqual(readOcds({ releases }).procurements)
    }),
    { numRuns: 300 },
  )
})

const knownKey = fc.constantFrom(
  ...'releases records compiledRelease ocid id date tag tender awards contracts'.split(' '),
  ...'parties lots value amount suppliers agreedMetrics title __proto__ constructor'.split(' '),
)
const likeNotices = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 6 },
    fc.jsonValue(),
    fc.constantFrom('ocds-a1b2c3-a', ...moments),
    tie('group'),
    tie('list'),
  ),
  group: fc.dictionary(knownKey, tie('any'), { maxKeys: 8 }),
  list: fc.array(tie('any'), { maxLength: 4 }),
}))

test('nothing that JSON can say stops the reading', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), likeNotices.any), (input) => {
      const { procurements, faults, originals } = readOcds(input)
      expect(procurements.length).toBeLessThanOrEqual(originals.length)
      for (const { message } of faults) expect(message).toMatch(/\.$/)
    }),
    { numRuns: 1000 },
  )
})

test('a text of a million letters is read as quickly as any', () => {
  const began = performance.now()
  for (const words of ['a', 'local ', '0 ', '1 new ', 'a@', '0116 ', 'social ']) {
    const description = words.repeat(1_000_000 / words.length)
    const contracts = [{ id: '1', agreedMetrics: [{ id: '1', title: 'A', description }] }]
    const criteria = [{ name: description, description }]
    const tender = { title: description, lots: [{ id: '1', awardCriteria: { criteria } }] }
    readOcds({ ocid: 'ocds-a1b2c3-a', id: '1', date: moments[0], tender, contracts })
  }
  expect(performance.now() - began).toBeLessThan(15_000)
})

const whole = {
  ocid: 'ocds-a1b2c3-whole',
  id: '1',
  date: moments[0],
  tag: ['award', 'contract'],
  buyer: { id: 'b', name: 'Wrenshire County Council' },
  parties: [
    {
      id: 'b',
      name: 'Wrenshire County Council',
      roles: ['buyer'],
      identifier: { scheme: 'GB-PPON', id: 'x' },
    },
  ],
  tender: {
    title: 'Parks',
    lots: [
      {
        id: '1',
        awardCriteria: {
          criteria: [{ name: 'Social value', numbers: [{ number: 10, weight: 'percentageExact' }] }],
        },
      },
    ],
    items: [{ id: '1', additionalClassifications: [{ scheme: 'CPV', id: '77310000' }] }],
  },
  awards: [{ id: '1', suppliers: [{ id: 's', name: 'Firm' }], relatedLots: ['1'] }],
  contracts: [
    {
      id: '1',
      awardID: '1',
      period: { startDate: '2026-04-01', endDate: '2027-03-31' },
      agreedMetrics: [
        { id: '1', title: 'Trees', observations: [{ id: 'frequency', period: { durationInMonths: 1 } }] },
      ],
      implementation: {
        metrics: [{ id: '1', observations: [{ id: 'n', measureClassification: { id: 'met' } }] }],
      },
    },
  ],
}
const other = { ocid: 'ocds-a1b2c3-other', id: '1', date: moments[1], tender: { title: 'Roads' } }

function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const parts = Object.entries(value).map(([key, part]) =>
    placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...parts.flat()]
}

function withAt(value: unknown, [key, ...path]: (string | number)[], put: unknown): unknown {
  if (key === undefined) return put
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = withAt(copy[key], path, put)
  return copy
}

test('whatever stands in one place of one release, the others are read as before', () => {
  const alone = readOcds([other]).procurements
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(whole)), fc.jsonValue(), (path, put) => {
      const { procurements, originals } = readOcds({ releases: [withAt(whole, path, put), other] })
      expect(procurements.filter(({ ocid }) => ocid === other.ocid)).toEqual(alone)
      expect(originals).toHaveLength(2)
    }),
    { numRuns: 1000 },
  )
})
