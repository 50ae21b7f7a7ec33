import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFilledWorld, testNow, type World } from '../../../../test/world.ts'
import { dayIn } from '../../../language/day.ts'
import { afterContractChange, headline } from '../../../performance/store.ts'
import { afterDisclosure, registerIn } from '../../../register/store.ts'
import { everything, readFilter } from '../../../register/index.ts'
import { formats } from '../../dataset.ts'
import { datasets } from '../../datasets.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const fetched = (url: string, headers = {}) => world.server.inject({ url, headers })
type Row = Record<string, string>
const rowsOf = (csv: string): Row[] => parse(csv, { columns: true, bom: true })

async function listed(query: string): Promise<string[]> {
  const filter = readFilter(new URLSearchParams(query))
  return world.tx(async (tx) => {
    const { entries } = await registerIn(tx, filter, 'newest', { limit: 100_000 })
    return entries.map(({ number }) => number)
  })
}

test.each([
  'q=trees',
  'outcome=clean-and-green&year=2025-26',
  'place=anywhere&supplierKind=vcse',
  'q=quagga',
])(
  'the register filtered by %s is the same list as CSV, JSON and spreadsheet, in the same order',
  async (query) => {
    const expected = await listed(query)
    const csv = await fetched(`/register.csv?${query}`)
    expect(rowsOf(csv.body).map(({ number }) => number)).toEqual(expected)
    const json = (await fetched(`/register.json?${query}`)).json<{ items: Row[]; licence: string }>()
    expect(json.items.map(({ number }) => number)).toEqual(expected)
    expect(json.licence).toBe('OGL-UK-3.0')
    const sheet = await readSheet((await fetched(`/register.xlsx?${query}`)).rawPayload)
    expect(sheet.slice(1).map(([number]) => number)).toEqual(expected)
  },
)

test('the whole register has every entry once', async () => {
  const expected = await listed('')
  const numbers = rowsOf((await fetched('/register.csv')).body).map(({ number }) => number)
  expect(numbers.toSorted()).toEqual(expected.toSorted())
})

test('the three formats say the same of every output, to the last digit', async () => {
  const query = 'outcome=great-communities&year=2026-27'
  const csv = rowsOf((await fetched(`/register.csv?${query}`)).body)
  const { items } = (await fetched(`/register.json?${query}`)).json<{ items: Record<string, unknown>[] }>()
  const [head, ...rows] = await readSheet((await fetched(`/register.xlsx?${query}`)).rawPayload)
  const said = (value: unknown) =>
    value instanceof Date ? dayIn(value) : value === null ? '' : String(value)
  expect(
    items.map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, said(value)]))),
  ).toEqual(csv)
  expect(rows.map((row) => Object.fromEntries(row.map((value, at) => [head![at], said(value)])))).toEqual(
    csv.map((row) => ({ ...row, quantity: String(Number(row.quantity)) })),
  )
})

describe.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
  'the dataset %s',
  (name, dataset) => {
    test.each(formats)('has the columns of its dictionary, as %s', async (format) => {
      const answer = await fetched(`/open-data/${name}.${format}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="${world.authority.slug}-${name}.${format}"`,
      )
      const names = dataset.columns.map((column) => column.name)
      if (format === 'csv') expect(answer.body.split('\n')[0]).toBe(names.join(','))
      if (format === 'json') {
        const { items } = answer.json<{ items: Row[] }>()
        expect(items.length).toBeGreaterThan(4)
        for (const item of items) expect(Object.keys(item)).toEqual(names)
      }
      if (format === 'xlsx') expect((await readSheet(answer.rawPayload))[0]).toEqual(names)
    })

    test('is empty, and not broken, at an authority with nothing', async () => {
      const csv = await fetched(`/a/${world.other.slug}/open-data/${name}.csv`)
      const json = await fetched(`/a/${world.other.slug}/open-data/${name}.json`)
      expect(csv.statusCode).toBe(200)
      expect(json.json<{ items: Row[] }>().items).toHaveLength(rowsOf(csv.body).length)
    })

    test('is not sent again to who has it, until something is recorded', async () => {
      const first = await fetched(`/open-data/${name}.csv`)
      const etag = String(first.headers.etag)
      expect(new Date(String(first.headers['last-modified'])).getTime()).toBeLessThanOrEqual(
        testNow.getTime(),
      )
      expect((await fetched(`/open-data/${name}.csv`, { 'if-none-match': etag })).statusCode).toBe(304)
      expect((await fetched(`/open-data/${name}.json`, { 'if-none-match': etag })).statusCode).toBe(200)
      await world.tx(async (tx) =>
        tx.note({
          action: 'looked',
          subject: 'authority',
          id: tx.authority,
          words: 'Something was recorded.',
        }),
      )
      expect((await fetched(`/open-data/${name}.csv`, { 'if-none-match': etag })).statusCode).toBe(200)
    })
  },
)

