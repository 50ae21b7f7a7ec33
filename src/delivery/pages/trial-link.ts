import { dayIn } from '../../language/day.ts'
import { queueLetter } from '../../platform/mail.ts'
import { urlsAt } from '../../web/urls.ts'
import type { Visit } from '../../web/visit.ts'
import { trialLetter } from '../letters.ts'

/** The full address of a trial's link. */
export function trialLinkOf({ platform: { settings }, urls }: Visit, trial: string, secret: string): string {
  return settings.baseUrl + urlsAt(urls.prefix, trial).returnLink(secret)
}

/** Whether letters leave this installation. */
export function lettersGoOut({ platform: { settings }, authority }: Visit): boolean {
  return settings.sendsMail && !authority.isExample
}

/** Sends a trial's link to the person who began it, and to nobody else. Not in the trial itself: this letter is to arrive. */
export async function tellOfTrial(
  visit: Visit,
  { id, secret, contractTitle, ends }: { id: string; secret: string; contractTitle: string; ends: Date },
): Promise<void> {
  const { tx, authority, visitor, now } = visit
  const about = { authority: authority.name, contractTitle }
  const link = trialLinkOf(visit, id, secret)
  const letter = trialLetter(about, { link, linkEnds: dayIn(ends) })
  const sending = lettersGoOut(visit)
  await queueLetter(tx, { to: visitor.email!, ...letter }, { authority: tx.authority, at: now, sending })
}
