import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { hashPassword } from '../../password.ts'
import {
  endLink,
  endLinks,
  endSessions,
  forgetFailures,
  keepPassword,
  lockOpenLink,
  personOf,
  type PersonRecord,
} from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { linkGone } from '../link-gone.tsx'
import { openLinkPage } from '../open-link.tsx'
import { NewPassword, passwordFault } from '../password-field.tsx'
import { sendLetter } from '../send-letter.ts'
import { actAs } from '../session-in-hand.ts'

const advice =
  'You can have another sent: choose “I have forgotten my password” on the page where you sign in.'

export const openResetPage = openLinkPage({
  path: pattern.resetPassword(':token'),
  purpose: 'reset',
  title: 'Choose a new password',
  button: 'Continue',
  words: async () => (
    <p class="govuk-body">This link lets you choose a new password for your account. It works once.</p>
  ),
  to: ({ urls }) => urls.newPassword(),
  advice,
})

interface Resetting {
  link: string
  person: PersonRecord
}

async function resetting({ tx, visitor }: Visit): Promise<Resetting | undefined> {
  const link = visitor.links?.find(({ purpose }) => purpose === 'reset')
  const person = link?.subject ? await personOf(tx, link.subject) : undefined
  return link && person && { link: link.id, person }
}

/** The new password. It ends every session and lifts the slow-down; the second factor stays as it is. */
export function newPasswordPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.newPassword(),
    allow: anyone,
    async get(visit) {
      const reset = await resetting(visit)
      return reset ? form(visit, reset.person) : linkGone(advice)
    },
    async post(visit): Promise<Answer> {
      const { tx, now } = visit
      const reset = await resetting(visit)
      if (!reset || !(await lockOpenLink(tx, reset.link, now))) return linkGone(advice)
      const { person } = reset
      const password = visit.form.raw('password')
      const fault = await passwordFault(password, [person.name, person.email])
      if (fault) return form(visit, person, { password: fault })
      await keepPassword(tx, person.id, await hashPassword(password, passwordCost), now)
      await endSessions(tx, person.id, now)
      await endLink(tx, reset.link, now)
      await endLinks(tx, 'reset', person.id, now)
      await forgetFailures(tx, person.email)
      actAs(tx, person.id)
      tx.note({
        action: 'password-changed',
        subject: 'person',
        id: person.id,
        words: 'Chose a new password with a link sent by e-mail. Every session was ended.',
      })
      await sendLetter(visit, passwordChanged(person))
      return show({ title: 'Your password is changed', body: <Changed visit={visit} />, bare: true })
    },
  })
}

/** The letter that tells of a changed password, so that nobody changes it unseen. */
export function passwordChanged({ name, email }: PersonRecord) {
  return {
    to: email,
    subject: 'Your password for Good Measure was changed',
    paragraphs: [
      `Dear ${name},`,
      'Your password for Good Measure was changed just now.',
      'If that was not you, choose a new password at once with “I have forgotten my password”, and tell an administrator.',
    ],
  }
}

function Changed({ visit: { urls } }: { visit: Visit }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your password is changed</h1>
      <p class="govuk-body">
        You are signed out everywhere. Sign in with your new password and the code from your app.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={urls.signIn()}>
          Sign in
        </a>
      </p>
    </>
  )
}

function form({ urls }: Visit, { email }: PersonRecord, errors?: FieldErrors): PageAnswer {
  const title = 'Choose a new password'
  const body = (
    <FieldForm title={title} action={urls.newPassword()} errors={errors} button="Change my password">
      <input type="hidden" name="email" value={email} autocomplete="username" />
      <NewPassword label="New password" error={errors?.password} />
    </FieldForm>
  )
  return show({ title, body, bare: true }, errors ? 422 : 200)
}
