import { type Choices, choiceId, ChoiceItem } from './choice.tsx'
import { classNames } from './class-names.ts'
import { FieldGroup, type FieldGroupProps } from './field-group.tsx'
import { descriptionOf } from './form-group.tsx'

export interface CheckboxesProps extends FieldGroupProps {
  name: string
  /** Same as the name when left out. */
  idPrefix?: string
  items: Choices
  /** The values that are chosen. */
  values?: readonly string[]
}

export function Checkboxes(props: CheckboxesProps) {
  const { name, idPrefix = name, items, values } = props
  return (
    <FieldGroup id={idPrefix} field={props}>
      <div
        class={classNames('govuk-checkboxes', props.class)}
        data-module="govuk-checkboxes"
        {...props.attributes}
      >
        {props.before}
        {items.map((item, place) => {
          if (!item) return null
          if ('divider' in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>
          return (
            <ChoiceItem
              block="govuk-checkboxes"
              type="checkbox"
              id={choiceId(idPrefix, item, place)}
              name={item.name ?? name}
              choice={item}
              checked={item.checked ?? values?.includes(item.value) ?? false}
              describedBy={props.legend ? undefined : descriptionOf(idPrefix, props)}
            />
          )
        })}
        {props.after}
      </div>
    </FieldGroup>
  )
}
