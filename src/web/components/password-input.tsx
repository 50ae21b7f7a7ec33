import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { type FieldProps, idOf } from './form-group.tsx'
import { Input } from './input.tsx'

export interface PasswordInputProps extends FieldProps {
  value?: string
}

/** A password with a "Show" button where scripts run. */
export function PasswordInput(props: PasswordInputProps) {
  return (
    <Input
      {...props}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? 'current-password'}
      class={classNames('govuk-password-input__input', 'govuk-js-password-input-input', props.class)}
      groupClass={classNames('govuk-password-input', props.groupClass)}
      groupAttributes={{ 'data-module': 'govuk-password-input', ...props.groupAttributes }}
      wrapperClass="govuk-password-input__wrapper"
      after={
        <>
          <Button
            type="button"
            class="govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
            attributes={{ 'aria-controls': idOf(props), 'aria-label': 'Show password', hidden: true }}
          >
            Show
          </Button>
          {props.after}
        </>
      }
    />
  )
}
