import { Input } from '../../../web/components/input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { recoveryCodesLeft, useRecoveryCode } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { sendLetter } from '../send-letter.ts'
import { finishSignIn, halfSession } from '../session-in-hand.ts'
import { beginTry } from '../tries.ts'

/** One of the recovery codes, instead of the phone. The person is told by e-mail that one was used. */
export const useRecoveryCodePage = definePage({
  path: pattern.signInRecovery(),
  allow: anyone,
  async get(visit) {
    return (await halfSession(visit)) ? form(visit) : goTo(visit.urls.signIn())
  },
  async post(visit) {
    const { tx, now, urls } = visit
    const session = await halfSession(visit)
    if (!session) return goTo(urls.signIn())
    const { person } = session
    const { wait, end, countFailure } = await beginTry(visit, person.email)
    if (wait) return form(visit, { code: wait }, 429)
    if (!(await useRecoveryCode(tx, person.id, visit.form.text('code'), now))) {
      const words = 'A sign-in was not accepted: the recovery code was wrong.'
      return {
        ...form(visit, { code: 'This is not one of your recovery codes, or it was used already' }),
        afterwards: countFailure({ person: person.id, words }),
      }
    }
    end()
    const left = await recoveryCodesLeft(tx, person.id)
    await sendLetter(visit, {
      to: person.email,
      subject: 'A recovery code was used to sign in',
      paragraphs: [
        `Dear ${person.name},`,
        `Somebody signed in to Good Measure with your password and one of your recovery codes. You have ${left} left.`,
        'If that was not you, change your password at once and tell an administrator.',
      ],
    })
    const { to: _, ...rest } = await finishSignIn(visit, session, 'Signed in with a recovery code.')
    return { ...goTo(`${urls.account()}?done=recovery`), ...rest }
  },
})

function form({ urls, form: typed }: Visit, errors: FieldErrors = {}, status?: number): PageAnswer {
  const body = (
    <FieldForm
      title="Use a recovery code"
      action={urls.signInRecovery()}
      errors={errors}
      button="Sign in"
      lede={
        <p class="govuk-body">
          You were given ten recovery codes when you set up your account. Each can be used once.
        </p>
      }
      after={
        <p class="govuk-body">
          If you have neither your phone nor a recovery code, ask an administrator of your authority.
        </p>
      }
    >
      <Input
        name="code"
        label="Recovery code"
        hint="For example, abcd-2345-efgh-6789"
        value={typed.text('code')}
        autocomplete="off"
        spellcheck={false}
        class="govuk-input--width-20"
        error={errors.code}
      />
    </FieldForm>
  )
  const usual = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title: 'Use a recovery code', current: 'sign-in', body }, status ?? usual)
}
