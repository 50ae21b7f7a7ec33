import { type Day, dayIn } from '../../../language/day.ts'
import { endLinks, makeLinks } from '../../../parties/store.ts'
import { queueLetters } from '../../../platform/mail.ts'
import type { Tx } from '../../../platform/tx.ts'
import { bundleLetter, bundleReminderLetter, newBundleLinkLetter } from '../../bundle-letters.ts'
import { daysOfLink } from '../../return.ts'
import { linkEndsFrom, type Telling } from '../telling.ts'
import type { BundleToTell } from './bundling.ts'

/** What is written about a bundle. */
export type BundleLetterKind = 'asks' | 'reminds' | 'new-link'

const letterOf = { asks: bundleLetter, reminds: bundleReminderLetter, 'new-link': newBundleLinkLetter }

interface How {
  kind: BundleLetterKind
  hours?: { from: number; until: number } | undefined
}

/** Writes one letter for each bundle, with one link: none where one went to that address today, unless the supplier wants another link. */
export async function tellBundles(
  tx: Tx,
  telling: Telling,
  bundles: readonly BundleToTell[],
  { kind, hours }: How,
): Promise<void> {
  const today = dayIn(tx.at)
  const told = kind === 'new-link' ? bundles : await takeDay(tx, bundles, today)
  if (kind === 'new-link') for (const { id } of told) await endLinks(tx, 'return-bundle', id, tx.at)
  const links = await makeLinks(
    tx,
    told.map(({ id, email }) => ({ purpose: 'return-bundle', subject: id, email, days: daysOfLink })),
  )
  const linkEnds = linkEndsFrom(tx.at)
  const letters = told.map(({ email, title, quarter, due, of }, place) => ({
    to: email,
    ...letterOf[kind](
      { authority: telling.authority, title, quarter },
      { due, today, link: telling.linkTo(links[place]!), linkEnds },
    ),
    about: { kind: 'return', id: of },
    ...(hours ? { hours } : {}),
  }))
  await queueLetters(tx, letters, { authority: tx.authority, at: tx.at, sending: telling.sending })
}

/** The row of the day is written once, whoever else is about it. */
async function takeDay(tx: Tx, bundles: readonly BundleToTell[], day: Day): Promise<BundleToTell[]> {
  if (bundles.length === 0) return []
  const recorded = { recorded_at: tx.at, recorded_by: tx.actor.id ?? null }
  const rows = await tx
    .insertInto('return_bundle_letter')
    .values(
      bundles.map(({ id, email }) => ({
        authority_id: tx.authority,
        bundle_id: id,
        day,
        email,
        ...recorded,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('bundle_id')
    .execute()
  const taken = new Set(rows.map(({ bundle_id }) => bundle_id))
  return bundles.filter(({ id }) => taken.has(id))
}
