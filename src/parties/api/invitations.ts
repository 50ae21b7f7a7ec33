import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { describeInvitation } from '../invitation.ts'
import { inviteFault } from '../pages/invite/invite-fault.ts'
import { sendInvitation, sendInvitationAgain } from '../pages/invite/send-invitation.ts'
import { managePeople, seePeople } from '../permissions.ts'
import {
  addInvitation,
  invitationOf,
  type InvitationRecord,
  openInvitations,
  supplierOf,
  withdrawInvitation,
} from '../store.ts'
import { id, idAsked, missing, moment, orNull, refused, role } from './shapes.ts'

const invitation = Type.Object({
  id,
  name: Type.String(),
  email: Type.String(),
  roles: Type.Array(role),
  supplier: orNull(id),
  state: Type.Enum(['open', 'accepted', 'withdrawn']),
  invitedAt: moment,
})

function inWords({ sentAt, ...rest }: InvitationRecord) {
  return { ...rest, invitedAt: sentAt.toISOString() }
}

async function invitationAsked({ tx }: Visit, text: string | undefined): Promise<InvitationRecord> {
  const found = await invitationOf(tx, idAsked(text, 'invitation'), { lock: true })
  if (!found) throw missing('invitation')
  return found
}

export function invitationRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/invitations',
      allow: seePeople,
      tag: 'People',
      summary: 'Invitations that wait for an answer, the newest first',
      answer: Type.Object({ items: Type.Array(invitation), next: Type.Null() }),
      handle: async ({ tx }) => ({ body: { items: (await openInvitations(tx)).map(inWords), next: null } }),
    }),
    defineApi({
      method: 'POST',
      path: '/invitations',
      allow: managePeople,
      tag: 'People',
      summary: 'Invites somebody with one role or several',
      body: Type.Object(
        {
          name: Type.String({ maxLength: 150 }),
          email: Type.String({ maxLength: 254 }),
          roles: Type.Array(role, { maxItems: 30 }),
          supplier: Type.Optional(id),
        },
        { additionalProperties: false },
      ),
      answer: invitation,
      status: 201,
      async handle(visit, { body }) {
        const { tx } = visit
        const supplier = body.supplier ? await supplierOf(tx, idAsked(body.supplier, 'supplier')) : undefined
        if (body.supplier && !supplier) throw refused({ supplier: 'There is no such supplier' })
        const typed = {
          ...body,
          name: body.name.trim(),
          email: body.email.trim(),
          supplier: supplier?.id ?? '',
        }
        const described = describeInvitation(typed)
        if ('errors' in described) throw refused(described.errors)
        const fault = await inviteFault(tx, described.invitation.email)
        if (fault) throw refused({ email: fault })
        const added = await addInvitation(tx, described.invitation)
        await sendInvitation(visit, { id: added, ...described.invitation })
        return { body: inWords((await invitationOf(tx, added))!) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/invitations/:id/renew',
      allow: managePeople,
      tag: 'People',
      summary:
        'Sends an invitation that waits again, with a new link; the link before opens nothing any more',
      answer: invitation,
      async handle(visit, { params }) {
        const found = await invitationAsked(visit, params.id)
        if (found.state !== 'open')
          throw new Problem(409, 'not-open', 'This invitation was accepted or withdrawn.')
        await sendInvitationAgain(visit, found)
        return { body: inWords((await invitationOf(visit.tx, found.id))!) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/invitations/:id/withdraw',
      allow: managePeople,
      tag: 'People',
      summary: 'Withdraws an invitation that waits',
      answer: invitation,
      async handle(visit, { params }) {
        const found = await invitationAsked(visit, params.id)
        if (found.state === 'open') await withdrawInvitation(visit.tx, found)
        return { body: inWords((await invitationOf(visit.tx, found.id))!) }
      },
    }),
  ]
}
