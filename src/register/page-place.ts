import { isId } from '../language/identifier.ts'
import type { RegisterSort } from './filter.ts'

/** Where a page of the list ends, in the order the list has. */
export interface PagePlace {
  /** The quarter, or thousandths of the quantity. */
  key: string
  id: string
}

/** The place as an address carries it. */
export function writePlace({ key, id }: PagePlace): string {
  return `${key}.${id}`
}

/** Reads a place; undefined for one that this order can't have. */
export function readPlace(text: string | null | undefined, sort: RegisterSort): PagePlace | undefined {
  const [key = '', id = ''] = (text ?? '').split('.')
  const fits = sort === 'most' ? /^\d{1,18}$/ : /^\d{4}-\d{2}Q[1-4]$/
  return fits.test(key) && isId(id) ? { key, id } : undefined
}
