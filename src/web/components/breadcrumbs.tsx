import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface Breadcrumb {
  text: ComponentChildren
  /** Left out for the page itself. */
  href?: string
  attributes?: Attributes
}

export interface BreadcrumbsProps {
  items: readonly Breadcrumb[]
  collapseOnPhone?: boolean
  label?: string
  class?: string
  attributes?: Attributes
}

export function Breadcrumbs({
  items,
  collapseOnPhone,
  label = 'Breadcrumb',
  class: names,
  attributes,
}: BreadcrumbsProps) {
  return (
    <nav
      class={classNames(
        'govuk-breadcrumbs',
        names,
        collapseOnPhone && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      aria-label={label}
      {...attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map(({ text, href, attributes: linkAttributes }) =>
          href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={href} {...linkAttributes}>
                {text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
