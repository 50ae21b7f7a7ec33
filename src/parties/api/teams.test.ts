import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../language/identifier.ts'
import { openTown, type Town } from '../pages/test-browser.ts'
import type { Role } from '../role.ts'
import { addToken } from '../store.ts'

let town: Town
let authority: string
let token: string
let ash: string
let briar: string
beforeAll(async () => {
  town = await openTown()
  authority = (await town.authority('wrenshire')).id
  token = await tokenOf('administrator')
  ash = (await town.member(authority, ['contract-manager'], 'Ash Brook')).id
  briar = (await town.member(authority, ['legal'], 'Briar Field')).id
})
afterAll(() => town.close())

async function tokenOf(role: Role): Promise<string> {
  return (await town.act(authority, (tx) => addToken(tx, { name: role, role, days: 1 }))).text
}

interface Asking {
  method?: 'GET' | 'POST' | 'PUT'
  body?: object
  as?: string
  ifMatch?: string
}

async function ask(path: string, { method = 'GET', body, as = token, ifMatch }: Asking = {}) {
  const headers = { authorization: `Bearer ${as}`, ...(ifMatch ? { 'if-match': ifMatch } : {}) }
  const answer = await town.server.inject({ method, url: `/api/v1${path}`, headers, payload: body })
  return { status: answer.statusCode, etag: String(answer.headers.etag), body: answer.json() }
}

test('a team is made with its people, listed, changed and ended', async () => {
  const made = await ask('/teams', {
    method: 'POST',
    body: { name: 'Roads', service: 'Highways', lead: ash, people: [briar] },
  })
  expect(made).toMatchObject({ status: 201, etag: '"1"' })
  expect(made.body).toMatchObject({ name: 'Roads', service: 'Highways', lead: ash, members: 2, ends: null })
  const { id } = made.body
  expect((await ask('/teams')).body.items).toMatchObject([{ id, name: 'Roads', members: 2 }])
  const body = { name: 'Streets', lead: briar, people: [] }
  expect((await ask(`/teams/${id}`, { method: 'PUT', body })).status).toBe(428)
  const changed = await ask(`/teams/${id}`, { method: 'PUT', body, ifMatch: '"1"' })
  expect(changed.body).toMatchObject({ name: 'Streets', service: null, people: [{ name: 'Briar Field' }] })
  const stale = await ask(`/teams/${id}`, { method: 'PUT', body, ifMatch: '"1"' })
  expect(stale).toMatchObject({ status: 412, body: { current: { name: 'Streets' } } })
  const ended = await ask(`/teams/${id}/end`, { method: 'POST' })
  expect(ended.body).toMatchObject({ ends: '2026-11-23', people: [] })
  expect((await ask('/teams')).body.items).toEqual([])
  expect((await ask('/teams?ended=true')).body.items).toHaveLength(1)
  expect((await ask(`/teams/${id}`, { method: 'PUT', body, ifMatch: '"3"' })).status).toBe(409)
})

test('what is wrong is said by field', async () => {
  const wrong = await ask('/teams', { method: 'POST', body: { name: ' ', lead: newId() } })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors).toEqual([
    { pointer: '/name', message: 'Enter the name of the team.' },
    { pointer: '/lead', message: 'Choose who leads the team.' },
  ])
  const strangers = await ask('/teams', { method: 'POST', body: { name: 'A', lead: ash, people: [newId()] } })
  expect(strangers.body.errors).toMatchObject([{ pointer: '/people' }])
})

test('everybody who works here reads the teams, and administrators make them', async () => {
  const auditor = await tokenOf('auditor')
  expect((await ask('/teams', { as: auditor })).status).toBe(200)
  expect((await ask('/teams', { method: 'POST', as: auditor, body: { name: 'A', lead: ash } })).status).toBe(
    403,
  )
  expect((await ask('/teams', { as: await tokenOf('supplier') })).status).toBe(403)
  expect((await ask(`/teams/${newId()}`)).status).toBe(404)
})
