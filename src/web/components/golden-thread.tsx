import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export interface ThreadPlace {
  title: ComponentChildren
  href?: string
  detail?: ComponentChildren
  /** This page's own place on the thread. */
  current?: boolean
  /** Not come to yet: drawn faint. */
  ahead?: boolean
}

export interface GoldenThreadProps {
  places: readonly ThreadPlace[]
  title?: ComponentChildren
  headingLevel?: 2 | 3
}

/** From the policy to the use: where a benefit comes from, step by step, with this place filled in. */
export function GoldenThread({
  places,
  title = 'Where this comes from',
  headingLevel = 2,
}: GoldenThreadProps) {
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <div class="gm-thread">
      <Heading class="govuk-heading-s gm-thread__heading">{title}</Heading>
      <ol class="gm-thread__list">
        {places.map((place) => (
          <li
            class={classNames(
              'gm-thread__place',
              place.current && 'gm-thread__place--current',
              place.ahead && 'gm-thread__place--ahead',
            )}
            aria-current={place.current ? 'step' : undefined}
          >
            <span class="gm-thread__title">
              {place.href ? (
                <a class="govuk-link govuk-link--no-underline" href={place.href}>
                  {place.title}
                </a>
              ) : (
                place.title
              )}
            </span>
            {place.detail && <span class="gm-thread__detail">{place.detail}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}
