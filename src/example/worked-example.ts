import { day } from '../language/day.ts'
import { type Quarter, quartersBetween } from '../language/quarter.ts'
import type { PlannedContract } from './plan.ts'
import { suppliers } from './suppliers.ts'

const byQuarter = (from: string, to: string, each: number): [Quarter, number][] =>
  quartersBetween(day(from), day(to)).map((quarter) => [quarter, each])

/**
 * The one contract whose figures the product's pictures tell: 40 hours promised, 6 and 8 reported, 2 of travel not
 * counted, 12 verified, 28 left. A test holds the world to it.
 */
export const workedExample: PlannedContract = {
  reference: 'WCC-2026-0417',
  title: 'Highways reactive repairs',
  service: 'Highways',
  cpv: '45233141',
  kind: 'contract',
  suppliers: suppliers.slice(0, 1),
  starts: day('2026-04-01'),
  ends: day('2029-03-31'),
  extendableUntil: day('2031-03-31'),
  value: 4_200_000,
  owner: 0,
  awaited: [],
  nothing: [],
  commitments: [
    {
      measure: 'bid-writing-help',
      title: 'Bid-writing help for small charities',
      quantity: 40,
      due: day('2027-03-31'),
      targets: byQuarter('2026-04-01', '2027-03-31', 10),
      beneficiaries: 'Small charities and community groups anywhere in Wrenshire',
      origin: 'tender',
      standing: 'contractual',
      evidenceWanted: 'An attendance sheet, or a word from the charity that was helped',
      deliveries: [
        {
          quarter: '2026-27Q1' as Quarter,
          sent: day('2026-07-08'),
          quantity: 6,
          story:
            'Two of our bid writers sat down with Heath Men’s Shed and the Weir Community Farm. The Shed had never answered a tender; they now have a first draft and a list of what is missing.',
          evidence: {
            name: 'Attendance sheet, first quarter',
            url: 'https://evidence.example/bid-writing/2026-27Q1',
          },
          decision: { kind: 'accepted', quantity: 6, on: day('2026-07-20') },
        },
        {
          quarter: '2026-27Q2' as Quarter,
          sent: day('2026-10-09'),
          quantity: 8,
          story:
            'Our bid team spent two evenings with Eastmere Community Kitchen and helped Riverside Carers with a grant form.',
          evidence: {
            name: 'Attendance sheet, second quarter',
            url: 'https://evidence.example/bid-writing/2026-27Q2',
          },
          decision: {
            kind: 'in-part',
            quantity: 6,
            reason: 'Two hours were travel, which our definition leaves out.',
            on: day('2026-10-14'),
          },
        },
      ],
    },
    {
      measure: 'apprentice-starts',
      title: 'Apprentices',
      quantity: 3,
      due: day('2027-03-31'),
      targets: [
        ['2026-27Q1' as Quarter, 1],
        ['2026-27Q2' as Quarter, 1],
        ['2026-27Q4' as Quarter, 1],
      ],
      place: 'Harrowby',
      beneficiaries: 'People aged 16 and over who live in Wrenshire',
      origin: 'tender',
      standing: 'contractual',
      evidenceWanted: 'A signed declaration of starts, without names',
      deliveries: [
        {
          quarter: '2026-27Q1' as Quarter,
          sent: day('2026-07-08'),
          quantity: 1,
          story:
            'One start in surfacing, from the Harrowby open evening. College on Tuesdays, the crew for the rest.',
          evidence: { name: 'Declaration of starts', url: 'https://evidence.example/apprentices/2026-27Q1' },
          decision: { kind: 'accepted', quantity: 1, on: day('2026-07-20') },
        },
        {
          quarter: '2026-27Q2' as Quarter,
          sent: day('2026-10-09'),
          quantity: 1,
          story: 'A second start, in traffic management, who came to us from a school visit the year before.',
          declares: {
            people: 1,
            records: 'The apprenticeship agreement and the college’s letter of enrolment',
            role: 'Contract lead',
          },
        },
      ],
    },
    {
      measure: 'volunteer-days',
      title: 'Volunteer days',
      quantity: 24,
      due: day('2029-03-31'),
      targets: [],
      beneficiaries: 'Community groups near our depots',
      origin: 'added',
      standing: 'voluntary',
      evidenceWanted: 'A word from the group that was helped',
      deliveries: [],
    },
  ],
}
