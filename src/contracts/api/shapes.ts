import Type, { type TSchema } from 'typebox'
import { type Day, dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { Decimal, decimalOf } from '../../language/quantity.ts'
import { Problem } from '../../web/api.ts'

/** Text without the one character that the database cannot hold. */
const held = '^[^\\u0000]*$'

/** Shapes that bodies and answers share. */
export const id = Type.String({ minLength: 36, maxLength: 36 })
export const day = Type.String({ description: 'YYYY-MM-DD', maxLength: 10 })
export const decimal = Type.String({ description: 'A decimal, never a number', maxLength: 40 })
export const moment = Type.String({ format: 'date-time' })

export function text(maxLength: number, description?: string) {
  return Type.String({ maxLength, pattern: held, ...(description ? { description } : {}) })
}

export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()])
}

/** A refusal by a rule (422), with its name and the field it is about. */
export function refused(name: string, field: string, sentence: string): Problem {
  const message = `${sentence}.`
  return new Problem(422, name, message, [{ pointer: `/${field}`, message }])
}

function malformed(field: string, message: string): Problem {
  return new Problem(400, 'malformed', message, [{ pointer: `/${field}`, message }])
}

export function dayAsked(given: string, field: string): Day {
  const read = dayOf(given)
  if (!read) throw malformed(field, 'A day is written YYYY-MM-DD, and stands in the calendar.')
  return read
}

export function decimalAsked(given: string, field: string): Decimal {
  const read = decimalOf(given)
  if (!read) throw malformed(field, 'A decimal is written like "40" or "1250.50".')
  return read
}

export function idAsked(given: string, field: string): string {
  if (!isId(given)) throw malformed(field, 'This is no id.')
  return given
}

/** What a PATCH says of a field: its new value, nothing when it is null, and what stands when it isn't there. */
export function changed<Given, Standing>(
  given: Given | null | undefined,
  standing: Standing | null,
  read: (given: Given) => Standing,
): Standing | null {
  if (given === undefined) return standing
  return given === null ? null : read(given)
}

export function noCursor(): Problem {
  return malformed('cursor', 'Take the `next` of the page before.')
}

/** A cursor that is the id of the last item. */
export function idCursor(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !isId(cursor)) throw noCursor()
  return cursor
}

/** A cursor that is the last item's day with its id. */
export function dueCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  if (!dayOf(cursor.slice(0, 10)) || !isId(cursor.slice(10))) throw noCursor()
  return cursor
}
