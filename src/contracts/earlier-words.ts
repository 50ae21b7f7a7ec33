import { type Day, dayIn, longDay } from '../language/day.ts'

/** What is known of a line of the council's earlier records: who checked it and when, as the file says, and when it was brought in. */
export interface EarlierSource {
  checkedBy: string | null
  checkedOn: Day | null
  broughtIn: Date
}

/** "Brought in from the council’s earlier records, checked by Jo Field on 3 May 2025." */
export function earlierWords({ checkedBy, checkedOn, broughtIn }: EarlierSource): string {
  const who = checkedBy ? `checked by ${checkedBy}` : 'which don’t say who checked it,'
  return `${broughtInWords}, ${who} ${whenWords(checkedOn, broughtIn)}.`
}

/** The same for the public, who are told of no person by name. */
export function earlierWordsInPublic({ checkedBy, checkedOn, broughtIn }: EarlierSource): string {
  const who = checkedBy ? 'checked by the council' : 'which don’t say who checked it,'
  return `${broughtInWords}, ${who} ${whenWords(checkedOn, broughtIn)}.`
}

const broughtInWords = 'Brought in from the council’s earlier records'

function whenWords(checkedOn: Day | null, broughtIn: Date): string {
  return checkedOn ? `on ${longDay(checkedOn)}` : `before ${longDay(dayIn(broughtIn))}`
}
