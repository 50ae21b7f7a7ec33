const usual = /[^ -~£\u2013\u2014\u2018-\u201D]/

/**
 * A cell as a person sees it: no spaces around it, one kind of space and of line end, no invisible or control
 * characters, and without the marks that make a spreadsheet keep a number as text (="00123" or '00123).
 */
export function tidyCell(text: string): string {
  const clean = usual.test(text) ? cleaned(text) : text
  const trimmed = clean.trim()
  if (trimmed.startsWith('="') && trimmed.endsWith('"') && trimmed.length > 2)
    return trimmed.slice(2, -1).trim()
  return /^'[=+\-@\d]/.test(trimmed) ? trimmed.slice(1) : trimmed
}

function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
}

/** A cell on one line, with single spaces. */
export function oneLine(cell: string): string {
  return /\s\s|\n/.test(cell) ? cell.replaceAll(/\s+/g, ' ') : cell
}
