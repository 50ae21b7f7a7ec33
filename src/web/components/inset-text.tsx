import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface InsetTextProps {
  children: ComponentChildren
  id?: string
  class?: string
  attributes?: Attributes
}

export function InsetText({ children, id, class: names, attributes }: InsetTextProps) {
  return (
    <div id={id} class={classNames('govuk-inset-text', names)} {...attributes}>
      {children}
    </div>
  )
}
