import { sql } from 'kysely'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import { emailKey } from '../email.ts'
import type { ProposedInvitation } from '../invitation.ts'
import { isRole, type Role } from '../role.ts'
import { endLinks } from './link.ts'
import { addMemberships, rolesInWords } from './membership.ts'

/** Somebody asked to join the authority; `state` says how it stands. */
export interface InvitationRecord {
  id: string
  name: string
  email: string
  roles: Role[]
  supplier: string | null
  sentAt: Date
  state: 'open' | 'accepted' | 'withdrawn'
}

function sealOf(invitation_id: string) {
  return [{ table: 'invitation', key: { invitation_id } }]
}

export async function addInvitation(tx: Tx, proposed: ProposedInvitation): Promise<string> {
  const invitation_id = newId()
  await tx
    .insertInto('invitation')
    .values({
      authority_id: tx.authority,
      invitation_id,
      email: proposed.email,
      name: proposed.name,
      roles: proposed.roles,
      supplier_id: proposed.supplier,
      ...recordedNow(tx),
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute()
  tx.note({
    action: 'person-invited',
    subject: 'invitation',
    id: invitation_id,
    words: `Invited ${proposed.name} as ${rolesInWords(proposed.roles)}.`,
    facts: sealOf(invitation_id),
  })
  return invitation_id
}

function invitations(tx: Tx) {
  return tx.selectFrom('invitation').selectAll().where('authority_id', '=', tx.authority)
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

function recordOf(row: InvitationRow): InvitationRecord {
  return {
    id: row.invitation_id,
    name: row.name,
    email: row.email,
    roles: row.roles.filter((role): role is Role => isRole(role)),
    supplier: row.supplier_id,
    sentAt: row.recorded_at,
    state: row.accepted_at ? 'accepted' : row.withdrawn_at ? 'withdrawn' : 'open',
  }
}

export async function invitationOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<InvitationRecord | undefined> {
  const query = invitations(tx).where('invitation_id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && recordOf(row)
}

/** Invitations that were neither accepted nor withdrawn, the newest first. */
export async function openInvitations(tx: Tx): Promise<InvitationRecord[]> {
  const rows = await invitations(tx)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at', 'desc')
    .orderBy('invitation_id', 'desc')
    .limit(200)
    .execute()
  return rows.map(recordOf)
}

/** Those of them that one person sent. */
export async function openInvitationsBy(tx: Tx, person: string): Promise<InvitationRecord[]> {
  const rows = await invitations(tx)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('recorded_by', '=', person)
    .orderBy('invitation_id')
    .execute()
  return rows.map(recordOf)
}

/** The open invitation of an e-mail address. */
export async function openInvitationFor(tx: Tx, email: string): Promise<InvitationRecord | undefined> {
  const row = await invitations(tx)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(sql`lower(email)`, '=', emailKey(email))
    .executeTakeFirst()
  return row && recordOf(row)
}

/** Gives the invited roles to the person, and ends the invitation's links. */
export async function acceptInvitation(tx: Tx, invitation: InvitationRecord, person: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ accepted_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('invitation_id', '=', invitation.id)
    .execute()
  await endLinks(tx, 'invitation', invitation.id, tx.at)
  tx.note({
    action: 'invitation-accepted',
    subject: 'invitation',
    id: invitation.id,
    words: `${invitation.name} accepted the invitation.`,
    facts: sealOf(invitation.id),
  })
  await addMemberships(tx, person, invitation.roles, { supplier: invitation.supplier })
}

/** Withdraws an invitation: its link opens nothing any more. */
export async function withdrawInvitation(tx: Tx, invitation: InvitationRecord): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('invitation_id', '=', invitation.id)
    .execute()
  await endLinks(tx, 'invitation', invitation.id, tx.at)
  tx.note({
    action: 'invitation-withdrawn',
    subject: 'invitation',
    id: invitation.id,
    words: `Withdrew the invitation to ${invitation.name}.`,
    facts: sealOf(invitation.id),
  })
}
