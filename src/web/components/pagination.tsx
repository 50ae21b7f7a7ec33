import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface PaginationLink {
  href: string
  text?: ComponentChildren
  /** What lies there, below the text; only where there are no page numbers. */
  label?: string
  attributes?: Attributes
}

export interface PaginationPage {
  number: number | string
  href: string
  current?: boolean
  /** Read out instead of "Page 3". */
  name?: string
  attributes?: Attributes
}

export interface PaginationProps {
  previous?: PaginationLink
  next?: PaginationLink
  pages?: readonly (PaginationPage | 'gap' | false | null | undefined)[]
  label?: string
  class?: string
  attributes?: Attributes
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ way }: { way: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[way]} />
    </svg>
  )
}

function ArrowLink({ link, way, isBlock }: { link: PaginationLink; way: 'prev' | 'next'; isBlock: boolean }) {
  const arrowFirst = isBlock || way === 'prev'
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={way} {...link.attributes}>
        {arrowFirst && <Arrow way={way} />}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            isBlock && !link.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text ?? (
            <>
              {way === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.label && isBlock && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!arrowFirst && <Arrow way={way} />}
      </a>
    </div>
  )
}

function Page({ page }: { page: PaginationPage | 'gap' }) {
  if (page === 'gap') return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classNames('govuk-pagination__item', page.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={page.href}
        aria-label={page.name ?? `Page ${page.number}`}
        aria-current={page.current ? 'page' : undefined}
        {...page.attributes}
      >
        {page.number}
      </a>
    </li>
  )
}

export function Pagination(props: PaginationProps) {
  const { previous, next, pages } = props
  const isBlock = !pages && Boolean(previous ?? next)
  return (
    <nav
      class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', props.class)}
      aria-label={props.label ?? 'Pagination'}
      {...props.attributes}
    >
      {previous && <ArrowLink link={previous} way="prev" isBlock={isBlock} />}
      {pages && <ul class="govuk-pagination__list">{pages.map((page) => page && <Page page={page} />)}</ul>}
      {next && <ArrowLink link={next} way="next" isBlock={isBlock} />}
    </nav>
  )
}
