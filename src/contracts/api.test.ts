import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { Role } from '../parties/index.ts'
import { addToken } from '../parties/store.ts'
import { verifyChain } from '../platform/verify.ts'
import { commitmentsDiffer, contractsDiffer, importsEnded } from './store.ts'

let world: World
const tokens = new Map<Role, string>()
let foreign = ''
beforeAll(async () => {
  world = await openWorld()
  for (const role of ['contract-manager', 'procurement-officer', 'auditor', 'publisher', 'supplier'] as const)
    tokens.set(role, await tokenAt(world.authority, role))
  foreign = await tokenAt(world.other, 'contract-manager')
})
afterAll(async () => {
  await importsEnded(world.platform)
  await world.close()
})

function tokenAt(at: World['authority'], role: Role): Promise<string> {
  return world.tx(async (tx) => (await addToken(tx, { name: role, role, days: 1 })).text, { at })
}

interface Call {
  role?: Role | 'stranger'
  token?: string
  body?: unknown
  version?: number
  key?: string
}

type Json = Record<string, unknown> & { items: Record<string, unknown>[]; errors: { pointer: string }[] }

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, options: Call = {}) {
  const { role = 'contract-manager', body, version, key } = options
  const token = options.token ?? (role === 'stranger' ? undefined : tokens.get(role))
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Json>() }
}

const supplier = (name = 'Ashdown Highways Ltd') => world.authority.suppliers.get(name)!

function described(more: Record<string, unknown> = {}) {
  return {
    title: 'Road markings',
    suppliers: [supplier()],
    starts: '2026-04-01',
    ends: '2029-03-31',
    value: '120000.00',
    ...more,
  }
}

async function contract(more: Record<string, unknown> = {}): Promise<string> {
  const added = await call('POST', '/contracts', { body: described(more) })
  expect(added.status).toBe(201)
  return added.body.id as string
}

function promised(more: Record<string, unknown> = {}) {
  return {
    title: 'Bid-writing help',
    measure: 'bid-writing-help',
    quantity: '40',
    due: '2027-03-31',
    origin: 'tender',
    standing: 'contractual',
    ...more,
  }
}

