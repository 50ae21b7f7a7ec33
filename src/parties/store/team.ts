import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/database.ts'
import type { ProposedTeam } from '../team.ts'
import { personName } from './person.ts'

/** A team as it stands; `ends` is the first day on which it no longer holds. */
export interface TeamRecord {
  id: string
  name: string
  service: string | null
  lead: { id: string; name: string } | null
  /** How many belong to it today, the lead among them. */
  members: number
  starts: Day
  ends: Day | null
  version: number
}

/** Somebody who belongs to a team today. */
export interface TeamMember {
  id: string
  name: string
  email: string
  since: Day
  leads: boolean
}

interface Wanted {
  id?: string
  person?: string
  /** Those that ended too. */
  all?: boolean
}

async function teams(tx: Tx, { id, person, all }: Wanted): Promise<TeamRecord[]> {
  const found = await sql<Omit<TeamRecord, 'lead'> & { leadId: string | null; leadName: string | null }>`
    select t.team_id as id, t.name, t.service, t.lead_id as "leadId", p.name as "leadName", t.starts, t.ends, t.version,
      (select count(*)::int from team_member m
        where m.authority_id = t.authority_id and m.team_id = t.team_id and m.ends is null) as members
    from team t left join person p on p.person_id = t.lead_id
    where t.authority_id = ${tx.authority}
      and (${id ?? null}::uuid is null or t.team_id = ${id ?? null}::uuid)
      and (${all ?? false} or t.ends is null)
      and (${person ?? null}::uuid is null or exists (select from team_member m
        where m.authority_id = t.authority_id and m.team_id = t.team_id and m.ends is null
          and m.person_id = ${person ?? null}::uuid))
    order by t.ends is not null, t.name collate "en-GB-x-icu", t.team_id`.execute(tx)
  return found.rows.map(({ leadId, leadName, ...row }) => ({
    ...row,
    lead: leadId ? { id: leadId, name: leadName ?? 'Somebody' } : null,
  }))
}

/** The authority's teams by name; those that ended only when they are asked for, behind the others. */
export async function teamsOf(tx: Tx, { all = false }: { all?: boolean } = {}): Promise<TeamRecord[]> {
  return teams(tx, { all })
}

/** The teams a person belongs to today. */
export async function teamsOfPerson(tx: Tx, person: string): Promise<TeamRecord[]> {
  return teams(tx, { person })
}

/** One team, also when it has ended; locked for a change that reads it first. */
export async function teamOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<TeamRecord | undefined> {
  if (lock) {
    await tx
      .selectFrom('team')
      .select('team_id')
      .where('authority_id', '=', tx.authority)
      .where('team_id', '=', id)
      .forUpdate()
      .execute()
  }
  return (await teams(tx, { id, all: true }))[0]
}

/** Who belongs to the team today: its lead first, then by name. */
export async function peopleInTeam(tx: Tx, team: string): Promise<TeamMember[]> {
  const found = await sql<TeamMember>`
    select m.person_id as id, p.name, p.email, m.starts as since, coalesce(t.lead_id = m.person_id, false) as leads
    from team_member m
    join team t on t.authority_id = m.authority_id and t.team_id = m.team_id
    join person p on p.person_id = m.person_id
    where m.authority_id = ${tx.authority} and m.team_id = ${team}::uuid and m.ends is null
    order by t.lead_id is distinct from m.person_id, p.name collate "en-GB-x-icu", m.person_id`.execute(tx)
  return found.rows
}

const sealOf = (team_id: string): FactRow => ({ table: 'team', key: { team_id } })

/** Whether a team of that name stands, other than this one. */
export async function isTeamNamed(tx: Tx, name: string, except?: string): Promise<boolean> {
  const found = await tx
    .selectFrom('team')
    .select('team_id')
    .where('authority_id', '=', tx.authority)
    .where('name_key', '=', name.toLowerCase())
    .where('ends', 'is', null)
    .execute()
  return found.some(({ team_id }) => team_id !== except)
}

/** Makes a team; whoever leads it belongs to it. */
export async function addTeam(tx: Tx, { name, service, lead }: ProposedTeam): Promise<string> {
  const team_id = newId()
  await tx
    .insertInto('team')
    .values({
      authority_id: tx.authority,
      team_id,
      name,
      service,
      lead_id: lead,
      starts: dayIn(tx.at),
      ends: null,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'team-made',
    subject: 'team',
    id: team_id,
    words: `Made the team ${name}${service ? ` for ${service}` : ''}, led by ${await nameOf(tx, lead)}.`,
    facts: [sealOf(team_id)],
  })
  await addTeamMember(tx, team_id, lead)
  return team_id
}

