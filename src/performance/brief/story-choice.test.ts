import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { chooseStories, seemsToNameSomebody, storiesToOffer, type StoryOffered } from './story-choice.ts'

const story = (delivery: string, more: Partial<StoryOffered> = {}): StoryOffered => ({
  delivery,
  commitment: '',
  contract: '',
  title: 'Help',
  contractTitle: 'Repairs',
  supplier: delivery,
  outcome: delivery,
  measureName: 'Hours',
  unit: 'hour',
  units: 'hours',
  quantity: '8',
  decision: 'accepted',
  on: day('2026-05-01'),
  files: 0,
  links: 1,
  story: 'Two evenings with the trustees of a community kitchen.',
  ...more,
})
const ids = (stories: readonly { delivery: string }[]) => stories.map(({ delivery }) => delivery)

test('a text seems to name somebody by a title, or by a name that the records know', () => {
  const names = ['Gwen Alderton', 'Team']
  for (const text of ['Thanks to Mrs Hill.', 'Cllr. Wood opened it.', 'With gwen  ALDERTON, we built it.'])
    expect([text, seemsToNameSomebody(text, names)]).toEqual([text, true])
  for (const text of [
    'Pupils of Dr Challis Grammar School came.',
    'The team met on Hill Street.',
    'Gwen’s Café, Alderton Road',
    '',
  ])
    expect([text, seemsToNameSomebody(text, names)]).toEqual([text, false])
})

test('the best evidenced are offered first; none without words, and none that names somebody', () => {
  const offered = storiesToOffer(
    [
      story('link'),
      story('part', { decision: 'in-part', files: 5 }),
      story('file', { files: 1 }),
      story('newer', { on: day('2026-06-01') }),
      story('short', { story: 'Done.' }),
      story('named', { story: 'Mrs Hill taught two evenings in a community kitchen.' }),
    ],
    [],
  )
  expect(ids(offered)).toEqual(['file', 'newer', 'link', 'part'])
})

test('three are chosen, of different outcomes and suppliers as long as there are some', () => {
  const one = { outcome: 'jobs', supplier: 'Ashdown' }
  const offered = [story('a', one), story('b', one), story('c', { outcome: 'jobs' }), story('d')]
  expect(ids(chooseStories(offered))).toEqual(['a', 'd', 'c'])
  expect(ids(chooseStories(offered.slice(0, 2)))).toEqual(['a', 'b'])
  expect(chooseStories([])).toEqual([])
})
