import Type from 'typebox'
import { Problem } from '../../web/api.ts'

/** What every list takes. Query values are text, so a number is told by its letters. */
export const listing = {
  limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$', description: '1 to 200; 50 when left out' })),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before' })),
  total: Type.Optional(Type.Enum(['true', 'false'])),
}

export function limitOf(text: string | undefined): number {
  const limit = Number(text ?? '50')
  if (limit < 1 || limit > 200)
    throw new Problem(400, 'malformed', 'The limit is from 1 to 200.', [
      { pointer: '/limit', message: 'This is from 1 to 200.' },
    ])
  return limit
}

/** A place in a list as the caller gets it: not to be read, only to be given back. */
export function cursorOf(order: string, id: string): string {
  return Buffer.from(`${order}~${id}`).toString('base64url')
}

export function readCursor(cursor: string | undefined): { order: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const match = /^([^~]{1,40})~([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match) throw noSuchCursor()
  return { order: match[1]!, id: match[2]! }
}

export function noSuchCursor(): Problem {
  return new Problem(400, 'malformed', 'There is no such cursor.', [
    { pointer: '/cursor', message: 'Take the `next` of the page before.' },
  ])
}

export const id = Type.String({ minLength: 36, maxLength: 36 })
export const decimal = Type.String({ description: 'A decimal, in the unit of the measure' })
export const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()])
