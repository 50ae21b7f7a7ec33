import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addCommitment, addContractTo } from '../../test/one-contract.ts'
import { Visiting } from '../../test/visiting.ts'
import { openWorld, type World } from '../../test/world.ts'
import { day } from '../language/day.ts'
import { addTeam, addTeamMember } from '../parties/store.ts'
import { startMailSender } from '../platform/mail-sender.ts'
import { keepMorningCounts, settleCommitments, writeMondayLetters } from './store.ts'

let world: World
let taken: string[]
let server: SMTPServer
let port: number
const monday = new Date('2026-11-23T07:30:00Z')

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  port = (server.server.address() as AddressInfo).port
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: 'http://localhost:3000' }
  world = await openWorld({ environment })
  await world.database.installation.updateTable('authority').set({ is_example: false }).execute()
  const of = await addContractTo(world)
  await of.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ owner_id: manager(), service: 'Highways' })
      .where('authority_id', '=', tx.authority)
      .execute()
    const id = await addCommitment(tx, of, { title: 'Late help', due: day('2026-09-30') })
    await settleCommitments(tx, [id])
  })
})
afterAll(async () => {
  await world?.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
beforeEach(async () => {
  taken = []
  for (const at of [world.authority, world.other]) {
    await world.tx((tx) => tx.deleteFrom('monday_letter').execute(), { at })
  }
  await world.database.installation.deleteFrom('mail').execute()
})

const manager = () => world.authority.people.get('contract-manager')![0]!
const write = (at = monday) => writeMondayLetters(world.platform, at)
const letters = () => world.database.installation.selectFrom('mail').selectAll().orderBy('mail_id').execute()

async function choose(cookieOf: 'contract-manager' | 'head-of-service', fields: Record<string, string>) {
  const visiting = new Visiting(world, await world.signInAs(cookieOf))
  return { visiting, answer: await visiting.post('/account/monday-letter', fields) }
}

test('who asked for it gets a letter that a mail server takes: text and HTML, every number with its rows', async () => {
  const { answer } = await choose('contract-manager', { about: 'mine' })
  expect(answer.location).toBe('/account/monday-letter?done=chosen')
  await keepMorningCounts(world.database, new Date('2026-11-16T06:00:00Z'))
  await write()
  const { database, settings } = world.platform
  const sender = startMailSender({
    database,
    settings,
    clock: () => new Date(monday.getTime() + 1),
    log: () => undefined,
  })
  await vi.waitFor(() => expect(taken).toHaveLength(1), 5_000)
  await sender.stop()
  const mail = await simpleParser(taken[0]!)
  expect(mail.subject).toBe(
    'What needs attention: 1 commitment overdue, 1 contract ending, or at its last extension',
  )
  expect(mail.text).toContain('among what you look after, or was given to you')
  expect(mail.text).toContain(
    '* 1 commitment overdue (As many as on Monday 16 November)\n  http://localhost:3000/a/wrenshire/staff/attention/overdue?whose=mine',
  )
  expect(mail.html).toContain('href="http://localhost:3000/a/wrenshire/staff/attention/overdue?whose=mine"')
  const secret = /monday-letter\/([\w-]{43})/.exec(mail.text!)![1]!
  const stranger = new Visiting(world)
  const address = `/a/wrenshire/monday-letter/${secret}`
  expect((await stranger.get(address)).words).toContain('You will get no more letters')
  expect(await world.tx((tx) => tx.selectFrom('monday_letter').selectAll().execute())).toHaveLength(1)
  expect((await stranger.post(address)).words).toContain('The Monday letter is stopped')
  expect(await world.tx((tx) => tx.selectFrom('monday_letter').selectAll().execute())).toEqual([])
  expect((await stranger.post(address)).status).toBe(200)
})

test('one letter for a person and a Monday, however often it is done and by how many at once', async () => {
  await choose('head-of-service', { about: 'everyone' })
  await Promise.all([write(new Date('2026-11-30T07:30:00Z')), write(new Date('2026-11-30T07:30:00Z'))])
  await write(new Date('2026-12-02T09:00:00Z'))
  expect(await letters()).toHaveLength(1)
  await write(new Date('2026-12-07T07:30:00Z'))
  expect(await letters()).toHaveLength(2)
})

test('a letter about a service or a team counts what is theirs; where there is nothing none is written', async () => {
  await choose('contract-manager', { about: 'service', service: 'Highways' })
  await write(new Date('2027-01-04T07:30:00Z'))
  expect((await letters())[0]?.body).toContain('in the contracts of the service “Highways”')
  const [mine, empty] = await world.tx(async (tx) => {
    const lead = manager()
    const first = await addTeam(tx, { name: 'Roads', service: null, lead })
    await addTeamMember(tx, first, lead)
    const other = world.authority.people.get('head-of-service')![0]!
    return [first, await addTeam(tx, { name: 'Nothing', service: null, lead: other })]
  })
  await choose('contract-manager', { about: `team~${mine}` })
  await write(new Date('2027-01-11T07:30:00Z'))
  expect((await letters())[1]?.body).toContain('among what the team “Roads” deals with')
  expect((await choose('contract-manager', { about: `team~${empty}` })).answer.status).toBe(422)
  await choose('head-of-service', { about: 'mine' })
  await choose('contract-manager', { about: 'none' })
  await write(new Date('2027-01-18T07:30:00Z'))
  expect(await letters()).toHaveLength(2)
})

test('who works for the council no more gets none', async () => {
  await choose('head-of-service', { about: 'everyone' })
  await world.tx((tx) =>
    tx
      .updateTable('membership')
      .set({ ends: '2027-02-01' })
      .where('person_id', '=', world.authority.people.get('head-of-service')![0]!)
      .execute(),
  )
  await write(new Date('2027-02-01T07:30:00Z'))
  expect(await letters()).toEqual([])
})

test('a choice that is none is told; a link nobody made does not work', async () => {
  const { answer, visiting } = await choose('contract-manager', { about: 'service', service: 'Nowhere' })
  expect(answer.status).toBe(422)
  expect(answer.words).toContain('Choose a service')
  expect((await visiting.post('/account/monday-letter', {})).status).toBe(422)
  expect((await visiting.get(`/monday-letter/${'A'.repeat(43)}`)).status).toBe(404)
  expect((await visiting.post(`/monday-letter/${'A'.repeat(43)}`)).status).toBe(404)
  expect((await visiting.get('/account')).html).toContain('href="/account/monday-letter"')
})
