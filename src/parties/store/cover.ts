import { sql } from 'kysely'
import { type Day, dayIn, later } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import { type Cover, daysOfCover, type ProposedCover, rolesToLend } from '../cover.ts'
import { isOrganisationRole } from '../invitation.ts'
import { isRole, type Role } from '../role.ts'
import { rolesInWords } from './membership.ts'
import { namesOf, personOf } from './person.ts'

interface CoverFilter {
  id?: string
  /** Whose it is: the person away, or the one who covers. */
  person?: string
  /** Those that hold on this day or later, and were not stopped. */
  from?: Day
}

async function covers(tx: Tx, { id, person, from }: CoverFilter): Promise<Cover[]> {
  const found = await sql<{
    id: string
    away: string
    awayName: string
    covering: string
    coveringName: string
    starts: Day
    ends: Day
    roles: string[]
    reason: string | null
    recorded_at: Date
    madeBy: string | null
    madeByName: string | null
    stopped: Cover['stopped']
    stoppedAt: Date | null
  }>`
    select c.cover_id as id, c.away_id as away, a.name as "awayName", c.covering_id as covering, s.name as "coveringName",
      c.starts, c.ends, c.roles, c.reason, c.recorded_at, c.recorded_by as "madeBy", m.name as "madeByName", c.stopped,
      c.stopped_at as "stoppedAt"
    from cover c
    join person a on a.person_id = c.away_id
    join person s on s.person_id = c.covering_id
    left join person m on m.person_id = c.recorded_by
    where c.authority_id = ${tx.authority}
      and (${id ?? null}::uuid is null or c.cover_id = ${id ?? null}::uuid)
      and (${person ?? null}::uuid is null or ${person ?? null}::uuid in (c.away_id, c.covering_id))
      and (${from ?? null}::date is null or (c.ends > ${from ?? null}::date and c.stopped_at is null))
    order by c.ends desc, c.cover_id desc
    limit 500`.execute(tx)
  return found.rows.map(
    ({ away, awayName, covering, coveringName, madeBy, madeByName, recorded_at, roles, ...row }) => ({
      ...row,
      away: { id: away, name: awayName },
      covering: { id: covering, name: coveringName },
      roles: roles.filter((role): role is Role => isRole(role)),
      madeBy: madeBy ? { id: madeBy, name: madeByName ?? 'Somebody' } : null,
      recordedAt: recorded_at,
    }),
  )
}

/** Who acts, acted and will act for whom, those that end last first; only those that still hold from a day on, when one is given. */
export async function coversOf(tx: Tx, { from }: { from?: Day } = {}): Promise<Cover[]> {
  return covers(tx, { from })
}

/** The covers a person gives or takes. */
export async function coversOfPerson(
  tx: Tx,
  person: string,
  { from }: { from?: Day } = {},
): Promise<Cover[]> {
  return covers(tx, { person, from })
}

export async function coverOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Cover | undefined> {
  if (lock) {
    await tx
      .selectFrom('cover')
      .select('cover_id')
      .where('authority_id', '=', tx.authority)
      .where('cover_id', '=', id)
      .forUpdate()
      .execute()
  }
  return (await covers(tx, { id }))[0]
}

const sealOf = (cover_id: string): FactRow => ({ table: 'cover', key: { cover_id } })

/** Makes a cover. What it lends is worked out anew on each of its days: see `standingOf`. */
export async function addCover(
  tx: Tx,
  { away, covering, starts, ends, roles, reason }: ProposedCover,
): Promise<string> {
  const cover_id = newId()
  await tx
    .insertInto('cover')
    .values({
      authority_id: tx.authority,
      cover_id,
      away_id: away,
      covering_id: covering,
      starts,
      ends,
      roles,
      reason,
      ...recordedNow(tx),
    })
    .execute()
  const names = await namesOf(tx, [away, covering])
  const who = `${names.get(covering)} acts for ${names.get(away)}`
  const why = reason ? ` Reason: ${reason}` : ''
  tx.note({
    action: 'cover-made',
    subject: 'cover',
    id: cover_id,
    words: `${who}, ${daysOfCover({ starts, ends })}, as ${rolesInWords(roles)}.${why}`,
    facts: [sealOf(cover_id)],
  })
  return cover_id
}

