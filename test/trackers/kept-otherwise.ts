import type { SheetMade } from './workbook.ts'

/*
 * Four more invented workbooks, made after the first ten to find what those leave unread.
 */
const on = (text: string) => new Date(`${text}T00:00:00Z`)
const blank = (columns: number) => Array.from({ length: columns }, () => null)

/** No usual heading for what is promised; a contract's number and name in one cell; remarks and ticks among the figures; an old sheet. */
export const ownWords: SheetMade[] = [
  {
    name: 'Adults & Communities',
    rows: [
      ['Adults & Communities: social value commitments'],
      ['RAG: G = on track, A = slipping, R = no contact'],
      [],
      [
        'Ref',
        'DN / Contract',
        'Provider',
        'What they said they’d do',
        'Unit',
        'Target over contract',
        'By when',
        '2023/24',
        ...blank(3),
        '2024/25',
        ...blank(3),
        'RAG',
        'Notes / chasers',
      ],
      [...blank(7), 'Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4'],
      [
        'AD-001',
        'DN512233 - Home help (North)',
        'Hollybank Care Ltd',
        '4 apprenticeships in care roles',
        'no.',
        4,
        on('2026-03-31'),
        1,
        '-',
        0,
        1,
        'nil',
        null,
        1,
        'TBC',
        'A',
        'chased 12/5',
      ],
      [
        'AD-002',
        null,
        null,
        'Staff volunteering at lunch clubs',
        'hours',
        '2 hrs x 40 staff',
        '31.03.26',
        10,
        'c. 15',
        '14 hrs',
        '1 (not evidenced)',
        '3 of 6',
        '✓',
        '✓',
        'n/a',
        'G',
      ],
      ['AD-003', null, null, 'Donation to the carers group', '£', '£2,500 pa', on('2026-09-30'), '£2,500.00'],
      [null, null, null, 'Sub-total', null, { formula: 'SUM(F6:F8)', value: 4 }],
      ['Prepared for the management team. Figures subject to audit.'],
    ],
  },
  {
    name: 'Summary',
    rows: [
      ['Directorate', 'Commitments', 'On track'],
      ['Adults & Communities', 3, 1],
    ],
  },
  {
    name: 'old 2022',
    rows: [
      ['Ref', 'Contract', 'Supplier', 'Target'],
      ['X-1', 'Old contract', 'Gone Ltd', 3],
    ],
  },
]

const returnForm = (name: string, rows: (string | number)[][]): SheetMade => ({
  name,
  rows: [
    [null, 'SOCIAL VALUE QUARTERLY RETURN'],
    [],
    [null, 'Contract:', 'Household waste sites operation'],
    [null, 'Contract no.', 'ENV/2024/017'],
    [null, 'Contractor:', 'Brightwater Recycling Ltd'],
    [],
    [
      null,
      '#',
      'Commitment',
      'Contract target',
      'Previously reported',
      'Delivered this quarter',
      'Cumulative',
      'Council use: agreed?',
    ],
    ...rows.map((cells) => [null, ...cells]),
    [],
    [null, 'I confirm that the above is additional to the contract specification.'],
    [null, 'Signed:'],
  ],
})

/** A form of return, a sheet for each quarter: the quarter stands in the sheet’s name only. */
export const formForEachQuarter: SheetMade[] = [
  returnForm('Q1 (Apr-Jun 25)', [
    [1, 'Apprentice starts', 6, 0, 1, 1, 'Y'],
    [2, 'Hours of careers advice in schools', 60, 0, 12, 12, 'N'],
  ]),
  returnForm('Q4 (Jan-Mar 26)', [
    [1, 'Apprentice starts', 6, 1, 2, 3, 'Y'],
    [2, 'Hours of careers advice in schools', 60, 12, '18.5hrs', 30.5, 'N'],
  ]),
]

/** A row for each month; whether it was accepted stands in words; who checked it and when in one cell. */
export const monthsInWords: SheetMade[] = [
  {
    name: 'Sheet1',
    rows: [
      ['Procurement log - social value extract'],
      ['Run date:', '14/11/2026'],
      [],
      [
        'Contract No.',
        'Contract title',
        'Supplier(s)',
        'SV promise (wording from bid)',
        'KPI',
        'Committed',
        'Month',
        'Delivered',
        'Status',
        'Checked (initials / date)',
      ],
      ...[
        ['Apr-24', 1, 'Approved', 'AB 10/05/24'],
        ['Jun-24', 2, 'Approved', 'AB 09/07/24'],
        ['Jun-24', 2, 'Approved', 'AB 09/07/24'],
        ['Sep-24', 1, 'Rejected - no payslip', 'AB 11/10/24'],
        ['Dec-24', 1, 'Part approved', 'AB 11/01/25'],
        ['Mar-25', '£1,500 (half)', 'Pending', null],
      ].map((cells) => [
        'C-2201',
        'School cleaning – lots 1 & 2',
        'Spotless Schools Ltd',
        'We’ll take on 5 local people who’ve been out of work',
        'people',
        5,
        ...cells,
      ]),
      [null, null, null, null, 'Sub-total', null, null, 7],
      ['GRAND TOTAL', null, null, null, null, null, null, 7],
    ],
  },
]

/** Commitments in one sheet; in another what was delivered towards them, by their numbers only. */
export const returnsApart: SheetMade[] = [
  {
    name: 'Returns log',
    rows: [
      ['SV ref', 'Quarter', 'Amount reported', 'Amount agreed', 'Agreed by', 'Date agreed', 'Comments'],
      ['SV1', 'Q1 25/26', 40, 40, 'R. Stone', on('2025-07-09'), 'Two pools'],
      ['SV1', 'Q2 25/26', 55, 50, 'R. Stone', on('2025-10-08'), '5 were not young carers'],
      ['SV9', 'Q1 25/26', 4, 4],
    ],
  },
  {
    name: 'Commitments',
    rows: [
      ['SV ref', 'Contract no', 'Contract name', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due'],
      [
        'SV1',
        'K-77',
        'Leisure centres',
        'Active Vale Trust',
        'Swimming lessons for young carers',
        200,
        'people',
        on('2026-12-31'),
      ],
      [
        'SV3',
        'K-91',
        'Grounds',
        'Greenways Ltd',
        'Trees planted with schools',
        300,
        'trees',
        on('2025-03-31'),
      ],
    ],
  },
]