describe('contracts', () => {
  test('one is added, read with its version, and listed', async () => {
    const added = await call('POST', '/contracts', {
      body: described({ reference: 'API-1', service: 'Highways' }),
    })
    expect(added.headers.etag).toBe('"1"')
    expect(added.body).toMatchObject({
      title: 'Road markings',
      value: '120000.00',
      kind: 'contract',
      version: 1,
    })
    const read = await call('GET', `/contracts/${String(added.body.id)}`)
    expect(read.body).toEqual(added.body)
    const listed = await call('GET', '/contracts?search=api-1&total=true')
    expect(listed.body.total).toBe(1)
    expect(listed.body.items[0]).toMatchObject({ id: added.body.id })
    const same = await call('POST', '/contracts', { body: described({ reference: 'api-1' }) })
    expect(same.status).toBe(422)
    expect(same.body).toMatchObject({
      type: '/problems/reference-taken',
      errors: [{ pointer: '/reference' }],
    })
  })

  test('pages of a list follow each other in every order, each contract once', async () => {
    for (let i = 0; i < 5; i++) {
      const days = i === 0 ? { starts: null, ends: null } : { ends: `2029-03-${20 + i}` }
      await contract({ title: `Paging ${i}`, value: i === 1 ? null : `${1000 + i}`, ...days })
    }
    for (const sort of ['title', 'ends', '-ends', 'value', '-value']) {
      const seen: unknown[] = []
      let next: unknown = ''
      while (next !== null) {
        const page = await call(
          'GET',
          `/contracts?search=paging&limit=2&sort=${sort}${next ? `&cursor=${String(next)}` : ''}`,
        )
        seen.push(...page.body.items.map(({ id }) => id))
        next = page.body.next
      }
      expect(seen).toHaveLength(5)
      expect(new Set(seen)).toHaveProperty('size', 5)
    }
    expect((await call('GET', '/contracts?cursor=nonsense')).status).toBe(400)
    const wrong = Buffer.from(JSON.stringify(['never', newId()])).toString('base64url')
    expect((await call('GET', `/contracts?sort=ends&cursor=${wrong}`)).status).toBe(400)
  })

  test('a change needs the version it was made to', async () => {
    const id = await contract()
    expect((await call('PATCH', `/contracts/${id}`, { body: { title: 'New' } })).status).toBe(428)
    const changed = await call('PATCH', `/contracts/${id}`, {
      body: { ends: '2030-03-31', reason: 'Extended.' },
      version: 1,
    })
    expect(changed.body).toMatchObject({ ends: '2030-03-31', title: 'Road markings', version: 2 })
    expect(changed.headers.etag).toBe('"2"')
    const stale = await call('PATCH', `/contracts/${id}`, { body: { title: 'Stale' }, version: 1 })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: 2, ends: '2030-03-31' })
    const same = await call('PATCH', `/contracts/${id}`, { body: { ends: '2030-03-31' }, version: 2 })
    expect(same.status).toBe(200)
    expect(same.body.version).toBe(2)
  })

  test.each([
    [{ title: ' ' }, 'no-title', '/title'],
    [{ starts: '2029-04-01' }, 'ends-before-it-starts', '/ends'],
    [{ value: '-1' }, 'value-negative', '/value'],
    [{ value: '1.005' }, 'value-too-exact', '/value'],
    [{ cpv: ['45'] }, 'cpv-not-right', '/cpv'],
    [{ place: 'E99' }, 'not-known', '/place'],
    [{ suppliers: ['01a20000-0000-7000-8000-000000000000'] }, 'not-known', '/suppliers/0'],
  ])('%j is refused: %s', async (more, type, pointer) => {
    const refused = await call('POST', '/contracts', { body: described(more) })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ type: `/problems/${type}`, errors: [{ pointer }] })
  })

  test.each([{ starts: '1 April' }, { value: 'a lot' }, { nonsense: true }, { suppliers: [] }, { title: 7 }])(
    '%j can’t be read',
    async (more) => {
      expect((await call('POST', '/contracts', { body: described(more) })).status).toBe(400)
    },
  )

  test('what is held back is there only for who works here', async () => {
    const id = await contract({ title: 'Held back later' })
    const open = await call('GET', `/contracts/${id}`, { role: 'stranger' })
    expect(open.status).toBe(200)
    expect(open.body).not.toHaveProperty('owner')
    const body = { disclosure: 'held-back', reason: 'A court order.' }
    expect(
      (await call('POST', `/contracts/${id}/disclosure`, { body, version: 1, role: 'auditor' })).status,
    ).toBe(403)
    const held = await call('POST', `/contracts/${id}/disclosure`, { body, version: 1, role: 'publisher' })
    expect(held.body).toMatchObject({
      disclosure: 'held-back',
      disclosureReason: 'A court order.',
      version: 2,
    })
    expect((await call('GET', `/contracts/${id}`, { role: 'stranger' })).status).toBe(404)
    expect((await call('GET', `/contracts/${id}`, { role: 'supplier' })).status).toBe(404)
    expect((await call('GET', `/contracts/${id}/commitments`, { role: 'stranger' })).status).toBe(404)
    const listed = await call('GET', '/contracts?search=held+back+later', { role: 'stranger' })
    expect(listed.body.items).toEqual([])
    const noReason = await call('POST', `/contracts/${id}/disclosure`, {
      body: { disclosure: 'held-back' },
      version: 2,
    })
    expect(noReason.body).toMatchObject({ type: '/problems/reason-missing' })
  })

  test('one entered twice is withdrawn with a reason and put back, each time of the version that was read', async () => {
    const { body: added } = await call('POST', '/contracts', { body: described({ title: 'Entered twice' }) })
    const address = `/contracts/${String(added.id)}`
    const reason = 'It was entered twice.'
    expect((await call('POST', `${address}/withdrawal`, { body: { reason } })).status).toBe(428)
    const empty = await call('POST', `${address}/withdrawal`, { body: { reason: ' ' }, version: 1 })
    expect([empty.status, empty.body.errors[0]!.pointer]).toEqual([422, '/reason'])
    const done = await call('POST', `${address}/withdrawal`, { body: { reason }, version: 1 })
    expect([done.status, done.body]).toMatchObject([
      200,
      { withdrawn: true, withdrawalReason: reason, version: 2 },
    ])
    expect((await call('GET', address, { role: 'stranger' })).status).toBe(404)
    const found = await call('GET', '/contracts?search=Entered+twice')
    expect(found.body.items).toEqual([])
    const gone = await call('GET', '/contracts?search=Entered+twice&withdrawn=true')
    expect(gone.body.items).toMatchObject([{ id: added.id }])
    expect((await call('POST', `${address}/withdrawal`, { body: { reason }, version: 2 })).status).toBe(422)
    expect((await call('DELETE', `${address}/withdrawal`, { version: 1 })).status).toBe(412)
    const back = await call('DELETE', `${address}/withdrawal`, { version: 2 })
    expect([back.status, back.body]).toMatchObject([200, { withdrawn: false, version: 3 }])
    expect((await call('DELETE', `${address}/withdrawal`, { version: 3 })).status).toBe(422)
  })

  test('another council’s contract is not there', async () => {
    const id = await contract()
    expect((await call('GET', `/contracts/${id}`, { token: foreign })).status).toBe(404)
    expect((await call('PATCH', `/contracts/${id}`, { token: foreign, body: {}, version: 1 })).status).toBe(
      404,
    )
  })
})

