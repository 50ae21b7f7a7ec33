import { hash } from 'node:crypto'
import { Decimal } from '../language/quantity.ts'
import { builtInMeasure, unitWords } from '../measurement/index.ts'
import { type District, neighbours } from './county.ts'
import type { Promise } from './promises.ts'
import type { Chance } from './random.ts'

export type Tell = (place: District, quantity: number) => string

/** Tells how it went, quarter after quarter, and never the same story twice running where there is another. */
export function storyTeller(chance: Chance, { stories, measure }: Promise): Tell {
  const counted = builtInMeasure(measure)!
  let last: string | undefined
  return (place, quantity) => {
    const drawn = chance.one(stories)
    last = drawn === last ? stories[(stories.indexOf(drawn) + 1) % stories.length]! : drawn
    return fillIn(last, { chance, place, amount: unitWords(counted, new Decimal(quantity)) })
  }
}

function fillIn(
  story: string,
  { chance, place, amount }: { chance: Chance; place: District; amount: string },
): string {
  return story
    .replaceAll('{n}', amount)
    .replaceAll('{place}', place)
    .replaceAll('{group}', chance.one(neighbours[place]))
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** How those that wait to be checked end, so that two of them are hardly ever told in the same words. */
const closings: readonly (readonly string[])[] = [
  [
    'It took longer to arrange than we had planned, mostly because of the summer holidays.',
    'Our regional manager looked through it before we sent this.',
    'The start was slow, and most of it came in September.',
    'A colleague who retired last year helped us to set it up.',
    'We began small, and did more once we saw that it worked.',
    'It went more or less as we had written in our plan.',
    'A new person looks after this on our side since August.',
    'We did this together with another firm on the same site.',
    'The first date did not suit, so it moved by a week.',
    'July was quiet for us, August less so.',
    'We asked the council’s own team for advice before we began.',
  ],
  [
    'The sheets with the numbers are in our office.',
    'What we would do differently: begin a month before, not a fortnight.',
    'Our contract lead can tell you more.',
    'The notes are short, and we can send them.',
    'There is more of the same to come before Christmas.',
    'We would be glad to show you, if you are near.',
    'The figures come from our own books, and were checked by a second person.',
    'Next quarter should be about the same.',
    'We learned to ask the people on site first.',
    'One of our subcontractors would like to join in from now on.',
    'We have kept the papers, should anybody want to see them.',
    'Somebody has written to us since to say thank you, which was kind.',
    'We have told our other teams about it.',
  ],
]

/** Always the same for the same text. */
export function closingOf(text: string): string {
  const digest = hash('sha256', text, 'buffer')
  return closings.map((some, place) => some[digest.readUInt16BE(place * 2) % some.length]).join(' ')
}
