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
    'The dates moved once because of the flooding on the ring road in September.',
    'It took longer to arrange than we had planned, mostly because of school holidays.',
    'Our regional manager came on the second day and stayed until the end.',
    'Two of our own staff gave up their Saturday for it.',
    'We used the room above the library, which was free to us.',
    'The weather was on our side this time, unlike in the spring.',
    'A colleague who retired last year came back for it.',
    'We began small, with a morning, and added more when it was asked for.',
    'Everything was over by half past three so that people could fetch their children.',
    'We shared the travel with another firm on the same site.',
    'The first date had too few people, so we moved it by a week.',
  ],
  [
    'We have kept the sheets with the numbers in our office.',
    'The next one is in the diary for the week after half term.',
    'What we would do differently: tell people a month before, not a fortnight.',
    'The feedback cards are with our contract lead if you would like to see them.',
    'We learned that lunch matters more than slides.',
    'Somebody has written to us since to say thank you, which was kind.',
    'Our team would like to do it again, perhaps nearer to the bus station.',
    'The notes from the day are short, and we can send them.',
    'We are talking with the college about doing it every year.',
    'It was good to see faces from last time as well as new ones.',
    'Next time we shall bring the larger van.',
    'We could not answer two of the questions, and promised to find out.',
    'The hosts have asked whether we could come on a weekday evening.',
  ],
]

/** Always the same for the same text. */
export function closingOf(text: string): string {
  const digest = hash('sha256', text, 'buffer')
  return closings.map((some, place) => some[digest.readUInt16BE(place * 2) % some.length]).join(' ')
}
