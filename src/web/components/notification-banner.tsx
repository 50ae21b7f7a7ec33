import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface NotificationBannerProps {
  /** One sentence, set large. */
  text?: ComponentChildren
  /** Anything longer, instead of the text. */
  children?: ComponentChildren
  /** Says that what the person did is done. */
  isSuccess?: boolean
  title?: ComponentChildren
  titleId?: string
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  role?: 'alert' | 'region'
  disableAutoFocus?: boolean
  class?: string
  attributes?: Attributes
}

export function NotificationBanner(props: NotificationBannerProps) {
  const { isSuccess, titleId = 'govuk-notification-banner-title' } = props
  const Heading = `h${props.titleHeadingLevel ?? 2}` as 'h2'
  return (
    <div
      class={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        props.class,
      )}
      role={props.role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (isSuccess ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? (props.text && <p class="govuk-notification-banner__heading">{props.text}</p>)}
      </div>
    </div>
  )
}
