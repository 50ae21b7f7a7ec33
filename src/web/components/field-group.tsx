import type { ComponentChildren } from 'preact'
import type { Attributes } from './class-names.ts'
import { Fieldset } from './fieldset.tsx'
import { descriptionOf, FormGroup, Notes } from './form-group.tsx'

/** What a field of several controls has: radios, checkboxes, a date. */
export interface FieldGroupProps {
  /** Left out, the controls stand without a fieldset; then the page must name them. */
  legend?: ComponentChildren
  legendClass?: string
  legendIsPageHeading?: boolean
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string
  fieldsetClass?: string
  fieldsetAttributes?: Attributes
  groupClass?: string
  groupAttributes?: Attributes
  class?: string
  attributes?: Attributes
  before?: ComponentChildren
  after?: ComponentChildren
}

/** A hint and an error message above several controls, in a fieldset when there is a legend. */
export function FieldGroup(props: {
  id: string
  field: FieldGroupProps
  role?: 'group'
  children: ComponentChildren
}) {
  const { id, field } = props
  const inside = (
    <>
      <Notes id={id} hint={field.hint} error={field.error} />
      {props.children}
    </>
  )
  return (
    <FormGroup error={field.error} class={field.groupClass} attributes={field.groupAttributes}>
      {field.legend ? (
        <Fieldset
          legend={field.legend}
          legendClass={field.legendClass}
          legendIsPageHeading={field.legendIsPageHeading}
          describedBy={descriptionOf(id, field)}
          role={props.role}
          class={field.fieldsetClass}
          attributes={field.fieldsetAttributes}
        >
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </FormGroup>
  )
}
