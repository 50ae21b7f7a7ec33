import { wholeAddress } from '../../../web/address.ts'
import type { Visit } from '../../../web/visit.ts'
import { invitationDays, type ProposedInvitation } from '../../invitation.ts'
import { endLinks, makeLink, rolesInWords } from '../../store.ts'
import { sendLetter } from '../send-letter.ts'

type Invited = Pick<ProposedInvitation, 'name' | 'email' | 'roles'> & { id: string }

/** Sends the invitation's letter with a fresh link; a link sent before opens nothing any more. */
export async function sendInvitation(visit: Visit, { id, name, email, roles }: Invited): Promise<void> {
  const { tx, authority, visitor, urls } = visit
  await endLinks(tx, 'invitation', id, tx.at)
  const secret = await makeLink(tx, { purpose: 'invitation', subject: id, email, days: invitationDays })
  await sendLetter(visit, {
    to: email,
    subject: `${authority.name} invites you to Good Measure`,
    paragraphs: [
      `Dear ${name},`,
      `${visitor.kind === 'person' ? visitor.name : authority.name} invites you to Good Measure, where ${authority.name} keeps what its suppliers promise and deliver for the area. Your role: ${rolesInWords(roles)}.`,
      `This link works for ${invitationDays} days, once:`,
      wholeAddress(visit, urls.invitation(secret)),
      'If you do not know what this is about, do nothing.',
    ],
  })
}

/** Sends the letter again, with a new link that lives as long as the first did. */
export async function sendInvitationAgain(visit: Visit, invitation: Invited): Promise<void> {
  await sendInvitation(visit, invitation)
  visit.tx.note({
    action: 'invitation-sent-again',
    subject: 'invitation',
    id: invitation.id,
    words: `Sent the invitation to ${invitation.name} again.`,
  })
}
