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
