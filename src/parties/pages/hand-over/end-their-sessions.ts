import type { Visit } from '../../../web/visit.ts'
import { authoritiesOfPerson, endSessions } from '../../store.ts'

/** Somebody who belongs to another authority too stays signed in there; here their pages are closed all the same. */
export async function endTheirSessions(
  { tx, platform, authority, today, now }: Visit,
  person: string,
): Promise<void> {
  const belongs = await authoritiesOfPerson(platform.database, person, today)
  if (belongs.every(({ id }) => id === authority.id)) await endSessions(tx, person, now)
}
