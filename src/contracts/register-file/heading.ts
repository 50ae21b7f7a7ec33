import { fieldNames, type RegisterField } from './fields.ts'
import { headingWords, otherMeaning, personSideWords, personWords } from './heading-words.ts'

const shortForms: Readonly<Record<string, string>> = {
  no: 'number',
  num: 'number',
  nbr: 'number',
  nr: 'number',
  ref: 'reference',
  org: 'organisation',
  organization: 'organisation',
  reg: 'registration',
  regd: 'registration',
  registered: 'registration',
  dept: 'department',
  desc: 'description',
  co: 'company',
  annum: 'annual',
  annually: 'annual',
  yearly: 'annual',
  pa: 'annual',
  incl: 'including',
  inc: 'including',
  include: 'including',
  included: 'including',
  inclusive: 'including',
  excl: 'excluding',
  exc: 'excluding',
  ex: 'excluding',
  exclude: 'excluding',
  exclusive: 'excluding',
  est: 'estimated',
  max: 'maximum',
  approx: 'approximate',
  commencement: 'commence',
  commencing: 'commence',
  expire: 'expiry',
  expiration: 'expiry',
  beginning: 'begin',
  ending: 'end',
  extended: 'extension',
  ext: 'extension',
  awardee: 'awarded',
  recover: 'recovered',
  vcs: 'vcse',
}
const quietWords = new Set(
  'the of a an for and be please if known applicable dd mm yyyy yy in is it this'.split(' '),
)
const softWords = new Set(['contract', 'agreement'])
const vague = new Set(['name', 'number', 'date', 'detail', 'code', 'status'])
/** Words that say something only on their own. */
const tooShort = new Set([...softWords, 'to', 'from', 'id', 'group'])
/** A phrase this long says what a column is, whatever else stands beside it. */
const longPhrase = 5

/** The words of a heading, evened out: camel case parted, short forms written out, plurals and small words gone. */
export function wordsOf(heading: string): string[] {
  const words = heading
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\b(?:y ?\/ ?n|yes ?(?:\/|or) ?no)\b/g, ' ')
    .replaceAll(/£ ?(?:k\b|m\b|'?0+s?\b)|['’]0+s?\b|\bgbp\b/g, ' ')
    .replaceAll(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replaceAll(/[’'](?:s\b)?/g, '')
    .replaceAll(/\(e?s\)/g, ' ')
    .replaceAll('#', ' number ')
    .replaceAll('%', ' percent ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(evened)
  const loud = words.filter((word) => !quietWords.has(word))
  return loud.length > 0 ? loud : words
}

function evened(word: string): string {
  const one = word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
  return shortForms[one] ?? one
}

interface Phrase {
  words: string[]
  spoken: string
}

function phrasesOf(field: RegisterField): Phrase[] {
  return headingWords[field].split(',').map((text) => {
    const words = wordsOf(text.trim().replaceAll(/\s+/g, ' '))
    return { words, spoken: sorted(words) }
  })
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ')
}

const phrases = new Map(fieldNames.map((field) => [field, phrasesOf(field)]))
const others = new Map(
  fieldNames.map((field) => [field, new Set((otherMeaning[field] ?? '').split(/\s+/).map(evened))]),
)
const people = new Set(personWords.split(/\s+/))
const sidePeople = new Set(personSideWords.split(/\s+/))
const exact = new Set([...phrases.values()].flat().map((phrase) => phrase.spoken))
const inOrder = new Set([...phrases.values()].flat().map((phrase) => phrase.words.join(' ')))

/** Whether a text is one of the usual headings, word for word. */
export function isUsualHeading(text: string): boolean {
  return text.length <= 120 && exact.has(sorted(wordsOf(text)))
}

/** Whether a heading stands over people: names, e-mail addresses, telephone numbers. */
export function isAboutPeople(heading: string): boolean {
  const words = wordsOf(heading)
  if (words.includes('team') || inOrder.has(words.join(' '))) return false
  if (words.some((word) => people.has(word))) return true
  return (
    sidePeople.has(words.at(-1)!) || (sidePeople.has(words[0]!) && /^(?:name|detail)$/.test(words.at(-1)!))
  )
}

/** How well a heading's words fit a field, from 0 to 1: 1 is one of the usual headings, word for word. */
export function headingFit(heading: string, field: RegisterField): number {
  const words = wordsOf(heading.slice(0, 200))
  if (words.length === 0) return 0
  const spoken = sorted(words)
  const hard = words.filter((word) => !softWords.has(word))
  const other = others.get(field)!
  const elsewhere = words.some((word) => other.has(word))
  let best = 0
  for (const phrase of phrases.get(field)!) {
    if (phrase.spoken === spoken) return phrase.words.join() === words.join() ? 1 : 0.97
    if (elsewhere && phrase.words.length < longPhrase) continue
    best = Math.max(best, softFit(phrase.words, hard), partFit(phrase.words, words))
  }
  return best
}

function softFit(phrase: readonly string[], hard: readonly string[]): number {
  const hardPhrase = phrase.filter((word) => !softWords.has(word))
  if (hardPhrase.length === 0 || sorted(hardPhrase) !== sorted(hard)) return 0
  return hard.length === 1 && vague.has(hard[0]!) ? 0.7 : 0.93
}

/** Every word of the phrase stands in the heading, perhaps with a slip of the pen. */
function partFit(phrase: readonly string[], words: readonly string[]): number {
  let fit = 0.55 + (0.35 * phrase.length) / Math.max(words.length, phrase.length)
  for (const word of phrase) {
    if (words.includes(word)) continue
    if (!words.some((given) => isSlip(given, word))) return 0
    fit *= 0.95
  }
  return phrase.length === 1 && tooShort.has(phrase[0]!) ? 0 : fit
}

/** Whether two longer words differ by one letter added, left out, changed or swapped with its neighbour. */
function isSlip(given: string, meant: string): boolean {
  if (meant.length < 5 || Math.abs(given.length - meant.length) > 1) return false
  let start = 0
  while (start < meant.length && given[start] === meant[start]) start++
  const rest = (text: string, from: number) => text.slice(from)
  return (
    (start < meant.length - 1 && rest(given, start + 1) === rest(meant, start + 1)) ||
    rest(given, start + 1) === rest(meant, start) ||
    rest(given, start) === rest(meant, start + 1) ||
    (given[start] === meant[start + 1] &&
      given[start + 1] === meant[start] &&
      rest(given, start + 2) === rest(meant, start + 2))
  )
}

/** How many pounds one in this column stands for, by its heading: "£000s" is 1,000, "£m" is 1,000,000. */
export function unitOfHeading(heading: string): 1 | 1000 | 1_000_000 {
  const text = heading.toLowerCase().replaceAll('\uFFFD', '£')
  if (/£ ?(?:k\b|['’]?000)|['’]000|\(000s?\)|\bthousands?\b/.test(text)) return 1000
  return /£ ?(?:m\b|mn\b|million)|\bmillions?\b/.test(text) ? 1_000_000 : 1
}

/** Whether the heading says that its sums include VAT. */
export function vatOfHeading(heading: string): boolean | undefined {
  const words = wordsOf(heading)
  const including = words.includes('gross') || (words.includes('vat') && words.includes('including'))
  const excluding = words.includes('net') || (words.includes('vat') && words.includes('excluding'))
  return including === excluding ? undefined : including
}
