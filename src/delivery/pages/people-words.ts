import { dayIn, type Day, longDay } from '../../language/day.ts'
import type { EvidenceRecord } from '../store.ts'

/** What is known of the people on a picture: "agreed to be published until 31 March 2029". */
export function peopleWords(picture: EvidenceRecord, today: Day): string {
  const { people, peopleUntil, peopleWithdrawnAt, shownAt } = picture
  if (peopleWithdrawnAt)
    return `permission withdrawn on ${longDay(dayIn(peopleWithdrawnAt))}; it is published nowhere`
  if (!people) return 'not said yet, so it is not published'
  if (people === 'nobody') return `nobody can be recognised${shownAt ? '; shown in the register' : ''}`
  const until = peopleUntil ? ` until ${longDay(peopleUntil)}` : ''
  if (peopleUntil && peopleUntil < today) return `their permission ended on ${longDay(peopleUntil)}`
  if (people === 'not-to-publish') return `agreed that the council sees it${until}; not published`
  return `agreed that it may be published${until}${shownAt ? '; shown in the register' : ''}`
}
