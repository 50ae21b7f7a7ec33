import { type Day, dayOf } from '../../language/day.ts'
import { malformed, Problem } from '../../web/api.ts'

export function dayAsked(text: string, field: string): Day {
  const found = dayOf(text)
  if (!found) throw malformed(`/${field}`, 'The day is written YYYY-MM-DD.')
  return found
}

/** A refusal with its sentence for each field. */
export function refused(because: string, errors: Record<string, string>): Problem {
  const found = Object.entries(errors).map(([field, message]) => ({ pointer: `/${field}`, message }))
  return new Problem(422, because, found.map(({ message }) => `${message}.`).join(' '), found)
}
