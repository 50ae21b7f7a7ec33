import type { SheetMade } from './workbook.ts'

/*
 * Ten invented workbooks of the kinds that councils keep their commitments in, with the odd things that stand in real ones.
 */
const on = (text: string) => new Date(`${text}T00:00:00Z`)

/** One table, quarters across under merged headings, a title and notes above, a total under it. */
export const quartersAcross: SheetMade[] = [
  {
    name: 'SV Tracker',
    rows: [
      ['Wrenshire County Council – Social Value Tracker 2024/25'],
      ['Kept by the contracts team. Please do not change the headings.'],
      [],
      [
        'Contract Ref',
        'Contract',
        'Supplier',
        'Commitment',
        'Unit',
        'Target',
        'Due date',
        'Q1 2024/25',
        null,
        'Q2 2024/25',
        null,
        'Comments',
      ],
      [null, null, null, null, null, null, null, 'Reported', 'Accepted', 'Reported', 'Accepted', null],
      [
        'WC101',
        'Grounds maintenance',
        'Fernleigh Ltd',
        'Apprentices on the contract',
        'No.',
        4,
        on('2026-03-31'),
        1,
        1,
        2,
        1,
        'Second start not evidenced',
      ],
      [
        'WC101',
        null,
        null,
        'Volunteering by staff in parks',
        'hrs',
        '2 x 10 hrs',
        '31/03/2026',
        5,
        '5',
        'n/a',
        null,
        null,
      ],
      [
        'WC102',
        'Highways term service',
        'Oak & Ash Limited',
        'Spend with local suppliers',
        '£',
        '£1.2m',
        on('2027-03-31'),
        120000,
        120000,
        '£80k',
        null,
        null,
      ],
      [null, null, null, 'Site visits for schools', 'visits', 6, 'TBC', null, null, 2, 2, null],
      [],
      [
        'Total',
        null,
        null,
        null,
        null,
        { formula: 'SUM(F6:F9)', value: 1200030 },
        null,
        { formula: 'SUM(H6:H9)', value: 120006 },
      ],
    ],
  },
]

/** A row for each quarter, as a portal exports it. */
export const portalExport: SheetMade[] = [
  {
    name: 'Export',
    rows: [
      [
        'Entry ID',
        'Project Name',
        'Supplier',
        'Measure',
        'Unit',
        'Total Target',
        'Reporting Period',
        'Quantity Delivered',
        'Quantity Accepted',
        'Reviewed By',
        'Date Reviewed',
        'Narrative',
      ],
      [
        'A-1',
        'Catering for schools',
        'Meadow Foods',
        'Training hours',
        'hours',
        120,
        'Q1 2024/25',
        30,
        30,
        'Jo Field',
        '03/07/2024',
        'Hygiene course',
      ],
      [
        'A-1',
        'Catering for schools',
        'Meadow Foods',
        'Training hours',
        'hours',
        120,
        'Q2 2024/25',
        40,
        25,
        'Jo Field',
        '04/10/2024',
        'Fifteen hours were part of the job',
      ],
      [
        'A-2',
        'Catering for schools',
        'Meadow Foods',
        'Food given to food banks',
        'kg',
        500,
        'Q1 2024/25',
        90,
        90,
        'Jo Field',
        '03/07/2024',
        null,
      ],
      [
        'A-2',
        'Catering for schools',
        'Meadow Foods',
        'Food given to food banks',
        'kg',
        500,
        'April 2025',
        'TBC',
        null,
        null,
        null,
        null,
      ],
    ],
  },
]

/** A sheet for each contract, its facts above the table. */
export const sheetForEachContract: SheetMade[] = [
  {
    name: 'Guidance',
    rows: [['How to fill in this workbook'], ['1. Choose your sheet.'], ['2. Send it back by the 10th.']],
  },
  {
    name: 'Library refurb',
    rows: [
      ['Contract:', 'Library refurbishment'],
      ['Contract ref', 'LIB-7'],
      ['Supplier: Harrow & Sons Builders'],
      ['Start date', on('2024-04-01'), null, 'End date', on('2026-03-31')],
      [],
      ['No', 'What was promised', 'How much', 'By when', 'Delivered to date'],
      [1, 'Work placements for college students', '12 weeks', '31 March 2026', 7],
      [2, 'Donations to community groups', '£5,000', '31 March 2026', '50%'],
    ],
  },
  {
    name: 'Street lighting',
    rows: [
      ['Contract:', 'Street lighting renewal'],
      ['Supplier:', 'Brightway Electrical Ltd'],
      [],
      ['No', 'What was promised', 'How much', 'By when', 'Delivered to date'],
      [1, 'Tonnes of carbon saved', '40 tCO2e', '31/03/2027', 12.5],
      [2, 'Careers talks in schools', '8 sessions', '31/03/2027', 'Nil'],
    ],
  },
]

/** A quarterly return that suppliers fill in: planned, reported and accepted across two years. */
export const quarterlyReturns: SheetMade[] = [
  {
    name: 'Return 2025-26',
    rows: [
      ['Supplier social value return'],
      ['Project:', 'Home care North'],
      ['Provider:', 'Kindly Care CIC'],
      [
        'Ref',
        'KPI',
        'Unit',
        'Target',
        'Q1 plan',
        'Q1 actual',
        'Q1 verified',
        'Q2 plan',
        'Q2 actual',
        'Q2 verified',
        'End date',
      ],
      ['K1', 'Jobs for care leavers', 'people', 4, 2, 2, 2, 2, 1, 1, on('2026-03-31')],
      ['K2', 'Mental health first aid training', 'places', 20, 10, 12, 10, 10, null, null, on('2026-03-31')],
    ],
  },
]

