import { type Attributes, classNames } from './class-names.ts'
import { FieldGroup, type FieldGroupProps } from './field-group.tsx'
import { Input, type InputProps } from './input.tsx'

export interface DatePart {
  name: string
  label?: string
  value?: string
  /** True when this part is at fault; when no part says so, an error marks them all. */
  error?: boolean
  id?: string
  width?: 2 | 4
  autocomplete?: string
  inputmode?: InputProps['inputmode']
  pattern?: string
  class?: string
  attributes?: Attributes
}

export interface DateInputProps extends FieldGroupProps {
  id: string
  /** Stands before the parts' names, with a hyphen: `due-day`. */
  namePrefix?: string
  /** What was typed, by the whole names of the parts. */
  values?: Record<string, string | undefined>
  /** Day, month and year when left out. */
  parts?: readonly (DatePart | false | null | undefined)[]
}

const dayMonthYear: readonly DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }]

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}

function DatePartInput({
  field,
  part,
  atFault,
}: {
  field: DateInputProps
  part: DatePart
  atFault: boolean
}) {
  const name = field.namePrefix ? `${field.namePrefix}-${part.name}` : part.name
  const width = part.width ?? (part.name === 'year' ? 4 : 2)
  const setsWidth = part.class?.includes('govuk-input--width-')
  return (
    <div class="govuk-date-input__item">
      <Input
        label={part.label ?? capitalised(part.name)}
        labelClass="govuk-date-input__label"
        id={part.id ?? `${field.id}-${part.name}`}
        name={name}
        value={part.value ?? field.values?.[name]}
        class={classNames(
          'govuk-date-input__input',
          atFault && 'govuk-input--error',
          !setsWidth && `govuk-input--width-${width}`,
          part.class,
        )}
        inputmode={part.inputmode ?? 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  )
}

/** A day in three boxes, as people write it. */
export function DateInput(props: DateInputProps) {
  const parts = props.parts?.length ? props.parts : dayMonthYear
  const someAtFault = parts.some((part) => part && part.error)
  return (
    <FieldGroup id={props.id} field={props} role="group">
      <div class={classNames('govuk-date-input', props.class)} id={props.id} {...props.attributes}>
        {props.before}
        {parts.map(
          (part) =>
            part && (
              <DatePartInput
                field={props}
                part={part}
                atFault={part.error ?? (Boolean(props.error) && !someAtFault)}
              />
            ),
        )}
        {props.after}
      </div>
    </FieldGroup>
  )
}
