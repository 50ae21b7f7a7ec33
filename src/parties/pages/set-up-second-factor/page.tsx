import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { isFactorSecret, newFactorSecret, stepOfCode } from '../../one-time-code.ts'
import { hasSecondFactor, keepSecondFactor, renewRecoveryCodes } from '../../store.ts'
import { finishSignIn, halfSession } from '../session-in-hand.ts'
import { RecoveryCodesShown } from './recovery-codes-shown.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

/** The second factor of somebody who has none yet: after the password, before anything else. */
export const setUpSecondFactorPage = definePage({
  path: pattern.signInSecondFactor(),
  allow: anyone,
  async get(visit) {
    const session = await halfSession(visit)
    if (!session) return goTo(visit.urls.signIn())
    if (await hasSecondFactor(visit.tx, session.person.id)) return goTo(visit.urls.signInCode())
    return form(visit, session.person.email, newFactorSecret())
  },
  async post(visit) {
    const { tx, now, urls } = visit
    const session = await halfSession(visit)
    if (!session) return goTo(urls.signIn())
    const { person } = session
    if (await hasSecondFactor(tx, person.id)) return goTo(urls.signInCode())
    const typed = visit.form.text('secret')
    const secret = isFactorSecret(typed) ? typed : newFactorSecret()
    const step = stepOfCode(secret, visit.form.text('code'), { now })
    if (step === undefined) {
      return form(visit, person.email, secret, {
        code: 'The code is wrong. Enter the code that your app shows now',
      })
    }
    await keepSecondFactor(tx, visit.platform.seal, person.id, { secret, step, at: now })
    const codes = await renewRecoveryCodes(tx, person.id)
    const { to, ...rest } = await finishSignIn(visit, session, 'Set up a second factor, and signed in.')
    const body = <RecoveryCodesShown codes={codes} to={to} />
    return { ...show({ title: 'Keep your recovery codes', body, bare: true }), ...rest }
  },
})

function form(visit: Visit, email: string, secret: string, errors?: FieldErrors): PageAnswer {
  const title = 'Set up your second factor'
  const isSetUp = visit.query.get('during') === 'set-up'
  const body = (
    <SecondFactorForm
      title={title}
      caption={isSetUp ? 'Set-up: step 3 of 3' : undefined}
      action={visit.urls.signInSecondFactor(isSetUp ? 'set-up' : undefined)}
      secret={secret}
      issuer={visit.authority.name || 'Good Measure'}
      email={email}
      errors={errors}
      lede={
        <p class="govuk-body">
          A password alone can be guessed or stolen. Every account here also needs a code from your phone.
        </p>
      }
    />
  )
  return show({ title, current: 'sign-in', body, bare: true }, errors ? 422 : 200)
}
