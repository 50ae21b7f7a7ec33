import type { ComponentChildren } from 'preact'
import { type NavigationItem, NavigationList } from './navigation-list.tsx'

export interface SiteFooterProps {
  items: readonly NavigationItem[]
  /** A line below the links, such as the licence of the data. */
  children?: ComponentChildren
}

export function SiteFooter({ items, children }: SiteFooterProps) {
  return (
    <footer class="gm-footer">
      <div class="govuk-width-container">
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
