import { dayIn } from '../../language/day.ts'
import { authoritiesIn, type AuthorityRecord } from '../../parties/store.ts'
import type { Platform } from '../../platform/platform.ts'
import { takeStatistics } from '../../platform/statistics.ts'
import type { Tx } from '../../platform/tx.ts'
import { authorityAddress } from '../../web/authority-address.ts'
import { urlsAt } from '../../web/urls.ts'
import { answerBy, quarterJustEnded } from '../return.ts'
import { isToAsk, isWithinHours } from '../rhythm.ts'
import { askBatch, endAsking, quarterAsked } from './asking-ahead.ts'
import { escalateBatch, type TellingStaff } from './escalating.ts'
import { type Batch, remindBatch } from './reminding.ts'
import { rhythmOf } from './rhythm.ts'

type Installation = Pick<Platform, 'database' | 'settings'>

const system = { kind: 'system' } as const
/** Returns in one transaction: what a crash can leave undone, and nobody waits long for. */
const inOneBatch = 500

/**
 * Asks for returns, reminds and escalates at every authority that turned it on, within its hours. Each step of a return is
 * kept in the transaction that writes its letter, so that doing this again, or twice at once, or after being killed, writes none twice. What
 * goes wrong at one authority keeps no other back.
 */
export async function askAndRemind(installation: Installation, at: Date, limit = inOneBatch): Promise<void> {
  const { database, settings } = installation
  const authorities = await authoritiesIn(database.installation)
  const faults: unknown[] = []
  for (const authority of authorities) {
    const address = authorityAddress(authority, settings.baseUrl, authorities.length > 1)
    await atOne(installation, { authority, address, at, limit }).catch((fault: unknown) => faults.push(fault))
  }
  if (faults.length > 0) throw faults[0]
}

interface Turn {
  authority: AuthorityRecord
  address: string
  at: Date
  /** Returns in one transaction. */
  limit: number
}

async function atOne(
  { database, settings }: Installation,
  { authority, address, at, limit }: Turn,
): Promise<void> {
  const scope = { authority: authority.id, actor: system, at }
  const rhythm = await database.withAuthority({ ...scope, readOnly: true }, rhythmOf)
  if (rhythm.onSince === null || !isWithinHours(rhythm, at)) return
  const urls = urlsAt('')
  const telling: TellingStaff = {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample,
    linkTo: (secret) => address + urls.returnLink(secret),
    returnAt: (id) => address + urls.staffReturn(id),
  }
  await takeStatistics(database)
  const inBatches = async (work: (tx: Tx, batch: Batch) => Promise<string | undefined>) => {
    let after: string | undefined
    do after = await database.withAuthority(scope, (tx) => work(tx, { rhythm, limit, after }))
    while (after !== undefined)
  }
  const today = dayIn(at)
  const quarter = quarterJustEnded(today)
  if (isToAsk(quarter, rhythm, today)) {
    const due = answerBy(quarter, today, rhythm.answerDays)
    await inBatches(async (tx, batch) => {
      if (await quarterAsked(tx, quarter)) return undefined
      const next = await askBatch(tx, telling, { quarter, due, ...batch })
      if (next === undefined) await endAsking(tx, quarter)
      return next
    })
  }
  await inBatches((tx, batch) => remindBatch(tx, telling, batch))
  await inBatches((tx, batch) => escalateBatch(tx, telling, batch))
}
