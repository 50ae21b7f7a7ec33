import { classNames } from './class-names.ts'
import { type NavigationItem, NavigationList } from './navigation-list.tsx'

export interface SiteHeaderProps {
  homeHref: string
  authorityName?: string
  /** The authority's own mark; its name then stands in the words of the picture. */
  logo?: { src: string; width: number; height: number }
  items: readonly NavigationItem[]
  /** The class of the box that its page stands in, so that both begin at one edge. */
  container?: string
}

/**
 * The bar at the top of every page. Where the window is narrow the links fold behind "Menu", by the browser's own
 * means: they are written twice and the style shows one of the two.
 */
export function SiteHeader({
  homeHref,
  authorityName,
  logo,
  items,
  container = 'govuk-width-container',
}: SiteHeaderProps) {
  return (
    <header class="gm-header">
      <div class={classNames(container, 'gm-header__row')}>
        <div class="gm-header__names">
          <a class="gm-header__name" href={homeHref}>
            Good Measure
          </a>
          {authorityName && (
            <span class="gm-header__authority">
              {logo ? (
                <img src={logo.src} width={logo.width} height={logo.height} alt={authorityName} />
              ) : (
                authorityName
              )}
            </span>
          )}
        </div>
        {items.length > 0 && (
          <>
            <details class="gm-header__menu">
              <summary class="gm-header__summary">Menu</summary>
              <nav aria-label="Menu">
                <NavigationList items={items} block="gm-header" />
              </nav>
            </details>
            <nav class="gm-header__navigation" aria-label="Main">
              <NavigationList items={items} block="gm-header" />
            </nav>
          </>
        )}
      </div>
    </header>
  )
}
