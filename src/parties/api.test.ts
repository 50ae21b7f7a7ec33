import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../language/identifier.ts'
import { openTown, type Town } from './pages/test-browser.ts'
import type { Role } from './role.ts'
import { addToken, openInvitations } from './store.ts'

let town: Town
let authority: string
let administrator: string
let administratorToken: string
beforeAll(async () => {
  town = await openTown()
  const made = await town.authority('wrenshire')
  authority = made.id
  administrator = made.administrator
  administratorToken = await tokenFor('administrator')
})
afterAll(() => town.close())

async function tokenFor(role: Role, at = authority): Promise<string> {
  return (await town.act(at, (tx) => addToken(tx, { name: role, role, days: 30 }))).text
}

/** What any of the addresses may tell. */
interface Told {
  id: string
  type: string
  items: { id: string; name: string; role: string; link: number }[]
  next: string | null
  total: number
  errors: { pointer: string; message: string }[]
  current: unknown
  postcode: unknown
  roles: unknown
  memberships: unknown
  state: unknown
  endedAt: unknown
}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT'
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

async function call(
  path: string,
  { method = 'GET', token = administratorToken, body, headers = {} }: Call = {},
) {
  const answer = await town.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return {
    status: answer.statusCode,
    etag: answer.headers.etag as string,
    body: answer.json<Told>(),
  }
}

describe('suppliers', () => {
  const acorn = {
    name: 'Acorn Building',
    kind: 'small',
    identifiers: [{ scheme: 'GB-COH', id: '1234567' }],
    contactEmail: 'rowan@acorn.example',
  }

  test('are added, read with their version, and changed at it', async () => {
    const added = await call('/suppliers', { method: 'POST', body: acorn })
    expect(added.status).toBe(201)
    expect(added.etag).toBe('"1"')
    expect(added.body).toMatchObject({
      name: 'Acorn Building',
      identifiers: [{ scheme: 'GB-COH', id: '01234567' }],
    })
    const path = `/suppliers/${added.body.id}`
    expect((await call(path)).etag).toBe('"1"')
    const body = { postcode: 'le1 6tr' }
    expect((await call(path, { method: 'PATCH', body })).status).toBe(428)
    const changed = await call(path, { method: 'PATCH', body, headers: { 'if-match': '"1"' } })
    expect([changed.status, changed.etag]).toEqual([200, '"2"'])
    expect(changed.body).toMatchObject({
      name: 'Acorn Building',
      postcode: 'LE1 6TR',
      contactEmail: 'rowan@acorn.example',
    })
    const stale = await call(path, { method: 'PATCH', body, headers: { 'if-match': '"1"' } })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ postcode: 'LE1 6TR' })
    const cleared = await call(path, {
      method: 'PATCH',
      body: { postcode: null },
      headers: { 'if-match': '"2"' },
    })
    expect(cleared.body.postcode).toBeNull()
  })

  test('that can’t be are refused by field, and nothing is kept', async () => {
    const refused = await call('/suppliers', {
      method: 'POST',
      body: { name: '  ', kind: 'small', postcode: 'nowhere' },
    })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['/name', '/postcode'])
    expect((await call('/suppliers', { method: 'POST', body: { name: 'X', kind: 'huge' } })).status).toBe(400)
    expect(
      (await call('/suppliers', { method: 'POST', body: { name: 'X', kind: 'small', more: 1 } })).status,
    ).toBe(400)
    await call('/suppliers', {
      method: 'POST',
      body: { ...acorn, identifiers: [{ scheme: 'GB-COH', id: '99' }] },
    })
    const twice = await call('/suppliers', {
      method: 'POST',
      body: { ...acorn, identifiers: [{ scheme: 'GB-COH', id: '99' }] },
    })
    expect(twice.body.errors).toEqual([
      { pointer: '/identifiers', message: 'Another supplier has one of these numbers already.' },
    ])
  })

  test('are listed page by page, searched and counted', async () => {
    const other = await town.authority('listshire')
    const token = await tokenFor('administrator', other.id)
    for (const name of ['Ash', 'Beech', 'Čedar “&” Sons', 'Oak']) {
      await call('/suppliers', { method: 'POST', token, body: { name, kind: 'vcse' } })
    }
    const names: string[] = []
    let path = '/suppliers?limit=3&total=true'
    for (let pages = 0; ; pages += 1) {
      const { body } = await call(path, { token })
      expect(body.total).toBe(4)
      names.push(...body.items.map(({ name }) => name))
      if (!body.next) break
      path = `/suppliers?limit=3&total=true&cursor=${encodeURIComponent(body.next)}`
      expect(pages).toBeLessThan(3)
    }
    expect(names.toSorted()).toEqual(['Ash', 'Beech', 'Oak', 'Čedar “&” Sons'])
    expect((await call('/suppliers?search=eec', { token })).body.items).toHaveLength(1)
    expect((await call('/suppliers?kind=small', { token })).body.items).toEqual([])
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=nonsense', 'colour=red']) {
      expect((await call(`/suppliers?${query}`, { token })).status).toBe(400)
    }
  })

  test('of another authority are not found', async () => {
    const added = await call('/suppliers', { method: 'POST', body: { name: 'Ours', kind: 'small' } })
    const other = await town.authority('eastmere')
    const token = await tokenFor('administrator', other.id)
    expect((await call(`/suppliers/${added.body.id}`, { token })).status).toBe(404)
    expect((await call('/suppliers/nonsense')).status).toBe(404)
  })
})

