import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import { type Cover, daysOfCover, type ProposedCover } from '../cover.ts'
import { isRole, type Role } from '../role.ts'
import { rolesInWords } from './membership.ts'
import { namesOf } from './person.ts'

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

/** Makes a cover. What it lends is worked out anew on each of its days: see `standingOf` in standing.ts. */
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
