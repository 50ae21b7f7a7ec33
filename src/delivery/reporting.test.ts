import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReturn, addSentReturn, expectDays, type OneReturn } from '../../test/one-return.ts'
import { openWorld, type World } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { Role } from '../parties/index.ts'
import { addToken } from '../parties/store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function tokenOf(role: Role, supplier?: string): Promise<string> {
  const made = await world.tx((tx) => addToken(tx, { name: role, role, days: 1, supplier }))
  return made.text
}

/** What any of the addresses may tell. */
interface Told {
  id: string
  type: string
  items: (Told & { sent: { accepted: string; quantity: string }[] })[]
  errors: { pointer: string }[]
  evidence: { id: string }[]
  askedOf: string
  state: string
}

/** The API as a program of the supplier meets it, or of somebody else. */
async function programOf(role: Role, supplier?: string) {
  const token = await tokenOf(role, supplier)
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object | string) => {
    const type = typeof body === 'string' ? { 'content-type': 'multipart/form-data; boundary=part' } : {}
    const answer = await world.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, ...type },
      ...(body === undefined ? {} : { payload: body }),
    })
    const told = String(answer.headers['content-type']).includes('json') ? answer.json<Told>() : ({} as Told)
    return { status: answer.statusCode, body: told, raw: answer }
  }
}

function form(name: string, value: string, file?: { name: string }): string {
  const about = file ? `; filename="${file.name}"\r\ncontent-type: application/octet-stream` : ''
  return `--part\r\ncontent-disposition: form-data; name="${name}"${about}\r\n\r\n${value}\r\n--part--\r\n`
}

const story = 'Two evenings with Eastmere Community Kitchen.'

test('a supplier’s program reads what is owed, keeps answers with evidence, sends, and reads what was accepted', async () => {
  const one = await addReturn(world)
  await expectDays(one)
  const supplier = await programOf('supplier', one.supplier)
  const at = `/returns/${one.id}`
  expect((await supplier('GET', '/returns?kind=awaited')).body.items.map(({ id }) => id)).toEqual([one.id])
  const owed = await supplier('GET', `${at}/answers`)
  expect(owed.body.items[0]).toMatchObject({
    title: 'Bid-writing help',
    planned: '10',
    promised: '40',
    open: 'first',
  })

  const early = await supplier('POST', `${at}/send`, {})
  expect(early.status).toBe(422)
  expect(early.body).toMatchObject({ type: '/problems/answers-missing' })
  expect(early.body.errors.map(({ pointer }) => pointer).toSorted()).toEqual(
    [one.help, one.days].map((id) => `/answers/${id}`).toSorted(),
  )

  const help = `${at}/answers/${one.help}`
  const unsaid = await supplier('PUT', help, { quantity: '8' })
  expect([unsaid.status, unsaid.body.type, unsaid.body.errors[0]?.pointer]).toEqual([
    422,
    '/problems/no-story',
    '/story',
  ])
  expect((await supplier('PUT', help, { quantity: '8', story })).body).toMatchObject({ quantity: '8', story })
  expect((await supplier('PUT', `${at}/answers/${one.days}`, { quantity: '0' })).status).toBe(200)

  const photo = await supplier('POST', `${help}/evidence`, form('file', 'a,b\n1,2\n', { name: 'sheet.csv' }))
  expect([photo.status, photo.body.evidence]).toMatchObject([201, [{ kind: 'file', name: 'sheet.csv' }]])
  const link = await supplier('POST', `${help}/evidence`, form('link', 'https://kitchen.example/story'))
  expect(link.body.evidence).toHaveLength(2)
  const off = await supplier('DELETE', `${help}/evidence/${link.body.evidence[1]!.id}`)
  expect(off.body.evidence).toHaveLength(1)
  const program = await supplier('POST', `${help}/evidence`, form('file', 'MZ\u0001', { name: 'run.exe' }))
  expect([program.status, program.body.type]).toEqual([422, '/problems/file-not-taken'])

  const sent = await supplier('POST', `${at}/send`, { anythingElse: 'It went well.' })
  expect(sent.body).toMatchObject({ state: 'sent', anythingElse: 'It went well.' })
  expect((await supplier('POST', `${at}/send`, {})).status).toBe(409)
  // Kept as a correction, which counts only once it is sent.
  expect((await supplier('PUT', help, { quantity: '9', story })).status).toBe(200)

  const manager = await programOf('contract-manager')
  const [waiting] = (await manager('GET', `/deliveries?contract=${one.contract}`)).body.items
  expect(waiting).toMatchObject({ quantity: '8', state: 'evidenced' })
  const reason = 'The second evening was in October.'
  await manager('POST', `/deliveries/${waiting!.id}/verification`, {
    decision: 'in-part',
    quantity: '4',
    reason,
  })
  const after = await supplier('GET', `${at}/answers`)
  expect(after.body.items[0]).toMatchObject({ open: 'again', sent: [{ accepted: '4', reason }] })

  const file = await supplier('GET', `/evidence/${photo.body.evidence[0]!.id}`)
  expect([file.status, file.raw.body]).toEqual([200, 'a,b\n1,2\n'])
  expect(file.raw.headers['content-disposition']).toContain('attachment; filename="sheet.csv"')
})

