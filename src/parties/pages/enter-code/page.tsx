import { Input } from '../../../web/components/input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { stepOfCode } from '../../one-time-code.ts'
import { lockSecondFactor, rememberStep } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { finishSignIn, halfSession } from '../session-in-hand.ts'
import { beginTry } from '../tries.ts'

const wrongCode = 'The code is wrong, or was used already. Enter the code that your app shows now'
const otherKey =
  'We cannot check codes here now, because the key they were kept with is gone. Use a recovery code, or tell an administrator'

/** The code of the authenticator app: the second of the two things a person signs in with. */
export const enterCodePage = definePage({
  path: pattern.signInCode(),
  allow: anyone,
  async get(visit) {
    return (await halfSession(visit)) ? form(visit) : goTo(visit.urls.signIn())
  },
  async post(visit) {
    const { tx, now, urls, platform } = visit
    const { seal } = platform
    const session = await halfSession(visit)
    if (!session) return goTo(urls.signIn())
    const { person } = session
    const { wait, end, countFailure } = await beginTry(visit, person.email)
    if (wait) return form(visit, { code: wait }, 429)
    const factor = await lockSecondFactor(tx, seal, person.id)
    if (!factor) {
      end()
      return goTo(urls.signInSecondFactor())
    }
    const { secret, lastStep } = factor
    const step =
      secret === undefined ? undefined : stepOfCode(secret, visit.form.text('code'), { now, lastStep })
    if (secret === undefined || step === undefined) {
      const words = 'A sign-in was not accepted: the code was wrong.'
      const error = secret === undefined ? otherKey : wrongCode
      return {
        ...form(visit, { code: error }),
        afterwards: countFailure({ person: person.id, words }),
      }
    }
    end()
    await rememberStep(tx, seal, person.id, { secret, step })
    const { to, ...rest } = await finishSignIn(visit, session, 'Signed in.')
    return { ...goTo(to), ...rest }
  },
})

function form({ urls }: Visit, errors: FieldErrors = {}, status?: number): PageAnswer {
  const body = (
    <FieldForm
      title="Enter the code from your app"
      action={urls.signInCode()}
      errors={errors}
      button="Sign in"
      after={
        <p class="govuk-body">
          <a class="govuk-link" href={urls.signInRecovery()}>
            I do not have my phone: use a recovery code
          </a>
        </p>
      }
    >
      <Input
        name="code"
        label="6-digit code"
        hint="Open the authenticator app on your phone. The code changes every 30 seconds."
        inputmode="numeric"
        autocomplete="one-time-code"
        class="govuk-input--width-5 govuk-input--extra-letter-spacing"
        spellcheck={false}
        error={errors.code}
      />
    </FieldForm>
  )
  const usual = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title: 'Enter the code from your app', current: 'sign-in', body }, status ?? usual)
}
