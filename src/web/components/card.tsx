import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export interface CardProps {
  title?: ComponentChildren
  /** Makes the title a link. */
  href?: string
  headingLevel?: 2 | 3 | 4
  children?: ComponentChildren
  /** A muted line at the end. */
  note?: ComponentChildren
  /** A pale ground, for what is shown rather than said: a file. */
  isTinted?: boolean
}

/** A box about one thing. */
export function Card({ title, href, headingLevel = 3, children, note, isTinted }: CardProps) {
  const Heading = `h${headingLevel}` as 'h3'
  return (
    <div class={classNames('gm-card', isTinted && 'gm-card--tinted')}>
      {title && (
        <Heading class="govuk-heading-s gm-card__title">
          {href ? (
            <a class="govuk-link" href={href}>
              {title}
            </a>
          ) : (
            title
          )}
        </Heading>
      )}
      {children}
      {note && <p class="gm-card__note">{note}</p>}
    </div>
  )
}
