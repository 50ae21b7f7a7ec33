import { takenOut } from '../redaction.ts'
import { type PeopleRuleName, peopleRuleNames, peopleRules } from './rules.ts'

/** What a rule saw of people, without the text itself: the heading of a column, how many addresses, one telling word. */
export interface PeopleSeen {
  rule: PeopleRuleName
  /** 'a column “Date of birth”' */
  seen: string
}

/** What there is to look at: the name of a file, its words, and its tables row by row. */
export interface Told {
  name?: string
  words: string
  tables?: readonly (readonly (readonly string[])[])[]
}

/** Rows at the beginning of a table among which its headings stand. */
const headingRows = 15
/** Letters that are gone through sentence by sentence. */
const mostLetters = 200_000
/** Rows with something in a column, from which it is a list; one row is enough where two headings are about people. */
const fewestRows = 2

/**
 * What plain rules see of people, each rule once. They know no persons and compare with none; nothing is refused because of
 * it: whoever sends it, and whoever decides, is told.
 */
export function peopleSeenIn({ name = '', words, tables = [] }: Told): PeopleSeen[] {
  const headings = tables.flatMap(listHeadings)
  const everything = [words, ...tables.flatMap((rows) => rows.map((row) => row.join('\t')))].join('\n')
  return peopleRuleNames.flatMap((rule): PeopleSeen[] => {
    const { headings: named, fileName } = peopleRules[rule]
    const column = named && headings.find((heading) => named.test(heading))
    if (column) return [{ rule, seen: `a column “${column}”` }]
    const found = runsSeen(rule, everything) ?? wordSeen(rule, words)
    if (found) return [{ rule, seen: found }]
    const inName = fileName?.exec(plainName(name))?.[0]
    return inName ? [{ rule, seen: `“${inName}” in the name of the file` }] : []
  })
}

/** Names of files are written with all sorts of signs for a space. */
function plainName(name: string): string {
  return name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[\s_.-]+/g, ' ')
}

/** What counts people, and lists none: "White British, 14". */
const counts = /^(?:how many|number|count|total|%|per\s?cent|percentage|people|heads?|headcount|no\.?)\b/i

/**
 * The headings of a table that lists something in each of its rows. A table that only counts by a heading lists nobody, and has no
 * headings to look at.
 */
function listHeadings(rows: readonly (readonly string[])[]): string[] {
  const place = rows
    .slice(0, headingRows)
    .findIndex((row) => row.some((cell) => isHeading(cell)) && filled(row) >= 1)
  const headingRow = rows[place]
  if (!headingRow) return []
  const below = rows.slice(place + 1)
  const fewest = headingRow.filter(isHeading).length > 1 ? 1 : fewestRows
  const listed = headingRow
    .map((cell, column) => ({ heading: tidy(cell), column }))
    .filter(({ column }) => below.filter((row) => isSaid(row[column])).length >= fewest)
    .map(({ heading }) => heading)
  const isCount = filled(headingRow) <= 3 && headingRow.some((cell) => counts.test(tidy(cell)))
  return isCount ? [] : listed
}

const isSaid = (cell = '') => cell.trim() !== '' && cell !== takenOut

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length
const tidy = (cell: string) =>
  cell
    .replaceAll(/\s+/g, ' ')
    .replace(/[:*\s]+$/, '')
    .trim()
    .slice(0, 60)

function isHeading(cell: string): boolean {
  const heading = tidy(cell)
  return peopleRuleNames.some((rule) => peopleRules[rule].headings?.test(heading))
}

function runsSeen(rule: PeopleRuleName, text: string): string | undefined {
  const { runs } = peopleRules[rule]
  if (!runs) return undefined
  const different = new Set(text.match(runs.pattern)?.map((run) => run.toLowerCase()))
  return different.size >= runs.from ? runs.told(different.size) : undefined
}

/** A sentence that speaks of one person: by "she", by a title, by "a resident who". Those of many stay as they are. */
const onePerson =
  /\b(?:he|she|him|her|his|hers|himself|herself)\b|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z]|\b(?:a|an|one|the|our|another)\s+(?:[\w-]+\s+)?(?:resident|trainee|apprentice|learner|volunteer|pupil|student|man|woman|boy|girl|lad|mother|father|mum|dad|employee|colleague|participant|tenant|patient|person|adult|child|refugee|veteran|candidate)\b(?!\s+(?:was|were)?\s*each)/i

/** A word that the law protects, in the same sentence as one person. */
function wordSeen(rule: PeopleRuleName, text: string): string | undefined {
  const { words } = peopleRules[rule]
  if (!words) return undefined
  for (const sentence of text.slice(0, mostLetters).split(/(?<=[.!?])\s+|\n+/)) {
    const word = words.exec(sentence)?.[0]
    if (word && onePerson.test(sentence))
      return `“${word.replaceAll(/\s+/g, ' ')}” in a sentence about one person`
  }
  return undefined
}

/** Whether any of it is what the law protects most. */
export function isProtected({ rule }: PeopleSeen): boolean {
  return /Article (?:9|10)\b/.test(peopleRules[rule].source)
}
