import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface FieldsetProps {
  children?: ComponentChildren
  legend?: ComponentChildren
  legendClass?: string
  legendIsPageHeading?: boolean
  describedBy?: string
  role?: 'group'
  class?: string
  attributes?: Attributes
}

export function Fieldset(props: FieldsetProps) {
  const { legend } = props
  return (
    <fieldset
      class={classNames('govuk-fieldset', props.class)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {legend && (
        <legend class={classNames('govuk-fieldset__legend', props.legendClass)}>
          {props.legendIsPageHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {props.children}
    </fieldset>
  )
}
