import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'
import { Tag } from './tag.tsx'

export interface PhaseBannerProps {
  /** One word, such as "Example". */
  tag: ComponentChildren
  tagClass?: string
  children: ComponentChildren
  class?: string
  attributes?: Attributes
}

/** A line below the header that says what kind of site this is. */
export function PhaseBanner({ tag, tagClass, children, class: names, attributes }: PhaseBannerProps) {
  return (
    <div class={classNames('govuk-phase-banner', 'govuk-width-container', names)} {...attributes}>
      <p class="govuk-phase-banner__content">
        <Tag class={classNames('govuk-phase-banner__content__tag', tagClass)}>{tag}</Tag>
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
