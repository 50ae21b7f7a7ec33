import { classNames } from './class-names.ts'
import { descriptionOf, type FieldProps, idOf, LabelledControl } from './form-group.tsx'

export interface TextareaProps extends FieldProps {
  value?: string
  rows?: number
}

export function Textarea(props: TextareaProps) {
  const id = idOf(props)
  return (
    <LabelledControl field={props}>
      {props.before}
      <textarea
        class={classNames('govuk-textarea', Boolean(props.error) && 'govuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={descriptionOf(id, props)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {props.after}
    </LabelledControl>
  )
}
