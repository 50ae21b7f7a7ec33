import type { ComponentChildren } from 'preact'

/** A tinted strip across the whole window, for the first screen of a public page; it stands first in the page. */
export function Band({ children }: { children: ComponentChildren }) {
  return <div class="gm-band">{children}</div>
}