test('“nothing this time” is an answer by the API too, once', async () => {
  const one = await addReturn(world)
  const supplier = await programOf('supplier', one.supplier)
  const said = await supplier('POST', `/returns/${one.id}/nothing`, { reason: 'Begins in January.' })
  expect(said.body).toMatchObject({ state: 'nothing', anythingElse: 'Begins in January.' })
  expect((await supplier('POST', `/returns/${one.id}/nothing`, {})).status).toBe(409)
})

test('a supplier begins a return unasked, for a quarter of its contract that has begun, and gets the same one again', async () => {
  const one = await addReturn(world)
  const supplier = await programOf('supplier', one.supplier)
  const begin = (quarter: string, contract = one.contract) =>
    supplier('POST', '/returns', { contract, quarter })
  const begun = await begin('2026-27Q1')
  expect([begun.status, begun.body.state]).toEqual([201, 'not-asked'])
  expect((await begin('2026-27Q1')).body.id).toBe(begun.body.id)
  expect((await begin('2099-00Q1')).status).toBe(422)
  expect((await begin('soon')).status).toBe(400)
  expect((await begin('2026-27Q1', newId())).status).toBe(422)
})

test('another supplier’s return, its answers and its evidence are not there, whatever is tried', async () => {
  const one = await addReturn(world)
  const other = await programOf('supplier', otherSupplier(one))
  const nobody = await programOf('supplier')
  const tries: [Parameters<typeof other>[0], string, (object | string)?][] = [
    ['GET', `/returns/${one.id}`],
    ['GET', `/returns/${one.id}/answers`],
    ['PUT', `/returns/${one.id}/answers/${one.help}`, { quantity: '8', story }],
    ['POST', `/returns/${one.id}/answers/${one.help}/evidence`, form('link', 'https://kitchen.example/')],
    ['DELETE', `/returns/${one.id}/answers/${one.help}/evidence/${newId()}`],
    ['POST', `/returns/${one.id}/send`, {}],
    ['POST', `/returns/${one.id}/nothing`, {}],
  ]
  for (const program of [other, nobody]) {
    for (const [method, path, body] of tries) expect((await program(method, path, body)).status).toBe(404)
    expect((await program('GET', `/returns?contract=${one.contract}&total=true`)).body).toMatchObject({
      items: [],
      total: 0,
    })
  }
})

function otherSupplier({ supplier }: OneReturn): string {
  return [...world.authority.suppliers.values()].find((id) => id !== supplier)!
}

test('staff read a supplier’s answers and can’t write them; they send a new link', async () => {
  const one = await addSentReturn(world)
  const manager = await programOf('contract-manager')
  expect((await manager('GET', `/returns/${one.id}/answers`)).body.items[0]?.sent[0]?.quantity).toBe('8')
  expect((await manager('PUT', `/returns/${one.id}/answers/${one.help}`, { quantity: '1' })).status).toBe(403)
  expect((await manager('POST', `/returns/${one.id}/renew-link`)).body.askedOf).toBe(
    'reports@ashdown.example',
  )
  const auditor = await programOf('auditor')
  expect((await auditor('POST', `/returns/${one.id}/renew-link`)).status).toBe(403)
  expect((await manager('POST', `/returns/${newId()}/renew-link`)).status).toBe(404)
  const unasked = await (
    await programOf('supplier', one.supplier)
  )('POST', '/returns', {
    contract: one.contract,
    quarter: '2026-27Q1',
  })
  expect((await manager('POST', `/returns/${unasked.body.id}/renew-link`)).status).toBe(422)
})

test('text that can’t be kept is pointed to, and nothing is recorded', async () => {
  const one = await addReturn(world)
  const supplier = await programOf('supplier', one.supplier)
  const kept = await supplier('PUT', `/returns/${one.id}/answers/${one.help}`, {
    quantity: '8',
    story: 'Two\u0000 evenings',
  })
  expect([kept.status, kept.body.errors[0]?.pointer]).toEqual([400, '/story'])
})
