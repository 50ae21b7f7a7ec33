import { Input } from '../../../web/components/input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { hashPassword } from '../../password.ts'
import {
  acceptInvitation,
  addPerson,
  beginSession,
  invitationOf,
  type InvitationRecord,
  keepPassword,
  personByEmail,
  type PersonRecord,
  rolesInWords,
} from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { linkGone } from '../link-gone.tsx'
import { openLinkPage } from '../open-link.tsx'
import { NewPassword, passwordFault } from '../password-field.tsx'
import { actAs, endSessionInHand, sessionCookieOf } from '../session-in-hand.ts'

const advice = 'Ask the person who invited you to send the invitation again.'

export const openInvitationPage = openLinkPage({
  path: pattern.invitation(':token'),
  purpose: 'invitation',
  title: 'You are invited',
  button: 'Continue',
  words: async ({ tx, authority }, link) => {
    const invitation = link.subject ? await invitationOf(tx, link.subject) : undefined
    return (
      <p class="govuk-body">
        {authority.name} invites {invitation?.name ?? 'you'} to Good Measure
        {invitation ? ` as ${rolesInWords(invitation.roles)}` : ''}.
      </p>
    )
  },
  to: ({ urls }) => urls.acceptInvitation(),
  advice,
})

async function invited({ tx, visitor }: Visit, lock = false): Promise<InvitationRecord | undefined> {
  const link = visitor.links?.find(({ purpose }) => purpose === 'invitation')
  const invitation = link && (await invitationOf(tx, link.subject, { lock }))
  return invitation?.state === 'open' ? invitation : undefined
}

/** Accepts an invitation: somebody new chooses a password; somebody with an account signs in and says yes. */
export function acceptInvitationPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.acceptInvitation(),
    allow: anyone,
    async get(visit) {
      const invitation = await invited(visit)
      if (!invitation) return linkGone(advice)
      const known = await personByEmail(visit.tx, invitation.email)
      return known ? forKnown(visit, invitation, known) : form(visit, invitation, invitation.name)
    },
    async post(visit): Promise<Answer> {
      const invitation = await invited(visit, true)
      if (!invitation) return linkGone(advice)
      const known = await personByEmail(visit.tx, invitation.email)
      if (!known) return joinAsNew(visit, invitation, passwordCost)
      if (visit.visitor.id !== known.id) return forKnown(visit, invitation, known)
      await acceptInvitation(visit.tx, invitation, known.id)
      return goTo(visit.urls.account())
    },
  })
}

async function joinAsNew(
  visit: Visit,
  invitation: InvitationRecord,
  cost: PartiesNeeds['passwordCost'],
): Promise<Answer> {
  const { tx, now, from, urls } = visit
  const name = visit.form.text('name')
  const password = visit.form.raw('password')
  const fault = await passwordFault(password, [name, invitation.email])
  const errors: FieldErrors = {
    ...(name && name.length <= 150 ? {} : { name: 'Enter your name, in 150 characters or fewer' }),
    ...(fault ? { password: fault } : {}),
  }
  if (Object.keys(errors).length > 0) return form(visit, invitation, name, errors)
  await endSessionInHand(visit)
  const person = await addPerson(tx, { name, email: invitation.email, at: now })
  await keepPassword(tx, person, await hashPassword(password, cost), now)
  actAs(tx, person)
  await acceptInvitation(tx, invitation, person)
  const secret = await beginSession(tx, { person, at: now, device: from.device })
  return goTo(urls.signInSecondFactor(), [sessionCookieOf(secret)])
}

function form(visit: Visit, invitation: InvitationRecord, name: string, errors?: FieldErrors): PageAnswer {
  const title = 'Make your account'
  const body = (
    <FieldForm
      title={title}
      action={visit.urls.acceptInvitation()}
      errors={errors}
      button="Continue"
      lede={
        <p class="govuk-body">
          Your e-mail address, {invitation.email}, is the name of your account. Next, you set up a code on
          your phone.
        </p>
      }
    >
      <input type="hidden" name="email" value={invitation.email} autocomplete="username" />
      <Input name="name" label="Your name" value={name} autocomplete="name" error={errors?.name} />
      <NewPassword label="Choose a password" error={errors?.password} />
    </FieldForm>
  )
  return show({ title, body, bare: true }, errors ? 422 : 200)
}

/** Somebody who has an account here: at another authority, or at this one in the past. */
function forKnown(
  { urls, visitor, authority }: Visit,
  { roles }: InvitationRecord,
  known: PersonRecord,
): PageAnswer {
  const title = `Join ${authority.name}`
  if (visitor.id === known.id) {
    const lede = (
      <p class="govuk-body">
        You will be {rolesInWords(roles)} at {authority.name}.
      </p>
    )
    return show({
      title,
      body: <FieldForm title={title} lede={lede} action={urls.acceptInvitation()} button="Join" />,
    })
  }
  return show({
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {known.email} has an account here already. Sign in with it, and then say that you want to join.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={urls.signIn(urls.acceptInvitation())}>
            Sign in
          </a>
        </p>
      </>
    ),
  })
}
