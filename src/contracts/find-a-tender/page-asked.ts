import { localTime } from './local-time.ts'

/** Where Find a Tender is, unless the settings of the installation say otherwise. */
export const findATender = 'https://www.find-tender.service.gov.uk'

/** One page of everybody's notices, as they were changed between two moments. */
export interface PageAsked {
  from: Date
  to: Date
  cursor: string | null
}

export interface PageGot {
  releases: unknown[]
  /** Of the page after it; null when it is the last. */
  next: string | null
}

/** Why there is no page. */
export interface PageFault {
  problem: string
  /** Seconds that we were told to wait. */
  waitSeconds?: number
  /** The cursor is not known there any more. */
  isLost?: boolean
}

/** Milliseconds an answer may take, bytes it may have, and releases on a page. */
const patience = 60_000
const largestPage = 64 * 1024 * 1024
const onAPage = 100
const longestCursor = 300

/** Asks for a page by the public API 1.0, which has no filter by buyer and gives a hundred releases at most. */
export async function askPage(base: string, { from, to, cursor }: PageAsked): Promise<PageGot | PageFault> {
  const query = new URLSearchParams({
    updatedFrom: localTime(from),
    updatedTo: localTime(to),
    limit: String(onAPage),
    ...(cursor === null ? {} : { cursor }),
  })
  try {
    const answer = await fetch(`${base}/api/1.0/ocdsReleasePackages?${query}`, {
      headers: { accept: 'application/json', 'user-agent': 'GoodMeasure (social value register)' },
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      return faultOf(answer, cursor)
    }
    return read(await bytesOf(answer), cursor)
  } catch (error) {
    return { problem: `Find a Tender did not answer to the end: ${causeOf(error)}.` }
  }
}

function faultOf({ status, headers }: Response, cursor: string | null): PageFault {
  const waitSeconds = secondsOf(headers.get('retry-after'))
  if (status === 429 || status === 503) {
    return { problem: 'Find a Tender asked us to wait.', waitSeconds: waitSeconds ?? 300 }
  }
  const isLost = cursor !== null && (status === 400 || status === 404)
  return { problem: `Find a Tender answered with status ${status}.`, ...(isLost ? { isLost } : {}) }
}

const aDay = 86_400

/** Of `Retry-After`, in seconds or as a date; a day at most. */
function secondsOf(text: string | null): number | undefined {
  if (text === null) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), aDay) : undefined
}

async function bytesOf(answer: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.byteLength
    if (bytes > largestPage) throw new Error('the answer is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const unreadable: PageFault = { problem: 'Find a Tender answered something that can’t be read.' }

function read(bytes: Buffer, asked: string | null): PageGot | PageFault {
  let body: { releases?: unknown; links?: { next?: unknown } | null } | null
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    return unreadable
  }
  if (!Array.isArray(body?.releases)) return unreadable
  const next = body.links?.next
  if (next === undefined || next === null || next === '') return { releases: body.releases, next: null }
  const cursor = typeof next === 'string' ? URL.parse(next, findATender)?.searchParams.get('cursor') : null
  if (!cursor || cursor.length > longestCursor) return unreadable
  if (cursor === asked) return { problem: 'Find a Tender named the same page as the next one.' }
  return { releases: body.releases, next: cursor }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
