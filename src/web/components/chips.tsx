export interface Chip {
  text: string
  /** The same list without this filter. */
  removeHref: string
}

export interface ChipsProps {
  items: readonly Chip[]
  /** The list without any filter; offered when there are two or more. */
  clearHref?: string
}

/** The filters in use, each with a link that takes it off. */
export function Chips({ items, clearHref }: ChipsProps) {
  if (items.length === 0) return null
  return (
    <ul class="gm-chips" aria-label="Filters in use">
      {items.map(({ text, removeHref }) => (
        <li>
          <a class="gm-chip" href={removeHref}>
            <span class="govuk-visually-hidden">Take off the filter </span>
            {text}
            <span class="gm-chip__sign" aria-hidden="true">
              ✕
            </span>
          </a>
        </li>
      ))}
      {clearHref && items.length > 1 && (
        <li>
          <a class="govuk-link gm-chips__clear" href={clearHref}>
            Clear all
          </a>
        </li>
      )}
    </ul>
  )
}
