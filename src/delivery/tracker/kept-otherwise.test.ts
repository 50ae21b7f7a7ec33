import { expect, test } from 'vitest'
import * as kept from '../../../test/trackers/kept-otherwise.ts'
import { readAll, short } from '../../../test/trackers/reading.ts'
import { readAmount } from './amount.ts'
import { faultsOfChoice } from './columns.ts'

test('headings in a council’s own words: sentences tell what is promised, remarks and ticks are said', async () => {
  const { commitments, faults, left } = await readAll(kept.ownWords)
  expect(commitments.map(short)).toEqual([
    'DN512233 / Home help (North) / Hollybank Care Ltd | 4 apprenticeships in care roles | 4 no. | 2026-03-31 | 2023-24Q1 1/- | 2023-24Q3 0/- | 2023-24Q4 1/- | 2024-25Q1 0/- | 2024-25Q3 1/-',
    'DN512233 / Home help (North) / Hollybank Care Ltd | Staff volunteering at lunch clubs | 80 hours | 2026-03-31 | 2023-24Q1 10/- | 2023-24Q2 15/- | 2023-24Q3 14/- | 2023-24Q4 1/- | 2024-25Q1 3/-',
  ])
  expect(left).toEqual(['RAG', 'Commitments', 'On track'])
  expect(faults).toEqual([
    '7 warning: “1 (not evidenced)” is read as 1.',
    '7 warning: “3 of 6” is read as 3.',
    '7 warning: “✓” isn’t a number. Write a number, such as 40 or 12.5. Nothing is counted for it.',
    '8 refused: “£2,500 pa” is for a part of the time, and what is needed is the whole. Write a number, such as 40 or 12.5.',
  ])
})

test('a form for each quarter: one commitment across the sheets, its quarter from the name of each', async () => {
  const { commitments, faults } = await readAll(kept.formForEachQuarter)
  expect(commitments.map(short)).toEqual([
    'ENV/2024/017 / Household waste sites operation / Brightwater Recycling Ltd | Apprentice starts | 6 | no day | 2025-26Q1 1/1 | 2025-26Q4 2/2',
    'ENV/2024/017 / Household waste sites operation / Brightwater Recycling Ltd | Hours of careers advice in schools | 60 | no day | 2025-26Q1 12/0 | 2025-26Q4 18.5/0',
  ])
  expect(faults).toEqual([])
})

test('months of a quarter are added up, the same month twice is not; words say what was accepted', async () => {
  const { commitments, faults } = await readAll(kept.monthsInWords)
  expect(commitments.map(short)).toEqual([
    'C-2201 / School cleaning – lots 1 & 2 / Spotless Schools Ltd | We’ll take on 5 local people who’ve been out of work | 5 people | no day | 2024-25Q1 3/3 | 2024-25Q2 1/0 | 2024-25Q3 1/- | 2024-25Q4 1500/-',
  ])
  expect(commitments[0]!.delivered[0]).toMatchObject({ checkedBy: 'AB', checkedOn: '2024-07-09' })
  expect(commitments[0]!.delivered[1]!.story).toBe('Rejected - no payslip')
  expect(faults).toEqual([
    '7 refused: Another row tells of this commitment in the same period. Keep one, or add the two.',
    '9 warning: “Part approved” doesn’t say how much was accepted, so nothing counts as accepted.',
    '10 warning: “£1,500 (half)” is read as 1,500.',
  ])
})

test('a sheet of returns tells of commitments by their numbers', async () => {
  const { commitments, faults } = await readAll(kept.returnsApart)
  expect(commitments.map(short)).toEqual([
    'K-77 / Leisure centres / Active Vale Trust | Swimming lessons for young carers | 200 people | 2026-12-31 | 2025-26Q1 40/40 | 2025-26Q2 55/50',
    'K-91 / Grounds / Greenways Ltd | Trees planted with schools | 300 trees | 2025-03-31',
  ])
  expect(commitments[0]!.delivered.map(({ story }) => story)).toEqual([
    'Two pools',
    '5 were not young carers',
  ])
  expect(faults).toEqual(['4 refused: No commitment in this file has the number “SV9”.'])
})

test.each([
  ['3 of 6', '3'],
  ['12 (estimated)', '12'],
  ['>10', '10'],
  ['over 20 hrs', '20'],
  ['£1,500 (half)', '1500'],
])('“%s” is read as %s', (written, amount) => {
  const read = readAmount(written)
  expect(read.kind === 'amount' && read.amount.toFixed()).toBe(amount)
})

test.each(['£2,500 pa', '1,200 hrs per year', '3 days a month'])('“%s” is no whole', (written) => {
  expect(readAmount(written).kind).toBe('unreadable')
})

test('two columns of one sheet can’t hold the same; of two sheets they can', async () => {
  const fields = ['title', 'quantity', 'title']
  const sheet = (headings: number[], isLeftOut = false) => ({ headings, isLeftOut })
  expect(faultsOfChoice({ fields })).toEqual(['Two columns are chosen for “What is promised”. Choose one.'])
  expect(faultsOfChoice({ fields, sheets: [sheet([0, 1]), sheet([2, 1])] })).toEqual([])
  expect(faultsOfChoice({ fields, sheets: [sheet([0, 1], true), sheet([2], true)] })).toEqual([
    'Choose at least one sheet to read.',
  ])
})
