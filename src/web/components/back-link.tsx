import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface BackLinkProps {
  href: string
  children?: ComponentChildren
  class?: string
  attributes?: Attributes
}

export function BackLink({ href, children = 'Back', class: names, attributes }: BackLinkProps) {
  return (
    <a href={href} class={classNames('govuk-back-link', names)} {...attributes}>
      {children}
    </a>
  )
}

/** The way back above a page, as a landmark of its own. */
export function BackNavigation(props: BackLinkProps) {
  return (
    <nav aria-label="Back">
      <BackLink {...props} />
    </nav>
  )
}
