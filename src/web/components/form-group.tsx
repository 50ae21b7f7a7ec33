import type { ComponentChildren } from 'preact'
import { type Attributes, classNames, describedByIds } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

/** What every single-control field has: its name, its words, its error. */
export interface FieldProps {
  name: string
  /** Same as the name when left out. An error summary links to it. */
  id?: string
  label: ComponentChildren
  labelClass?: string
  labelIsPageHeading?: boolean
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string
  disabled?: boolean
  autocomplete?: string
  spellcheck?: boolean
  class?: string
  attributes?: Attributes
  groupClass?: string
  groupAttributes?: Attributes
  before?: ComponentChildren
  after?: ComponentChildren
}

export function idOf(field: { name: string; id?: string }): string {
  return field.id ?? field.name
}

/** The ids of the hint and the error message, which the control is described by. */
export function descriptionOf(
  id: string,
  field: { describedBy?: string; hint?: ComponentChildren; error?: ComponentChildren },
): string | undefined {
  return describedByIds(
    field.describedBy,
    Boolean(field.hint) && `${id}-hint`,
    Boolean(field.error) && `${id}-error`,
  )
}

/** The hint and the error message of a field, with the ids that its control is described by. */
export function Notes({
  id,
  hint,
  error,
}: {
  id: string
  hint?: ComponentChildren
  error?: ComponentChildren
}) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

export interface FormGroupProps {
  error?: ComponentChildren
  class?: string
  attributes?: Attributes
  children: ComponentChildren
}

export function FormGroup({ error, class: names, attributes, children }: FormGroupProps) {
  return (
    <div
      class={classNames('govuk-form-group', Boolean(error) && 'govuk-form-group--error', names)}
      {...attributes}
    >
      {children}
    </div>
  )
}

/** A label, hint and error message around one control. */
export function LabelledControl({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const id = idOf(field)
  return (
    <FormGroup error={field.error} class={field.groupClass} attributes={field.groupAttributes}>
      <Label for={id} class={field.labelClass} isPageHeading={field.labelIsPageHeading}>
        {field.label}
      </Label>
      <Notes id={id} hint={field.hint} error={field.error} />
      {children}
    </FormGroup>
  )
}