/** A procurement log with commitments among other columns and people's names and addresses. */
export const procurementLog: SheetMade[] = [
  {
    name: 'Log',
    rows: [
      [
        'DN Number',
        'Contract Title',
        'Awarded Supplier',
        'Contract Start',
        'Contract End',
        'Contract Value',
        'Contract manager',
        'Email',
        'Social value offer',
        'Amount',
        'Deadline',
      ],
      [
        'DN500',
        'Winter gritting',
        'Saltmarsh Plant Ltd',
        '01/10/2024',
        '30/09/2027',
        '£2.4m',
        'A Person',
        'a.person@example.org',
        'Trees planted in the county',
        '300',
        '30/09/2027',
      ],
      [
        'DN500',
        'Winter gritting',
        'Saltmarsh Plant Ltd',
        '01/10/2024',
        '30/09/2027',
        '£2.4m',
        'A Person',
        'a.person@example.org',
        'Meet the buyer events',
        '3',
        '30/09/2027',
      ],
      [
        'DN501',
        'Payroll software',
        'Ledgerworks plc',
        '01/04/2025',
        '31/03/2028',
        '240000',
        'B Person',
        'b.person@example.org',
        'N/A',
        'N/A',
        null,
      ],
    ],
  },
]

/** Stories without figures. */
export const caseStudies: SheetMade[] = [
  {
    name: 'Case studies',
    rows: [
      ['Project', 'Contractor', 'Case study title', 'Category', 'Date delivered', 'Delivered', 'Impact'],
      [
        'New primary school',
        'Harrow & Sons Builders',
        'Sensory garden',
        'Community spaces improved',
        '12/05/2025',
        1,
        'A garden that the children planned.',
      ],
      [
        'New primary school',
        'Harrow & Sons Builders',
        'Choir trip',
        'Pupil choir journeys',
        '19/06/2025',
        2,
        'Two journeys for the choir.',
      ],
    ],
  },
]

/** Sections in the table instead of a column for the contract. */
export const sections: SheetMade[] = [
  {
    name: 'All',
    rows: [
      [
        'Supplier',
        'Commitment',
        'Target',
        'Unit',
        'Target date',
        'Total delivered',
        'Total verified',
        'Verified by',
      ],
      ['Waste collection'],
      ['Green Carts Ltd', 'Waste kept from landfill', 60, 'tonnes', '31/03/2027', 20, 20, 'Sam Wood'],
      ['Green Carts Ltd', 'Apprentices', 3, null, '31/03/2027', 1, 0, null],
      ['Parking enforcement'],
      ['Kerb & Co', 'Volunteer days', 10, 'days', '31/03/2026', 10, 10, 'Sam Wood'],
      ['Sub total', null, 73],
    ],
  },
]

/** Months across, and a year in the sheet's name. */
export const monthsAcross: SheetMade[] = [
  {
    name: 'FY 2024-25',
    rows: [
      [
        'Contract name',
        'Contractor',
        'Initiative',
        'Target',
        'UOM',
        'Apr-24',
        'May-24',
        'Jun-24',
        'Jul-24',
        'Deadline',
      ],
      [
        'Bus shelters',
        'Brightway Electrical Ltd',
        'Local people employed',
        5,
        'FTE',
        1,
        0,
        0.5,
        1,
        '30 Sept 2025',
      ],
    ],
  },
]

/** Years as bands over quarters; errors of formulas; a commitment in one cell with a line end. */
export const bandsOfYears: SheetMade[] = [
  {
    name: 'Delivery',
    rows: [
      [null, null, null, null, null, '2023/24', null, null, null, '2024/25'],
      [
        'Contract',
        'Supplier',
        'Commitment description',
        'Target',
        'Units',
        'Q1',
        'Q2',
        'Q3',
        'Q4',
        'Q1',
        'RAG',
      ],
      [
        'Museum café',
        'Meadow Foods',
        'Work experience\nfor school pupils',
        20,
        'days',
        2,
        3,
        { formula: 'A1/0', error: '#DIV/0!' },
        5,
        4,
        'Green',
      ],
      ['Museum café', 'Meadow Foods', 'Volunteer hours', 40, 'hours', 4, 0, 0, 6, 3, 'Amber'],
    ],
  },
]

/** Percentages, a unit beside the figure, "Achieved", and a row that names no contract. */
export const oddFigures: SheetMade[] = [
  {
    name: 'Sheet1',
    rows: [
      [
        'Contract',
        'Supplier',
        'Promise',
        'Target',
        'By when',
        'Quarter',
        'Reported',
        'Accepted',
        'Checked by',
        'Checked on',
      ],
      [
        'Fleet repairs',
        'Torque Garage Ltd',
        'Suppliers paid within 30 days',
        '95%',
        '31/03/2026',
        'Q3 24/25',
        '97%',
        '97%',
        'Pat Lake',
        '46115',
      ],
      [
        'Fleet repairs',
        'Torque Garage Ltd',
        'Toolbox talks in colleges',
        '10 talks',
        '31/03/2026',
        'Q3 24/25',
        'Achieved',
        null,
        null,
        null,
      ],
      [null, null, 'Loan of a minibus', '4 days', '31/03/2026', 'Q3 24/25', 1, 1, null, null],
    ],
  },
]