test('counting the lines of the commitments gives the headline', async () => {
  const rows = rowsOf((await fetched('/open-data/commitments.csv')).body)
  const count = (met: string) => rows.filter((row) => row.met === met).length
  const all = await world.tx((tx) => headline(tx, dayIn(testNow)))
  expect({
    inFull: count('in-full'),
    byEarlierRecords: count('by-earlier-records'),
    inPart: count('in-part'),
    notMet: count('not-met'),
    notYetDue: count('not-yet-due'),
    due: rows.length - count('not-yet-due') - count('nothing-owed') - count('counted-elsewhere'),
  }).toEqual(all)
})

test('the lines of the outcomes add up to the headline too', async () => {
  const rows = rowsOf((await fetched('/open-data/outcomes.csv')).body).filter(({ parent }) => parent === '')
  const all = await world.tx((tx) => headline(tx, dayIn(testNow)))
  const added = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0)
  expect([added('due'), added('inFull'), added('notYetDue')]).toEqual([all.due, all.inFull, all.notYetDue])
  expect(added('outputs')).toBe((await listed('')).length)
})

/** The newest entry of the register says this while the work looks at it. */
async function whileItSays(says: { title: string; story?: string }, work: (number: string) => Promise<void>) {
  const { number, output, title, story } = await world.tx(async (tx) => {
    const { entries } = await registerIn(tx, everything, 'newest', { limit: 1 })
    return entries[0]!
  })
  const say = (words: { title: string; story?: string }) =>
    world.tx((tx) =>
      tx
        .updateTable('register_entry')
        .set(words)
        .where('authority_id', '=', tx.authority)
        .where('output_id', '=', output)
        .execute(),
    )
  await say(says)
  await work(number)
  await say({ title, story })
}

test('a text that a spreadsheet would run as a formula is kept text, in what is filtered and in the whole', () =>
  whileItSays({ title: '=HYPERLINK("http://x")', story: '@sum\n-1, "quoted" & <b>' }, async (number) => {
    const inCsv = rowsOf((await fetched('/register.csv')).body).find((row) => row.number === number)!
    expect([inCsv.title, inCsv.story]).toEqual([`'=HYPERLINK("http://x")`, `'@sum\n-1, "quoted" & <b>`])
    const sheet = await readSheet((await fetched('/register.xlsx')).rawPayload)
    expect(sheet.find(([first]) => first === number)!.slice(1, 3)).toEqual([
      '=HYPERLINK("http://x")',
      '@sum\n-1, "quoted" & <b>',
    ])
  }))

test.each(['\n=1+1', '\r=1+1', '＝1+1', '＠SUM(1)'])('%j is kept text too', (title) =>
  whileItSays({ title }, async (number) => {
    const inCsv = rowsOf((await fetched('/register.csv')).body).find((row) => row.number === number)!
    expect(inCsv.title).toBe(`'${title}`)
  }),
)

test('of a contract that is held back the files tell its title, suppliers and dates, and the reason', async () => {
  const contract = await world.tx(async (tx) => {
    const { entries } = await registerIn(tx, everything, 'oldest', { limit: 1 })
    const { id } = entries[0]!.contract
    await tx
      .updateTable('contract')
      .set({ disclosure: 'held-back', disclosure_reason: 'A court is looking at it.' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', id)
      .execute()
    await afterContractChange(tx, id)
    await afterDisclosure(tx, id)
    return id
  })
  const row = rowsOf((await fetched('/open-data/contracts.csv')).body).find(
    (one) => one.contract === contract,
  )!
  expect(row).toMatchObject({
    disclosure: 'held-back',
    heldBackBecause: 'A court is looking at it.',
    value: '',
    reference: '',
    cpv: '',
    commitments: '',
    outputs: '',
  })
  expect(row.title).not.toBe('')
  for (const file of ['commitments', 'outputs'])
    expect((await fetched(`/open-data/${file}.csv`)).body).not.toContain(contract)
})
