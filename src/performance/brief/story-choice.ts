import type { Day } from '../../language/day.ts'
import { cutToSentences, fits } from './fit.ts'

/** A delivery that was accepted and has a story and evidence; of a published contract. */
export interface StoryOffered {
  delivery: string
  commitment: string
  contract: string
  title: string
  contractTitle: string
  supplier: string
  outcome: string
  measureName: string
  unit: string
  units: string
  quantity: string
  decision: 'accepted' | 'in-part'
  on: Day
  story: string
  files: number
  links: number
}

/** A story as it stands in a brief. */
export interface StoryTold {
  delivery: string
  text: string
}

/** How many a person may pick from. */
export const storiesOffered = 12

/** "Mrs Hill", but not "Dr Challis Grammar School". */
const titled =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Rev)\.?\s+[A-Z][\w’'-]*(?![\w’'-])(?!(?:\s+[\w’'-]+){0,3}\s+(?:School|Academy|College|Centre|Hospital|House|Trust|Court)\b)/

/** Whether a text seems to name a person: by a title, or by a name the records know. Other names only a reader can see. */
export function seemsToNameSomebody(text: string, names: readonly string[]): boolean {
  if (titled.test(text)) return true
  const plain = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return names.some((name) => {
    const words = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    return words.includes(' ') && plain.includes(` ${words} `)
  })
}

/** The stories to choose from, the best evidenced first; none that seems to name somebody. */
export function storiesToOffer(found: readonly StoryOffered[], names: readonly string[]): StoryOffered[] {
  return found
    .filter(({ story }) => story.trim().length >= 40 && !seemsToNameSomebody(story, names))
    .toSorted((a, b) => strength(b) - strength(a) || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
    .slice(0, storiesOffered)
}

/** Accepted whole before in part; a file the council holds before a link. */
function strength({ decision, files, links }: StoryOffered): number {
  return (decision === 'accepted' ? 100 : 0) + Math.min(files, 5) * 10 + Math.min(links, 5)
}

/** Three of those offered: of different outcomes as long as there are some, then of different suppliers. */
export function chooseStories(offered: readonly StoryOffered[]): StoryTold[] {
  const chosen: StoryOffered[] = []
  const takes = (isNew: (story: StoryOffered) => boolean) => {
    for (const story of offered)
      if (chosen.length < fits.stories && !chosen.includes(story) && isNew(story)) chosen.push(story)
  }
  takes((story) =>
    chosen.every((other) => other.outcome !== story.outcome && other.supplier !== story.supplier),
  )
  takes((story) => chosen.every((other) => other.supplier !== story.supplier))
  takes(() => true)
  return chosen.map(({ delivery, story }) => ({ delivery, text: cutToSentences(story, fits.story) }))
}
