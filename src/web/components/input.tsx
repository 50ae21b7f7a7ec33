import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'
import { descriptionOf, type FieldProps, idOf, LabelledControl } from './form-group.tsx'

export interface InputProps extends FieldProps {
  value?: string | number
  type?: 'text' | 'email' | 'number' | 'password' | 'search' | 'tel' | 'url'
  inputmode?: 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url'
  pattern?: string
  autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters'
  /** A unit before the box, such as £. */
  prefix?: ComponentChildren
  prefixClass?: string
  prefixAttributes?: Attributes
  /** A unit after the box, such as hours. */
  suffix?: ComponentChildren
  suffixClass?: string
  suffixAttributes?: Attributes
  wrapperClass?: string
  wrapperAttributes?: Attributes
}

function Box(props: InputProps) {
  const id = idOf(props)
  return (
    <input
      // The element's type tells the attributes of each kind of input apart; these suit them all.
      type={(props.type ?? 'text') as 'text'}
      class={classNames('govuk-input', props.class, Boolean(props.error) && 'govuk-input--error')}
      id={id}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      spellcheck={props.spellcheck}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      aria-describedby={descriptionOf(id, props)}
      {...props.attributes}
    />
  )
}

export function Input(props: InputProps) {
  const { prefix, suffix, before, after } = props
  if (!prefix && !suffix && !before && !after) {
    return (
      <LabelledControl field={props}>
        <Box {...props} />
      </LabelledControl>
    )
  }
  return (
    <LabelledControl field={props}>
      <div class={classNames('govuk-input__wrapper', props.wrapperClass)} {...props.wrapperAttributes}>
        {before}
        {prefix && (
          <div
            class={classNames('govuk-input__prefix', props.prefixClass)}
            aria-hidden="true"
            {...props.prefixAttributes}
          >
            {prefix}
          </div>
        )}
        <Box {...props} />
        {suffix && (
          <div
            class={classNames('govuk-input__suffix', props.suffixClass)}
            aria-hidden="true"
            {...props.suffixAttributes}
          >
            {suffix}
          </div>
        )}
        {after}
      </div>
    </LabelledControl>
  )
}
