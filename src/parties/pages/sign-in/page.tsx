import { Input } from '../../../web/components/input.tsx'
import { PasswordInput } from '../../../web/components/password-input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { ownPath } from '../../own-path.ts'
import { passwordMatches } from '../../password.ts'
import { beginSession, hasSecondFactor, signInOf } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { endSessionInHand, sessionCookieOf } from '../session-in-hand.ts'
import { beginTry } from '../tries.ts'

/** E-mail and password. The answer and its time are the same whether the e-mail address is known or not. */
export function signInPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.signIn(),
    allow: anyone,
    get: async (visit) => form(visit, visit.query.get('next') ?? ''),
    post: (visit) => signIn(visit, passwordCost),
  })
}

async function signIn(visit: Visit, cost: PartiesNeeds['passwordCost']): Promise<Answer> {
  const { tx, now, from, urls } = visit
  const email = visit.form.text('email')
  const password = visit.form.raw('password')
  const errors: FieldErrors = {
    ...(email ? {} : { email: 'Enter your e-mail address' }),
    ...(password ? {} : { password: 'Enter your password' }),
  }
  if (Object.keys(errors).length > 0) return again(visit, errors)
  const { wait, end, countFailure } = await beginTry(visit, email)
  if (wait) return again(visit, { email: wait }, 429)
  const known = await signInOf(tx, email)
  const right = await passwordMatches(known?.hash, password, cost)
  if (!known || !right) {
    const words = 'A sign-in was not accepted: the e-mail address or the password was wrong.'
    return {
      ...again(visit, { email: 'The e-mail address or the password is wrong' }),
      afterwards: countFailure({ person: known?.person, words }),
    }
  }
  end()
  await endSessionInHand(visit)
  const returnTo = ownPath(visit.form.text('next'))
  const secret = await beginSession(tx, { person: known.person, at: now, device: from.device, returnTo })
  const hasFactor = await hasSecondFactor(tx, known.person)
  return goTo(hasFactor ? urls.signInCode() : urls.signInSecondFactor(), [sessionCookieOf(secret)])
}

function again(visit: Visit, errors: FieldErrors, status = 422): PageAnswer {
  return form(visit, visit.form.text('next'), errors, status)
}

function form(
  { urls, form: typed }: Visit,
  next: string,
  errors: FieldErrors = {},
  status = 200,
): PageAnswer {
  const body = (
    <FieldForm
      title="Sign in"
      action={urls.signIn()}
      errors={errors}
      button="Continue"
      after={<Help urls={urls} />}
    >
      {ownPath(next) && <input type="hidden" name="next" value={next} />}
      <Input
        name="email"
        type="email"
        label="E-mail address"
        value={typed.text('email')}
        autocomplete="username"
        spellcheck={false}
        error={errors.email}
      />
      <PasswordInput name="password" label="Password" error={errors.password} />
    </FieldForm>
  )
  return show({ title: 'Sign in', current: 'sign-in', body }, status)
}

function Help({ urls }: Pick<Visit, 'urls'>) {
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={urls.forgottenPassword()}>
          I have forgotten my password
        </a>
      </p>
      <p class="govuk-body">
        Suppliers who were sent a link need no password: open the link in the newest e-mail.
      </p>
    </>
  )
}
