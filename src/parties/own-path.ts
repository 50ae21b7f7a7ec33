/** A path of this very site to go on to; undefined for an address that leads elsewhere. */
export function ownPath(text: string): string | undefined {
  if (!text.startsWith('/') || /^\/[/\\]/.test(text) || /[\\\u0000-\u001f]/.test(text)) return undefined
  const here = 'http://here.invalid'
  const address = URL.parse(text, here)
  return address?.origin === here ? address.pathname + address.search : undefined
}
