import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface TagProps {
  children: ComponentChildren
  colour?: 'grey' | 'green' | 'teal' | 'blue' | 'red' | 'purple' | 'magenta' | 'orange' | 'yellow'
  class?: string
  attributes?: Attributes
}

export function Tag({ children, colour, class: names, attributes }: TagProps) {
  return (
    <strong class={classNames('govuk-tag', colour && `govuk-tag--${colour}`, names)} {...attributes}>
      {children}
    </strong>
  )
}
