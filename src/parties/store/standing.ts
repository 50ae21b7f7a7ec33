import { sql } from 'kysely'
import { type Day, later } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import { rolesToLend } from '../cover.ts'
import { isOrganisationRole } from '../invitation.ts'
import { isRole, type Role } from '../role.ts'
import { namesOf, personOf } from './person.ts'

interface Other {
  id: string
  name: string
  /** The last day. */
  until: Day
}

/** What a person may be today, of their own and by what others lend them. */
export interface Standing {
  /** Of their own. */
  roles: Role[]
  /** For a supplier's person: the suppliers they speak for. */
  suppliers: string[]
  actsFor: (Other & { roles: Role[] })[]
  coveredBy: Other[]
}

interface Held {
  person: string
  role: string
  supplier: string | null
}

/** Roles that people hold of their own on the day. */
async function rolesHeldBy(tx: Tx, people: readonly string[], today: Day): Promise<Held[]> {
  return tx
    .selectFrom('membership')
    .select(['person_id as person', 'role', 'supplier_id as supplier'])
    .where('authority_id', '=', tx.authority)
    .where('person_id', 'in', [...people])
    .where('starts', '<=', today)
    .where((where) => where.or([where('ends', 'is', null), where('ends', '>', today)]))
    .execute()
}

interface Running {
  away: string
  covering: string
  roles: string[]
  until: Day
}

/** The covers that run on the day, of which the person is one part or the other. */
async function runningCovers(tx: Tx, person: string, today: Day): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select c.away_id as away, c.covering_id as covering, c.roles, c.ends - 1 as until
    from cover c
    where c.authority_id = ${tx.authority} and c.stopped_at is null
      and c.starts <= ${today}::date and c.ends > ${today}::date
      and (c.covering_id = ${person}::uuid or c.away_id = ${person}::uuid)
    order by c.cover_id`.execute(tx)
  return rows
}

/**
 * A person's roles on the day. A role is lent by whoever holds it of their own on that very day, to somebody who works for
 * the authority on that day; so it is never more than its lender has, and never lent on. An administrator's role is lent to
 * administrators alone. It is asked at every visit: two small questions at once, and a third for those in a cover.
 */
export async function standingOf(tx: Tx, person: string, today: Day): Promise<Standing> {
  const [own, covers] = await Promise.all([
    rolesHeldBy(tx, [person], today),
    runningCovers(tx, person, today),
  ])
  const roles = rolesAmong(own)
  const suppliers = [...new Set(own.flatMap(({ supplier }) => supplier ?? []))]
  if (covers.length === 0) return { roles, suppliers, actsFor: [], coveredBy: [] }
  const people = [...new Set(covers.flatMap(({ away, covering }) => [away, covering]))]
  const [heldBy, names] = await Promise.all([rolesHeldBy(tx, people, today), namesOf(tx, people)])
  const held = Map.groupBy(heldBy, (row) => row.person)
  const worksHere = (id: string) => rolesAmong(held.get(id) ?? []).some((role) => !isOrganisationRole(role))
  const taken = covers.filter(({ covering }) => covering === person && worksHere(person))
  const given = covers.filter(({ away, covering }) => away === person && worksHere(covering))
  return {
    roles,
    suppliers,
    actsFor: onceEach(taken, names, ({ away }) => away).map(({ of, ...other }) => {
      const lent = new Set(of.flatMap((cover) => cover.roles))
      const holds = rolesAmong(held.get(other.id) ?? []).filter((role) => lent.has(role))
      return { ...other, roles: rolesToLend(holds, roles) }
    }),
    coveredBy: onceEach(given, names, ({ covering }) => covering).map(otherOf),
  }
}

function rolesAmong(rows: readonly { role: string | null }[]): Role[] {
  return [...new Set(rows.flatMap(({ role }) => (role && isRole(role) ? role : [])))]
}

/** Each other person once, however many covers there are; until the last day of the longest. */
function onceEach(
  covers: readonly Running[],
  names: ReadonlyMap<string, string>,
  otherIn: (cover: Running) => string,
): (Other & { of: Running[] })[] {
  return [...Map.groupBy(covers, otherIn)].map(([id, of]) => ({
    id,
    name: names.get(id) ?? 'Somebody',
    until: of.map(({ until }) => until).reduce(later),
    of,
  }))
}

function otherOf({ id, name, until }: Other): Other {
  return { id, name, until }
}

/** Those for whom somebody acts on the day: whose work is theirs too. */
export async function peopleIActFor(tx: Tx, person: string, today: Day): Promise<Other[]> {
  const { actsFor } = await standingOf(tx, person, today)
  return actsFor.map(otherOf)
}

/** Those who act for somebody on the day: whom letters about that person's work reach too. */
export async function peopleActingFor(
  tx: Tx,
  person: string,
  today: Day,
): Promise<(Other & { email: string })[]> {
  const { coveredBy } = await standingOf(tx, person, today)
  const records = await Promise.all(coveredBy.map(({ id }) => personOf(tx, id)))
  return coveredBy.flatMap((other, at) => (records[at] ? [{ ...other, email: records[at].email }] : []))
}
