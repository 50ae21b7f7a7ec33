import { dayIn } from '../../../language/day.ts'
import type { Tx } from '../../../platform/database.ts'
import { holdsOn, membershipsOf, openInvitationFor, personByEmail } from '../../store.ts'

/** Why the e-mail address can't be invited now; undefined when it can. */
export async function inviteFault(tx: Tx, email: string): Promise<string | undefined> {
  if (await openInvitationFor(tx, email))
    return 'This person is invited already. Send the invitation again instead'
  const known = await personByEmail(tx, email)
  const today = dayIn(tx.at)
  const belongs = known && (await membershipsOf(tx, known.id)).some((held) => holdsOn(held, today))
  return belongs ? `${known.name} belongs here already. Change their roles instead` : undefined
}
