import { type AddressInfo, createServer } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import { queueLetter } from './mail.ts'
import { takeLetter } from './mail-queue.ts'
import { type MailSender, startMailSender } from './mail-sender.ts'

let world: EmptyWorld
let now: Date
let taken: { raw: string; from: string }[]
const servers: SMTPServer[] = []
const senders: MailSender[] = []

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00Z')
  taken = []
  await world.database.installation.deleteFrom('mail').execute()
})
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()))
  await Promise.all(
    servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  )
})

/** A mail server of this machine; it keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom
        taken.push({ raw: Buffer.concat(chunks).toString(), from: from ? from.address : '' })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return (server.server.address() as AddressInfo).port
}

function send(port: number, query = ''): MailSender {
  const sender = startMailSender({
    database: world.database,
    settings: { smtpUrl: `smtp://127.0.0.1:${port}${query}`, baseUrl: 'https://value.wrenshire.example' },
    clock: () => now,
    log: () => undefined,
    every: 60_000,
  })
  senders.push(sender)
  return sender
}

async function queue(
  to = 'rowan@acorn.example',
  paragraphs = ['Dear Rowan,', 'Please tell us.'],
): Promise<string> {
  const letter = { to, subject: 'Your return', paragraphs }
  return queueLetter(world.database.installation, letter, { authority: null, at: now, sending: true })
}

async function letter(id: string) {
  return world.database.installation
    .selectFrom('mail')
    .selectAll()
    .where('mail_id', '=', id)
    .executeTakeFirstOrThrow()
}

const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await letter(id)).state).toBe(state), { timeout: 5_000 })

test('a waiting letter is sent once, as text and as HTML, and marked', async () => {
  const port = await mailServer()
  const id = await queue()
  const sender = send(port)
  await becomes(id, 'sent')
  sender.nudge()
  await sender.stop()
  expect(taken).toHaveLength(1)
  const read = await simpleParser(taken[0]!.raw)
  expect(read.subject).toBe('Your return')
  expect(read.text).toContain('Please tell us.')
  expect(read.html).toContain('Please tell us.')
  expect(read.messageId).toBe(`<${id}@value.wrenshire.example>`)
  expect(read.headers.get('auto-submitted')).toBe('auto-generated')
  expect(taken[0]!.from).toBe('no-reply@value.wrenshire.example')
  expect((await letter(id)).sent_at).toEqual(now)
})

test('the sender’s address can stand in SMTP_URL', async () => {
  const port = await mailServer()
  const id = await queue()
  send(port, '?from=social.value%40wrenshire.example')
  await becomes(id, 'sent')
  expect(taken[0]!.from).toBe('social.value@wrenshire.example')
})

test('a letter is from its authority by name', async () => {
  const authority = newId()
  await world.database.installation
    .insertInto('authority')
    .values({
      authority_id: authority,
      slug: 'mailshire',
      name: 'Mailshire Council',
      area: 'Mailshire',
      recorded_at: now,
    })
    .execute()
  const port = await mailServer()
  const id = await queueLetter(
    world.database.installation,
    { to: 'rowan@acorn.example', subject: 'Hello', paragraphs: ['Hello.'] },
    { authority, at: now, sending: true },
  )
  send(port)
  await becomes(id, 'sent')
  expect((await simpleParser(taken[0]!.raw)).from?.value[0]?.name).toBe('Mailshire Council')
})

test('the secret address in a letter is blotted out once it was sent', async () => {
  const port = await mailServer()
  const secret = 'a'.repeat(43)
  const id = await queue('rowan@acorn.example', [`https://value.wrenshire.example/invitation/${secret}`])
  send(port)
  await becomes(id, 'sent')
  expect((await simpleParser(taken[0]!.raw)).text).toContain(secret)
  const kept = await letter(id)
  expect(kept.body).toContain('https://value.wrenshire.example/invitation/…')
  expect(kept.body + kept.html).not.toContain(secret)
})

test('when the server is down the letter waits longer each time, and goes when the server is back', async () => {
  const port = await mailServer()
  await new Promise<void>((resolve) => servers.splice(0)[0]!.close(() => resolve()))
  const id = await queue()
  const sender = send(port)
  const triedAndDue = async (tries: number, minutes: number) =>
    vi.waitFor(async () => {
      const { state, tries: made, due_at } = await letter(id)
      expect({ state, made, due_at }).toEqual({
        state: 'waiting',
        made: tries,
        due_at: new Date(now.getTime() + minutes * 60_000),
      })
    })
  await triedAndDue(1, 1)
  expect((await letter(id)).problem).toContain('ECONNREFUSED')
  sender.nudge()
  now = new Date(now.getTime() + 61_000)
  sender.nudge()
  await triedAndDue(2, 5)
  await mailServer({}, port)
  now = new Date(now.getTime() + 301_000)
  sender.nudge()
  await becomes(id, 'sent')
  expect(taken).toHaveLength(1)
  expect((await letter(id)).problem).toBeNull()
})

test('while the server is away the other letters are not tried in vain', async () => {
  const first = await queue()
  const second = await queue('hazel@acorn.example')
  const sender = send(9)
  await vi.waitFor(async () => expect((await letter(first)).tries).toBe(1))
  await sender.stop()
  expect((await letter(second)).tries).toBe(0)
})

test('after a night of trying a letter has failed, and says why', async () => {
  const id = await queue()
  await world.database.installation.updateTable('mail').set({ tries: 6 }).execute()
  send(9)
  await becomes(id, 'failed')
  expect((await letter(id)).problem).toContain('ECONNREFUSED')
})

test('an address that the server refuses for good is not tried again, and the next letter goes', async () => {
  const port = await mailServer({
    onRcptTo(address, _, done) {
      const refusal = Object.assign(new Error('No such mailbox here'), { responseCode: 550 })
      done(address.address.startsWith('nobody') ? refusal : null)
    },
  })
  const refused = await queue('nobody@acorn.example')
  const next = await queue()
  send(port)
  await becomes(refused, 'failed')
  await becomes(next, 'sent')
  expect((await letter(refused)).problem).toContain('550')
  expect((await letter(refused)).tries).toBe(1)
})

test('a server that is busy is asked again later', async () => {
  const port = await mailServer({
    onRcptTo(_address, _session, done) {
      done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
    },
  })
  const id = await queue()
  send(port)
  await vi.waitFor(async () => expect((await letter(id)).tries).toBe(1))
  await becomes(id, 'waiting')
  expect((await letter(id)).problem).toContain('451')
})

test('a connection lost after the whole letter was written leaves it unknown, and it is not sent twice', async () => {
  const server = createServer((socket) => {
    let inLetter = false
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (inLetter && text.includes('\r\n.\r\n')) return socket.destroy()
      inLetter ||= text.startsWith('DATA')
      return inLetter
        ? text.startsWith('DATA') && socket.write('354 go on\r\n')
        : socket.write('250 fine\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const id = await queue()
  const sender = send(port)
  await becomes(id, 'unknown')
  now = new Date(now.getTime() + 3_600_000)
  sender.nudge()
  await sender.stop()
  expect((await letter(id)).tries).toBe(1)
  server.close()
})

test('a letter whose sender died is unknown after ten minutes, and not before', async () => {
  const id = await queue()
  await takeLetter(world.database.installation, now)
  const port = await mailServer()
  now = new Date(now.getTime() + 9 * 60_000)
  const sender = send(port)
  await sender.stop()
  expect((await letter(id)).state).toBe('sending')
  now = new Date(now.getTime() + 2 * 60_000)
  send(port)
  await becomes(id, 'unknown')
  expect((await letter(id)).problem).toBe('The application stopped while this letter was being sent.')
  expect(taken).toHaveLength(0)
})

test('two processes never take the same letter', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, place) => queue(`person${place}@acorn.example`)))
  const takings = await Promise.all(
    Array.from({ length: 12 }, () => takeLetter(world.database.installation, now)),
  )
  const ids = takings.flatMap((letter) => letter?.id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(10)
})

test('nothing of an example authority is ever sent', async () => {
  const authority = newId()
  await world.database.installation
    .insertInto('authority')
    .values({
      authority_id: authority,
      slug: 'examplemail',
      name: 'Example',
      area: 'Example',
      is_example: true,
      recorded_at: now,
    })
    .execute()
  const port = await mailServer()
  const id = await queueLetter(
    world.database.installation,
    { to: 'rowan@acorn.example', subject: 'Hello', paragraphs: ['Hello.'] },
    { authority, at: now, sending: true },
  )
  send(port)
  await becomes(id, 'kept')
  expect(taken).toHaveLength(0)
})

test('without SMTP_URL nothing is taken from the queue', async () => {
  const id = await queue()
  const settings = { baseUrl: 'http://localhost:3000' }
  const sender = startMailSender({
    database: world.database,
    settings,
    clock: () => now,
    log: () => undefined,
  })
  sender.nudge()
  await sender.stop()
  expect((await letter(id)).state).toBe('waiting')
})
