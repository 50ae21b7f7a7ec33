import type { ComponentChildren } from 'preact'
import { type NavigationItem, NavigationList } from './navigation-list.tsx'

export interface SiteFooterProps {
  items: readonly NavigationItem[]
  /** The class of the box that its page stands in, so that both begin at one edge. */
  container?: string
  /** A line below the links, such as the licence of the data. */
  children?: ComponentChildren
}

export function SiteFooter({ items, children, container = 'govuk-width-container' }: SiteFooterProps) {
  return (
    <footer class="gm-footer">
      <div class={container}>
        {items.length > 0 && (
          <nav aria-label="About this site">
            <NavigationList items={items} block="gm-footer" />
          </nav>
        )}
        {children && <p class="gm-footer__words">{children}</p>}
      </div>
    </footer>
  )
}
