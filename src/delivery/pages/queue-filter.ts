import { isId } from '../../language/identifier.ts'
import { whoseWorkIsMine } from '../../parties/index.ts'
import type { Visit } from '../../web/visit.ts'
import type { QueueFilter } from '../store.ts'

/** The part of the queue that an address asks for; going from one delivery to the next stays within it. */
export function queueFilterOf({ query, visitor }: Visit): QueueFilter {
  const outcome = slugOf(query.get('outcome'))
  const contract = query.get('contract') ?? ''
  const mine = query.get('mine') === 'yes' && visitor.id !== undefined
  return {
    ...(mine ? { owners: whoseWorkIsMine(visitor) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(isId(contract) ? { contract } : {}),
  }
}

/** The same filter as an address. */
export function queueQuery({ query }: Visit): Record<string, string> {
  const kept = ['mine', 'outcome', 'contract'].flatMap((name) => {
    const value = query.get(name)
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(kept) as Record<string, string>
}

/** A slug as it may stand in an address; anything else picks nothing. */
export function slugOf(text: string | null): string | undefined {
  return text && /^[a-z0-9-]{1,60}$/.test(text) ? text : undefined
}
