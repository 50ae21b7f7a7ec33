import { Input } from '../../../web/components/input.tsx'
import { newId } from '../../../language/identifier.ts'
import { type Letter, queueLetter } from '../../../platform/mail.ts'
import { wholeAddress } from '../../../web/address.ts'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { emailKey, isEmail } from '../../email.ts'
import { authoritiesOfPerson, makeLink, personByEmail, resetLinksSince } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { sendLetter } from '../send-letter.ts'

/** Hours a link to a new password lives, and how many are sent to one address in that time. */
const hoursOpen = 2
const mostLetters = 3

/** Sends a link to a new password. The answer is the same whether the e-mail address is known or not. */
export const forgottenPasswordPage = definePage({
  path: pattern.forgottenPassword(),
  allow: anyone,
  perMinute: 30,
  get: async (visit) => form(visit),
  async post(visit) {
    const email = visit.form.text('email')
    if (!isEmail(email)) return form(visit, { email: 'Enter an e-mail address, like name@example.org' })
    await sendResetLink(visit, email)
    return show({ title: 'Look for an e-mail from us', body: <Sent email={email} /> })
  },
})

/** For an address nobody has, a link that leads to nobody is made: as much work, and nothing is sent. */
async function sendResetLink(visit: Visit, email: string): Promise<void> {
  const { tx, now, today, platform, authority } = visit
  const person = await personByEmail(tx, email)
  const belongs = await authoritiesOfPerson(platform.database, person?.id ?? newId(), today)
  const since = new Date(now.getTime() - hoursOpen * 3_600_000)
  const sent = await resetLinksSince(tx, emailKey(email), since)
  if (sent >= mostLetters) return
  const days = hoursOpen / 24
  const secret = await makeLink(tx, { purpose: 'reset', subject: person?.id, email: emailKey(email), days })
  if (!person) return
  const letter = {
    to: person.email,
    subject: 'Choose a new password for Good Measure',
    paragraphs: [
      `Dear ${person.name},`,
      `Somebody, we hope you, said that you have forgotten your password. This link lets you choose a new one. It works for ${hoursOpen} hours, once.`,
      wholeAddress(visit, visit.urls.resetPassword(secret)),
      'If that was not you, do nothing: your password stays as it is.',
    ],
  }
  const isOursAlone = belongs.length > 0 && belongs.every(({ id }) => id === authority.id)
  if (isOursAlone) await sendLetter(visit, letter)
  else await sendOfNobody(visit, letter)
}

/**
 * The administrators of an authority read its letters where no mail server is set. The account of somebody who belongs to
 * another authority too, or to none, is not theirs to open: that letter stands in no outbox, and goes out or is not written.
 */
async function sendOfNobody({ tx, platform, authority }: Visit, letter: Letter): Promise<void> {
  const sending = platform.settings.sendsMail && !authority.isExample
  if (sending) await queueLetter(tx, letter, { authority: null, at: tx.at, sending })
}

function Sent({ email }: { email: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Look for an e-mail from us</h1>
      <p class="govuk-body">
        If {email} belongs to an account here, we have sent a link to choose a new password. It works for{' '}
        {hoursOpen} hours.
      </p>
      <p class="govuk-body">
        If nothing comes, look among unwanted mail, and check that this is the address your account is known
        by. An administrator of your authority can tell you.
      </p>
    </>
  )
}

function form({ urls, form: typed }: Visit, errors?: FieldErrors): PageAnswer {
  const title = 'I have forgotten my password'
  const body = (
    <FieldForm
      title={title}
      action={urls.forgottenPassword()}
      errors={errors}
      button="Send me a link"
      lede={
        <p class="govuk-body">We send a link to your e-mail address. With it you choose a new password.</p>
      }
    >
      <Input
        name="email"
        type="email"
        label="E-mail address"
        value={typed.text('email')}
        autocomplete="email"
        spellcheck={false}
        error={errors?.email}
      />
    </FieldForm>
  )
  return show({ title, current: 'sign-in', body }, errors ? 422 : 200)
}
