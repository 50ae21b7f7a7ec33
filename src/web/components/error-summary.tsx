import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface SummedError {
  text: ComponentChildren
  /** The field at fault: `#due-day`. */
  href?: string
  attributes?: Attributes
}

export interface ErrorSummaryProps {
  title?: ComponentChildren
  errors?: readonly SummedError[]
  /** A sentence before the list. */
  children?: ComponentChildren
  disableAutoFocus?: boolean
  class?: string
  attributes?: Attributes
}

/** Every error of the page, at its top, each leading to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = 'There is a problem', errors = [], children } = props
  return (
    <div
      class={classNames('govuk-error-summary', props.class)}
      data-disable-auto-focus={props.disableAutoFocus}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {children && <p>{children}</p>}
          {errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map((error) => (
                <li>
                  {error.href ? (
                    <a href={error.href} {...error.attributes}>
                      {error.text}
                    </a>
                  ) : (
                    error.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
