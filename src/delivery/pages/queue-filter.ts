import { isId } from '../../language/identifier.ts'
import { whoseWorkIsMine } from '../../parties/index.ts'
import type { Visit } from '../../web/visit.ts'
import { risks } from '../check.ts'
import { checkingOf, type QueueFilter, waitsFor } from '../store.ts'

/** The part of the queue that an address asks for; going from one delivery to the next stays within it. */
export async function queueFilterOf({ tx, query, visitor }: Visit): Promise<QueueFilter> {
  const outcome = slugOf(query.get('outcome'))
  const [contract, team, supplier] = ['contract', 'team', 'supplier'].map((name) => idOf(query.get(name)))
  const service = query.get('service')?.slice(0, 200)
  const risk = risks.find((each) => each === query.get('risk'))
  const forWhat = waitsFor.find((each) => each === query.get('waits'))
  const mine = query.get('mine') === 'yes' && visitor.id !== undefined
  return {
    ...(mine ? { owners: whoseWorkIsMine(visitor) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(contract ? { contract } : {}),
    ...(team ? { team } : {}),
    ...(supplier ? { supplier } : {}),
    ...(service ? { service } : {}),
    ...(risk ? { risk } : {}),
    ...(forWhat ? { waitsFor: forWhat } : {}),
    ...(query.get('check') === 'drawn' ? { drawn: true } : {}),
    ...(query.get('check') === 'over-limit' ? { overLimit: await checkingOf(tx) } : {}),
    order: query.get('order') === 'age' ? 'age' : 'risk',
  }
}

const idOf = (text: string | null) => (text && isId(text) ? text : undefined)

const names = [
  'mine',
  'team',
  'service',
  'supplier',
  'outcome',
  'contract',
  'risk',
  'waits',
  'check',
  'order',
] as const

/** The same filter as an address. */
export function queueQuery({ query }: Visit): Record<string, string> {
  const kept = names.flatMap((name) => {
    const value = query.get(name)
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(kept) as Record<string, string>
}

/** A slug as it may stand in an address; anything else picks nothing. */
export function slugOf(text: string | null): string | undefined {
  return text && /^[a-z0-9-]{1,60}$/.test(text) ? text : undefined
}
