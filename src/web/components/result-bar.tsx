import type { ComponentChildren } from 'preact'

export interface ResultBarProps {
  /** "6 benefits", "more than 10,000 outputs". */
  count: ComponentChildren
  /** The filters in use. */
  children?: ComponentChildren
  /** The orders the list may have; the one in use has no link. */
  orders?: readonly { text: string; href?: string }[]
}

/** Above a list: how many, what is filtered, in which order. */
export function ResultBar({ count, children, orders = [] }: ResultBarProps) {
  return (
    <div class="gm-results">
      <p class="gm-results__count" role="status">
        {count}
      </p>
      {children}
      {orders.length > 0 && (
        <p class="gm-results__orders">
          Sort:{' '}
          {orders.map(({ text, href }, place) => (
            <>
              {place > 0 && ' · '}
              {href ? (
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              ) : (
                <strong>{text}</strong>
              )}
            </>
          ))}
        </p>
      )}
    </div>
  )
}
