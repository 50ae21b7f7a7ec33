import type { TypedDay } from '../../language/typed-day.ts'
import type { Form } from '../../web/form.ts'

/** A day as a form's three boxes hold it. */
export function dayTypedIn(form: Form, name: string): TypedDay {
  return {
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  }
}

/** The boxes of a day, by their names. */
export function dayBoxes(name: string, { day, month, year }: TypedDay): Record<string, string> {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
