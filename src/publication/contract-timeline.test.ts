import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { quarterFrom } from '../language/quarter.ts'
import { type ContractHistory, contractTimeline } from './contract-timeline.ts'

const history: ContractHistory = {
  starts: day('2026-04-01'),
  ends: day('2029-03-31'),
  extendableUntil: day('2030-03-31'),
  commitments: [
    { id: 'a', title: 'Bid-writing help', due: day('2027-03-31'), amount: '40 hours' },
    { id: 'b', title: 'Apprentices', due: day('2026-09-30'), amount: '2 people' },
    { id: 'c', title: 'Trees', due: day('2026-09-30'), amount: '50 trees' },
  ],
  published: [
    { on: day('2026-10-14'), outputs: 2, number: 'GM-2026-00002', title: 'Apprentices' },
    { on: day('2026-11-02'), outputs: 1, number: 'GM-2026-00009', title: 'Bid-writing help' },
  ],
  recorded: [day('2026-03-12'), day('2026-03-12')],
  sent: [
    { quarter: quarterFrom('2026-27Q2')!, on: day('2026-10-09'), supplierName: 'A firm', nothing: false },
  ],
}

test('what is to come stands above what was, the newest first, and one day is one line', () => {
  expect(
    contractTimeline(history, day('2026-11-23')).map(({ on, title, isAhead }) => [on, title, isAhead]),
  ).toEqual([
    ['2029-03-31', 'The contract ends', true],
    ['2027-03-31', 'Bid-writing help: 40 hours due', true],
    ['2026-11-02', 'Published: Bid-writing help', false],
    ['2026-10-14', '2 outputs were published', false],
    ['2026-10-09', 'Return for July to September 2026 sent', false],
    ['2026-09-30', '2 commitments due', false],
    ['2026-04-01', 'The contract begins', false],
    ['2026-03-12', '2 commitments were recorded', false],
  ])
})

test('a day with one output leads to it', () => {
  const events = contractTimeline(history, day('2026-11-23'))
  expect(events.filter(({ output }) => output).map(({ on, output }) => [on, output])).toEqual([
    ['2026-11-02', 'GM-2026-00009'],
  ])
})

test('a contract may be extended, and its day of today is not ahead', () => {
  const [end] = contractTimeline(history, day('2029-03-31'))
  expect(end).toMatchObject({ words: 'It may be extended to 31 March 2030', isAhead: false })
})

test('of a long history the newest is shown and how it began', () => {
  const published = Array.from({ length: 40 }, (_, at) => ({
    on: day(`2026-05-${String((at % 28) + 1).padStart(2, '0')}`),
    outputs: 1,
    number: 'GM-2026-00001',
    title: 'Trees',
  }))
  const events = contractTimeline({ ...history, published }, day('2026-11-23'))
  expect(events).toHaveLength(2 + 12 + 1)
  expect(events.at(-1)?.title).toBe('2 commitments were recorded')
})

test('a contract of which no day is known has no timeline', () => {
  expect(
    contractTimeline(
      {
        starts: null,
        ends: null,
        extendableUntil: null,
        commitments: [],
        published: [],
        recorded: [],
        sent: [],
      },
      day('2026-11-23'),
    ),
  ).toEqual([])
})
