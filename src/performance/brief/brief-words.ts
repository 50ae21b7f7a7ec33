import { accept, type Decision, refuse } from '../../language/decision.ts'
import { fits } from './fit.ts'
import type { Point } from './points.ts'
import type { StoryTold } from './story-choice.ts'

/** What people wrote or chose in a brief, beside its figures. */
export interface BriefWords {
  /** Above the figures; may be empty. */
  opening: string
  /** A sentence added to why a commitment is late, by the commitment's id. */
  late: Record<string, string>
  stories: StoryTold[]
  points: Point[]
}

export type WordsRefusal =
  | 'opening-too-long'
  | 'sentence-too-long'
  | 'too-many-stories'
  | 'story-missing'
  | 'story-too-long'
  | 'story-not-offered'
  | 'names-somebody'
  | 'too-many-points'
  | 'point-too-long'

export interface WordsRefused {
  because: WordsRefusal
  /** Which of several: a commitment's or a delivery's id, the words of a point, or `opening`. */
  which: string
}

interface Known {
  /** Deliveries a story may be told of. */
  offered: ReadonlySet<string>
  namesSomebody: (text: string) => boolean
}

/** Everything that keeps the words out of the brief; nothing is cut in silence that a person wrote. */
export function wordsRefused(words: BriefWords, { offered, namesSomebody }: Known): WordsRefused[] {
  const found: WordsRefused[] = []
  const add = (isSo: boolean, because: WordsRefusal, which = '') => {
    if (isSo) found.push({ because, which })
  }
  add(namesSomebody(words.opening), 'names-somebody', 'opening')
  add(words.opening.length > fits.opening, 'opening-too-long')
  for (const [commitment, sentence] of Object.entries(words.late)) {
    add(namesSomebody(sentence), 'names-somebody', commitment)
    add(sentence.length > fits.sentence, 'sentence-too-long', commitment)
  }
  add(words.stories.length > fits.stories, 'too-many-stories')
  for (const { delivery, text } of words.stories) {
    add(!offered.has(delivery), 'story-not-offered', delivery)
    add(text === '', 'story-missing', delivery)
    add(namesSomebody(text), 'names-somebody', delivery)
    add(text.length > fits.story, 'story-too-long', delivery)
  }
  add(words.points.length > fits.points, 'too-many-points')
  for (const { text } of words.points) {
    add(namesSomebody(text), 'names-somebody', text)
    add(text.length > fits.point, 'point-too-long', text)
  }
  return found
}

/** Points in the order of the numbers typed beside them; one without words is taken out. */
export function pointsInOrder(typed: readonly (Point & { place: string })[]): Point[] {
  return typed
    .map(({ place, text, figure }, was) => ({
      place: /^\d{1,2}$/.test(place) ? Number(place) : 99,
      was,
      point: { text: tidy(text), ...(figure ? { figure } : {}) },
    }))
    .filter(({ point }) => point.text !== '')
    .sort((a, b) => a.place - b.place || a.was - b.was)
    .map(({ point }) => point)
}

/** One line: a brief has no paragraphs within a sentence. */
export function tidy(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}

export type SignOffRefusal = 'not-a-draft' | 'changed-since' | 'names-not-looked-for' | 'replaced-already'

/** Decides whether a draft may be signed off: what the person saw is what stands, and they looked for people's names. */
export function signOff(
  draft: { state: string; version: number; isReplacedOtherwise: boolean },
  signing: { version: number; looked: boolean },
): Decision<true, SignOffRefusal> {
  if (draft.state !== 'draft') return refuse('not-a-draft')
  if (draft.version !== signing.version) return refuse('changed-since')
  if (draft.isReplacedOtherwise) return refuse('replaced-already')
  if (!signing.looked) return refuse('names-not-looked-for')
  return accept(true)
}
