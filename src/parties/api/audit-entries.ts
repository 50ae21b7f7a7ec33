import Type from 'typebox'
import { dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, malformed } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { readAudit } from '../permissions.ts'
import { type AuditRecord, auditTrail } from '../store.ts'
import { aNumber, id, moment, orNull } from './shapes.ts'

export const entry = Type.Object({
  link: Type.Integer({ description: 'The place in the chain' }),
  number: Type.Integer({ description: 'The place in the link' }),
  at: moment,
  actorKind: Type.Enum(['person', 'link', 'token', 'system']),
  actor: orNull(id),
  actorName: orNull(Type.String()),
  actingFor: Type.Array(Type.String(), { description: 'Names of those whose lent role allowed it' }),
  action: Type.String(),
  subject: Type.String(),
  subjectId: id,
  words: orNull(Type.String({ description: 'Null when they were erased' })),
})

export function entryTold({ position, at, erasedAt: _, actorName, ...rest }: AuditRecord) {
  return { link: position, at: at.toISOString(), actorName: actorName ?? null, ...rest }
}

const { limit, cursor } = listing

export function auditRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/audit-entries',
      allow: readAudit,
      tag: 'Audit',
      summary: 'Every change and every sign-in, the newest first',
      query: Type.Object(
        {
          from: Type.Optional(Type.String({ maxLength: 10, description: 'A day' })),
          to: Type.Optional(Type.String({ maxLength: 10, description: 'A day, included' })),
          person: Type.Optional(id),
          subject: Type.Optional(
            Type.String({ maxLength: 60, description: 'A kind of record, such as contract' }),
          ),
          record: Type.Optional(id),
          limit,
          cursor,
        },
        { additionalProperties: false },
      ),
      answer: pageOf(entry),
      async handle({ tx }, { query }) {
        const place = readCursor(query.cursor, aNumber, aNumber)
        const { acts, next } = await auditTrail(tx, {
          from: dayAsked('from', query.from),
          to: dayAsked('to', query.to),
          person: idWanted('person', query.person),
          record: idWanted('record', query.record),
          subject: query.subject,
          after: place && { position: Number(place[0]), number: Number(place[1]) },
          limit: limitOf(query.limit),
        })
        const following = next ? cursorOf(String(next.position), String(next.number)) : null
        return { body: { items: acts.map(entryTold), next: following } }
      },
    }),
  ]
}

function dayAsked(name: string, text: string | undefined) {
  const read = text === undefined ? undefined : dayOf(text)
  if (text === undefined || read) return read
  throw malformed(`/${name}`, 'This is a day, as in 2026-11-23.')
}

function idWanted(name: string, text: string | undefined) {
  if (text === undefined || isId(text)) return text
  throw malformed(`/${name}`, 'This is not an id.')
}
