import type { Platform } from '../platform/platform.ts'
import type { ApiRoute } from './api.ts'
import type { Doors } from './doors.ts'
import type { Page } from './page.ts'

/** Everything the web server serves, and what it stands on. */
export interface Site {
  platform: Platform
  doors: Doors
  pages: readonly Page[]
  api: readonly ApiRoute[]
  /** Folder of built styles, scripts and fonts, with their manifest. */
  assets: string
  /** More lines for `/metrics`. */
  figures?: () => Promise<string[]>
}

const prefixed = /^\/a\/([a-z][a-z0-9-]{1,40})(?=\/|\?|$)/

/** The authority named by the address's prefix, as in /a/wrenshire/register. */
export function prefixOf(url: string): string | undefined {
  return prefixed.exec(url)?.[1]
}

/** The address without the authority's prefix: what the routes know. */
export function withoutPrefix(url: string): string {
  const rest = url.replace(prefixed, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}
