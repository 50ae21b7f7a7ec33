import { PasswordInput } from '../../../web/components/password-input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { signedIn } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { hashPassword } from '../../password.ts'
import { endLinks, endSessions, keepPassword } from '../../store.ts'
import { refuseWithoutPassword } from '../account/own-password.ts'
import { FieldForm } from '../field-form.tsx'
import { NewPassword, passwordFault } from '../password-field.tsx'
import { passwordChanged } from '../reset-password/page.tsx'
import { sendLetter } from '../send-letter.ts'

/** A new password for somebody who knows the old one. It ends their other sessions. */
export function changePasswordPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.changePassword(),
    allow: signedIn,
    get: async (visit) => form(visit),
    async post(visit) {
      const { tx, now, urls, visitor } = visit
      const { id, name, email } = visitor
      if (!id || !name || !email) return goTo(urls.signIn())
      const password = visit.form.raw('password')
      const fault = await passwordFault(password, [name, email])
      if (fault) return form(visit, { password: fault })
      const refused = await refuseWithoutPassword(visit, passwordCost, (error, status) =>
        form(visit, { 'current-password': error }, status),
      )
      if (refused) return refused
      await keepPassword(tx, id, await hashPassword(password, passwordCost), now)
      await endSessions(tx, id, now, visitor.sessionId)
      await endLinks(tx, 'reset', id, now)
      tx.note({ action: 'password-changed', subject: 'person', id, words: 'Changed their password.' })
      await sendLetter(visit, passwordChanged({ id, name, email }))
      return goTo(`${urls.account()}?done=password`)
    },
  })
}

function form({ urls }: Visit, errors?: FieldErrors, status?: number): PageAnswer {
  const title = 'Change your password'
  const body = (
    <FieldForm title={title} action={urls.changePassword()} errors={errors} button="Change my password">
      <PasswordInput
        name="current-password"
        label="Password you have now"
        error={errors?.['current-password']}
      />
      <NewPassword label="New password" error={errors?.password} />
    </FieldForm>
  )
  return show({ title, current: 'account', body }, status ?? (errors ? 422 : 200))
}
