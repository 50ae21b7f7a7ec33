import { PasswordInput } from '../../../web/components/password-input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { signedIn } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { renewRecoveryCodes } from '../../store.ts'
import { refuseWithoutPassword } from '../account/own-password.ts'
import { FieldForm } from '../field-form.tsx'
import { RecoveryCodesShown } from '../set-up-second-factor/recovery-codes-shown.tsx'

/** Ten new recovery codes instead of those before. */
export function renewRecoveryCodesPage({ passwordCost }: PartiesNeeds): Page {
  return definePage({
    path: pattern.recoveryCodes(),
    allow: signedIn,
    get: async (visit) => form(visit),
    async post(visit) {
      const { tx, urls, visitor } = visit
      if (visitor.kind !== 'person' || !visitor.id) return goTo(urls.signIn())
      const refused = await refuseWithoutPassword(visit, passwordCost, (error, status) =>
        form(visit, { 'current-password': error }, status),
      )
      if (refused) return refused
      const codes = await renewRecoveryCodes(tx, visitor.id)
      tx.note({
        action: 'recovery-codes-made',
        subject: 'person',
        id: visitor.id,
        words: 'Made new recovery codes.',
      })
      const body = <RecoveryCodesShown codes={codes} to={urls.account()} />
      return show({ title: 'Keep your recovery codes', current: 'account', body })
    },
  })
}

function form({ urls }: Visit, errors?: FieldErrors, status?: number): PageAnswer {
  const title = 'Make new recovery codes'
  const body = (
    <FieldForm
      title={title}
      action={urls.recoveryCodes()}
      errors={errors}
      button="Make new codes"
      lede={<p class="govuk-body">The codes you have now stop working.</p>}
    >
      <PasswordInput name="current-password" label="Your password" error={errors?.['current-password']} />
    </FieldForm>
  )
  return show({ title, current: 'account', body }, status ?? (errors ? 422 : 200))
}
