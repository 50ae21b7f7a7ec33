import type { Carrier, Fate } from './carrier.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { withoutSecrets } from './mail-queue.ts'

/** Minutes between two times a letter's carrier is asked about it. */
const between = 10

/** Days after which nothing more becomes of a letter: Notify tries for three. */
const atMost = 5

/** Letters asked about in one round. */
const portion = 50

interface Asking {
  database: Database
  clock: Clock
  stop: AbortSignal
}

/**
 * Asks the carrier what became of letters that it took, and of those of which nobody knows whether it did. One that it never had waits
 * again: with such a carrier no letter goes out twice, and none stays unknown while it answers.
 */
export async function askForFates({ database, clock, stop }: Asking, carrier: Carrier): Promise<void> {
  const now = clock()
  const minutes = (count: number) => new Date(now.getTime() - count * 60_000)
  const letters = await database.installation
    .selectFrom('mail')
    .select(['mail_id as id', 'carrier_id as carrierId', 'state', 'body', 'html'])
    .where('state', 'in', ['sent', 'unknown'])
    .where('delivered_at', 'is', null)
    .where((is) => is.or([is('carrier_id', 'is not', null), is('state', '=', 'unknown')]))
    .where((is) => is.or([is('checked_at', 'is', null), is('checked_at', '<', minutes(between))]))
    .where((is) => is.or([is('carrier', 'is', null), is('carrier', '=', carrier.name)]))
    .where('made_at', '>', minutes(atMost * 24 * 60))
    .orderBy('checked_at')
    .limit(portion)
    .execute()
  for (const letter of letters) {
    if (stop.aborted) return
    const fate = await carrier.fateOf!(letter)
    if ('fault' in fate) return
    await record(database, letter, fate, now)
  }
}

interface Asked {
  id: string
  state: string
  body: string
  html: string
}

async function record(
  { installation }: Database,
  { id, state, body, html }: Asked,
  fate: Fate,
  now: Date,
): Promise<void> {
  const carried = fate.carrierId ? { carrier_id: fate.carrierId } : {}
  const changed = {
    delivered: {
      state: 'sent',
      delivered_at: now,
      problem: null,
      body: withoutSecrets(body),
      html: withoutSecrets(html),
      ...carried,
    },
    failed: { state: 'failed', problem: fate.problem ?? 'It could not be delivered.', ...carried },
    'on-its-way': { state: 'sent', problem: null, ...carried },
    'not-known': state === 'unknown' ? { state: 'waiting', due_at: now, problem: null } : {},
  }[fate.state]
  await installation
    .updateTable('mail')
    .set({ checked_at: now, ...changed })
    .where('mail_id', '=', id)
    .where('state', '=', state)
    .execute()
}
