import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../test/one-contract.ts'
import { openWorld, type World } from '../../../test/world.ts'
import type { Role } from '../../parties/index.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let one: OneContract
const tokens = new Map<Role, string>()
beforeAll(async () => {
  world = await openWorld()
  one = await addContractTo(world)
  for (const role of ['contract-manager', 'approver', 'auditor', 'supplier'] as const) {
    const supplier = role === 'supplier' ? one.supplier : undefined
    const { text } = await world.tx((tx) => addToken(tx, { name: role, role, days: 1, supplier }))
    tokens.set(role, text)
  }
})
afterAll(() => world.close())

interface Call {
  role?: Role
  body?: object
  version?: number
}

async function call(method: 'GET' | 'POST' | 'PUT', path: string, options: Call = {}) {
  const { role = 'contract-manager', body, version } = options
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${tokens.get(role)}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

const facts = {
  commenced: '2025-06-02',
  law: 'covered',
  works: false,
  terms: 'no',
  term: 'same',
  scope: 'no',
  balance: 'no',
  others: 'no',
  providedFor: 'no',
  change: '0',
  earlierChanges: '0',
  estimated: '1200000',
}

test('a supplier offers a further benefit, and it becomes a commitment through the same acts as on the pages', async () => {
  const raised = await call('POST', `/contracts/${one.contract}/further-benefits`, {
    role: 'supplier',
    body: { title: 'Forty hours', measure: 'bid-writing-help', quantity: '40' },
  })
  expect([raised.status, raised.body.raisedBy]).toEqual([201, 'supplier'])
  const at = `/further-benefits/${String(raised.body.id)}`
  expect((await call('POST', `${at}/modification-checks`, { body: facts })).status).toBe(428)
  const checked = await call('POST', `${at}/modification-checks`, { body: facts, version: 1 })
  expect([checked.status, checked.body.answer]).toEqual([201, 'no-modification'])
  const early = await call('POST', `${at}/agreement`, { role: 'approver', body: {}, version: 2 })
  expect([early.status, String(early.body.type)]).toEqual([422, expect.stringContaining('not-signed')])
  const signature = { assessment: 'Worth it.', nothingInReturn: true, name: 'contract-manager' }
  expect((await call('POST', `${at}/signature`, { body: signature, version: 1 })).status).toBe(412)
  expect((await call('POST', `${at}/signature`, { body: signature, version: 2 })).body.state).toBe('signed')
  expect((await call('POST', `${at}/agreement`, { body: {}, version: 3 })).status).toBe(403)
  const agreed = await call('POST', `${at}/agreement`, { role: 'approver', body: {}, version: 3 })
  expect(agreed.body.state).toBe('agreed')
  const commitment = await call('POST', `/contracts/${one.contract}/commitments`, {
    body: {
      title: 'Forty hours',
      measure: 'bid-writing-help',
      quantity: '40',
      due: '2027-03-31',
      origin: 'tender',
      standing: 'voluntary',
      furtherBenefit: raised.body.id,
    },
  })
  expect([commitment.status, commitment.body.origin]).toEqual([201, 'added'])
  const own = await call('GET', at, { role: 'supplier' })
  expect([own.body.state, own.body.assessment]).toEqual(['recorded', null])
  const years = (await call('GET', `/improvement?contract=${one.contract}`)).body.years
  expect(years).toEqual([{ year: 2026, tender: 0, added: 1, raised: 1, agreed: 1, declined: 0 }])
  expect((await call('GET', '/further-benefits?total=true')).body.total).toBe(1)
})

test('what goes on around a contract is told and recorded, and only by who may', async () => {
  const at = `/contracts/${one.contract}`
  const risk = {
    risk: 'No trainees',
    likelihood: 'high',
    doing: 'Ask',
    owner: 'Lead',
    reviewOn: '2027-02-01',
  }
  expect((await call('POST', `${at}/risks`, { role: 'auditor', body: risk })).status).toBe(403)
  const added = await call('POST', `${at}/risks`, { body: risk })
  const changed = { ...risk, doing: 'Pay for travel' }
  const href = `${at}/risks/${String(added.body.id)}`
  expect((await call('PUT', href, { body: changed, version: 2 })).status).toBe(412)
  expect((await call('PUT', href, { body: changed, version: 1 })).body.doing).toBe('Pay for travel')
  const ticked = await call('POST', `${at}/mobilisation`, { body: { step: 0, isDone: true } })
  expect(ticked.body).toEqual({ done: 1, steps: 7 })
  const review = { heldOn: '2026-11-20', present: 'Both sides', minutes: 'All well.' }
  expect((await call('POST', `${at}/reviews`, { body: review })).status).toBe(201)
  expect((await call('POST', `${at}/handover-records`, { body: { wordOfMouth: ' ' } })).status).toBe(422)
  const decision = {
    about: 'end',
    before: '2027-03-31',
    decided: 'extend',
    reason: 'It works.',
    decidedOn: '2026-11-20',
    decidedBy: 'The head of service',
  }
  const wrong = await call('POST', `${at}/decisions`, { body: { ...decision, before: '2027-04-01' } })
  expect(wrong.status).toBe(422)
  expect((await call('POST', `${at}/decisions`, { body: decision })).status).toBe(201)
  const told = await call('GET', `${at}/managing`, { role: 'auditor' })
  expect(told.body).toMatchObject({
    risks: [{ doing: 'Pay for travel' }],
    decisions: [{ decided: 'extend' }],
    reviews: [{ minutes: 'All well.' }],
  })
})

test('waivers are recorded once by their number, and changed by version', async () => {
  const waiver = {
    number: 'W-1',
    kind: 'waiver',
    title: 'Grit',
    supplier: 'Ashdown',
    reason: 'Only one has it.',
    approver: 'Director',
    approvedOn: '2026-11-01',
    expires: '2027-01-31',
  }
  const added = await call('POST', '/waivers', { body: waiver })
  expect(added.status).toBe(201)
  expect((await call('POST', '/waivers', { body: waiver })).status).toBe(422)
  const at = `/waivers/${String(added.body.id)}`
  expect((await call('PUT', at, { body: { ...waiver, approver: 'Board' }, version: 1 })).body.approver).toBe(
    'Board',
  )
  expect((await call('PUT', at, { body: waiver, version: 1 })).status).toBe(412)
  const listed = await call('GET', '/waivers?standing=expiring', { role: 'auditor' })
  expect(listed.body.items).toMatchObject([{ number: 'W-1', approver: 'Board' }])
  expect((await call('POST', `${at}/withdraw`, { body: { reason: 'Twice.' }, version: 2 })).status).toBe(200)
  expect((await call('GET', at)).status).toBe(404)
})

test('the authority’s choice is read by all and changed by few', async () => {
  const read = await call('GET', '/contract-settings', { role: 'auditor' })
  expect(read.body).toMatchObject({ decideMonths: 9, waiverMonths: 3 })
  expect((await call('PUT', '/contract-settings', { body: read.body, version: 0 })).status).toBe(403)
})
