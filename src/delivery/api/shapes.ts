import Type, { type Static, type TSchema } from 'typebox'
import { Problem } from '../../web/api.ts'
import { peopleRuleNames, peopleRules } from '../about-people/rules.ts'
import type { PeopleSeen } from '../about-people/seen.ts'
import { evidenceStrengths, strengthOf } from '../evidence.ts'
import { inspectionOutcomes } from '../inspection.ts'
import { peopleOnIt } from '../people-shown.ts'
import type { EvidenceRecord } from '../store.ts'

/** Shapes that answers share. */
export const id = Type.String({ minLength: 36, maxLength: 36 })
export const decimal = Type.String({ description: 'A decimal, in the unit of the measure' })
export const moment = Type.String({ format: 'date-time' })
export const day = Type.String({ format: 'date' })
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
  people: orNull(
    Type.Object(
      {
        onIt: Type.Enum([...peopleOnIt]),
        how: orNull(Type.String({ description: 'Who holds their permission' })),
        until: orNull(day),
        children: orNull(Type.Enum(['none', 'parents'])),
        withdrawnAt: orNull(moment),
        withdrawnBecause: orNull(Type.String()),
      },
      { description: 'Of a picture: whether people can be told on it, and what they agreed to' },
    ),
  ),
  shownAt: orNull(
    Type.String({ format: 'date-time', description: 'When it was chosen to be shown to everybody' }),
  ),
  replaces: orNull(Type.String({ description: 'The evidence it was put in the place of' })),
  redactedFrom: orNull(Type.String({ description: 'The evidence it was made from' })),
  destroyed: orNull(
    Type.Object(
      {
        at: moment,
        because: Type.String(),
        sha256: Type.String({ description: 'Of the content, or of the address of a link' }),
        contentGoneAt: orNull(moment),
      },
      { description: 'Withdrawn: its content is destroyed, and this stays' },
    ),
  ),
  strength: Type.Enum([...evidenceStrengths], {
    description: 'Who stands behind it: others than the supplier; shown by it; or its own word alone',
  }),
  declaration: orNull(
    Type.Object({
      people: Type.Integer(),
      records: Type.String({ description: 'What the supplier holds' }),
      keptUntil: day,
      role: Type.String({ description: 'Of whoever signed' }),
      signedOn: day,
      words: Type.String({ description: 'What was signed, as it stood' }),
    }),
  ),
  inspection: orNull(
    Type.Object({
      on: day,
      place: Type.String(),
      by: orNull(id),
      sample: Type.Integer(),
      heldUp: Type.Integer(),
      seen: Type.String(),
      outcome: Type.Enum([...inspectionOutcomes]),
    }),
  ),
  aboutPeople: Type.Array(seenAnswer, {
    description: 'What plain rules saw of people in its name or text. A warning: nothing is refused for it',
  }),
  scan: Type.Enum(['none', 'waiting', 'clean', 'found'], {
    description: 'Whether a scanner looked through it. Found: it is set aside, and never opened again',
  }),
})

export function evidenceTold(record: EvidenceRecord): Static<typeof evidenceAnswer> {
  const { id: evidenceId, kind, name, url, mediaType, bytes, thumbnail, warned, scan } = record
  return {
    id: evidenceId,
    kind,
    name,
    url,
    mediaType,
    bytes,
    hasThumbnail: thumbnail !== null,
    people: record.people && {
      onIt: record.people,
      how: record.peopleHow,
      until: record.peopleUntil,
      children: record.peopleChildren,
      withdrawnAt: record.peopleWithdrawnAt?.toISOString() ?? null,
      withdrawnBecause: record.peopleWithdrawnBecause,
    },
    shownAt: record.shownAt?.toISOString() ?? null,
    replaces: record.replaces,
    redactedFrom: record.redactedFrom,
    destroyed: record.destroyedAt && {
      at: record.destroyedAt.toISOString(),
      because: record.destroyedBecause ?? '',
      sha256: record.destroyedDigest ?? '',
      contentGoneAt: record.contentGoneAt?.toISOString() ?? null,
    },
    strength: strengthOf(kind),
    declaration: declarationTold(record),
    inspection: inspectionTold(record),
    aboutPeople: seenTold(warned),
    scan,
  }
}

function declarationTold(record: EvidenceRecord): Static<typeof evidenceAnswer>['declaration'] {
  const { kind, counted, records, keptUntil, byRole, on, said } = record
  if (kind !== 'declaration' || !counted || !records || !keptUntil || !byRole || !on || !said) return null
  return { people: counted, records, keptUntil, role: byRole, signedOn: on, words: said }
}

function inspectionTold(record: EvidenceRecord): Static<typeof evidenceAnswer>['inspection'] {
  const { kind, on, place, byPerson, sample, heldUp, said, outcome } = record
  if (kind !== 'inspection' || !on || !place || !sample || heldUp === null || !said || !outcome) return null
  return { on, place, by: byPerson, sample, heldUp, seen: said, outcome }
}

/** An id within a cursor. */
export const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const noReturn = () => new Problem(404, 'not-found', 'There is no such return.')

/** A refusal by a rule (422), with its name and the field it is about. */
export function refused(type: string, pointer: string, detail: string): Problem {
  return new Problem(422, type, detail, [{ pointer, message: detail }])
}
