import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import type { Belongings } from '../needs.ts'
import type { Role } from '../role.ts'
import { startCoverAgain } from './cover.ts'
import { addMemberships, holdsOn, membershipsOf } from './membership.ts'
import { namesOf } from './person.ts'
import { addTeamMember, changeLead, teamOf } from './team.ts'
import { startTokenAgain } from './token.ts'

/** Something that changed hands or ended with a handover. */
export interface HandoverItem {
  kind: string
  id: string
  title: string
  to: { id: string; name: string } | null
  version: number | null
  /** Of the contract it is about. */
  contract: string | null
  role: Role | null
  supplier: string | null
}

/** What one person left to others, or gave them. */
export interface HandoverRecord {
  id: string
  person: { id: string; name: string }
  isLeaving: boolean
  at: Date
  by: string | null
  undoneAt: Date | null
  items: HandoverItem[]
}

export async function handoverOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<HandoverRecord | undefined> {
  const query = tx
    .selectFrom('handover')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('handover_id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return undefined
  const { rows } = await sql<Omit<HandoverItem, 'to'> & { to: string | null }>`
    select kind, record_id as id, title, to_id as "to", (before ->> 'version')::int as version, before ->> 'role' as role,
      before ->> 'contract' as contract,
      before ->> 'supplier' as supplier
    from handover_item where authority_id = ${tx.authority} and handover_id = ${id}
    order by title collate "en-GB-x-icu", record_id`.execute(tx)
  const names = await namesOf(tx, [row.person_id, row.recorded_by, ...rows.map(({ to }) => to)])
  const named = (person: string) => ({ id: person, name: names.get(person) ?? 'Somebody' })
  return {
    id,
    person: named(row.person_id),
    isLeaving: row.is_leaving,
    at: row.recorded_at,
    by: row.recorded_by ? named(row.recorded_by).name : null,
    undoneAt: row.undone_at,
    items: rows.map((item) => ({ ...item, to: item.to ? named(item.to) : null })),
  }
}

/** What was changed since the handover, in words; it can be put back while that is nothing. */
export async function changedSinceHandover(
  tx: Tx,
  { person, isLeaving, items }: HandoverRecord,
  belongings: readonly Belongings[],
): Promise<string[]> {
  const changed: string[] = []
  for (const of of belongings) {
    const own = items.filter(({ kind }) => kind === of.kind)
    const versions = await of.versionsOf(
      tx,
      own.map(({ id }) => id),
    )
    changed.push(...own.filter(({ id, version }) => versions.get(id) !== version).map(({ title }) => title))
  }
  for (const { id, title, version } of items.filter(({ kind }) => kind === 'team')) {
    const team = await teamOf(tx, id)
    if (!team || team.ends || team.version !== version) changed.push(title)
  }
  const today = dayIn(tx.at)
  const holds = (await membershipsOf(tx, person.id)).some((held) => holdsOn(held, today))
  if (isLeaving && holds) changed.push(`the roles of ${person.name}`)
  return changed
}

/**
 * Puts everything back into the person's name. Nothing is taken out of the record: what moved moves again, and roles begin
 * again. Sessions stay ended and invitations withdrawn.
 */
export async function putBack(
  tx: Tx,
  { id, person, items }: HandoverRecord,
  belongings: readonly Belongings[],
): Promise<void> {
  for (const of of belongings) {
    const own = items.filter(({ kind }) => kind === of.kind)
    const moving = own.map((item) => ({ id: item.id, from: item.to?.id ?? null, to: person.id }))
    await of.move(tx, moving, 'because a handover was put back')
  }
  await rolesBegin(tx, person.id, items)
  for (const item of items.filter(({ kind }) => kind === 'team')) {
    await changeLead(tx, { id: item.id, version: item.version! }, person.id)
  }
  for (const item of items) await beginAgain(tx, person.id, item)
  await tx
    .updateTable('handover')
    .set({ undone_at: tx.at, undone_by: tx.actor.id ?? null })
    .where('authority_id', '=', tx.authority)
    .where('handover_id', '=', id)
    .execute()
  tx.note({
    action: 'handover-put-back',
    subject: 'person',
    id: person.id,
    words: `Put back what ${person.name} had handed over.`,
    facts: [{ table: 'handover', key: { handover_id: id } }],
  })
}

async function rolesBegin(tx: Tx, person: string, items: readonly HandoverItem[]): Promise<void> {
  const roles = items.filter(({ kind }) => kind === 'role')
  for (const [supplier, own] of Map.groupBy(roles, (item) => item.supplier)) {
    await addMemberships(
      tx,
      person,
      own.map(({ role }) => role!),
      { supplier },
    )
  }
}

async function beginAgain(tx: Tx, person: string, { kind, id }: HandoverItem): Promise<void> {
  if (kind === 'token') await startTokenAgain(tx, id)
  if (kind === 'cover') await startCoverAgain(tx, id)
  if (kind !== 'team-member') return
  const team = await teamOf(tx, id)
  if (team && !team.ends) await addTeamMember(tx, id, person)
}