/** Stops a cover at once: its covering person declines, or somebody ends it early. False when it was stopped already. */
export async function stopCover(
  tx: Tx,
  { id, away, covering }: Cover,
  how: 'declined' | 'ended',
): Promise<boolean> {
  const stopped = await tx
    .updateTable('cover')
    .set({ stopped: how, stopped_at: tx.at, stopped_by: tx.actor.id ?? null })
    .where('authority_id', '=', tx.authority)
    .where('cover_id', '=', id)
    .where('stopped_at', 'is', null)
    .returning('cover_id')
    .executeTakeFirst()
  if (!stopped) return false
  tx.note({
    action: how === 'declined' ? 'cover-declined' : 'cover-ended',
    subject: 'cover',
    id,
    words:
      how === 'declined'
        ? `${covering.name} declined to act for ${away.name}.`
        : `${covering.name} no longer acts for ${away.name}.`,
    facts: [sealOf(id)],
  })
  return true
}

/** Lets a cover that was ended go on, while it has days left: when a handover is put back. */
export async function startCoverAgain(tx: Tx, id: string): Promise<void> {
  const cover = await coverOf(tx, id, { lock: true })
  if (!cover || cover.stopped !== 'ended' || cover.ends <= dayIn(tx.at)) return
  await tx
    .updateTable('cover')
    .set({ stopped: null, stopped_at: null, stopped_by: null })
    .where('authority_id', '=', tx.authority)
    .where('cover_id', '=', id)
    .execute()
  tx.note({
    action: 'cover-goes-on',
    subject: 'cover',
    id,
    words: `${cover.covering.name} acts for ${cover.away.name} again, ${daysOfCover(cover)}.`,
    facts: [sealOf(id)],
  })
}

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

/**
 * A person's roles on the day. A role is lent by whoever holds it of their own on that very day, to somebody who works for
 * the authority on that day; so it is never more than its lender has, and never lent on. An administrator's role is lent to
 * administrators alone.
 */
export async function standingOf(tx: Tx, person: string, today: Day): Promise<Standing> {
  const holds = sql`m.starts <= ${today}::date and (m.ends is null or m.ends > ${today}::date)`
  const runs = sql`c.stopped_at is null and c.starts <= ${today}::date and c.ends > ${today}::date`
  const { rows } = await sql<{
    kind: 'own' | 'lent' | 'covered'
    role: string | null
    supplier: string | null
    other: string
    name: string
    until: Day
  }>`
    select 'own' as kind, m.role, m.supplier_id as supplier, null::uuid as other, null as name, null::date as until
    from membership m
    where m.authority_id = ${tx.authority} and m.person_id = ${person}::uuid and ${holds}
    union all
    select 'lent', m.role, null, c.away_id, p.name, c.ends - 1
    from cover c
    join person p on p.person_id = c.away_id
    left join membership m on m.authority_id = c.authority_id and m.person_id = c.away_id and m.role = any(c.roles) and ${holds}
    where c.authority_id = ${tx.authority} and c.covering_id = ${person}::uuid and ${runs}
    union all
    select 'covered', null, null, c.covering_id, p.name, c.ends - 1
    from cover c
    join person p on p.person_id = c.covering_id
    where c.authority_id = ${tx.authority} and c.away_id = ${person}::uuid and ${runs}
      and exists (select from membership m
        where m.authority_id = c.authority_id and m.person_id = c.covering_id and ${holds})`.execute(tx)
  const own = rows.filter(({ kind }) => kind === 'own')
  const roles = rolesAmong(own)
  const worksHere = roles.some((role) => !isOrganisationRole(role))
  const lent = worksHere ? rows.filter(({ kind }) => kind === 'lent') : []
  return {
    roles,
    suppliers: [...new Set(own.flatMap(({ supplier }) => supplier ?? []))],
    actsFor: othersIn(lent).map((other) => ({
      ...otherOf(other),
      roles: rolesToLend(rolesAmong(other.rows), roles),
    })),
    coveredBy: othersIn(rows.filter(({ kind }) => kind === 'covered')).map(otherOf),
  }
}

function rolesAmong(rows: readonly { role: string | null }[]): Role[] {
  return [...new Set(rows.flatMap(({ role }) => (role && isRole(role) ? role : [])))]
}

/** Each other person once, however many covers there are; until the last day of the longest. */
function othersIn<Row extends { other: string; name: string; until: Day }>(
  rows: readonly Row[],
): (Other & { rows: Row[] })[] {
  const byPerson = Map.groupBy(rows, ({ other }) => other)
  return [...byPerson].map(([id, own]) => ({
    id,
    name: own[0]!.name,
    until: own.map(({ until }) => until).reduce(later),
    rows: own,
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
