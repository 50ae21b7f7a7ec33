import type { ComponentChildren } from 'preact'
import { Input } from '../../../web/components/input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { factorAddress } from '../../one-time-code.ts'
import { FieldForm } from '../field-form.tsx'
import { QrCode } from '../../../web/components/qr-code.tsx'

export interface SecondFactorFormProps {
  title: string
  caption?: string
  action: string
  secret: string
  issuer: string
  email: string
  errors?: FieldErrors
  lede?: ComponentChildren
  /** Fields before the code, such as the password. */
  children?: ComponentChildren
}

/** The picture to scan, the same secret as text, and the first code that proves that the app has it. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const { secret, issuer, email, errors = {} } = props
  return (
    <FieldForm
      title={props.title}
      caption={props.caption}
      action={props.action}
      errors={errors}
      button="Continue"
      lede={
        <>
          {props.lede}
          <ol class="govuk-list govuk-list--number">
            <li>
              Get an authenticator app on your phone, if you have none. Any will do, and they cost nothing.
            </li>
            <li>In the app choose to add an account, and scan this picture.</li>
            <li>Enter the 6 digits that the app then shows.</li>
          </ol>
          <QrCode
            text={factorAddress(secret, { issuer, email })}
            title="Picture to scan with your authenticator app"
          />
          <p class="govuk-body">If you cannot scan it, type this key into the app:</p>
          <p class="govuk-body">
            <code class="gm-key">{secret.match(/.{4}/g)!.join(' ')}</code>
          </p>
        </>
      }
    >
      <input type="hidden" name="secret" value={secret} />
      {props.children}
      <Input
        name="code"
        label="6-digit code"
        inputmode="numeric"
        autocomplete="one-time-code"
        class="govuk-input--width-5 govuk-input--extra-letter-spacing"
        spellcheck={false}
        error={errors.code}
      />
    </FieldForm>
  )
}
