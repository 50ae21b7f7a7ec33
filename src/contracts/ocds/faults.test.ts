import { describe, expect, test } from 'vitest'
import { readOcds } from './reading.ts'

const good = {
  ocid: 'ocds-a1b2c3-good',
  id: '1',
  date: '2026-04-01T09:00:00+01:00',
  tender: { title: 'Good' },
}

describe('a release that can’t be read', () => {
  test.each([
    ['without an ocid', { ...good, ocid: undefined }, 'ocid'],
    ['with an empty ocid', { ...good, ocid: '  ' }, 'ocid'],
    ['with a publisher’s prefix and no more', { ...good, ocid: 'ocds-b5fd17-' }, 'ocid'],
    ['without a date', { ...good, ocid: 'ocds-a1b2c3-bad', date: undefined }, 'date'],
    ['with a date that is none', { ...good, ocid: 'ocds-a1b2c3-bad', date: '31/02/2026' }, 'date'],
    ['that is a list', [good], 'not a group of fields'],
    ['that is text', 'release', 'not a group of fields'],
    ['that is null', null, 'not a group of fields'],
  ])('%s is refused, kept, and doesn’t stop the others', (_name, bad, words) => {
    const { procurements, faults, originals } = readOcds(
      JSON.parse(JSON.stringify({ releases: [bad, good] })),
    )
    expect(procurements.map(({ title }) => title)).toEqual(['Good'])
    expect(faults).toMatchObject([{ pointer: '/releases/0', severity: 'refused' }])
    expect(faults[0]?.message).toContain(words)
    expect(originals.map(({ read }) => read)).toEqual([true, false])
    expect(originals[1]?.release).toEqual(JSON.parse(JSON.stringify(bad)))
  })

  test('nested deeper than any notice is refused', () => {
    const deep = JSON.parse(
      `{"ocid":"ocds-a1b2c3-deep","id":"1","date":"2026-04-01","tender":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    )
    const { procurements, faults, originals } = readOcds({ releases: [deep, good] })
    expect(procurements).toHaveLength(1)
    expect(faults).toMatchObject([{ severity: 'refused', ocid: 'ocds-a1b2c3-deep' }])
    expect(originals[1]).toMatchObject({ read: false, release: null })
  })
})

test('a release without an id is named by its date, and said', () => {
  const { procurements, faults, originals } = readOcds({ ...good, id: undefined })
  expect(procurements).toHaveLength(1)
  expect(originals[0]).toMatchObject({ releaseId: good.date, read: true })
  expect(faults).toMatchObject([{ severity: 'warning', message: expect.stringContaining('no id') }])
})

test('what has the wrong shape is left out, with its place and one plain sentence', () => {
  const tender = {
    title: ['Good'],
    lots: { a: 1 },
    aboveThreshold: 'yes',
    items: [{ id: '1', classification: { scheme: 'CPV', id: '12' } }, null],
    legalBasis: 'the law',
  }
  const contracts = [
    { id: 1, period: { startDate: 'soon', endDate: '2026-02-30', durationInDays: '1e9999' } },
  ]
  const { procurements, faults } = readOcds({ releases: [{ ...good, tender, contracts, 'a/b~c': 1 }] })
  expect(procurements[0]).toMatchObject({ title: '1', lots: [], contracts: [{ id: '1', period: {} }] })
  expect(faults.map(({ pointer, severity }) => [pointer, severity])).toEqual([
    ['/releases/0/tender/title', 'warning'],
    ['/releases/0/tender/legalBasis', 'warning'],
    ['/releases/0/tender/aboveThreshold', 'warning'],
    ['/releases/0/tender/items/0/classification', 'warning'],
    ['/releases/0/tender/items/1', 'warning'],
    ['/releases/0/tender/lots', 'warning'],
    ['/releases/0/contracts/0/period/startDate', 'warning'],
    ['/releases/0/contracts/0/period/endDate', 'warning'],
    ['/releases/0/contracts/0/period/durationInDays', 'warning'],
  ])
  expect(faults[0]?.message).toBe('“title” should be text, but is a list. It is left out.')
  expect(faults[6]?.message).toBe(
    '“startDate” should be a date such as 2026-04-01, but is “soon”. It is left out.',
  )
})

test('a contract without an id has its award’s, and that is said', () => {
  const { procurements, faults } = readOcds({ ...good, contracts: [{ awardID: 'w1' }, { title: 'B' }] })
  expect(procurements[0]?.contracts.map(({ id }) => id)).toEqual(['w1', '2'])
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/contracts/0', '/contracts/1'])
})

test('a period that ends before it starts is kept and said', () => {
  const contracts = [
    { id: '1', period: { startDate: '2027-01-01', endDate: '2026-01-01', maxExtentDate: '2025-01-01' } },
  ]
  const { procurements, faults } = readOcds({ ...good, contracts })
  expect(procurements[0]?.contracts[0]?.period).toEqual({
    starts: '2027-01-01',
    ends: '2026-01-01',
    latestEnd: '2025-01-01',
  })
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/contracts/0/period', '/contracts/0/period'])
})

test('a broken part of a later release leaves what an earlier one said', () => {
  const later = {
    ...good,
    id: '2',
    date: '2026-05-01',
    tender: { title: 7.5, value: 'much', description: {} },
  }
  const first = { ...good, tender: { title: 'Good', value: { amount: 5 }, description: 'Words' } }
  const { procurements, faults } = readOcds([first, later])
  expect(procurements[0]).toMatchObject({ title: '7.5', description: 'Words' })
  expect(procurements[0]?.value?.net?.toFixed()).toBe('5')
  expect(faults).toHaveLength(2)
})

test('many faults of one release are counted, not listed', () => {
  const lots = Array.from({ length: 500 }, () => 'lot')
  const { faults } = readOcds({ ...good, tender: { lots } }, { mostFaultsOfARelease: 5 })
  expect(faults).toHaveLength(6)
  expect(faults[5]?.message).toBe('This release has 495 more faults like those above.')
})

test('fields with the names of an object’s own machinery change nothing', () => {
  const text = `{"releases":[{"ocid":"ocds-a1b2c3-good","id":"1","date":"2026-04-01","__proto__":{"polluted":true},
    "constructor":{"prototype":{"polluted":true}},"tender":{"__proto__":{"title":"Got in"},
    "lots":[{"id":"__proto__","title":"A"},{"id":"constructor","title":"B"}]}}]}`
  const { procurements, originals } = readOcds(JSON.parse(text))
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(procurements[0]?.title).toBe('ocds-a1b2c3-good')
  expect(procurements[0]?.lots.map(({ id, title }) => [id, title])).toEqual([
    ['__proto__', 'A'],
    ['constructor', 'B'],
  ])
  expect(JSON.stringify(originals)).not.toContain('Got in')
})

test('characters that no database takes are left out of words and originals', () => {
  const { procurements, originals } = readOcds({ ...good, tender: { title: 'Go\u0000od \uD800' } })
  expect(procurements[0]?.title).toBe('Good \uFFFD')
  expect(originals[0]?.release).toMatchObject({ tender: { title: 'Good \uFFFD' } })
})

describe('what a file may be', () => {
  const expected = readOcds({ releases: [good] }).procurements

  test.each([
    ['a release package', { version: '1.1', releases: [good] }],
    ['one release', good],
    ['a list of releases', [good]],
    ['a list of packages', [{ releases: [] }, { releases: [good] }]],
    ['a record package with the releases', { records: [{ ocid: good.ocid, releases: [good] }] }],
    ['a record package with the compiled release', { records: [{ ocid: good.ocid, compiledRelease: good }] }],
    [
      'a record that links to its releases and has them compiled',
      {
        records: [
          {
            ocid: good.ocid,
            releases: [{ url: 'https://a.example', date: good.date, tag: ['tender'] }],
            compiledRelease: good,
          },
        ],
      },
    ],
    ['one record', { ocid: good.ocid, releases: [good] }],
    ['an answer of Contracts Finder’s search', { maxPage: 1, results: [{ releases: [good] }] }],
  ])('%s', (_name, input) => {
    const { procurements, faults } = readOcds(input)
    expect(procurements).toEqual(expected)
    expect(faults).toEqual([])
  })

  test.each([
    ['null', null],
    ['text', 'hello'],
    ['a number', 7],
    ['another group of fields', { contracts: [] }],
    ['releases that are no list', { releases: {} }],
  ])('but not %s', (_name, input) => {
    const { procurements, faults } = readOcds(input)
    expect(procurements).toEqual([])
    expect(faults).toMatchObject([
      { pointer: '', severity: 'refused', message: expect.stringContaining('Open Contracting') },
    ])
  })

  test('a record with links only says what to bring instead', () => {
    const releases = [{ url: 'https://a.example', date: '2026-04-01', tag: ['tender'] }]
    const { faults } = readOcds({ records: [{ ocid: good.ocid, releases }, 'x'] })
    expect(faults.map(({ pointer, severity }) => [pointer, severity])).toEqual([
      ['/records/0', 'refused'],
      ['/records/1', 'refused'],
    ])
  })

  test('an empty package has nothing in it and no fault', () => {
    expect(readOcds({ releases: [] })).toEqual({ procurements: [], faults: [], originals: [] })
  })
})
