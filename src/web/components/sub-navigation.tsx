import { type NavigationItem, NavigationList } from './navigation-list.tsx'

export interface SubNavigationProps {
  /** Names the links to those who can't see them: "This contract". */
  label: string
  items: readonly NavigationItem[]
}

/** The pages of one thing, such as a contract, below its heading. */
export function SubNavigation({ label, items }: SubNavigationProps) {
  return (
    <nav class="gm-sub-navigation" aria-label={label}>
      <NavigationList items={items} block="gm-sub-navigation" />
    </nav>
  )
}
