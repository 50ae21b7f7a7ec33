import { ErrorSummary } from '../../web/components/error-summary.tsx'
import type { FieldErrors } from '../../web/form.ts'

/** Every error of the page, each leading to its field; those of a day to its first box. */
export function Errors({ errors, days = [] }: { errors: FieldErrors; days?: readonly string[] }) {
  const found = Object.entries(errors)
  if (found.length === 0) return null
  const href = (field: string) => (days.includes(field) ? `#${field}-day` : `#${field}`)
  return <ErrorSummary errors={found.map(([field, text]) => ({ text, href: href(field) }))} />
}
