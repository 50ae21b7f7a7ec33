import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { NotifyServer } from '../../../test/notify-server.ts'
import { type EmptyWorld, openEmptyWorld } from '../../../test/world.ts'
import { queueLetter } from '../mail.ts'
import { takeLetter } from '../mail-queue.ts'
import { type MailSender, startMailSender } from '../mail-sender.ts'
import type { NotifyAddress } from './notify.ts'

let world: EmptyWorld
let server: NotifyServer
let notify: NotifyAddress
let now: Date
const senders: MailSender[] = []
const log: string[] = []

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00Z')
  await world.database.installation.deleteFrom('mail').execute()
  server = new NotifyServer()
  notify = await server.begin()
})
afterEach(async () => {
  await stop()
  await server.end()
})

const stop = () => Promise.all(senders.splice(0).map((sender) => sender.stop()))

function send(address: Partial<NotifyAddress> = {}): MailSender {
  const sender = startMailSender({
    database: world.database,
    settings: { notify: { ...notify, ...address }, baseUrl: 'https://value.wrenshire.example' },
    clock: () => now,
    log: (sentence) => void log.push(sentence),
    every: 60_000,
  })
  senders.push(sender)
  return sender
}

const secretPart = 'a'.repeat(43)

function queue(): Promise<string> {
  const paragraphs = ['Dear Rowan,', `https://value.wrenshire.example/r/${secretPart}`, '# Please tell us.']
  const letter = { to: 'rowan@acorn.example', subject: 'Your return', paragraphs }
  return queueLetter(world.database.installation, letter, { authority: null, at: now, sending: true })
}

async function letter(id: string) {
  return world.database.installation
    .selectFrom('mail')
    .selectAll()
    .where('mail_id', '=', id)
    .executeTakeFirstOrThrow()
}

const becomes = (id: string, expected: object) =>
  vi.waitFor(async () => expect(await letter(id)).toMatchObject(expected), { timeout: 5_000 })

const later = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000))

test('a letter fills the template, is told of as delivered, and then its secret is blotted out', async () => {
  const id = await queue()
  const sender = send()
  await becomes(id, { state: 'sent', carrier: 'notify', delivered_at: null })
  expect(server.taken).toHaveLength(1)
  const [taken] = server.taken
  expect(taken).toMatchObject({ reference: id, email_address: 'rowan@acorn.example' })
  expect(taken!.personalisation.subject).toBe('Your return')
  expect(taken!.personalisation.body).toContain(`https://value.wrenshire.example/r/${secretPart}`)
  expect(taken!.personalisation.body).toContain('\n # Please tell us.')
  taken!.status = 'delivered'
  later(11)
  sender.nudge()
  await becomes(id, { state: 'sent', delivered_at: now })
  expect((await letter(id)).body).not.toContain(secretPart)
  expect(server.taken).toHaveLength(1)
})

test.each([
  ['permanent-failure', 'The address takes no letters'],
  ['temporary-failure', 'it may be full'],
  ['technical-failure', 'GOV.UK Notify could not send it.'],
])('%s is told, and the letter can be sent again whole', async (status, words) => {
  const id = await queue()
  const sender = send()
  await becomes(id, { state: 'sent' })
  server.taken[0]!.status = status
  later(11)
  sender.nudge()
  await becomes(id, { state: 'failed', problem: expect.stringContaining(words) as string })
  expect((await letter(id)).body).toContain(secretPart)
})

test('a letter that was taken before the answer was lost is not sent twice', async () => {
  server.mood = 'takes it and breaks off'
  const id = await queue()
  const sender = send()
  await becomes(id, { state: 'unknown', problem: expect.stringContaining('did not answer') as string })
  server.mood = 'well'
  later(11)
  sender.nudge()
  await becomes(id, { state: 'sent', problem: null, carrier_id: server.taken[0]!.id })
  expect(server.taken).toHaveLength(1)
})

test('one that never arrived there is sent again by itself', async () => {
  server.mood = 'breaks off'
  const id = await queue()
  const sender = send()
  await becomes(id, { state: 'unknown' })
  server.mood = 'well'
  later(11)
  sender.nudge()
  await becomes(id, { state: 'waiting' })
  sender.nudge()
  await becomes(id, { state: 'sent' })
  expect(server.taken).toHaveLength(1)
})

test.each([true, false])(
  'killed while it was being sent, and taken: %s, it goes out once',
  async (wasTaken) => {
    const id = await queue()
    const { database } = world
    await takeLetter(database.installation, now, 'notify')
    const personalisation = { subject: '', body: '' }
    if (wasTaken)
      server.taken.push({ id: 'known', reference: id, email_address: '', personalisation, status: 'sending' })
    later(11)
    const sender = send()
    await vi.waitFor(
      async () => {
        sender.nudge()
        expect(await letter(id)).toMatchObject({ state: 'sent', problem: null })
      },
      { timeout: 5_000, interval: 200 },
    )
    expect(server.taken).toHaveLength(1)
  },
)

test.each([
  [429, 'RateLimitError', 'Exceeded rate limit for key type LIVE', 'waiting'],
  [429, 'TooManyRequestsError', 'Exceeded send limits (250) for today', 'waiting'],
  [403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds', 'waiting'],
  [400, 'ValidationError', 'email_address Not a valid email address', 'failed'],
  [500, 'Exception', 'Internal server error', 'unknown'],
])('%d %s: %s', async (status, error, message, state) => {
  server.mood = { status, error, message }
  const id = await queue()
  send()
  await becomes(id, { state, problem: `GOV.UK Notify answered: ${message}.` })
  expect(server.taken).toEqual([])
})

test('with a wrong key nothing is lost', async () => {
  const id = await queue()
  send({ secret: 'another' })
  await becomes(id, { state: 'waiting', tries: 1 })
  expect((await letter(id)).problem).toBe('GOV.UK Notify answered: Invalid token: API key not found.')
})
