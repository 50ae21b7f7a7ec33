import { addDays, dayIn } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import { type Quarter, quarterMonths } from '../../language/quarter.ts'
import { unitWords } from '../../measurement/index.ts'
import { authorityAddress } from '../../web/authority-address.ts'
import { authoritiesIn, makeLink } from '../../parties/store.ts'
import { queueLetter } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Tx } from '../../platform/tx.ts'
import { urlsAt } from '../../web/urls.ts'
import { confirmationLetter } from '../confirmation-letters.ts'
import { confirmationSettingOf } from './confirmation-setting.ts'
import { deliveryOf } from './delivery-record.ts'

/** How organisations that benefited are told at this authority. */
export interface TellingOrganisations {
  authority: string
  sending: boolean
  confirmAt(secret: string): string
}

/** Days that a link to confirm lives. */
const daysOfLink = 60
/** Days within which an organisation has one letter; what is named meanwhile waits for that of the month. */
const daysBetween = 30

interface ToAsk {
  id: string
  delivery: string
  organisation: string
  email: string
}

const columns = ['confirmation_id as id', 'delivery_id as delivery', 'organisation', 'email'] as const

/** Asks about one that was just named, unless it isn't drawn or the organisation had a letter lately. */
export async function askAtOnce(tx: Tx, telling: TellingOrganisations, id: string): Promise<void> {
  const found = await tx
    .selectFrom('confirmation as c')
    .select(columns)
    .where('authority_id', '=', tx.authority)
    .where('confirmation_id', '=', id)
    .where('drawn', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('confirmation as o')
            .select('o.confirmation_id')
            .whereRef('o.authority_id', '=', 'c.authority_id')
            .whereRef('o.email_key', '=', 'c.email_key')
            .where('o.asked_at', '>', new Date(tx.at.getTime() - daysBetween * 86_400_000)),
        ),
      ),
    )
    .executeTakeFirst()
  if (found) await askOne(tx, telling, [found], 'asked_at')
}

/** The letter of the month: to each address one, about all that wait to be asked. */
export async function askOrganisations(platform: Platform, at: Date): Promise<void> {
  await atEach(platform, at, async (tx, telling) => {
    const rows = await tx
      .selectFrom('confirmation')
      .select(columns)
      .where('authority_id', '=', tx.authority)
      .where('drawn', '=', true)
      .where('asked_at', 'is', null)
      .where('answered_at', 'is', null)
      .orderBy('recorded_at')
      .limit(2000)
      .forUpdate()
      .execute()
    await askEach(tx, telling, rows, 'asked_at')
  })
}

/** Reminds, once, of what was not answered for so many days as the authority says. */
export async function remindOrganisations(platform: Platform, at: Date): Promise<void> {
  await atEach(platform, at, async (tx, telling) => {
    const { remindAfter } = await confirmationSettingOf(tx)
    const rows = await tx
      .selectFrom('confirmation')
      .select(columns)
      .where('authority_id', '=', tx.authority)
      .where('asked_at', '<=', new Date(at.getTime() - remindAfter * 86_400_000))
      .where('answered_at', 'is', null)
      .where('reminded_at', 'is', null)
      .orderBy('recorded_at')
      .limit(2000)
      .forUpdate()
      .execute()
    await askEach(tx, telling, rows, 'reminded_at')
  })
}

async function atEach(
  { database, settings }: Platform,
  at: Date,
  work: (tx: Tx, telling: TellingOrganisations) => Promise<void>,
): Promise<void> {
  const authorities = await authoritiesIn(database.installation)
  for (const authority of authorities) {
    const address = authorityAddress(authority, settings.baseUrl, authorities.length > 1)
    const telling = {
      authority: authority.name,
      sending: settings.sendsMail && !authority.isExample,
      confirmAt: (secret: string) => address + urlsAt('').confirmationLink(secret),
    }
    await database.withAuthority({ authority: authority.id, actor: { kind: 'system' }, at }, (tx) =>
      work(tx, telling),
    )
  }
}

type Moment = 'asked_at' | 'reminded_at'

async function askEach(
  tx: Tx,
  telling: TellingOrganisations,
  rows: readonly ToAsk[],
  moment: Moment,
): Promise<void> {
  const byAddress = Map.groupBy(rows, ({ email }) => email.toLowerCase())
  for (const all of byAddress.values()) await askOne(tx, telling, all, moment)
}

/** One letter to one address, with a link for each delivery. */
async function askOne(
  tx: Tx,
  { authority, sending, confirmAt }: TellingOrganisations,
  all: readonly ToAsk[],
  moment: Moment,
): Promise<void> {
  const { organisation, email } = all[0]!
  const told: { words: string; link: string }[] = []
  for (const { id, delivery } of all) {
    const of = await deliveryOf(tx, delivery)
    if (!of || of.state === 'replaced') continue
    const secret = await makeLink(tx, { purpose: 'confirmation', subject: id, email, days: daysOfLink })
    told.push({ words: deliveryWords(of), link: confirmAt(secret) })
  }
  const ids = all.map(({ id }) => id)
  await tx
    .updateTable('confirmation')
    .set({ [moment]: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('confirmation_id', 'in', ids)
    .execute()
  if (told.length === 0) return
  const linkEnds = addDays(dayIn(tx.at), daysOfLink)
  const letter = confirmationLetter(authority, organisation, {
    all: told,
    linkEnds,
    isAgain: moment === 'reminded_at',
  })
  await queueLetter(tx, { to: email, ...letter }, { authority: tx.authority, at: tx.at, sending })
  for (const id of ids) {
    tx.note({
      action: moment === 'asked_at' ? 'confirmation-asked' : 'confirmation-asked-again',
      subject: 'confirmation',
      id,
      words: `Asked ${organisation}${moment === 'asked_at' ? '' : ' once more'} whether what is said to have helped it happened.`,
    })
  }
}

/** "12 hours: Bid-writing help, from Ashdown Highways Ltd, July to September 2026" */
export function deliveryWords(of: {
  measure: Parameters<typeof unitWords>[0]
  quantity: Decimal
  title: string
  supplierName: string
  quarter: Quarter
}): string {
  return `${unitWords(of.measure, of.quantity)}: ${of.title}, from ${of.supplierName}, ${quarterMonths(of.quarter)}`
}
