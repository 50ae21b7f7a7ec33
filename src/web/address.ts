import type { Visit } from './visit.ts'

/** The whole address of one of our paths, for letters: at the authority's own host when it has one. */
export function wholeAddress({ platform, authority }: Visit, path: string): string {
  const base = new URL(platform.settings.baseUrl)
  if (authority.host) base.hostname = authority.host
  return new URL(path, base).href
}
