import { expect, test } from 'vitest'
import { type Outcome, outcomeWith, placed, strategicOutcomeOf } from './outcome.ts'

const aim = (slug: string, aims: Outcome[] = []): Outcome => ({
  slug,
  name: slug,
  describes: `About ${slug}`,
  aims,
})
const tree = [aim('green', [aim('nature', [aim('ponds')]), aim('waste')]), aim('safe', [aim('roads')])]

test('every outcome stands right before the aims under it, with its depth', () => {
  expect(placed(tree).map(({ outcome, depth }) => [outcome.slug, depth])).toEqual([
    ['green', 0],
    ['nature', 1],
    ['ponds', 2],
    ['waste', 1],
    ['safe', 0],
    ['roads', 1],
  ])
})

test('an aim counts towards the strategic outcome at the top of its branch', () => {
  expect(strategicOutcomeOf(tree, 'ponds')?.slug).toBe('green')
  expect(strategicOutcomeOf(tree, 'safe')?.slug).toBe('safe')
  expect(strategicOutcomeOf(tree, 'nowhere')).toBeUndefined()
})

test('an outcome or aim is found by its slug, wherever it stands', () => {
  expect(outcomeWith(tree, 'roads')?.describes).toBe('About roads')
  expect(outcomeWith(tree, 'nowhere')).toBeUndefined()
})
