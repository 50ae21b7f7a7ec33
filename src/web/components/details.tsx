import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface DetailsProps {
  summary: ComponentChildren
  children?: ComponentChildren
  open?: boolean
  id?: string
  class?: string
  attributes?: Attributes
}

export function Details({ summary, children, open, id, class: names, attributes }: DetailsProps) {
  return (
    <details id={id} class={classNames('govuk-details', names)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
