import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface HintProps {
  children: ComponentChildren
  id?: string
  class?: string
  attributes?: Attributes
}

export function Hint({ children, id, class: names, attributes }: HintProps) {
  return (
    <div id={id} class={classNames('govuk-hint', names)} {...attributes}>
      {children}
    </div>
  )
}