describe('commitments', () => {
  test('one is recorded by quarter, changed with a reason, and withdrawn', async () => {
    const id = await contract()
    const targets = { '2026-27Q1': '10', '2026-27Q4': '30' }
    const recorded = await call('POST', `/contracts/${id}/commitments`, { body: promised({ targets }) })
    expect(recorded.status).toBe(201)
    expect(recorded.body).toMatchObject({
      profile: 'quarterly',
      targets,
      unit: 'hours',
      supplier: supplier(),
      version: 1,
    })
    const commitment = String(recorded.body.id)
    const change = { quantity: '50', targets: { '2026-27Q4': '50' }, reason: 'The start was late.' }
    const changed = await call('PATCH', `/commitments/${commitment}`, { body: change, version: 1 })
    expect(changed.body).toMatchObject({ quantity: '50', targets: { '2026-27Q4': '50' }, version: 2 })
    const stale = await call('PATCH', `/commitments/${commitment}`, { body: change, version: 1 })
    expect(stale.body.current).toMatchObject({ quantity: '50' })
    const body = { reason: 'Agreed to end it.' }
    const ended = await call('POST', `/commitments/${commitment}/withdraw`, { body, version: 2 })
    expect(ended.body).toMatchObject({
      withdrawnOn: '2026-11-23',
      withdrawalReason: 'Agreed to end it.',
      version: 3,
    })
    const listed = await call('GET', `/contracts/${id}/commitments`)
    expect(listed.body.items).toEqual([])
    expect((await call('GET', `/contracts/${id}/commitments?withdrawn=true`)).body.items).toHaveLength(1)
  })

  test('one is planned by month, by year or by milestones, and says what each quarter asks for', async () => {
    const id = await contract()
    const schools = { words: 'Meet three schools', due: '2026-06-30' }
    for (const [more, told] of [
      [
        { periods: { '2026-04': '10', '2026-12': '30' } },
        { profile: 'monthly', targets: { '2026-27Q1': '10', '2026-27Q3': '30' } },
      ],
      [{ periods: { '2026/27': '40' } }, { profile: 'yearly', targets: { '2026-27Q4': '40' } }],
      [{ milestones: [schools] }, { profile: 'milestones', milestones: [{ ...schools, quantity: null }] }],
    ]) {
      const body = promised({ ...more, due: '2027-03-31' })
      const recorded = await call('POST', `/contracts/${id}/commitments`, { body })
      expect([recorded.status, recorded.body]).toMatchObject([201, told as object])
      const change = { evidenceWanted: 'A list without names', reason: 'Agreed.' }
      const changed = await call('PATCH', `/commitments/${String(recorded.body.id)}`, {
        body: change,
        version: 1,
      })
      expect(changed.body).toMatchObject({ ...(told as object), version: 2 })
    }
  })

  test('a change is asked for and holds once the other side agrees', async () => {
    const id = await contract()
    const recorded = await call('POST', `/contracts/${id}/commitments`, { body: promised() })
    const at = `/commitments/${String(recorded.body.id)}`
    const body = { quantity: '60', reason: 'More were wanted.' }
    expect((await call('POST', `${at}/variations`, { body, version: 9 })).status).toBe(412)
    const asked = await call('POST', `${at}/variations`, { body, version: 1 })
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { side: 'council', quantity: '60', state: 'open' },
    ])
    const again = await call('POST', `${at}/variations`, { body, version: 1 })
    expect(again.body.type).toBe('/problems/under-way')
    const edited = await call('PATCH', at, { body: { quantity: '50', reason: 'Agreed.' }, version: 1 })
    expect(edited.body.type).toBe('/problems/variation-under-way')
    const path = `/variations/${String(asked.body.id)}/answer`
    const own = await call('POST', path, { body: { answer: 'agreed' } })
    expect(own.body.type).toBe('/problems/not-yours-to-answer')
    const back = await call('POST', path, { body: { answer: 'taken-back' } })
    expect(back.body).toMatchObject({ state: 'taken-back', answeredBy: 'council' })
    const late = await call('POST', path, { body: { answer: 'taken-back' } })
    expect(late.body.type).toBe('/problems/answered-already')
    expect((await call('GET', `${at}/variations`)).body.items).toHaveLength(1)
    expect((await call('GET', at)).body).toMatchObject({ quantity: '40', version: 1 })
  })

  test.each([
    [{ due: '2029-04-01' }, 'due-outside-the-term', '/due'],
    [{ quantity: '0' }, 'quantity-not-positive', '/quantity'],
    [{ targets: { '2026-27Q1': '39' } }, 'targets-do-not-sum', '/targets'],
    [{ targets: { '2027-28Q1': '40' } }, 'target-outside-the-term', '/targets'],
    [{ measure: 'no-such-measure' }, 'not-known', '/measure'],
    [{ outcome: 'no-such-outcome' }, 'not-known', '/outcome'],
    [{ supplierEmail: 'nobody' }, 'email-not-right', '/supplierEmail'],
    [{ supplier: '01a20000-0000-7000-8000-000000000000' }, 'supplier-not-on-the-contract', '/supplier'],
    [{ targets: { Q2: '40' } }, 'no-such-quarter', '/targets/Q2'],
    [{ periods: { '2026-27': '40' } }, 'no-such-period', '/periods/2026-27'],
    [{ milestones: [{ words: 'Meet', due: '2029-04-01' }] }, 'milestone-outside-the-term', '/milestones'],
  ])('%j is refused: %s', async (more, type, pointer) => {
    const id = await contract()
    const refused = await call('POST', `/contracts/${id}/commitments`, { body: promised(more) })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ type: `/problems/${type}`, errors: [{ pointer }] })
  })

  test('all are listed by the day they are due, for a stranger without who looks after them', async () => {
    const id = await contract()
    for (const due of ['2028-01-31', '2027-01-31', '2027-06-30'])
      await call('POST', `/contracts/${id}/commitments`, {
        body: promised({ due, supplierEmail: 'a@supplier.example' }),
      })
    const listed = await call('GET', `/commitments?contract=${id}&limit=2&total=true`, { role: 'stranger' })
    expect(listed.body.total).toBe(3)
    expect(listed.body.items.map(({ due }) => due)).toEqual(['2027-01-31', '2027-06-30'])
    expect(listed.body.items[0]).not.toHaveProperty('supplierEmail')
    const rest = await call('GET', `/commitments?contract=${id}&cursor=${String(listed.body.next)}`)
    expect(rest.body.items.map(({ due }) => due)).toEqual(['2028-01-31'])
    expect(rest.body.items[0]).toHaveProperty('supplierEmail', 'a@supplier.example')
    const some = await call(
      'GET',
      `/commitments?contract=${id}&dueFrom=2027-02-01&dueTo=2027-12-31&measure=bid-writing-help`,
    )
    expect(some.body.items).toHaveLength(1)
    expect((await call('GET', '/commitments?dueFrom=soon')).status).toBe(400)
    expect((await call('GET', '/commitments?cursor=later')).status).toBe(400)
  })

  test('the same key gives the first answer again', async () => {
    const id = await contract()
    const first = await call('POST', `/contracts/${id}/commitments`, { body: promised(), key: 'once' })
    const again = await call('POST', `/contracts/${id}/commitments`, { body: promised(), key: 'once' })
    expect(again.body.id).toBe(first.body.id)
    expect((await call('GET', `/contracts/${id}/commitments`)).body.items).toHaveLength(1)
  })
})

