import { isId } from '../../../language/identifier.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Role } from '../../role.ts'
import { holdsOn, type Membership, membershipsOf, personOf, type PersonRecord } from '../../store.ts'

export interface Member {
  person: PersonRecord
  /** All they ever held, the newest first. */
  memberships: Membership[]
  /** Held today. */
  current: Role[]
}

/** Somebody who belongs, or once belonged, to the visit's authority. */
export function memberNamed(visit: Visit): Promise<Member | undefined> {
  return memberOf(visit, visit.params.person ?? '')
}

/** The same of the person with this id. */
export async function memberOf({ tx, today }: Visit, id: string): Promise<Member | undefined> {
  const memberships = isId(id) ? await membershipsOf(tx, id) : []
  const person = memberships.length > 0 ? await personOf(tx, id) : undefined
  if (!person) return undefined
  const current = memberships.filter((held) => holdsOn(held, today)).map(({ role }) => role)
  return { person, memberships, current }
}

export const lastAdministrator =
  'An authority needs an administrator, and there is no other. Make somebody else one first'
