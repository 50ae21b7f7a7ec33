import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { type Database, recordedNow, type Tx } from '../../platform/database.ts'
import type { RoleChange } from '../change-roles.ts'
import { isRole, type Role, roles } from '../role.ts'
import { personName } from './person.ts'

/** One role of one person at the authority; `ends` is the first day on which it no longer holds. */
export interface Membership {
  id: string
  role: Role
  supplier: string | null
  supplierName: string | null
  starts: Day
  ends: Day | null
}

interface NewMembership {
  person: string
  role: Role
  supplier?: string | null
  /** Today when left out. */
  starts?: Day
}

/** Gives one person one role, and notes it. */
export async function addMembership(
  tx: Tx,
  { person, role, supplier, starts }: NewMembership,
): Promise<string> {
  return (await addMemberships(tx, person, [role], { supplier, starts }))[0]!
}

/** Gives one person several roles, and notes it as one act. */
export async function addMemberships(
  tx: Tx,
  person: string,
  given: readonly Role[],
  { supplier = null, starts = dayIn(tx.at) }: { supplier?: string | null; starts?: Day } = {},
): Promise<string[]> {
  const rows = given.map((role) => ({
    authority_id: tx.authority,
    membership_id: newId(),
    person_id: person,
    role,
    supplier_id: supplier,
    starts,
    ends: null,
    ...recordedNow(tx),
  }))
  await tx.insertInto('membership').values(rows).execute()
  const name = (await personName(tx, person)) ?? 'Somebody'
  tx.note({
    action: 'roles-given',
    subject: 'person',
    id: person,
    words: `${name} became ${rolesInWords(given)}.`,
    facts: rows.map(({ membership_id }) => ({ table: 'membership', key: { membership_id } })),
  })
  return rows.map(({ membership_id }) => membership_id)
}

/** Ends some of a person's roles today, and begins others: both dated, nothing lost. */
export async function recordRoleChange(
  tx: Tx,
  person: string,
  { starts, ends }: RoleChange<Role>,
): Promise<void> {
  if (starts.length > 0) await addMemberships(tx, person, starts)
  if (ends.length === 0) return
  const today = dayIn(tx.at)
  const ended = await tx
    .updateTable('membership')
    .set({ ends: today })
    .where('authority_id', '=', tx.authority)
    .where('person_id', '=', person)
    .where('role', 'in', ends)
    .where((where) => where.or([where('ends', 'is', null), where('ends', '>', today)]))
    .returning('membership_id')
    .execute()
  const name = (await personName(tx, person)) ?? 'Somebody'
  tx.note({
    action: 'roles-ended',
    subject: 'person',
    id: person,
    words: `${name} is no longer ${rolesInWords(ends)}.`,
    facts: ended.map(({ membership_id }) => ({ table: 'membership', key: { membership_id } })),
  })
}

/** "Administrator, Contract manager and Publisher" */
export function rolesInWords(given: readonly Role[]): string {
  const names = given.map((role) => roles[role].name)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Every role the person ever had at the authority, the newest first. */
export async function membershipsOf(tx: Tx, person: string): Promise<Membership[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .leftJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 'm.authority_id').onRef('s.supplier_id', '=', 'm.supplier_id'),
    )
    .select([
      'm.membership_id as id',
      'm.role',
      'm.supplier_id as supplier',
      's.name as supplierName',
      'm.starts',
      'm.ends',
    ])
    .where('m.authority_id', '=', tx.authority)
    .where('m.person_id', '=', person)
    .orderBy('m.starts', 'desc')
    .orderBy('m.membership_id', 'desc')
    .execute()
  return rows.flatMap(({ role, starts, ends, ...row }) =>
    isRole(role) ? [{ ...row, role, starts: starts as Day, ends: ends as Day | null }] : [],
  )
}

/** Whether the membership holds on the day. */
export function holdsOn({ starts, ends }: { starts: Day; ends: Day | null }, on: Day): boolean {
  return starts <= on && (ends === null || ends > on)
}

/** Today's administrators, locked until the transaction ends, so that two can't remove each other at once. */
export async function lockAdministrators(tx: Tx): Promise<string[]> {
  const today = dayIn(tx.at)
  const rows = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('authority_id', '=', tx.authority)
    .where('role', '=', 'administrator')
    .where('starts', '<=', today)
    .where((where) => where.or([where('ends', 'is', null), where('ends', '>', today)]))
    .orderBy('membership_id')
    .forUpdate()
    .execute()
  return [...new Set(rows.map(({ person_id }) => person_id))]
}

/** The authorities somebody belongs to today, for their own account page: the one thing a person sees across walls. */
export async function authoritiesOfPerson(
  database: Database,
  person: string,
  today: Day,
): Promise<{ id: string; name: string; slug: string; roles: Role[] }[]> {
  const rows = await database.acrossAuthorities('a person sees which authorities they belong to', (db) =>
    db
      .selectFrom('membership as m')
      .innerJoin('authority as a', 'a.authority_id', 'm.authority_id')
      .select(['a.authority_id as id', 'a.name', 'a.slug'])
      .select(sql<string[]>`array_agg(distinct m.role order by m.role)`.as('roles'))
      .where('m.person_id', '=', person)
      .where('m.starts', '<=', today)
      .where((where) => where.or([where('m.ends', 'is', null), where('m.ends', '>', today)]))
      .groupBy(['a.authority_id', 'a.name', 'a.slug', 'a.recorded_at'])
      .orderBy('a.recorded_at')
      .execute(),
  )
  return rows.map((row) => ({ ...row, roles: row.roles.filter((role): role is Role => isRole(role)) }))
}