async function send(
  content: Buffer | string,
  fields: Record<string, string> = {},
  role: Role = 'procurement-officer',
) {
  const boundary = 'of-the-tests'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="register.csv"\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await world.server.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      authorization: `Bearer ${tokens.get(role)}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  })
  return { status: answer.statusCode, body: answer.json<Json>() }
}

function register(prefix: string, rows = 3, faulty = 0): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const supplier = row < faulty ? '' : `Importer ${row} Ltd`
    return `${prefix}${row},Contract ${prefix}${row},${supplier},01/04/2026,31/03/2029,"${row + 1},000.50"`
  })
  return ['Contract ref,Contract title,Supplier name,Start date,End date,Contract value', ...lines, ''].join(
    '\n',
  )
}

const columns = JSON.stringify({
  'Contract ref': 'reference',
  'Contract title': 'title',
  'Supplier name': 'supplierName',
  'Start date': 'starts',
  'End date': 'ends',
  'Contract value': 'value',
})

describe('imports', () => {
  test('a file is tried, applied, found unchanged a second time, and undone', async () => {
    const tried = await send(register('T'), { kind: 'contracts', format: 'csv', columns, mode: 'try' })
    expect(tried.status).toBe(202)
    expect(tried.body).toMatchObject({
      state: 'tried',
      read: 3,
      added: 3,
      changed: 0,
      unchanged: 0,
      refused: 0,
      faults: [],
    })
    const address = `/imports/${String(tried.body.id)}`
    expect((await call('GET', '/contracts?search=contract+t1')).body.items).toEqual([])
    const applied = await call('POST', `${address}/apply`)
    expect(applied.status).toBe(200)
    expect(applied.body).toMatchObject({ state: 'applied', added: 3 })
    const [one] = (await call('GET', '/contracts?search=contract+t1')).body.items
    expect(one).toMatchObject({ reference: 'T1', value: '2000.50', starts: '2026-04-01' })

    const again = await send(register('T'), { mode: 'apply' })
    expect(again.body).toMatchObject({ state: 'applied', added: 0, changed: 0, unchanged: 3 })
    expect((await call('POST', `${address}/apply`)).body).toMatchObject({ type: '/problems/applied-already' })

    const undone = await call('POST', `${address}/undo`)
    expect(undone.body).toMatchObject({ state: 'undone' })
    expect((await call('GET', '/contracts?search=contract+t1')).body.items).toEqual([])
    const readded = await send(register('T'), { mode: 'apply' })
    expect(readded.body).toMatchObject({ added: 3, unchanged: 0 })
  })

  test('one fault is enough for nothing to be written, unless faults are allowed', async () => {
    const sent = await send(register('F', 4, 2), { mode: 'apply' })
    expect(sent.body).toMatchObject({ state: 'tried', refused: 2, added: 2 })
    expect((sent.body.faults as object[])[0]).toMatchObject({
      row: 2,
      field: 'Supplier name',
      severity: 'refused',
    })
    expect((await call('GET', '/contracts?search=contract+f3')).body.items).toEqual([])
    const address = `/imports/${String(sent.body.id)}`
    const refused = await call('POST', `${address}/apply`)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ type: '/problems/has-faults' })
    const allowed = await call('POST', `${address}/apply`, { body: { allowFaults: true } })
    expect(allowed.body).toMatchObject({ state: 'applied', added: 2, refused: 2 })
    const inOne = await send(register('G', 4, 2), { mode: 'apply', allowFaults: 'true' })
    expect(inOne.body).toMatchObject({ state: 'applied', added: 2, refused: 2 })
  })

  test('records that moved since the try are a conflict', async () => {
    const tried = await send(register('R'), { mode: 'try' })
    await send(register('R', 1), { mode: 'apply' })
    const conflict = await call('POST', `/imports/${String(tried.body.id)}/apply`)
    expect(conflict.status).toBe(409)
    expect(conflict.body).toMatchObject({ type: '/problems/records-moved' })
    expect((await call('GET', '/contracts?search=contract+r2')).body.items).toEqual([])
  })

  test('two applies at once do it once', async () => {
    const tried = await send(register('BOTH', 40))
    const address = `/imports/${String(tried.body.id)}/apply`
    const both = await Promise.all([call('POST', address), call('POST', address)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await call('GET', '/contracts?search=contract+both&total=true&limit=200')).body.total).toBe(40)
  })

  test('once something is built on it, it can’t be undone', async () => {
    const applied = await send(register('U'), { mode: 'apply' })
    const [one] = (await call('GET', '/contracts?search=contract+u1')).body.items
    await call('POST', `/contracts/${String(one!.id)}/commitments`, { body: promised() })
    const refused = await call('POST', `/imports/${String(applied.body.id)}/undo`)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      type: '/problems/built-on',
      errors: [{ message: '1 commitment was recorded on its contracts.' }],
    })
  })

  test.each([
    [{ kind: 'grants' }, '/kind'],
    [{ format: 'ods' }, '/format'],
    [{ mode: 'guess' }, '/mode'],
    [{ columns: '{"a": "nonsense"}' }, '/columns'],
    [{ columns: 'no json' }, '/columns'],
  ])('%j can’t be read', async (fields, pointer) => {
    const sent = await send(register('X'), fields as Record<string, string>)
    expect(sent.status).toBe(400)
    expect(sent.body.errors[0]!.pointer).toBe(pointer)
  })

  test('an auditor sees them and sends none', async () => {
    expect((await call('GET', '/imports', { role: 'auditor' })).status).toBe(200)
    expect((await send(register('A'), {}, 'auditor')).status).toBe(403)
    expect((await call('GET', '/imports', { role: 'supplier' })).status).toBe(403)
    expect((await call('GET', '/imports', { role: 'stranger' })).status).toBe(401)
  })

  test('whatever was done, every row is as the audit sealed it and as its last fact says', async () => {
    const applied = await send(register('V'), { mode: 'apply' })
    const changed = await send(register('V').replaceAll('31/03/2029', '31/03/2030'), { mode: 'apply' })
    expect(changed.body).toMatchObject({ changed: 3 })
    await call('POST', `/imports/${String(changed.body.id)}/undo`)
    await call('POST', `/imports/${String(applied.body.id)}/undo`)
    expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
    expect(await world.tx(contractsDiffer)).toEqual([])
    expect(await world.tx(commitmentsDiffer)).toEqual([])
  })
})

const notices = new URL('../../../shared/data/ocds/find-a-tender-189-releases.json', import.meta.url)

describe.skipIf(!existsSync(notices))('real notices', () => {
  test('drafts become commitments, or are set aside', async () => {
    await send(readFileSync(notices), { format: 'ocds', mode: 'apply' })
    const open = await call('GET', '/commitment-drafts?state=open&limit=200')
    const [draft, other] = open.body.items.filter(({ looksLikeSocialValue }) => looksLikeSocialValue)
    const { suppliers, ends } = (await call('GET', `/contracts/${String(draft!.contract)}`)).body as {
      suppliers?: { id: string }[]
      ends?: string
    }
    const body = promised({ draft: draft!.id, supplier: suppliers![0]!.id, due: ends ?? '2027-03-31' })
    const recorded = await call('POST', `/contracts/${String(draft!.contract)}/commitments`, { body })
    expect(recorded.status).toBe(201)
    const twice = await call('POST', `/contracts/${String(draft!.contract)}/commitments`, { body })
    expect(twice.body).toMatchObject({ type: '/problems/taken-already' })
    const aside = await call('POST', `/commitment-drafts/${String(other!.id)}/decision`, {
      body: { state: 'set-aside' },
    })
    expect(aside.body).toMatchObject({ state: 'set-aside' })
    const taken = await call('GET', `/commitment-drafts?state=taken&contract=${String(draft!.contract)}`)
    expect(taken.body.items[0]).toMatchObject({ commitment: recorded.body.id })
  })
})
