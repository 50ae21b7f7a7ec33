import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './api.ts'
import { authorityOf, stranger, visitOf, withVisit } from './begin-visit.ts'
import { faultsOf, problemBody } from './problem.ts'
import { cannotNow, notHere } from './plain-pages.tsx'
import { sendAnswer } from './send-answer.ts'
import type { Site } from './site.ts'
import type { Visit } from './visit.ts'

/** Answers what no page answered: always a sentence, never a stack. */
export async function answerError(
  site: Site,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = problemOf(error)
  if (problem.status >= 500) request.log.error(error)
  if (request.originalUrl.includes('/api/')) return sendProblem(reply, problem)
  return sendAnswer(site, reply, bareVisit(site, request), cannotNow(problem.status, problem.detail))
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem)))
}

interface Coded {
  code?: string
  statusCode?: number
  validation?: Parameters<typeof faultsOf>[0]
}

/** What PostgreSQL says of a text that is no number, id or day, of one that is too large, and of letters it can't keep. */
const cannotBeRead = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05', '54000'])

function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode, validation } = error as Coded
  if (validation)
    return new Problem(400, 'malformed', 'Some of what was sent cannot be read.', faultsOf(validation))
  if (code === '23505')
    return new Problem(409, 'conflict', 'Somebody else recorded the same at the same moment. Look again.')
  if (code !== undefined && cannotBeRead.has(code)) {
    return new Problem(400, 'malformed', 'Some of what was sent cannot be read.')
  }
  if (code === '53100' || code === 'ENOSPC')
    return new Problem(503, 'disk-full', 'The disk is full: nothing was recorded. Tell the administrator.')
  if (code === 'files-away') return new Problem(503, 'files-away', filesAwayWords)
  if (code === 'file-gone')
    return new Problem(500, 'file-gone', 'This file is not where it was kept. Tell the administrator.')
  if (code?.startsWith('57P') || code?.startsWith('08') || code === 'ECONNREFUSED' || code === 'ENOENT') {
    return new Problem(
      503,
      'database-away',
      'The database cannot be reached. Nothing was recorded; try again in a minute.',
    )
  }
  if (statusCode === 413) return new Problem(413, 'too-large', 'That is more than can be sent at once.')
  if (statusCode === 415)
    return new Problem(415, 'unknown-type', 'This address does not take that kind of content.')
  if (statusCode === 429)
    return new Problem(429, 'too-many', 'Too many requests from one place. Wait a minute and try again.')
  if (statusCode && statusCode < 500)
    return new Problem(statusCode, 'malformed', 'What was sent cannot be read.')
  return new Problem(
    500,
    'failed',
    'Something went wrong here. Nothing was recorded, and the fault has been logged.',
  )
}

const filesAwayWords =
  'The place where files are kept can’t be reached just now. Nothing was recorded; try again in some minutes.'

export async function answerNotFound(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (request.originalUrl.includes('/api/'))
    return sendProblem(reply, new Problem(404, 'not-found', 'There is nothing at this address.'))
  const authority = await authorityOf(site, request)
  if (!authority) return sendAnswer(site, reply, bareVisit(site, request), notHere())
  const visit = await withVisit(site, request, { authority, readOnly: true }, async (visit) => visit)
  return sendAnswer(site, reply, visit, notHere(visit))
}

function bareVisit(site: Site, request: FastifyRequest): Visit {
  return visitOf(site, request, {
    authority: { id: '', slug: '', name: 'Good Measure', area: '', isExample: false },
    visitor: stranger,
    tx: undefined as never,
    now: site.platform.clock(),
  })
}
