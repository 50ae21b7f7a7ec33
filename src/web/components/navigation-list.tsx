import { classNames } from './class-names.ts'

export interface NavigationItem {
  text: string
  href: string
  current?: boolean
  /** How many wait there; shown after the text. */
  count?: number
}

/** Links in order, the one for this page marked. */
export function NavigationList({ items, block }: { items: readonly NavigationItem[]; block: string }) {
  return (
    <ul class={`${block}__list`}>
      {items.map(({ text, href, current, count }) => (
        <li class={`${block}__item`}>
          <a
            class={classNames(`${block}__link`, current && `${block}__link--current`)}
            href={href}
            aria-current={current ? 'page' : undefined}
          >
            {count === undefined ? text : `${text} ${count}`}
          </a>
        </li>
      ))}
    </ul>
  )
}
