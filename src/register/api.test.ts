import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

interface Item {
  number: string
  outcome: string
  status: string
  quarter: string
  quantity: string
  unit: string
  measure: string
}

async function ask(path: string) {
  const answer = await world.server.inject({ url: `/api/v1${path}` })
  return {
    status: answer.statusCode,
    body: answer.json() as { items: Item[]; next: string | null; total?: number } & Record<string, unknown>,
  }
}

test('outputs come with their newest period first, filtered, and nobody signs in', async () => {
  const { status, body } = await ask('/outputs?outcome=great-communities&status=verified')
  expect(status).toBe(200)
  expect(body.items).toHaveLength(50)
  expect(new Set(body.items.map((item) => `${item.outcome} ${item.status}`))).toEqual(
    new Set(['great-communities verified']),
  )
  const quarters = body.items.map(({ quarter }) => quarter)
  expect(quarters).toEqual(quarters.toSorted().toReversed())
  expect(body.total).toBeUndefined()
})

test('following `next` gives every output once, as many as the total says', async () => {
  const numbers: string[] = []
  let next: string | null = ''
  let total: number | undefined
  while (next !== null) {
    const { body } = await ask(`/outputs?place=E07990001&limit=37&total=true${next && `&cursor=${next}`}`)
    numbers.push(...body.items.map(({ number }) => number))
    total = body.total
    next = body.next
  }
  expect(numbers.length).toBe(total)
  expect(new Set(numbers).size).toBe(total)
  expect(total).toBeGreaterThan(100)
})

test('several values of one name mean any of them', async () => {
  const count = async (query: string) => (await ask(`/outputs?limit=1&total=true&${query}`)).body.total!
  const both = await count('outcome=clean-and-green&outcome=safe-and-well')
  expect(both).toBe((await count('outcome=clean-and-green')) + (await count('outcome=safe-and-well')))
})

test('totals by outcome are those that the lists count', async () => {
  const { body } = await ask('/totals')
  const items = body.items as unknown as {
    value: string
    name: string
    outputs: number
    verified: number
    partlyVerified: number
  }[]
  expect(items.map(({ value }) => value)).toContain('great-communities')
  for (const { value, outputs, verified, partlyVerified } of items) {
    expect(outputs).toBe((await ask(`/outputs?outcome=${value}&limit=1&total=true`)).body.total)
    expect(verified + partlyVerified).toBe(outputs)
  }
})

test('quantities are added up inside one measure and nowhere else', async () => {
  const byOutcome = (await ask('/totals?by=outcome')).body.items as unknown as { quantity?: string }[]
  expect(byOutcome.some(({ quantity }) => quantity !== undefined)).toBe(false)
  const byMeasure = (await ask('/totals?by=measure')).body.items as unknown as {
    value: string
    quantity: string
  }[]
  const hours = byMeasure.find(({ value }) => value === 'bid-writing-help')!
  const items: Item[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body } = await ask(`/outputs?measure=bid-writing-help&limit=200${next && `&cursor=${next}`}`)
    items.push(...body.items)
    next = body.next
  }
  expect(Number(hours.quantity)).toBeCloseTo(
    items.reduce((sum, { quantity }) => sum + Number(quantity), 0),
    6,
  )
})

test('one output is found by its number, at its own authority', async () => {
  const { number } = (await ask('/outputs?limit=1')).body.items[0]!
  expect((await ask(`/outputs/${number}?authority=${world.authority.slug}`)).body.number).toBe(number)
  expect((await ask(`/outputs/${number}?authority=${world.other.slug}`)).status).toBe(404)
  expect((await ask('/outputs/GM-2026-99999')).status).toBe(404)
})

test.each([
  ['/outputs?limit=0', '/limit'],
  ['/outputs?limit=201', '/limit'],
  ['/outputs?limit=many', '/limit'],
  ['/outputs?cursor=nonsense', '/cursor'],
  ['/outputs?sort=-quantity', '/sort'],
  ['/outputs?sort=sideways', '/sort'],
  ['/outputs?status=published', '/status'],
  ['/outputs?quarter=2026', '/quarter'],
  ['/outputs?colour=blue', '/colour'],
  ['/totals?by=colour', '/by'],
  ['/totals?status=withdrawn', '/status'],
])('%s is refused and names %s', async (path, pointer) => {
  const { status, body } = await ask(path)
  expect(status).toBe(400)
  expect((body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer)
})

test('an authority that is not here is not found', async () => {
  expect((await ask('/outputs?authority=elsewhere')).status).toBe(404)
})
