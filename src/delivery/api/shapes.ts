import Type from 'typebox'

/** Shapes that answers share. */
export const id = Type.String({ minLength: 36, maxLength: 36 })
export const decimal = Type.String({ description: 'A decimal, in the unit of the measure' })
export const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** An id within a cursor. */
export const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Text without the one character that the database cannot hold. */
export const heldText = '^[^\\u0000]*$'
