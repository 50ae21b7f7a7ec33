import Type from 'typebox'
import { Problem } from './api.ts'

/** What every list of the API takes. Query values are text, so a number is told by its letters. */
export const listing = {
  limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$', description: '1 to 200; 50 when left out' })),
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'The `next` of the page before' })),
  total: Type.Optional(
    Type.Enum(['true', 'false'], { description: 'Whether to count all; it takes longer' }),
  ),
}

/** The answer of a list: a page of items, the cursor of the next page, and the count when it was asked for. */
export function pageOf<Item extends Type.TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Optional(Type.Integer()),
  })
}

export function limitOf(text: string | undefined): number {
  const limit = Number(text ?? '50')
  if (limit >= 1 && limit <= 200) return limit
  throw new Problem(400, 'malformed', 'The limit is from 1 to 200.', [
    { pointer: '/limit', message: 'This is from 1 to 200.' },
  ])
}

/** A place in a list as the caller gets it: not to be read, only to be given back. */
export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor that a list gave out; each must look as it says. */
export function readCursor(cursor: string | undefined, ...shapes: readonly RegExp[]): string[] | undefined {
  if (cursor === undefined) return undefined
  const parts = partsOf(cursor)
  const fits = parts?.length === shapes.length && shapes.every((shape, place) => shape.test(parts[place]!))
  if (parts && fits) return parts
  throw new Problem(400, 'malformed', 'There is no such cursor.', [
    { pointer: '/cursor', message: 'Take the `next` of the page before.' },
  ])
}

function partsOf(cursor: string): string[] | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : undefined
  } catch {
    return undefined
  }
}

/** The version a change was made to, as If-Match says; refused without (428). */
export function versionAsked(version: number | undefined): number {
  if (version !== undefined) return version
  throw new Problem(
    428,
    'version-needed',
    'Send the ETag of what you read as If-Match: somebody may have changed it since.',
  )
}

/** For a change to a version that is no longer the newest (412), with the record as it is now. */
export function changedSince(current: unknown): Problem {
  return new Problem(
    412,
    'changed-since',
    'Somebody changed this since you read it. Look at it again.',
    undefined,
    { current },
  )
}
