/**
 * Pointers to text that the database cannot hold as it was sent: with the character U+0000, or half a character (a lone
 * surrogate).
 */
export function textNotKept(sent: unknown, pointer = ''): string[] {
  if (typeof sent === 'string') return sent.includes('\u0000') || !sent.isWellFormed() ? [pointer || '/'] : []
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([name, part]) => [
    ...textNotKept(name, pointer),
    ...textNotKept(part, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  ])
}
