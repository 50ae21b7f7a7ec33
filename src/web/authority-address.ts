/** The full address of an authority's pages, for letters: of its own host name, or below the installation's. */
export function authorityAddress(
  { host, slug }: { host: string | null; slug: string },
  baseUrl: string,
  isOneOfSeveral: boolean,
): string {
  if (!host) return `${baseUrl}${isOneOfSeveral ? `/a/${slug}` : ''}`
  const url = new URL(baseUrl)
  url.hostname = host
  return url.origin
}
