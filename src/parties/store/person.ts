import { type Kysely, sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import type { Tables } from '../../platform/tables.ts'
import { emailKey } from '../email.ts'
import { isOrganisationRole } from '../invitation.ts'
import { isRole, type Role } from '../role.ts'

type Db = Kysely<Tables>

/** Somebody with an account here: one person, whatever number of authorities they belong to. */
export interface PersonRecord {
  id: string
  name: string
  email: string
}

const columns = ['person_id as id', 'name', 'email'] as const

/** Adds a person of the installation. Their roles come with memberships; the e-mail address is theirs alone. */
export async function addPerson(
  db: Db,
  { name, email, at }: { name: string; email: string; at: Date },
): Promise<string> {
  const person_id = newId()
  await db
    .insertInto('person')
    .values({ person_id, name, email: email.trim(), email_key: emailKey(email), recorded_at: at })
    .execute()
  return person_id
}

export async function personByEmail(db: Db, email: string): Promise<PersonRecord | undefined> {
  return db.selectFrom('person').select(columns).where('email_key', '=', emailKey(email)).executeTakeFirst()
}

export async function personOf(db: Db, id: string): Promise<PersonRecord | undefined> {
  return db.selectFrom('person').select(columns).where('person_id', '=', id).executeTakeFirst()
}

export async function personName(db: Db, id: string): Promise<string | undefined> {
  return (await personOf(db, id))?.name
}

/** Names by id, for lists that show who did something. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('person_id', 'in', known)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.name]))
}

export interface PersonWithRoles {
  id: string
  name: string
  email: string
  /** Held today at the authority. */
  roles: Role[]
}

/** Those who hold the role at the authority today, or any role; by name. */
export async function peopleWithRole(tx: Tx, role?: Role): Promise<PersonWithRoles[]> {
  const { people } = await peopleIn(tx, { role, limit: 10_000 })
  return people
}

/** Those who work for the authority today, by name: whoever holds more than the roles of a supplier or community organisation. */
export async function staffOf(tx: Tx): Promise<PersonWithRoles[]> {
  return (await peopleWithRole(tx)).filter(({ roles }) => roles.some((role) => !isOrganisationRole(role)))
}

export interface PeopleFilter {
  search?: string | undefined
  role?: Role | undefined
  /** The last of the page before. */
  after?: { name: string; id: string } | undefined
  limit?: number
}

/** A page of those who belong to the authority today, by name; `next` when there are more. */
export async function peopleIn(
  tx: Tx,
  { search, role, after, limit = 50 }: PeopleFilter,
): Promise<{ people: PersonWithRoles[]; next?: { name: string; id: string } }> {
  const today = dayIn(tx.at)
  const found = await sql<{ id: string; name: string; email: string; roles: string[] }>`
    select p.person_id as id, p.name, p.email, array_agg(distinct m.role order by m.role) as roles
    from membership m join person p on p.person_id = m.person_id
    where m.authority_id = ${tx.authority} and m.starts <= ${today}::date
      and (m.ends is null or m.ends > ${today}::date)
      and (${search ?? ''} = '' or p.name ilike ${likeText(search)} or p.email ilike ${likeText(search)})
      and (${after?.id ?? null}::uuid is null or
        (p.name collate "en-GB-x-icu", p.person_id) > (${after?.name ?? ''}, ${after?.id ?? null}::uuid))
    group by p.person_id, p.name, p.email
    having ${role ?? ''} = '' or bool_or(m.role = ${role ?? ''})
    order by p.name collate "en-GB-x-icu", p.person_id
    limit ${limit + 1}`.execute(tx)
  const people = found.rows
    .slice(0, limit)
    .map((row) => ({ ...row, roles: row.roles.filter((name): name is Role => isRole(name)) }))
  const last = people.at(-1)
  return found.rows.length > limit && last ? { people, next: { name: last.name, id: last.id } } : { people }
}

/** How many people belong to the authority today, by the same filter. */
export async function countPeople(tx: Tx, { search, role }: PeopleFilter): Promise<number> {
  const today = dayIn(tx.at)
  const found = await sql<{ count: number }>`
    select count(distinct m.person_id) as count
    from membership m join person p on p.person_id = m.person_id
    where m.authority_id = ${tx.authority} and m.starts <= ${today}::date
      and (m.ends is null or m.ends > ${today}::date)
      and (${search ?? ''} = '' or p.name ilike ${likeText(search)} or p.email ilike ${likeText(search)})
      and (${role ?? ''} = '' or m.role = ${role ?? ''})`.execute(tx)
  return Number(found.rows[0]!.count)
}

/** The text as a pattern for ilike, its own signs taken literally. */
export function likeText(text = ''): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
