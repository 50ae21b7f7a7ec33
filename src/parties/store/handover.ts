import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import { type Allocation, type Belonging, countWords, takerOf } from '../belongings.ts'
import type { Role } from '../role.ts'
import { stopCover } from './cover.ts'
import { withdrawInvitation } from './invitation.ts'
import type { LeftBehind } from './left-behind.ts'
import { holdsOn, type Membership, membershipsOf, recordRoleChange } from './membership.ts'
import { changeLead, endTeamMember } from './team.ts'
import { endToken } from './token.ts'

/** What one person gives to others, all at once. */
export interface HandingOver {
  person: { id: string; name: string }
  /** Their roles end with it, and everything that goes with having any. */
  isLeaving: boolean
  allocation: Allocation
  withdrawInvitations: boolean
}

interface Item {
  kind: string
  id: string
  title: string
  to: string | null
  before: Before
}

/** What is needed to tell whether a thing changed since, and to put it back. */
interface Before {
  version?: number
  /** Of the contract it is about, for its address. */
  contract?: string
  role?: Role
  supplier?: string | null
}

/** Records the whole of a handover in the caller's transaction, so in one link of the audit. */
export async function recordHandover(tx: Tx, handing: HandingOver, left: LeftBehind): Promise<string> {
  const { person, isLeaving } = handing
  const because = isLeaving ? `because ${person.name} left` : 'because work was handed over'
  const items = [...(await moveThings(tx, handing, left, because)), ...(await moveTeams(tx, handing, left))]
  if (isLeaving) items.push(...(await endTheirs(tx, handing, left)))
  const handover_id = newId()
  const here = { authority_id: tx.authority, handover_id }
  await tx
    .insertInto('handover')
    .values({ ...here, person_id: person.id, is_leaving: isLeaving, ...recordedNow(tx) })
    .execute()
  await addItems(tx, handover_id, items)
  tx.note({
    action: isLeaving ? 'person-left' : 'work-handed-over',
    subject: 'person',
    id: person.id,
    words: `${person.name} ${isLeaving ? 'left' : 'handed work over'}: ${takenWords(left)}.`,
    facts: [
      { table: 'handover', key: { handover_id } },
      { table: 'handover_item', key: { handover_id } },
    ],
  })
  return handover_id
}

function takenWords({ kinds, teamsLed }: LeftBehind): string {
  const counts = [
    ...kinds.map(({ of, things }) => ({ of, count: things.length })),
    { of: teamWords, count: teamsLed.length },
  ]
  const said = counts.filter(({ count }) => count > 0).map(({ of, count }) => countWords(count, of))
  return said.length === 0 ? 'nothing was in their name' : `${listed.format(said)} changed hands`
}

const teamWords = { one: 'team', many: 'teams' }
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

async function moveThings(
  tx: Tx,
  { person, allocation }: HandingOver,
  left: LeftBehind,
  because: string,
): Promise<Item[]> {
  const items: Item[] = []
  for (const { of, things } of left.kinds) {
    const moving = things.map((thing) => ({ id: thing.id, from: person.id, to: takerOf(thing, allocation) }))
    const known = new Map(things.map((thing) => [thing.id, thing]))
    const moved = await of.move(tx, moving, because)
    for (const { id, to, version } of moved) {
      const { title, contract } = known.get(id)!
      items.push({
        kind: of.kind,
        id,
        title,
        to,
        before: { version, ...(contract ? { contract: contract.id } : {}) },
      })
    }
  }
  return items
}

async function moveTeams(tx: Tx, { allocation }: HandingOver, { teamsLed }: LeftBehind): Promise<Item[]> {
  const items: Item[] = []
  for (const team of teamsLed) {
    const to = takerOf(team, allocation)
    const version = await changeLead(tx, team, to)
    items.push({ kind: 'team', id: team.id, title: team.name, to, before: { version } })
  }
  return items
}

/** Ends what goes with having roles: cover, teams, tokens, the roles themselves. */
async function endTheirs(
  tx: Tx,
  { person, withdrawInvitations }: HandingOver,
  left: LeftBehind,
): Promise<Item[]> {
  const ended = (kind: string, id: string, title: string, before: Before = {}): Item => ({
    kind,
    id,
    title,
    to: null,
    before,
  })
  for (const cover of left.covers) await stopCover(tx, cover, 'ended')
  for (const { id } of [...left.teamsIn, ...left.teamsLed]) await endTeamMember(tx, id, person.id)
  for (const { id } of left.tokens) await endToken(tx, id)
  if (withdrawInvitations) for (const invitation of left.invitations) await withdrawInvitation(tx, invitation)
  const roles = await rolesHeld(tx, person.id)
  await recordRoleChange(tx, person.id, { starts: [], ends: [...new Set(roles.map(({ role }) => role))] })
  return [
    ...left.covers.map(({ id }) => ended('cover', id, 'Cover')),
    ...[...left.teamsIn, ...left.teamsLed].map(({ id, name }) => ended('team-member', id, name)),
    ...left.tokens.map(({ id, name }) => ended('token', id, name)),
    ...(withdrawInvitations
      ? left.invitations.map(({ id }) => ended('invitation', id, 'An invitation'))
      : []),
    ...roles.map(({ id, role, supplier }) => ended('role', id, role, { role, supplier })),
  ]
}

async function rolesHeld(tx: Tx, person: string): Promise<Membership[]> {
  const today = dayIn(tx.at)
  return (await membershipsOf(tx, person)).filter((held) => holdsOn(held, today))
}

async function addItems(tx: Tx, handover: string, items: readonly Item[]): Promise<void> {
  await sql`
    insert into handover_item (authority_id, handover_id, kind, record_id, title, to_id, before)
    select ${tx.authority}::uuid, ${handover}::uuid, kind, id, title, "to", before
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as item(kind text, id uuid, title text, "to" uuid, before jsonb)`.execute(tx)
}

/** The things of these contracts alone, with the teams chosen: for handing some work over and keeping the rest. */
export function onlyOf(
  left: LeftBehind,
  contracts: ReadonlySet<string>,
  teams: ReadonlySet<string>,
): LeftBehind {
  const isChosen = ({ contract }: Belonging) => contract !== null && contracts.has(contract.id)
  return {
    ...left,
    kinds: left.kinds.map(({ of, things }) => ({ of, things: things.filter(isChosen) })),
    teamsLed: left.teamsLed.filter(({ id }) => teams.has(id)),
  }
}
