import { isId } from '../../language/identifier.ts'

/** The address of the same list with these filters changed; empty ones are left out, and the list begins anew. */
export function withQuery(
  address: (query: URLSearchParams) => string,
  query: URLSearchParams,
  changes: Record<string, string | undefined>,
): string {
  const next = new URLSearchParams(query)
  next.delete('after')
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    if (value) next.set(name, value)
  }
  return address(next)
}

/** A place in a list as an address holds it: what the list is ordered by, then the id. */
export function placeText(order: string, id: string): string {
  return `${order}~${id}`
}

export function readPlace(text: string | null): { order: string; id: string } | undefined {
  const [order, id, ...more] = (text ?? '').split('~')
  return order && id && isId(id) && more.length === 0 ? { order, id } : undefined
}
