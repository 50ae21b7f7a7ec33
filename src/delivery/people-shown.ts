import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

/** Whether people can be told on a picture, and what they agreed to: to be seen by the authority alone, or by everybody. */
export const peopleOnIt = ['nobody', 'not-to-publish', 'agreed'] as const
export type PeopleOnIt = (typeof peopleOnIt)[number]

/** What was said of the people on a picture. */
export interface PeopleShown {
  people: PeopleOnIt
  /** Who holds their permission. */
  how: string | null
  until: Day | null
  /** Whether there are children on it; if so, a parent of each agreed. */
  children: 'none' | 'parents' | null
}

export interface PeopleTyped {
  people: string
  how: string
  until: Day | null | 'not-a-day'
  children: string
}

/** The field at fault, and the sentence beside it. */
export const peopleRefusals = {
  'no-picture': { field: 'people', sentence: 'Only a picture shows people' },
  'no-answer': { field: 'people', sentence: 'Choose whether people can be recognised' },
  'no-holder': {
    field: 'how',
    sentence: 'Say who holds their permission, such as “Our office has signed forms”',
  },
  'holder-too-long': { field: 'how', sentence: 'Make this shorter: at most 300 letters' },
  'no-day': { field: 'until', sentence: 'Enter the day until which they agreed, such as 31 3 2029' },
  'day-past': { field: 'until', sentence: 'Choose a day after today' },
  'no-children': { field: 'children', sentence: 'Choose whether there are children in it' },
  'withdrawn-before': {
    field: 'people',
    sentence: 'Permission for this picture was withdrawn. If they agree again, send the picture again',
  },
} as const

export type PeopleRefusal = keyof typeof peopleRefusals

interface PictureStanding {
  mediaType: string | null
  destroyedAt: Date | null
  peopleWithdrawnAt: Date | null
}

export function isPicture({ mediaType }: { mediaType: string | null }): boolean {
  return mediaType?.startsWith('image/') === true
}

/** Decides what is kept of the people on a picture. Permission that was withdrawn is not given again for the same picture. */
export function sayPeople(
  picture: PictureStanding,
  typed: PeopleTyped,
  today: Day,
): Decision<PeopleShown, PeopleRefusal> {
  const people = peopleOnIt.find((each) => each === typed.people)
  const children = (['none', 'parents'] as const).find((each) => each === typed.children)
  const how = typed.how.trim()
  if (!isPicture(picture) || picture.destroyedAt) return refuse('no-picture')
  if (picture.peopleWithdrawnAt) return refuse('withdrawn-before')
  if (!people) return refuse('no-answer')
  if (people === 'nobody') return accept({ people, how: null, until: null, children: null })
  if (how === '') return refuse('no-holder')
  if (how.length > 300) return refuse('holder-too-long')
  if (typed.until === null || typed.until === 'not-a-day') return refuse('no-day')
  if (typed.until <= today) return refuse('day-past')
  return children ? accept({ people, how, until: typed.until, children }) : refuse('no-children')
}

/** What is known of a picture when somebody wants to show it to everybody. */
export interface PictureKnown extends PictureStanding {
  scan: 'none' | 'waiting' | 'clean' | 'found'
  people: PeopleOnIt | null
  peopleUntil: Day | null
}

/**
 * Whether a picture may be shown to everybody today: the one answer that every page, download and letter must ask for. It may where
 * nobody can be told on it, or where they agreed, until the day they agreed to, and nobody took it back. Where nothing was said, it
 * may not.
 */
export function mayShowPublicly(picture: PictureKnown, today: Day): boolean {
  const { mediaType, scan, destroyedAt, people, peopleUntil, peopleWithdrawnAt } = picture
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return false
  if (destroyedAt || peopleWithdrawnAt || scan === 'found' || scan === 'waiting') return false
  if (people === 'nobody') return true
  return people === 'agreed' && peopleUntil !== null && today <= peopleUntil
}
