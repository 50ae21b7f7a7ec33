import { expect, test } from 'vitest'
import * as kept from '../../../test/trackers/kept-by-councils.ts'
import { readAll, short } from '../../../test/trackers/reading.ts'

test('quarters across under merged headings: rows of one contract leave its cells blank, totals are passed over', async () => {
  const { commitments, faults, left } = await readAll(kept.quartersAcross)
  expect(commitments.map(short)).toEqual([
    'WC101 / Grounds maintenance / Fernleigh Ltd | Apprentices on the contract | 4 No. | 2026-03-31 | 2024-25Q1 1/1 | 2024-25Q2 2/1',
    'WC101 / Grounds maintenance / Fernleigh Ltd | Volunteering by staff in parks | 20 hrs | 2026-03-31 | 2024-25Q1 5/5',
    'WC102 / Highways term service / Oak & Ash Limited | Spend with local suppliers | 1200000 £ | 2027-03-31 | 2024-25Q1 120000/120000 | 2024-25Q2 80000/-',
    'WC102 / Highways term service / Oak & Ash Limited | Site visits for schools | 6 visits | no day | 2024-25Q2 2/2',
  ])
  expect(commitments[0]!.delivered.at(-1)!.story).toBe('Second start not evidenced')
  expect([faults, left]).toEqual([[], []])
})

test('a row for each quarter is one commitment, with who checked each and when', async () => {
  const { commitments, faults } = await readAll(kept.portalExport)
  expect(commitments.map(short)).toEqual([
    'Catering for schools / Meadow Foods | Training hours | 120 hours | no day | 2024-25Q1 30/30 | 2024-25Q2 40/25',
    'Catering for schools / Meadow Foods | Food given to food banks | 500 kg | no day | 2024-25Q1 90/90',
  ])
  expect(commitments[0]!.delivered[1]).toMatchObject({
    checkedBy: 'Jo Field',
    checkedOn: '2024-10-04',
    story: 'Fifteen hours were part of the job',
  })
  expect(faults).toEqual([])
})

test('a sheet for each contract: its facts stand above the table, and guidance is no table', async () => {
  const { tables, commitments } = await readAll(kept.sheetForEachContract)
  expect(tables.map(({ sheet }) => sheet)).toEqual(['Library refurb', 'Street lighting'])
  expect(commitments.map(short)).toEqual([
    'LIB-7 / Library refurbishment / Harrow & Sons Builders | Work placements for college students | 12 weeks | 2026-03-31 | to date 7/-',
    'LIB-7 / Library refurbishment / Harrow & Sons Builders | Donations to community groups | 5000 | 2026-03-31 | to date 2500/-',
    'Street lighting renewal / Brightway Electrical Ltd | Tonnes of carbon saved | 40 tco2e | 2027-03-31 | to date 12.5/-',
    'Street lighting renewal / Brightway Electrical Ltd | Careers talks in schools | 8 sessions | 2027-03-31 | to date 0/-',
  ])
  expect(commitments[1]!.isMoney).toBe(true)
})

test('a quarterly return: what was planned, reported and accepted, the year from the name of the sheet', async () => {
  const { commitments, faults } = await readAll(kept.quarterlyReturns)
  expect(commitments.map(short)).toEqual([
    'Home care North / Kindly Care CIC | Jobs for care leavers | 4 people | 2026-03-31 | 2025-26Q1 2/2 | 2025-26Q2 1/1',
    'Home care North / Kindly Care CIC | Mental health first aid training | 20 places | 2026-03-31 | 2025-26Q1 12/10',
  ])
  expect([...commitments[0]!.planned].map(([quarter, amount]) => [quarter, amount.toFixed()])).toEqual([
    ['2025-26Q1', '2'],
    ['2025-26Q2', '2'],
  ])
  expect(faults).toEqual([])
})

test('a procurement log: columns about people are left out, a row without an offer is said', async () => {
  const { commitments, faults, left } = await readAll(kept.procurementLog)
  expect(commitments.map(short)).toEqual([
    'DN500 / Winter gritting / Saltmarsh Plant Ltd | Trees planted in the county | 300 | 2027-09-30',
    'DN500 / Winter gritting / Saltmarsh Plant Ltd | Meet the buyer events | 3 | 2027-09-30',
  ])
  expect(commitments[0]!.contract).toMatchObject({ starts: '2024-10-01', ends: '2027-09-30', value: '£2.4m' })
  expect(left).toEqual(['Email'])
  expect(faults).toEqual(['4 refused: This row doesn’t say what is promised.'])
})

test('a list of case studies: no figure is promised, what was delivered is', async () => {
  const { commitments } = await readAll(kept.caseStudies)
  expect(commitments.map(short)).toEqual([
    'New primary school / Harrow & Sons Builders | Sensory garden | ? | no day | 2025-26Q1 1/-',
    'New primary school / Harrow & Sons Builders | Choir trip | ? | no day | 2025-26Q1 2/-',
  ])
  expect(commitments[0]!.delivered[0]!.story).toBe('A garden that the children planned.')
})

test('a line on its own names the contract of the rows under it', async () => {
  const { commitments, faults } = await readAll(kept.sections)
  expect(commitments.map(short)).toEqual([
    'Waste collection / Green Carts Ltd | Waste kept from landfill | 60 tonnes | 2027-03-31 | to date 20/20',
    'Waste collection / Green Carts Ltd | Apprentices | 3 | 2027-03-31 | to date 1/0',
    'Parking enforcement / Kerb & Co | Volunteer days | 10 days | 2026-03-31 | to date 10/10',
  ])
  expect(faults).toEqual([])
})

test('months are added up by quarter', async () => {
  const { commitments } = await readAll(kept.monthsAcross)
  expect(commitments.map(short)).toEqual([
    'Bus shelters / Brightway Electrical Ltd | Local people employed | 5 FTE | 2025-09-30 | 2024-25Q1 1.5/- | 2024-25Q2 1/-',
  ])
})

test('years as bands over quarters; a formula’s error is no figure', async () => {
  const { commitments, left } = await readAll(kept.bandsOfYears)
  expect(commitments.map(short)).toEqual([
    'Museum café / Meadow Foods | Work experience for school pupils | 20 days | no day | 2023-24Q1 2/- | 2023-24Q2 3/- | 2023-24Q4 5/- | 2024-25Q1 4/-',
    'Museum café / Meadow Foods | Volunteer hours | 40 hours | no day | 2023-24Q1 4/- | 2023-24Q2 0/- | 2023-24Q3 0/- | 2023-24Q4 6/- | 2024-25Q1 3/-',
  ])
  expect(left).toEqual(['RAG'])
})

test('shares are counted in per cent, words that are no figure are said', async () => {
  const { commitments, faults } = await readAll(kept.oddFigures)
  expect(commitments.map(short)).toEqual([
    'Fleet repairs / Torque Garage Ltd | Suppliers paid within 30 days | 95 per cent | 2026-03-31 | 2024-25Q3 97/97',
    'Fleet repairs / Torque Garage Ltd | Toolbox talks in colleges | 10 talks | 2026-03-31',
    'Fleet repairs / Torque Garage Ltd | Loan of a minibus | 4 days | 2026-03-31 | 2024-25Q3 1/1',
  ])
  expect(commitments[0]!.delivered[0]).toMatchObject({ checkedBy: 'Pat Lake', checkedOn: '2026-04-03' })
  expect(faults).toEqual([
    '2 warning: The promise is a share, so it is counted in per cent.',
    '3 warning: “Achieved” isn’t a number. Write a number, such as 40 or 12.5. Nothing is counted for it.',
  ])
})
