/** Why a cell or a form's field holds nothing: it is blank, nobody knows yet, or the question doesn't apply. */
export type Nothing = 'blank' | 'not-known' | 'does-not-apply'

const notKnown = new Set([
  'tbc',
  'tba',
  'tbd',
  'to be confirmed',
  'to be agreed',
  'to be advised',
  'to be announced',
  'to be decided',
  'to be determined',
  'unknown',
  'unkown',
  'not known',
  'not yet known',
  'not available',
  'not recorded',
  'not stated',
  'not specified',
  'not provided',
  'not held',
  'no data',
  'no information',
  'pending',
  'awaiting',
  'awaited',
])

const doesNotApply = new Set([
  'n/a',
  'na',
  'n.a',
  'n.a.',
  'n / a',
  'not applicable',
  'not app',
  'none',
  'null',
])

/** No words for nothing are longer. */
const longest = 20

/** Spaces of every kind made plain, dashes made hyphens, control and invisible characters taken out. */
export function plainText(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text
  return text
    .normalize('NFC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
}

/** Whether a text, as people fill in spreadsheets, says that there is nothing there; undefined when it says something. */
export function nothingIn(text: string): Nothing | undefined {
  if (/\d/.test(text) || (text.length > longest && /^[A-Za-z]/.test(text))) return undefined
  const tidy = plainText(text)
  if (/^[-._/]*$/.test(tidy)) return 'blank'
  if (/^\?+$/.test(tidy)) return 'not-known'
  if (tidy.length > longest) return undefined
  const words = tidy
    .toLowerCase()
    .replace(/^[([]+/, '')
    .replace(/[)\].]+$/, '')
  if (notKnown.has(words)) return 'not-known'
  return doesNotApply.has(words) ? 'does-not-apply' : undefined
}

/** Whether a spreadsheet left an error here instead of a value: "#REF!", "#N/A", or "#####" from a narrow column. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:#+|N\/A|NAME\?|VALUE!|REF!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i.test(text.trim())
}

/** Whether a spreadsheet shortened a long number, and lost its last digits: "1.23457E+11". */
export function isShortenedNumber(text: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d{1,3}$/i.test(text.trim())
}
