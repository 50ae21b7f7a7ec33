import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo } from '../../../test/one-contract.ts'
import { tokensAt } from '../../../test/visitors.ts'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
let tokens: Awaited<ReturnType<typeof tokensAt>>
beforeAll(async () => {
  world = await openWorld()
  tokens = await tokensAt(world, world.authority)
})
afterAll(() => world.close())

const published = {
  kind: 'services',
  estimatedValue: '180000.00',
  valueIncludesVat: false,
  vatRate: '20',
  commences: '2022-06-01',
  lightTouch: false,
  healthCare: false,
  framework: false,
  callOff: false,
  mainPart: 'services',
  urgent: false,
  concession: false,
}

interface Told {
  on: string | null
  authority: string
  policyVersion: string | null
  answers: {
    rule: string
    answer: string
    needs: string[]
    threshold: unknown
    because: string
    source: string
  }[]
}

type Role = Parameters<typeof tokens.get>[0]

async function post(
  payload: object,
  { path = '/duty-assessments', role }: { path?: string; role?: Role } = {},
) {
  const headers = role ? { authorization: `Bearer ${tokens.get(role)}` } : {}
  return world.server.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers })
}

test('the worked example: the Act and the council’s line apply to £180,000 of services in June 2022', async () => {
  const answer = await post({ ...published, authority: world.authority.slug })
  expect(answer.statusCode).toBe(200)
  const told = answer.json<Told>()
  expect([told.on, told.authority, told.policyVersion]).toEqual(['2022-06-01', world.authority.slug, '2022'])
  expect(told.answers.map(({ rule, answer }) => [rule, answer])).toEqual([
    ['social-value-act', 'applies'],
    ['policy-threshold', 'applies'],
    ['key-performance-indicators', 'does-not-apply'],
    ['contract-performance-notice', 'does-not-apply'],
    ['may-reserve', 'does-not-apply'],
    ['other-regime', 'does-not-apply'],
    ['have-regard', 'does-not-apply'],
  ])
  expect(told.answers[0]).toMatchObject({
    needs: [],
    source: 'Public Services (Social Value) Act 2012 s.1',
    threshold: { amount: '213477.00', includesVat: true, comparator: 'at-least' },
    row: 'social-value-act-2022',
    holdsFrom: '2022-01-01',
    holdsTo: '2023-12-31',
  })
})

test('all but the kind may be left out, and what a rule can’t do without stands in its needs', async () => {
  const told = (await post({ kind: 'services' })).json<Told>()
  expect([told.on, told.policyVersion]).toEqual([null, null])
  expect(told.answers[0]).toMatchObject({ answer: 'unknown' })
  expect(told.answers[0]!.needs).toContain('estimatedValue')
})

test('the other council’s rules are asked by its slug, and a slug that names nobody is not there', async () => {
  const told = (await post({ kind: 'goods', authority: world.other.slug })).json<Told>()
  expect(told.authority).toBe(world.other.slug)
  expect((await post({ kind: 'goods', authority: 'nowhere' })).statusCode).toBe(404)
  const bound = await post({ kind: 'goods', authority: world.other.slug }, { role: 'auditor' })
  expect([bound.statusCode, bound.json<{ type: string }>().type]).toEqual([
    422,
    expect.stringContaining('another-authority'),
  ])
})

test.each([
  ['no kind', {}, 400, '/kind'],
  ['a kind there isn’t', { kind: 'ships' }, 400, '/kind'],
  ['a number for money', { kind: 'goods', estimatedValue: 5 }, 400, '/estimatedValue'],
  ['a word for money', { kind: 'goods', estimatedValue: '5k' }, 400, '/estimatedValue'],
  ['parts of a penny', { kind: 'goods', estimatedValue: '5.001' }, 400, '/estimatedValue'],
  ['no day of the calendar', { kind: 'goods', commences: '2026-02-30' }, 400, '/commences'],
  ['a field there isn’t', { kind: 'goods', colour: 'green' }, 400, '/colour'],
  ['a rate above 100', { kind: 'goods', vatRate: '101' }, 422, '/vatRate'],
  ['light-touch goods', { kind: 'goods', lightTouch: true }, 422, '/lightTouch'],
  ['a main part that is another', { kind: 'goods', mainPart: 'works' }, 422, '/mainPart'],
])('%s is refused and pointed to', async (_, body, status, pointer) => {
  const answer = await post(body)
  expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer]).toEqual([
    status,
    pointer,
  ])
})

test('an assessment is kept with a contract or under a name, read again and listed; the calculator keeps nothing', async () => {
  const one = await addContractTo(world)
  const path = '/duty-assessments/kept'
  expect((await post(published, { path })).statusCode).toBe(401)
  expect((await post(published, { path, role: 'auditor' })).statusCode).toBe(403)
  expect((await post(published, { path, role: 'commissioner' })).json()).toMatchObject({
    status: 422,
    type: expect.stringContaining('no-name'),
  })
  const named = await post({ ...published, name: 'Cleaning' }, { path, role: 'commissioner' })
  expect(named.statusCode).toBe(201)
  const withContract = await post(
    { ...published, contract: one.contract },
    { path, role: 'contract-manager' },
  )
  const kept = withContract.json<{ id: string; name: string; facts: object }>()
  expect(kept).toMatchObject({ name: 'Highways reactive repairs', contract: one.contract, facts: published })
  await post(published)

  const headers = { authorization: `Bearer ${tokens.get('auditor')}` }
  const read = await world.server.inject({ url: `/api/v1${path}/${kept.id}`, headers })
  expect(read.json()).toEqual(withContract.json())
  const list = (query: string) =>
    world.server
      .inject({ url: `/api/v1${path}?${query}`, headers })
      .then((answer) => answer.json<{ items: { id: string }[]; next: string | null; total?: number }>())
  const first = await list('limit=1&total=true')
  expect([first.items[0]!.id, first.total]).toEqual([kept.id, 2])
  const second = await list(`limit=1&cursor=${first.next}`)
  expect([second.items[0]!.id, second.next]).toEqual([named.json<{ id: string }>().id, null])
  expect((await list(`contract=${one.contract}`)).items.map(({ id }) => id)).toEqual([kept.id])
  const elsewhere = await post(
    { ...published, contract: '01a20000-0000-7000-8000-000000000000' },
    { path, role: 'commissioner' },
  )
  expect(elsewhere.statusCode).toBe(404)
})
