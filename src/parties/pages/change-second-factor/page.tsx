import { PasswordInput } from '../../../web/components/password-input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { signedIn } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { isFactorSecret, newFactorSecret, stepOfCode } from '../../one-time-code.ts'
import { keepSecondFactor } from '../../store.ts'
import { refuseWithoutPassword } from '../account/own-password.ts'
import { sendLetter } from '../send-letter.ts'
import { SecondFactorForm } from '../set-up-second-factor/second-factor-form.tsx'

/** Another phone for the codes, instead of the one before. */
export function changeSecondFactorPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.changeSecondFactor(),
    allow: signedIn,
    get: async (visit) => form(visit, newFactorSecret()),
    async post(visit) {
      const { tx, now, urls, visitor } = visit
      const { id, name, email } = visitor
      if (!id || !name || !email) return goTo(urls.signIn())
      const typed = visit.form.text('secret')
      const secret = isFactorSecret(typed) ? typed : newFactorSecret()
      const refused = await refuseWithoutPassword(visit, passwordCost, (error, status) =>
        form(visit, secret, { 'current-password': error }, status),
      )
      if (refused) return refused
      const step = stepOfCode(secret, visit.form.text('code'), { now })
      if (step === undefined)
        return form(visit, secret, { code: 'The code is wrong. Enter the code that your app shows now' })
      await keepSecondFactor(tx, visit.platform.seal, id, { secret, step, at: now })
      tx.note({
        action: 'second-factor-changed',
        subject: 'person',
        id,
        words: 'Set up another phone for their codes.',
      })
      await sendLetter(visit, {
        to: email,
        subject: 'Your second factor for Good Measure was changed',
        paragraphs: [
          `Dear ${name},`,
          'Another phone was set up for the codes you sign in with.',
          'If that was not you, change your password at once and tell an administrator.',
        ],
      })
      return goTo(`${urls.account()}?done=factor`)
    },
  })
}

function form(visit: Visit, secret: string, errors?: FieldErrors, status?: number): PageAnswer {
  const title = 'Set up another phone'
  const body = (
    <SecondFactorForm
      title={title}
      action={visit.urls.changeSecondFactor()}
      secret={secret}
      issuer={visit.authority.name}
      email={visit.visitor.email ?? ''}
      errors={errors}
      lede={<p class="govuk-body">Codes from the phone you use now stop working.</p>}
    >
      <PasswordInput name="current-password" label="Your password" error={errors?.['current-password']} />
    </SecondFactorForm>
  )
  return show({ title, current: 'account', body }, status ?? (errors ? 422 : 200))
}
