import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface WarningTextProps {
  children: ComponentChildren
  /** What the sign says to those who can't see it. */
  signText?: string
  class?: string
  attributes?: Attributes
}

export function WarningText({ children, signText = 'Warning', class: names, attributes }: WarningTextProps) {
  return (
    <div class={classNames('govuk-warning-text', names)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{signText}</span> {children}
      </strong>
    </div>
  )
}
