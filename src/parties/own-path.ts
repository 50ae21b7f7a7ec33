/** A path of this very site to go on to; undefined for an address that leads elsewhere. */
export function ownPath(text: string): string | undefined {
  if (!text.startsWith('/') || /^\/[/\\]/.test(text) || /[\\\u0000-\u001f]/.test(text)) return undefined
  const here = 'http://here.invalid'
  const address = URL.parse(text, here)
  // dots between slashes fall away: "/.//elsewhere" would be left as "//elsewhere", which browsers read as another site
  if (address?.origin !== here || address.pathname.startsWith('//')) return undefined
  return address.pathname + address.search
}
