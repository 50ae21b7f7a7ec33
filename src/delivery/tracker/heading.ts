import { wordsOf } from '../../contracts/index.ts'
import { periodNamed } from './period.ts'
import { type TrackerField, trackerWords } from './fields.ts'

interface Phrase {
  field: TrackerField
  words: readonly string[]
}

const phrases: Phrase[] = (Object.keys(trackerWords) as (keyof typeof trackerWords)[]).flatMap((field) =>
  trackerWords[field]
    .split(',')
    .map((text) => ({ field, words: wordsOf(text.trim().replaceAll(/\s+/g, ' ')) })),
)
const exact = new Map<string, TrackerField>()
for (const { field, words } of phrases) {
  const spoken = sorted(words)
  if (!exact.has(spoken)) exact.set(spoken, field)
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ')
}

/** What a heading says that its column holds, and how surely (0 to 1). */
export interface HeadingFit {
  field: TrackerField
  fit: number
}

const accepting = /\b(?:accept|verif|valid|approv|confirm|agreed|sign(?:ed)? ?off|signed)/
const planning = /\b(?:plan|target|profil|forecast|expect|commit|promis|due)/
const telling =
  /\b(?:narrative|comment|evidence|note|story|rag|status|review|check|date|who|by|%|percent|variance|link)/

/** What the column of a quarter holds, by the words beside the quarter; undefined where it is none of the three figures. */
function ofQuarter(heading: string): HeadingFit | undefined {
  const text = heading.toLowerCase()
  if (accepting.test(text) && !/\b(?:by|date|on|who)\b/.test(text))
    return { field: 'acceptedInQuarter', fit: 0.95 }
  if (planning.test(text)) return { field: 'plannedInQuarter', fit: 0.95 }
  if (telling.test(text)) return undefined
  return { field: 'reportedInQuarter', fit: 0.9 }
}

/** The fields that a heading's words fit, the best first. */
export function fitsOf(heading: string): HeadingFit[] {
  const text = heading.slice(0, 200)
  const named = periodNamed(text)
  if (named && (named.quarter || named.number !== undefined || named.year !== undefined)) {
    const found = ofQuarter(text)
    return found ? [found] : []
  }
  const words = wordsOf(text)
  if (words.length === 0) return []
  const best = new Map<TrackerField, number>()
  const direct = exact.get(sorted(words))
  if (direct) best.set(direct, 1)
  for (const { field, words: phrase } of phrases) {
    if (phrase.length === 0 || !phrase.every((word) => words.includes(word))) continue
    const single = phrase.length === 1 ? 0.1 : 0
    const fit = 0.5 + (0.4 * phrase.length) / words.length - single
    if (fit > (best.get(field) ?? 0)) best.set(field, Math.min(fit, 0.95))
  }
  const accepted = best.get('accepted')
  if (accepted !== undefined && !best.has('decision')) best.set('decision', accepted - 0.02)
  return [...best].map(([field, fit]) => ({ field, fit })).sort((a, b) => b.fit - a.fit)
}

/** Whether a text is one of the usual headings of a tracker, or names a quarter. */
export function isUsualOfTracker(text: string): boolean {
  return text.length <= 120 && (exact.has(sorted(wordsOf(text))) || periodNamed(text)?.number !== undefined)
}
