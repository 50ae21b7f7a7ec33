import { type Choices, choiceId, ChoiceItem } from './choice.tsx'
import { classNames } from './class-names.ts'
import { FieldGroup, type FieldGroupProps } from './field-group.tsx'

export interface RadiosProps extends FieldGroupProps {
  name: string
  /** Same as the name when left out. */
  idPrefix?: string
  items: Choices
  /** The value that is chosen. */
  value?: string
}

export function Radios(props: RadiosProps) {
  const { name, idPrefix = name, items, value } = props
  return (
    <FieldGroup id={idPrefix} field={props}>
      <div class={classNames('govuk-radios', props.class)} data-module="govuk-radios" {...props.attributes}>
        {props.before}
        {items.map((item, place) => {
          if (!item) return null
          if ('divider' in item) return <div class="govuk-radios__divider">{item.divider}</div>
          return (
            <ChoiceItem
              block="govuk-radios"
              type="radio"
              id={choiceId(idPrefix, item, place)}
              name={name}
              choice={item}
              checked={item.checked ?? (value !== undefined && item.value === value)}
            />
          )
        })}
        {props.after}
      </div>
    </FieldGroup>
  )
}
