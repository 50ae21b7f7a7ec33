import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { managePeople } from '../../permissions.ts'
import { invitationOf, type InvitationRecord, withdrawInvitation } from '../../store.ts'
import { sendInvitationAgain } from '../invite/send-invitation.ts'

async function withOpen(visit: Visit, act: (invitation: InvitationRecord) => Promise<void>): Promise<Answer> {
  const { tx, params, urls } = visit
  const id = params.invitation ?? ''
  const invitation = isId(id) ? await invitationOf(tx, id, { lock: true }) : undefined
  if (!invitation) return notFound()
  if (invitation.state === 'open') await act(invitation)
  return goTo(urls.people())
}

export const withdrawInvitationPage = definePage({
  path: pattern.withdrawInvitation(':invitation'),
  allow: managePeople,
  post: (visit) => withOpen(visit, (invitation) => withdrawInvitation(visit.tx, invitation)),
})

export const renewInvitationPage = definePage({
  path: pattern.renewInvitation(':invitation'),
  allow: managePeople,
  post: (visit) => withOpen(visit, (invitation) => sendInvitationAgain(visit, invitation)),
})
