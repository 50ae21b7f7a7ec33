import { type Attributes, classNames } from './class-names.ts'
import { descriptionOf, type FieldProps, idOf, LabelledControl } from './form-group.tsx'

export interface SelectOption {
  text: string
  /** The text when left out. */
  value?: string
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes
}

export interface SelectProps extends FieldProps {
  items: (SelectOption | false | null | undefined)[]
  /** The value that is chosen. */
  value?: string
}

export function Select(props: SelectProps) {
  const id = idOf(props)
  return (
    <LabelledControl field={props}>
      {props.before}
      <select
        class={classNames('govuk-select', props.class, Boolean(props.error) && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        autocomplete={props.autocomplete}
        aria-describedby={descriptionOf(id, props)}
        {...props.attributes}
      >
        {props.items.map(
          (item) =>
            item && (
              <option
                value={item.value}
                selected={
                  item.selected ?? (props.value !== undefined && (item.value ?? item.text) === props.value)
                }
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
      {props.after}
    </LabelledControl>
  )
}
