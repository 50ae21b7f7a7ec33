import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface SkipLinkProps {
  children?: ComponentChildren
  href?: string
  class?: string
  attributes?: Attributes
}

export function SkipLink(props: SkipLinkProps) {
  const { children = 'Skip to main content', href = '#main-content' } = props
  return (
    <a
      href={href}
      class={classNames('govuk-skip-link', props.class)}
      data-module="govuk-skip-link"
      {...props.attributes}
    >
      {children}
    </a>
  )
}
