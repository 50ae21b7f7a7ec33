import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface ErrorMessageProps {
  children: ComponentChildren
  id?: string
  class?: string
  /** Read out before the message; an empty text leaves it out. */
  prefix?: string
  attributes?: Attributes
}

export function ErrorMessage({
  children,
  id,
  class: names,
  prefix = 'Error',
  attributes,
}: ErrorMessageProps) {
  return (
    <p id={id} class={classNames('govuk-error-message', names)} {...attributes}>
      {prefix && <span class="govuk-visually-hidden">{prefix}:</span>}
      {prefix && ' '}
      {children}
    </p>
  )
}
