import type { TypedDay } from '../../language/typed-day.ts'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import type { FieldErrors, Form } from '../../web/form.ts'

/** Every error of the page, each leading to its field; those of a day to its first box. */
export function Errors({ errors, days = [] }: { errors: FieldErrors; days?: readonly string[] }) {
  const found = Object.entries(errors)
  if (found.length === 0) return null
  const href = (field: string) => (days.includes(field) ? `#${field}-day` : `#${field}`)
  return <ErrorSummary errors={found.map(([field, text]) => ({ text, href: href(field) }))} />
}

/** A day as it was typed in the three boxes of that name. */
export function dayTyped(form: Form, name: string): TypedDay {
  return {
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  }
}

export function dayValues(name: string, { day, month, year }: TypedDay): Record<string, string> {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
