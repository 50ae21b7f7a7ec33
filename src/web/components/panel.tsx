import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface PanelProps {
  title: ComponentChildren
  children?: ComponentChildren
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  class?: string
  attributes?: Attributes
}

/** The green box that says a journey is done. */
export function Panel({ title, children, headingLevel = 1, class: names, attributes }: PanelProps) {
  const Heading = `h${headingLevel}` as 'h1'
  return (
    <div class={classNames('govuk-panel', 'govuk-panel--confirmation', names)} {...attributes}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  )
}
