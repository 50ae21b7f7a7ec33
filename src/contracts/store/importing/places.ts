import { placesOf } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/database.ts'

/** Finds the authority's places by their code or name, as files write them. */
export async function placeFinder(tx: Tx): Promise<(words: string | null) => string | null> {
  const known = new Map<string, string>()
  for (const { code, name } of await placesOf(tx)) {
    known.set(name.toLowerCase(), code)
    known.set(code.toLowerCase(), code)
  }
  return (words) => known.get(words?.trim().toLowerCase() ?? '') ?? null
}
