import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import { DownloadsBusy } from '../platform/database.ts'
import { Problem } from './api.ts'
import { fileNameOf } from './file-name.ts'
import type { Site } from './site.ts'
import { renderPage } from './layout.tsx'
import { notAllowedHere, notHere } from './plain-pages.tsx'
import type { Answer, CookieToSet, PageAnswer, Stream, Visit } from './visit.ts'

/** Sends what a page answered. */
export async function sendAnswer(
  site: Site,
  reply: FastifyReply,
  visit: Visit,
  answer: Answer,
): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      return sendPage(site, reply, visit, answer)
    case 'redirect':
      setCookies(site, reply, answer.cookies)
      return reply.redirect(answer.to, 303)
    case 'stream':
      return sendStream(site, reply, visit, answer)
    case 'plain':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type(answer.type)
        .send(answer.body)
    case 'not-found':
      return sendPage(site, reply, visit, notHere(visit))
    case 'forbidden':
      return sendPage(site, reply, visit, notAllowedHere(answer.because))
  }
}

function sendPage(
  site: Site,
  reply: FastifyReply,
  visit: Visit,
  { status, page, cookies }: PageAnswer,
): FastifyReply {
  setCookies(site, reply, cookies)
  const personal = visit.visitor.kind !== 'stranger' || isInTheMidst(visit) || cookies !== undefined
  if (page.refreshAfter) reply.header('refresh', String(page.refreshAfter))
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', personal ? 'no-store' : 'no-cache')
    .send(renderPage(site.assets, visit, page))
}

/** Whoever has a cookie may be between the password and the code: the pages there show secrets that no cache may keep. */
function isInTheMidst({ cookies }: Visit): boolean {
  return Object.values(cookies).some(Boolean)
}

function setCookies({ platform }: Site, reply: FastifyReply, cookies: readonly CookieToSet[] = []): void {
  const secure = platform.settings.baseUrl.startsWith('https:')
  for (const { name, value, maxAge } of cookies) {
    const known = cookieName(name, secure)
    const shape = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
    if (value === '') reply.clearCookie(known, shape)
    else reply.setCookie(known, value, maxAge === undefined ? shape : { ...shape, maxAge })
  }
}

/** Under https a cookie is bound to this very host. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

async function sendStream(
  { platform }: Site,
  reply: FastifyReply,
  visit: Visit,
  answer: Stream,
): Promise<FastifyReply> {
  if (isKnown(reply, answer.headers?.['etag']))
    return reply
      .code(304)
      .headers(answer.headers ?? {})
      .send()
  const pieces = await begun(inTransaction(platform, visit, answer))
  reply.headers({ 'x-content-type-options': 'nosniff', ...answer.headers }).type(answer.type)
  if (answer.name) reply.header('content-disposition', `attachment; ${fileNameOf(answer.name)}`)
  return reply.send(Readable.from(pieces))
}

/** The same pieces once the first is there: what fails before it is answered as a fault and not as half a file. */
async function begun<Piece>(pieces: AsyncGenerator<Piece>): Promise<AsyncGenerator<Piece>> {
  const first = await pieces.next().catch((error: unknown) => {
    if (error instanceof DownloadsBusy) throw new Problem(503, 'busy', tooMany)
    throw error
  })
  return (async function* () {
    try {
      if (!first.done) yield first.value
      yield* pieces
    } finally {
      await pieces.return(undefined)
    }
  })()
}

const tooMany = 'Too many people are downloading at once. Try again in a minute.'

/** Whether the asker holds this very content already: its mark stands in If-None-Match. */
function isKnown({ request }: FastifyReply, etag: string | undefined): boolean {
  const held = request.headers['if-none-match']?.split(',').map((mark) => mark.trim())
  return etag !== undefined && held !== undefined && (held.includes(etag) || held.includes('*'))
}

/** The pieces, read inside one transaction that stays open until the last was taken or the reader left. */
async function* inTransaction(
  platform: Site['platform'],
  visit: Visit,
  answer: Stream,
): AsyncGenerator<string | Uint8Array> {
  const { database } = platform
  const queue: (string | Uint8Array)[] = []
  let wake: () => void = () => undefined
  let taken: () => void = () => undefined
  let done = false
  let failure: unknown
  const reading = database
    .withAuthority(
      {
        authority: visit.authority.id,
        actor: { kind: 'system' },
        at: visit.now,
        readOnly: true,
        isDownload: true,
      },
      async (tx) => {
        for await (const piece of answer.from(tx)) {
          if (done) return
          queue.push(piece)
          wake()
          if (queue.length > 4) await inTime(new Promise<void>((resolve) => (taken = resolve)))
        }
      },
    )
    .catch((error: unknown) => (failure = error))
    .finally(() => {
      done = true
      wake()
    })
  try {
    for (;;) {
      while (queue.length > 0) {
        yield queue.shift()!
        taken()
      }
      if (failure) throw failure
      if (done) return
      await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    done = true
    taken()
    await reading
  }
}

/** Milliseconds a reader may take for a piece before the connection to the database is taken back. */
const readersPatience = 60_000

async function inTime(taking: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the reader of a download stopped reading')), readersPatience)
  })
  try {
    await Promise.race([taking, late])
  } finally {
    clearTimeout(timer)
  }
}
