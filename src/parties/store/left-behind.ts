import { dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import type { Belonging } from '../belongings.ts'
import { type Cover, coverStanding } from '../cover.ts'
import type { Belongings } from '../needs.ts'
import { coversOfPerson } from './cover.ts'
import { type InvitationRecord, openInvitationsBy } from './invitation.ts'
import { type TeamRecord, teamsOf, teamsOfPerson } from './team.ts'
import { type TokenRecord, tokensOf } from './token.ts'

/** Everything at the authority that stands in one person's name. */
export interface LeftBehind {
  /** What later rooms keep, by kind. */
  kinds: { of: Belongings; things: Belonging[] }[]
  teamsLed: TeamRecord[]
  /** Teams they belong to and don't lead. */
  teamsIn: TeamRecord[]
  /** Cover they give or take, now or to come. */
  covers: Cover[]
  /** Tokens they made that still work. */
  tokens: TokenRecord[]
  /** Invitations they sent that wait for an answer. */
  invitations: InvitationRecord[]
}

export async function leftBehindBy(
  tx: Tx,
  person: string,
  belongings: readonly Belongings[],
): Promise<LeftBehind> {
  const kinds = []
  for (const of of belongings) kinds.push({ of, things: await of.of(tx, person) })
  const led = (await teamsOf(tx)).filter(({ lead }) => lead?.id === person)
  const today = dayIn(tx.at)
  const covers = await coversOfPerson(tx, person, { from: today })
  return {
    kinds,
    teamsLed: led,
    teamsIn: (await teamsOfPerson(tx, person)).filter(({ id }) => !led.some((team) => team.id === id)),
    covers: covers.filter((cover) => ['coming', 'running'].includes(coverStanding(cover, today))),
    tokens: (await tokensOf(tx)).filter(
      ({ madeBy, ended, expires }) => madeBy === person && ended === null && expires > tx.at,
    ),
    invitations: await openInvitationsBy(tx, person),
  }
}

/** Services of what has to be given to somebody, by name. */
export function servicesIn({ kinds, teamsLed }: LeftBehind): string[] {
  const services = [...kinds.flatMap(({ things }) => things), ...teamsLed].flatMap(
    ({ service }) => service ?? [],
  )
  return [...new Set(services)].sort((one, other) => one.localeCompare(other, 'en-GB'))
}

/** How many things somebody else has to take. */
export function countToTake({ kinds, teamsLed }: LeftBehind): number {
  return kinds.reduce((sum, { things }) => sum + things.length, teamsLed.length)
}
