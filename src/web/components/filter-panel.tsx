import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

export interface FilterOption {
  value: string
  text: ComponentChildren
  /** How many entries it would leave; left out when not known. */
  count?: string | number
  checked?: boolean
}

export interface FilterGroup {
  name: string
  legend: string
  options: readonly FilterOption[]
}

export interface FilterPanelProps {
  /** The list's own address; the form is sent there by GET. */
  action: string
  search?: { name: string; label?: string; value?: string; button?: string }
  groups: readonly FilterGroup[]
  /** Kept as they are, such as the order of the list. */
  hidden?: Record<string, string | undefined>
  /** Heads the checkboxes on a phone, where they can be folded away. */
  title?: string
  button?: string
}

function SearchBox({ search }: { search: NonNullable<FilterPanelProps['search']> }) {
  const id = `filter-${search.name}`
  return (
    <div class="gm-filter__search">
      <label class="govuk-label gm-filter__label" for={id}>
        {search.label ?? 'Search'}
      </label>
      <div class="gm-filter__box">
        <input
          class="govuk-input"
          id={id}
          name={search.name}
          type="search"
          value={search.value}
          autocomplete="off"
          spellcheck={false}
        />
        <Button class="gm-filter__find">{search.button ?? 'Find'}</Button>
      </div>
    </div>
  )
}

function Group({ group }: { group: FilterGroup }) {
  return (
    <fieldset class="gm-filter__group">
      <legend class="gm-filter__legend">{group.legend}</legend>
      {group.options.map(({ value, text, count, checked }, place) => {
        const id = `filter-${group.name}-${place + 1}`
        return (
          <div class="gm-filter__option">
            <input
              class="gm-filter__input"
              type="checkbox"
              id={id}
              name={group.name}
              value={value}
              checked={checked}
            />
            <label class="gm-filter__text" for={id}>
              {text}
              {count !== undefined && (
                <>
                  {' '}
                  <span class="gm-filter__count">{count}</span>
                </>
              )}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

/** What to look for: a search box and checkboxes with counts, sent as an address that can be kept. */
export function FilterPanel(props: FilterPanelProps) {
  const { groups, hidden = {}, title = 'Filters' } = props
  return (
    <form class="gm-filter" action={props.action} method="get" role="search" aria-label={title}>
      {Object.entries(hidden).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
      {props.search && <SearchBox search={props.search} />}
      {groups.length > 0 && (
        <details class="gm-filter__groups" open data-module="gm-folds-on-phone">
          <summary class="gm-filter__summary">{title}</summary>
          {groups.map((group) => (
            <Group group={group} />
          ))}
          <Button kind="secondary" class="gm-filter__apply">
            {props.button ?? 'Show results'}
          </Button>
        </details>
      )}
    </form>
  )
}
