import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../language/identifier.ts'
import { openTown, type Town } from '../pages/test-browser.ts'
import type { Role } from '../role.ts'
import { addTeam, addToken } from '../store.ts'

let town: Town
let authority: string
let administrator: string
let token: string
beforeAll(async () => {
  town = await openTown()
  const made = await town.authority('wrenshire')
  authority = made.id
  administrator = made.administrator
  token = await tokenOf('administrator')
})
afterAll(() => town.close())

async function tokenOf(role: Role): Promise<string> {
  return (await town.act(authority, (tx) => addToken(tx, { name: role, role, days: 1 }))).text
}

async function ask(path: string, { body, as = token }: { body?: object; as?: string } = {}) {
  const answer = await town.server.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${as}` },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function member(name: string, ...roles: Role[]): Promise<string> {
  return (await town.member(authority, roles, name)).id
}

test('a cover is made for somebody, listed and ended', async () => {
  const away = await member('Alex Reed', 'contract-manager')
  const covering = await member('Sam Hill', 'legal')
  const body = {
    away,
    covering,
    from: '2026-11-23',
    until: '2026-11-27',
    roles: ['contract-manager'],
    reason: 'Called away',
  }
  const made = await ask('/covers', { body })
  expect(made).toMatchObject({
    status: 201,
    body: { standing: 'running', until: '2026-11-27', reason: 'Called away' },
  })
  const again = await ask('/covers', { body })
  expect(again).toMatchObject({ status: 422, body: { type: expect.stringContaining('look-again') } })
  expect(again.body.detail).toContain('Sam Hill acts for Alex Reed already')
  expect((await ask('/covers', { body: { ...body, anyway: true } })).status).toBe(201)
  const ended = await ask(`/covers/${made.body.id}/end`, { body: {} })
  expect(ended.body.standing).toBe('ended')
  const list = await ask('/covers', { as: await tokenOf('auditor') })
  expect(list.body.items.map(({ standing }: { standing: string }) => standing)).toContain('ended')
})

test('what is wrong with a cover is said by field', async () => {
  const away = await member('Alex Reed', 'contract-manager')
  const body = { away, covering: newId(), from: 'soon', until: '2026-11-27', roles: ['finance'], reason: ' ' }
  const { body: refused } = await ask('/covers', { body })
  expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/covering',
    '/from',
    '/reason',
    '/roles',
  ])
  expect((await ask('/covers', { body: { ...body, away: newId() } })).body.errors).toMatchObject([
    { pointer: '/away' },
  ])
  expect((await ask('/covers', { body, as: await tokenOf('auditor') })).status).toBe(403)
  expect((await ask(`/covers/${newId()}/end`, { body: {} })).status).toBe(404)
})

test('a leaver’s things are told, handed over in one step, and put back', async () => {
  const alex = await member('Alex Reed', 'contract-manager')
  const sam = await member('Sam Hill', 'legal')
  const team = await town.act(authority, (tx) =>
    addTeam(tx, { name: 'Roads', service: 'Highways', lead: alex }),
  )
  expect((await ask(`/people/${alex}/belongings`)).body.items).toMatchObject([{ kind: 'team', id: team }])
  const unnamed = await ask(`/people/${alex}/handovers`, { body: { leaving: true } })
  expect(unnamed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/to' }] } })
  const body = { leaving: true, to: 'nobody', services: [{ service: 'Highways', to: sam }] }
  const made = await ask(`/people/${alex}/handovers`, { body })
  expect(made.status).toBe(201)
  expect(made.body.items).toContainEqual({ kind: 'team', id: team, title: 'Roads', to: sam })
  expect((await ask(`/people/${alex}`)).body.roles).toEqual([])
  expect((await ask(`/handovers/${made.body.id}/put-back`, { body: {} })).body.putBackAt).toBeTruthy()
  expect((await ask(`/people/${alex}`)).body.roles).toEqual(['contract-manager'])
  expect((await ask(`/handovers/${made.body.id}/put-back`, { body: {} })).status).toBe(409)
  expect((await ask(`/handovers/${newId()}`)).status).toBe(404)
})

test('work is handed over by somebody who stays, when something is named', async () => {
  const alex = await member('Alex Reed', 'contract-manager')
  const team = await town.act(authority, (tx) => addTeam(tx, { name: 'Parks', service: null, lead: alex }))
  const nothing = await ask(`/people/${alex}/handovers`, { body: { leaving: false, to: 'nobody' } })
  expect(nothing.body.errors).toMatchObject([{ pointer: '/contracts' }])
  const made = await ask(`/people/${alex}/handovers`, {
    body: { leaving: false, to: 'nobody', teams: [team] },
  })
  expect(made.body.items).toMatchObject([{ kind: 'team', to: null }])
  expect((await ask(`/people/${alex}`)).body.roles).toEqual(['contract-manager'])
})

test('the last administrator does not leave', async () => {
  const refused = await ask(`/people/${administrator}/handovers`, { body: { leaving: true } })
  expect(refused).toMatchObject({
    status: 422,
    body: { type: expect.stringContaining('last-administrator') },
  })
})
