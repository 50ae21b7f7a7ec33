import { Decimal } from '../language/quantity.ts'

/** One way to write a record down, so that equal records are equal texts: 10 and 10.00 alike, in whatever order. */
export function canonicalText(record: unknown): string {
  return JSON.stringify(canonical(record))
}

function canonical(value: unknown): unknown {
  if (value instanceof Decimal) return value.toFixed()
  if (value instanceof Map) return canonical(Object.fromEntries(value as Map<string, unknown>))
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, held]) => held !== undefined && held !== null)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, held]) => [name, canonical(held)])
}
