import type { FastifyInstance } from 'fastify'
import { Problem } from './api.ts'

/** Lists and objects that may stand inside each other in what is sent: far more than any schema here has. */
const deepest = 32

/** Reads JSON as Fastify does, but nothing nested so deep that whoever walks through it runs out of stack. */
export function readJsonBodies(server: FastifyInstance): void {
  const read = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (depthOf(text) <= deepest) return read(request, text, done)
    const detail = `What was sent is nested more than ${deepest} deep.`
    done(new Problem(400, 'malformed', detail), undefined)
  })
}

/** How deep the brackets of a JSON text go, those in its strings left out. */
export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === '[' || sign === '{') most = Math.max(most, (depth += 1))
    else if (sign === ']' || sign === '}') depth -= 1
  }
  return most
}
