import { afterAll, beforeAll, expect, test } from 'vitest'
import * as kept from '../../../test/trackers/kept-by-councils.ts'
import { type SheetMade, workbookMade } from '../../../test/trackers/workbook.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import type { Role } from '../../parties/index.ts'
import { addToken } from '../../parties/store.ts'
import { importsEnded } from '../store.ts'

let world: World
const tokens = new Map<Role, string>()
beforeAll(async () => {
  world = await openWorld()
  for (const role of ['contract-manager', 'auditor'] as const)
    tokens.set(role, (await world.tx((tx) => addToken(tx, { name: role, role, days: 1 }))).text)
})
afterAll(async () => {
  await importsEnded(world.platform)
  await world.close()
})

type Body = Record<string, unknown>

async function call(method: 'GET' | 'POST', path: string, payload?: Body, role: Role = 'contract-manager') {
  const headers = { authorization: `Bearer ${tokens.get(role)}` }
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Body & { items: Body[]; doubts: Body[] }>() }
}

/** A form with a file, as a program sends it. */
async function form(path: string, fields: Record<string, string>, content?: Buffer, name = 'tracker.xlsx') {
  const parts = Object.entries(fields).map(
    ([field, value]) => `--part\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--part\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const file = content ? [Buffer.from(head), content, Buffer.from('\r\n')] : []
  const answer = await world.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${tokens.get('contract-manager')}`,
      'content-type': 'multipart/form-data; boundary=part',
      'idempotency-key': newId(),
    },
    payload: Buffer.concat([Buffer.from(parts.join('')), ...file, Buffer.from('--part--\r\n')]),
  })
  return { status: answer.statusCode, body: answer.json<Body & { commitments: Body; beside: Body }>() }
}

const sent = async (sheets: readonly SheetMade[], mode = 'try') =>
  form('/imports', { kind: 'commitments', mode }, await workbookMade(sheets))

test('a tracker is tried, applied, its earlier records are listed, one is confirmed with evidence, and is counted once', async () => {
  const tried = await sent(kept.quartersAcross)
  expect(tried.body).toMatchObject({ state: 'tried', added: 4, commitments: { contracts: 2, deliveries: 6 } })
  const id = String(tried.body.id)
  expect((await call('POST', `/imports/${id}/apply`)).body).toMatchObject({ state: 'applied', added: 4 })
  const first = await call('GET', `/earlier-deliveries?import=${id}&limit=4`)
  const rest = await call('GET', `/earlier-deliveries?import=${id}&cursor=${String(first.body.next)}`)
  expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([4, 2, null])
  const hours = first.body.items.find(({ title }) => title === 'Volunteering by staff in parks')!
  expect(hours).toMatchObject({ quarter: '2024-25Q1', reported: '5', accepted: '5', confirmedBy: null })
  const path = `/earlier-deliveries/${String(hours.id)}`
  const evidence = Buffer.from('Signed by the park ranger')
  const typed = { quantity: '5', story: 'Five hours of weeding.' }
  const none = await form(`${path}/confirmation`, typed)
  expect([none.status, none.body.type]).toEqual([422, expect.stringContaining('no-evidence')])
  const done = await form(`${path}/confirmation`, typed, evidence, 'signed.txt')
  expect(done.body).toMatchObject({ state: 'verified', quantity: '5', accepted: '5', quarter: '2024-25Q1' })
  expect((await call('GET', path)).body).toMatchObject({ confirmedBy: done.body.id })
  const again = await form(`${path}/confirmation`, typed, evidence, 'signed.txt')
  expect([again.status, again.body.type]).toEqual([409, expect.stringContaining('already-confirmed')])
  expect((await call('POST', `/imports/${id}/undo`)).status).toBe(409)
})

test('the doubtful ones of a file are read and decided', async () => {
  const sheet = (supplier: string): SheetMade[] => [
    {
      name: 'Tracker',
      rows: [
        ['Contract', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due date'],
        ['Kerb repairs', supplier, `Volunteering by ${supplier}`, 20, 'hours', '31/03/2027'],
      ],
    },
  ]
  expect((await sent(sheet('Green Verge Ltd'), 'apply')).body).toMatchObject({ state: 'applied' })
  const tried = await sent(sheet('Meadow Edge Ltd'))
  const path = `/imports/${String(tried.body.id)}/doubts`
  const [doubt] = (await call('GET', path)).body.doubts
  expect(doubt).toMatchObject({ about: 'contract', chosen: null, words: 'Kerb repairs, Meadow Edge Ltd' })
  const key = String(doubt!.key)
  expect((await call('POST', path, { decisions: { [key]: 'nonsense' } })).status).toBe(422)
  expect((await call('POST', path, { decisions: { nothing: 'new' } })).status).toBe(422)
  expect((await call('POST', path, { decisions: { [key]: 'new' } }, 'auditor')).status).toBe(403)
  const decided = await call('POST', path, { decisions: { [key]: 'new' } })
  expect(decided.body).toMatchObject({ state: 'tried', added: 1, refused: 0 })
})

test('what can’t be read says why, and nothing of another council is found', async () => {
  const pdf = await form('/imports', { kind: 'commitments' }, Buffer.from('%PDF-1.7'), 'tracker.xlsx')
  expect(pdf.body).toMatchObject({ state: 'refused', problem: expect.stringContaining('looks like a PDF') })
  expect((await form('/imports', { kind: 'stories' }, Buffer.from('a,b'))).status).toBe(400)
  expect((await call('GET', `/earlier-deliveries/${newId()}`)).status).toBe(404)
  expect((await call('GET', '/earlier-deliveries?contract=x')).status).toBe(400)
})
