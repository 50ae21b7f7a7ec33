/** A file's name for Content-Disposition: in letters that every header may hold, and as it was (RFC 6266). */
export function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  return plain === name ? `filename="${name}"` : `filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

/** A letter cut in half, as half an emoji, can't be written; it is left out. */
function encoded(name: string): string {
  const sign = (text: string) => `%${text.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '')).replaceAll(/['()*]/g, sign)
}