/** Changes the team that was read at that version; false when somebody changed it since. */
export async function editTeam(
  tx: Tx,
  before: TeamRecord,
  { name, service, lead }: ProposedTeam,
  version: number,
): Promise<boolean> {
  const changed = await tx
    .updateTable('team')
    .set({ name, service, lead_id: lead, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('team_id', '=', before.id)
    .where('version', '=', version)
    .returning('team_id')
    .executeTakeFirst()
  if (!changed) return false
  const said = [
    ...(name === before.name ? [] : [`${before.name} is now called ${name}`]),
    ...(service === before.service ? [] : [`its service is ${service ?? 'none'}`]),
    ...(lead === before.lead?.id ? [] : [`${await nameOf(tx, lead)} leads it`]),
  ]
  tx.note({
    action: 'team-changed',
    subject: 'team',
    id: before.id,
    words: `Changed the team${said.length > 0 ? `: ${said.join('; ')}` : ''}.`,
    facts: [sealOf(before.id)],
  })
  await addTeamMember(tx, before.id, lead)
  return true
}

/** Gives the team another lead, who belongs to it then, or none. Answers with its version. */
export async function changeLead(
  tx: Tx,
  { id, version }: Pick<TeamRecord, 'id' | 'version'>,
  lead: string | null,
): Promise<number> {
  await tx
    .updateTable('team')
    .set({ lead_id: lead, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('team_id', '=', id)
    .execute()
  tx.note({
    action: 'team-changed',
    subject: 'team',
    id,
    words: `${lead ? await nameOf(tx, lead) : 'Nobody'} leads the team.`,
    facts: [sealOf(id)],
  })
  if (lead) await addTeamMember(tx, id, lead)
  return version + 1
}

/** Adds somebody to the team from today on; false when they belong to it already. */
export async function addTeamMember(tx: Tx, team: string, person: string): Promise<boolean> {
  const added = await tx
    .insertInto('team_member')
    .values({
      authority_id: tx.authority,
      team_member_id: newId(),
      team_id: team,
      person_id: person,
      starts: dayIn(tx.at),
      ends: null,
      ...recordedNow(tx),
    })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'team_id', 'person_id']).where('ends', 'is', null).doNothing(),
    )
    .returning('team_member_id')
    .executeTakeFirst()
  if (!added) return false
  tx.note({
    action: 'team-member-added',
    subject: 'team',
    id: team,
    words: `${await nameOf(tx, person)} joined the team.`,
    facts: [{ table: 'team_member', key: { team_member_id: added.team_member_id } }],
  })
  return true
}

/** Ends somebody's time in the team; false when they don't belong to it. */
export async function endTeamMember(tx: Tx, team: string, person: string): Promise<boolean> {
  const ended = await endMembers(tx, team, person)
  if (ended.length === 0) return false
  tx.note({
    action: 'team-member-ended',
    subject: 'team',
    id: team,
    words: `${await nameOf(tx, person)} left the team.`,
    facts: ended,
  })
  return true
}

/** Ends the team today, with everybody's time in it. */
export async function endTeam(tx: Tx, { id, name, version }: TeamRecord): Promise<void> {
  await tx
    .updateTable('team')
    .set({ ends: dayIn(tx.at), version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('team_id', '=', id)
    .execute()
  const ended = await endMembers(tx, id)
  tx.note({
    action: 'team-ended',
    subject: 'team',
    id,
    words: `The team ${name} ended.`,
    facts: [sealOf(id), ...ended],
  })
}

async function endMembers(tx: Tx, team: string, person?: string): Promise<FactRow[]> {
  let query = tx
    .updateTable('team_member')
    .set({ ends: dayIn(tx.at) })
    .where('authority_id', '=', tx.authority)
    .where('team_id', '=', team)
    .where('ends', 'is', null)
  if (person) query = query.where('person_id', '=', person)
  const ended = await query.returning('team_member_id').execute()
  return ended.map(({ team_member_id }) => ({ table: 'team_member', key: { team_member_id } }))
}

async function nameOf(tx: Tx, person: string): Promise<string> {
  return (await personName(tx, person)) ?? 'Somebody'
}
