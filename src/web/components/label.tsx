import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface LabelProps {
  children?: ComponentChildren
  for?: string
  class?: string
  isPageHeading?: boolean
  attributes?: Attributes
}

export function Label({ children, for: field, class: names, isPageHeading, attributes }: LabelProps) {
  if (!children) return null
  const label = (
    <label class={classNames('govuk-label', names)} for={field} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
