import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import {
  beginSession,
  holdsOn,
  linkOf,
  membershipsOf,
  personOf,
  rolesInWords,
  sessionBySecret,
} from '../../store.ts'
import { isOrganisationRole } from '../../invitation.ts'
import { FieldForm } from '../field-form.tsx'
import { linkGone } from '../link-gone.tsx'
import { endSessionInHand, finishSignIn } from '../session-in-hand.ts'

const advice = 'Start Good Measure with --example again: it prints new links.'

/** Only of an invented council, and only from the machine it runs on. */
function isAllowed({ authority, from }: Visit): boolean {
  return authority.isExample && /^(127\.|::1$|::ffff:127\.)/.test(from.address)
}

async function guestOf({ tx, params, now, today, authority }: Visit) {
  const link = await linkOf(tx, params.token ?? '', now)
  if (link?.purpose !== 'example' || link.authority !== authority.id || !link.subject) return undefined
  const person = await personOf(tx, link.subject)
  if (!person) return undefined
  const held = (await membershipsOf(tx, person.id)).filter((membership) => holdsOn(membership, today))
  return {
    person,
    roles: held.map(({ role }) => role),
    supplier: held.find(({ supplierName }) => supplierName)?.supplierName ?? undefined,
    isOpen: link.state === 'open',
  }
}

type Guest = NonNullable<Awaited<ReturnType<typeof guestOf>>>

/** Who the invented person is, and whom they work for. */
function whoIs({ person, roles, supplier }: Guest, council: string): string {
  if (supplier) return `${person.name} works for ${supplier}, a supplier of ${council}. Both are invented.`
  if (roles.every(isOrganisationRole)) {
    return `${person.name} works for a community organisation in the area of ${council}. Both are invented.`
  }
  return `${person.name} works for ${council}, an invented council, as ${rolesInWords(roles)}.`
}

/** Signs in as one of the invented people, without a password: the link was printed in the terminal. */
export const signInAsExamplePage = definePage({
  path: pattern.exampleSignIn(':token'),
  allow: anyone,
  async get(visit) {
    const guest = isAllowed(visit) && (await guestOf(visit))
    if (!guest) return notFound()
    if (!guest.isOpen) return linkGone(advice)
    const title = `Look around as ${guest.person.name}`
    const lede = (
      <p class="govuk-body">{whoIs(guest, visit.authority.name)} Nothing you do here leaves this machine.</p>
    )
    return show({ title, body: <FieldForm title={title} lede={lede} button="Sign in" />, bare: true })
  },
  async post(visit) {
    const { tx, now, from } = visit
    const guest = isAllowed(visit) && (await guestOf(visit))
    if (!guest) return notFound()
    if (!guest.isOpen) return linkGone(advice)
    await endSessionInHand(visit)
    const secret = await beginSession(tx, { person: guest.person.id, at: now, device: from.device })
    const session = await sessionBySecret(tx, secret)
    const { to, ...rest } = await finishSignIn(visit, session!, 'Signed in with a link of the example.')
    return { ...goTo(to), ...rest }
  },
})
