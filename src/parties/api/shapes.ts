import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { Problem } from '../../web/api.ts'
import { type Role, roles } from '../role.ts'

export const id = Type.String({ minLength: 36, maxLength: 36 })
export const moment = Type.String({ format: 'date-time' })
export const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
export const role = Type.Enum(Object.keys(roles) as Role[])

/** Shapes of cursors' parts. */
export const anId = /^[0-9a-f-]{36}$/
export const aNumber = /^\d{1,15}$/
export const anyText = /^[^]*$/

/** Refused sentences by field, as the API tells them. */
export function refused(errors: Record<string, string | undefined>): Problem {
  const told = Object.entries(errors).flatMap(([field, text]) =>
    text ? [{ pointer: `/${field}`, message: `${text}.` }] : [],
  )
  return new Problem(422, 'not-accepted', told.map(({ message }) => message).join(' '), told)
}

/** The id asked for, when it is one. */
export function idAsked(text: string | undefined, what: string): string {
  if (text && isId(text)) return text
  throw missing(what)
}

export function missing(what: string): Problem {
  return new Problem(404, 'not-found', `There is no such ${what}.`)
}