describe('people', () => {
  test('are listed with their roles, and their roles put at the version that was read', async () => {
    const { id, email } = await town.member(authority, ['publisher'], 'Ash Brook')
    const list = await call('/people?role=publisher&total=true')
    expect(list.body).toMatchObject({ items: [{ id, email, roles: ['publisher'] }], total: 1, next: null })
    const one = await call(`/people/${id}`)
    expect(one.body.memberships).toEqual([
      { role: 'publisher', supplier: null, starts: '2026-11-23', ends: null },
    ])
    const body = { roles: ['legal'] }
    expect((await call(`/people/${id}/roles`, { method: 'PUT', body })).status).toBe(428)
    const put = await call(`/people/${id}/roles`, { method: 'PUT', body, headers: { 'if-match': one.etag } })
    expect(put.body.roles).toEqual(['legal'])
    const stale = await call(`/people/${id}/roles`, {
      method: 'PUT',
      body,
      headers: { 'if-match': one.etag },
    })
    expect(stale.status).toBe(412)
    const roles = { roles: ['supplier'] }
    const outside = await call(`/people/${id}/roles`, {
      method: 'PUT',
      body: roles,
      headers: { 'if-match': put.etag },
    })
    expect(outside.body.type).toBe('/problems/role-of-an-organisation')
  })

  test('keep their last administrator', async () => {
    const { etag } = await call(`/people/${administrator}`)
    const refused = await call(`/people/${administrator}/roles`, {
      method: 'PUT',
      body: { roles: [] },
      headers: { 'if-match': etag },
    })
    expect(refused.status).toBe(422)
    expect(refused.body.type).toBe('/problems/last-administrator')
  })

  test('are invited, once for one Idempotency-Key, and the invitation sent again and withdrawn', async () => {
    const body = { name: 'Hazel Moor', email: 'hazel@wrenshire.example', roles: ['legal'] }
    const headers = { 'idempotency-key': 'invite-hazel' }
    const first = await call('/invitations', { method: 'POST', body, headers })
    const again = await call('/invitations', { method: 'POST', body, headers })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect(await town.linksIn('hazel@wrenshire.example')).toHaveLength(1)
    expect((await call('/invitations', { method: 'POST', body })).body.errors[0]?.pointer).toBe('/email')
    expect((await call('/invitations')).body.items).toMatchObject([{ state: 'open', name: 'Hazel Moor' }])
    const before = await town.linksIn('hazel@wrenshire.example')
    const renewed = await call(`/invitations/${first.body.id}/renew`, { method: 'POST' })
    expect([renewed.status, renewed.body.state]).toEqual([200, 'open'])
    expect(await town.linksIn('hazel@wrenshire.example')).toHaveLength(before.length + 1)
    const withdrawn = await call(`/invitations/${first.body.id}/withdraw`, { method: 'POST' })
    expect(withdrawn.body.state).toBe('withdrawn')
    const late = await call(`/invitations/${first.body.id}/renew`, { method: 'POST' })
    expect([late.status, late.body.type]).toEqual([409, '/problems/not-open'])
    expect(await town.act(authority, openInvitations)).toEqual([])
  })
})

describe('the audit trail', () => {
  test('is read page by page, filtered, by those who may', async () => {
    const first = await call('/audit-entries?limit=1')
    const second = await call(`/audit-entries?limit=1&cursor=${first.body.next}`)
    expect(first.body.items[0]!.link).toBeGreaterThanOrEqual(second.body.items[0]!.link)
    expect(first.body.items[0]).not.toEqual(second.body.items[0])
    const about = await call(`/audit-entries?record=${authority}&subject=authority`)
    expect(about.body.items).toMatchObject([
      { link: 1, number: 0, words: 'Set up wrenshire Council.', actorKind: 'system' },
    ])
    expect((await call('/audit-entries?from=2026-11-24')).body.items).toEqual([])
    expect((await call('/audit-entries?from=yesterday')).status).toBe(400)
    const token = await tokenFor('contract-manager')
    expect((await call('/audit-entries', { token })).status).toBe(403)
  })

  test('the history of one record is for everyone at the council, but not that of people', async () => {
    const body = { name: 'Meadow Works CIC', kind: 'vcse' }
    const { id } = (await call('/suppliers', { method: 'POST', body })).body
    const token = await tokenFor('legal')
    const history = await call(`/history/supplier/${id}`, { token })
    expect(history.body).toMatchObject({ items: [{ subject: 'supplier', subjectId: id }], next: null })
    expect((await call(`/history/person/${administrator}`, { token })).status).toBe(403)
    expect((await call(`/history/person/${administrator}`)).status).toBe(200)
    expect((await call(`/history/supplier/${newId()}`, { token })).status).toBe(404)
    expect((await call('/history/supplier/12', { token })).status).toBe(404)
  })
})

describe('tokens', () => {
  test('are listed without their secret, and ended', async () => {
    const text = await tokenFor('finance')
    const list = await call('/tokens')
    expect(JSON.stringify(list.body)).not.toContain(text)
    const token = list.body.items.find(({ role }) => role === 'finance')!
    expect((await call(`/tokens/${token.id}/end`, { method: 'POST' })).body.endedAt).toBe(
      '2026-11-23T10:00:00.000Z',
    )
    expect((await call('/people', { token: text })).status).toBe(401)
    expect((await call(`/tokens/${newId()}/end`, { method: 'POST' })).status).toBe(404)
  })

  test('run out', async () => {
    const token = await tokenFor('auditor')
    const before = town.time.now
    town.time.now = new Date(before.getTime() + 31 * 86_400_000)
    expect((await call('/people', { token })).status).toBe(401)
    town.time.now = before
  })
})

test('without a token there is nothing here for strangers', async () => {
  for (const path of ['/people', '/suppliers', '/invitations', '/tokens', '/audit-entries']) {
    expect((await call(path, { token: '' })).status).toBe(401)
  }
  expect((await call('/suppliers', { token: 'gm_'.padEnd(46, 'x') })).status).toBe(401)
})
