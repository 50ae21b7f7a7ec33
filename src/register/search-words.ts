/** What was typed, in the two shapes PostgreSQL takes: whole words as on the web, and the start of the last one. */
export interface SearchWords {
  /** For websearch_to_tsquery. */
  whole: string
  /** The words before the one that is still being typed, and that one's beginning; nothing when it ends whole. */
  begun: { before: string; start: string } | undefined
}

/**
 * Reads a search: the last word also finds longer words that begin with it, unless it is excluded, part of a
 * quotation, or shorter than two letters.
 */
export function searchWords(typed: string): SearchWords {
  const whole = typed.replaceAll('\u0000', '').trim()
  const match = /(?:^|\s)([\p{L}\p{N}]{2,40})$/u.exec(whole)
  const isQuoted = (whole.split('"').length - 1) % 2 === 1
  if (!match || isQuoted || match[1]!.toLowerCase() === 'or') return { whole, begun: undefined }
  return { whole, begun: { before: whole.slice(0, match.index), start: match[1]!.toLowerCase() } }
}
