import Type, { type Static, type TSchema } from 'typebox'
import { Problem } from '../../web/api.ts'
import { peopleRuleNames, peopleRules } from '../about-people/rules.ts'
import type { PeopleSeen } from '../about-people/seen.ts'
import type { EvidenceRecord } from '../store.ts'

/** Shapes that answers share. */
export const id = Type.String({ minLength: 36, maxLength: 36 })
export const decimal = Type.String({ description: 'A decimal, in the unit of the measure' })
export const moment = Type.String({ format: 'date-time' })
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** What a rule saw of people, and why it should not be sent. */
export const seenAnswer = Type.Object({
  rule: Type.Enum([...peopleRuleNames]),
  seen: Type.String({ description: 'Such as: a column “Date of birth”' }),
  what: Type.String(),
  because: Type.String(),
  source: Type.String(),
})

export function seenTold(all: readonly PeopleSeen[]): Static<typeof seenAnswer>[] {
  return all.map(({ rule, seen }) => {
    const { what, because, source } = peopleRules[rule]
    return { rule, seen, what, because, source }
  })
}

export const evidenceAnswer = Type.Object({
  id,
  kind: Type.Enum(['file', 'link', 'declaration', 'inspection', 'confirmation']),
  name: Type.String(),
  url: orNull(Type.String({ description: 'Of a link; a file is read at /evidence/{id}' })),
  mediaType: orNull(Type.String()),
  bytes: orNull(Type.Integer()),
  hasThumbnail: Type.Boolean({ description: 'A small picture is read at /evidence/{id}/thumbnail' }),
  aboutPeople: Type.Array(seenAnswer, {
    description: 'What plain rules saw of people in its name or text. A warning: nothing is refused for it',
  }),
  scan: Type.Enum(['none', 'waiting', 'clean', 'found'], {
    description: 'Whether a scanner looked through it. Found: it is set aside, and never opened again',
  }),
})

export function evidenceTold({
  id: evidenceId,
  kind,
  name,
  url,
  mediaType,
  bytes,
  thumbnail,
  warned,
  scan,
}: EvidenceRecord): Static<typeof evidenceAnswer> {
  const aboutPeople = seenTold(warned)
  const hasThumbnail = thumbnail !== null
  return { id: evidenceId, kind, name, url, mediaType, bytes, hasThumbnail, aboutPeople, scan }
}

/** An id within a cursor. */
export const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const noReturn = () => new Problem(404, 'not-found', 'There is no such return.')

/** A refusal by a rule (422), with its name and the field it is about. */
export function refused(type: string, pointer: string, detail: string): Problem {
  return new Problem(422, type, detail, [{ pointer, message: detail }])
}
