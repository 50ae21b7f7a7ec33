import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnFaults, columnsGuessed, guessColumns } from './columns.ts'
import { isRegisterField, type RegisterField } from './fields.ts'
import { headingsFingerprint, rememberColumns } from './remembered.ts'

/** Headings and a few rows in the manner of an English council's register; every one of them invented. */
interface InventedRegister {
  style: string
  /** Heading, the field it is for (a dash where it is left out), and its values. */
  columns: [heading: string, field: RegisterField | '-', ...values: string[]][]
}

const registers: InventedRegister[] = [
  {
    style: 'the words of the transparency code',
    columns: [
      ['Reference number', 'reference', 'NB/2026/014', 'NB/2026/015'],
      ['Title of agreement', 'title', 'Winter gritting', 'Hot school meals'],
      ['Local authority department responsible', 'department', 'Highways', 'Children’s Services'],
      [
        'Description of the goods and/or services being provided',
        'description',
        'Gritting of roads',
        'Cooked meals',
      ],
      ['Start date', 'starts', '01/10/2026', '01/09/2026'],
      ['End date', 'ends', '30/09/2029', '31/08/2028'],
      ['Review date', 'reviewed', '01/10/2027', '01/09/2027'],
      ['Supplier name and details', 'supplierName', 'Saltway Ltd', 'Orchard Kitchens CIC'],
      [
        'Sum to be paid over the length of the contract or the estimated annual spending or budget for the contract',
        'value',
        '£450,000',
        '£1,200,000',
      ],
      ['VAT that cannot be recovered', 'irrecoverableVat', '0', 'Nil'],
      [
        'Whether or not the contract was the result of an invitation to quote or a published invitation to tender',
        'procurementRoute',
        'Invitation to tender',
        'Invitation to quote',
      ],
      [
        'Whether or not the supplier is a small or medium sized enterprise and/or a voluntary or community sector organisation and where it is, the relevant registration number',
        'supplierKind',
        'SME 01234567',
        'VCSE',
      ],
    ],
  },
  {
    style: 'plain and short',
    columns: [
      ['Ref', 'reference', 'C1', 'C2'],
      ['Contract', 'title', 'Lift repairs', 'Window cleaning'],
      ['Supplier', 'supplierName', 'Upways Ltd', 'Clearview & Co'],
      ['From', 'starts', '1 Apr 2026', '1 May 2026'],
      ['To', 'ends', '31 Mar 2028', '30 Apr 2027'],
      ['Value', 'value', '12,000', '8,500.50'],
    ],
  },
  {
    style: 'an export in camel case',
    columns: [
      ['ContractId', 'reference', '10023', '10044'],
      ['ContractTitle', 'title', 'Dog kennels', 'Tree works'],
      ['SupplierName', 'supplierName', 'Barkside Ltd', 'Oakley Arb Ltd'],
      ['SupplierCompanyNumber', 'supplierNumber', '01234567', 'OC301234'],
      ['StartDate', 'starts', '2026-04-01T00:00:00', '2026-06-01T00:00:00'],
      ['EndDate', 'ends', '2028-03-31T00:00:00', '2027-05-31T00:00:00'],
      ['TotalContractValue', 'value', '120000.00', '55000.00'],
      ['CpvCode', 'cpv', '98380000', '77211500'],
      ['IsSme', 'supplierSme', 'true', 'true'],
      ['IsVcse', 'supplierVcse', 'false', 'false'],
    ],
  },
  {
    style: 'with underscores',
    columns: [
      ['contract_ref', 'reference', 'PR-1', 'PR-2'],
      ['contract_name', 'title', 'Payroll system', 'Telephones'],
      ['vendor_name', 'supplierName', 'Tally Ltd', 'Ringway plc'],
      ['commencement_date', 'starts', '20260401', '20260701'],
      ['expiry_date', 'ends', '20290331', '20280630'],
      ['extension_end_date', 'extensionUntil', '20310331', '20290630'],
      ['annual_contract_value', 'annualValue', '40000', '25000'],
      ['directorate', 'department', 'Resources', 'Resources'],
    ],
  },
  {
    style: 'two kinds of value and short forms',
    columns: [
      ['Contract Ref. No.', 'reference', '0001/26', '0002/26'],
      ['Contract Title', 'title', 'Play areas', 'Library books'],
      ['Service Area', 'department', 'Parks', 'Libraries'],
      ['Awarded to', 'supplierName', 'Swings & Slides', 'Page Turners Ltd'],
      ['Company Reg. No.', 'supplierNumber', '1234567', '02345678'],
      ['Commencement', 'starts', '01.04.26', '01.05.26'],
      ['Expiry', 'ends', '31.03.28', '30.04.29'],
      ['Extended to', 'extensionUntil', '31.03.30', 'n/a'],
      ['Est. annual value (£)', 'annualValue', '10,000', '5,000'],
      ['Total value inc. VAT (£)', 'value', '24,000', '18,000'],
    ],
  },
  {
    style: 'yes and no',
    columns: [
      ['Unique Reference', 'reference', 'HAR-26-1', 'HAR-26-2'],
      ['Project title', 'title', 'Harbour dredging', 'Beach cleaning'],
      ['Contractor', 'supplierName', 'Deepwell Marine', 'Shoreline Trust'],
      ['SME (Y/N)', 'supplierSme', 'N', 'Y'],
      ['VCSE (Y/N)', 'supplierVcse', 'N', 'Y'],
      ['Charity No.', 'supplierCharityNumber', '', '1123456'],
      ['Framework (Yes/No)', 'framework', 'No', 'No'],
      ['Contract start', 'starts', '46113', '46150'],
      ['Contract end', 'ends', '46843', '46500'],
      ['Contract sum (£k)', 'value', '1,250', '48'],
      ['VAT included? (Y/N)', 'valueIncludesVat', 'N', 'N'],
    ],
  },
  {
    style: 'people among the columns',
    columns: [
      ['Agreement Title', 'title', 'Care at home', 'Respite care'],
      ['Provider', 'supplierName', 'Kindly Care Ltd', 'Haven House'],
      ['Contract Manager', '-', 'A. Person', 'B. Person'],
      ['Contact e-mail', '-', 'a.person@council.example', 'b.person@council.example'],
      ['Telephone', '-', '01234 567890', '01234 567891'],
      ['Responsible team', 'contactTeam', 'Adult Commissioning', 'Adult Commissioning'],
      ['Effective from', 'starts', '1st April 2026', '1st May 2026'],
      ['Expires', 'ends', 'Rolling', '30th April 2028'],
      ['Lifetime value', 'value', '£2.4m', '£300k'],
    ],
  },
  {
    style: 'slips of the pen',
    columns: [
      ['Refernce', 'reference', 'A/1', 'A/2'],
      ['Contrct Title', 'title', 'Bins and sacks', 'Street lamps'],
      ['Suplier Name', 'supplierName', 'Binwise', 'Lumen Ltd'],
      ['Strat Date', 'starts', '01/04/2026', '01/04/2026'],
      ['End Date ', 'ends', '31/03/2027', '31/03/2030'],
      ['Contract Vlaue', 'value', '£30,000', '£900,000'],
      ['Departmnet', 'department', 'Waste', 'Highways'],
    ],
  },
  {
    style: 'lots and open contracting',
    columns: [
      ['OCID', 'ocid', 'ocds-h6vhtk-04a1b2', 'ocds-h6vhtk-04a1b2'],
      ['Lot No.', 'lot', '1', '2'],
      ['Contract name', 'title', 'Taxis for schools', 'Taxis for schools'],
      ['Successful tenderer', 'supplierName', 'Swift Cars', 'Northgate Taxis'],
      ['Supplier postcode', 'supplierPostcode', 'LE1 6TR', 'NR1 1AA'],
      ['CPV Code(s)', 'cpv', '60120000-5', '60120000-5'],
      ['Award value (ex VAT)', 'value', '£99,000', '£120,500'],
      ['Date from', 'starts', '01/09/2026', '01/09/2026'],
      ['Date to', 'ends', '31/08/2029', '31/08/2029'],
      ['Procurement procedure', 'procurementRoute', 'Open', 'Open'],
      ['Place of performance', 'place', 'Northern villages', 'Town'],
    ],
  },
  {
    style: 'no titles, only descriptions',
    columns: [
      ['Contract number', 'reference', '7001', '7002'],
      ['Description', 'title', 'Supply of road salt', 'Supply of paper'],
      ['Company', 'supplierName', 'Saltway Ltd', 'Reams & Reams'],
      ['Category', 'category', 'Goods', 'Goods'],
      ['Start', 'starts', 'Apr 2026', 'May 2026'],
      ['Finish', 'ends', 'Mar 2027', 'Apr 2028'],
      ['Amount', 'value', '75000', '9000'],
    ],
  },
  {
    style: 'a counter, a blank heading and things not needed',
    columns: [
      ['No.', '-', '1', '2', '3'],
      ['Contract ID', 'reference', 'ZX9', 'ZX10', 'ZX11'],
      ['', '-', '', 'checked', ''],
      ['Contract Description (short)', 'description', 'Repairs', 'Printing', 'Vans'],
      ['Tender title', 'title', 'Boiler repairs', 'Council news', 'Electric vans'],
      ['Tender deadline date', '-', '01/01/2026', '02/02/2026', '03/03/2026'],
      ['Supplier', 'supplierName', 'Warmer Homes', 'Inkwell', 'Volt Vans'],
      ['Supplier address', '-', '1 High Street', '2 Mill Lane', '3 Dock Road'],
      ['Award date', '-', '01/03/2026', '02/03/2026', '03/03/2026'],
      ['Start Date', 'starts', '01/04/2026', '01/04/2026', '01/05/2026'],
      ['Current end date', 'ends', '31/03/2027', '31/03/2027', '30/04/2030'],
      ['Latest end date (including extensions)', 'extensionUntil', '31/03/2029', '31/03/2028', 'TBC'],
      ['Social value weighting', '-', '10%', '10%', '15%'],
      ['Whole life cost', 'value', '£50k', '£20k', '£1.1m'],
    ],
  },
  {
    style: 'the next-to-plain words of a parish',
    columns: [
      ['What for', '-', 'Hall roof', 'Verge cutting'],
      ['Title', 'title', 'Hall roof', 'Verges'],
      ['Organisation', 'supplierName', 'Slate & Son', 'Greenway'],
      ['Begins', 'starts', '3 Apr 26', '1 May 26'],
      ['Ends', 'ends', '3 Jul 26', '30 Sep 26'],
      ['Cost', 'value', '£4,800', '£950'],
      ['How procured', 'procurementRoute', 'Three quotes', 'Three quotes'],
    ],
  },
  {
    style: 'capitals and trailing notes',
    columns: [
      ['CONTRACT REFERENCE NUMBER', 'reference', 'FEN-0007', 'FEN-0008'],
      ['CONTRACT TITLE', 'title', 'Drainage works', 'Flood gates'],
      ['SUPPLIER (LEGAL NAME)', 'supplierName', 'Dykes plc', 'Gatewright Ltd'],
      ['COMPANIES HOUSE NUMBER', 'supplierNumber', '00445790', '03977902'],
      ['TYPE OF SUPPLIER', 'supplierKind', 'Large', 'SME'],
      ['CONTRACT START DATE (DD/MM/YYYY)', 'starts', '01/04/2026', '15/04/2026'],
      ['CONTRACT END DATE (DD/MM/YYYY)', 'ends', '31/03/2030', '14/04/2027'],
      ['CONTRACT VALUE (£) EXCLUDING VAT', 'value', '5,400,000', '220,000'],
      ['VAT RATE', 'vatRate', '20%', '20%'],
      ['GOODS / SERVICES / WORKS', 'category', 'Works', 'Works'],
      ['PORTFOLIO', 'department', 'Place', 'Place'],
    ],
  },
]

function headingsOf({ columns }: InventedRegister): string[] {
  return columns.map(([heading]) => heading)
}

function rowsOf({ columns }: InventedRegister): string[][] {
  const depth = Math.max(...columns.map((column) => column.length - 2))
  return Array.from({ length: depth }, (_, at) => columns.map(([, , ...values]) => values[at] ?? ''))
}

function guessed(headings: string[], rows: string[][]): Record<string, string> {
  const guesses = guessColumns(headings, rows)
  return Object.fromEntries(guesses.map(({ heading, field }) => [heading, field ?? '-']))
}

describe('columns are guessed in a register with', () => {
  test.each(registers)('$style', (register) => {
    const expected = Object.fromEntries(register.columns.map(([heading, field]) => [heading, field]))
    expect(guessed(headingsOf(register), rowsOf(register))).toEqual(expected)
    expect(columnFaults(columnsGuessed(guessColumns(headingsOf(register), rowsOf(register))))).toEqual([])
  })
})

test('values tell which of two likely columns it is', () => {
  const rows = [
    ['Road salt', 'Saltway', '24 months', '01/04/2026', '31/03/2028', '£5'],
    ['Paper', 'Reams', '12 months', '01/04/2026', '31/03/2027', '£6'],
  ]
  expect(
    guessed(['Title', 'Supplier', 'Extension to term', 'Start', 'Extended until', 'Price'], rows),
  ).toMatchObject({
    'Extension to term': '-',
    'Extended until': 'extensionUntil',
  })
})

test('postcodes and open contracting numbers are known without a heading', () => {
  const rows = [
    ['Meals', 'Orchard', 'LE1 6TR', 'ocds-h6vhtk-1'],
    ['Grass', 'Green', 'NR1 1AA', 'ocds-h6vhtk-2'],
  ]
  const fields = guessColumns(['Title', 'Supplier', 'Where', 'Notice'], rows).map(({ field }) => field)
  expect(fields).toEqual(['title', 'supplierName', 'supplierPostcode', 'ocid'])
})

test('each guess says why, and what it makes of thousands and VAT', () => {
  const [title, supplier, value, person] = guessColumns(
    ['Title', 'Supplier', 'Value (£000s, ex VAT)', 'Contract manager'],
    [
      ['Meals', 'Orchard', '90', 'A. Person'],
      ['Grass', 'Green', 'TBC', 'B. Person'],
    ],
  )
  expect(title).toMatchObject({ field: 'title', confidence: 1, from: 'guessed' })
  expect(supplier!.because).toBe(
    '“Supplier” is a usual heading for it, and 2 of the first 2 values are words.',
  )
  expect(value!.because).toContain('1 of the first 1 values are sums of money.')
  expect(value!.because).toContain(
    'Its sums are read as thousands of pounds. Its sums are read as not including VAT.',
  )
  expect(person).toMatchObject({ from: 'left-out', aboutPeople: true })
})

test('a description that stands for a title says so', () => {
  const guesses = guessColumns(['Description', 'Supplier'], [['Meals', 'Orchard']])
  expect(guesses[0]).toMatchObject({
    field: 'title',
    because: 'No column holds titles, so the description stands for the title.',
  })
})

describe('a remembered choice', () => {
  const headings = ['Title', 'Firm', 'Notes', 'Date', 'Date']
  const chosen: (RegisterField | undefined)[] = ['title', 'supplierName', undefined, 'ends', 'starts']
  const remembered = rememberColumns(headings, chosen)

  test('is used as it was made for the very same headings, whatever the values', () => {
    const guesses = guessColumns(headings, [['01/04/2026', '£5', 'x', 'y', 'z']], remembered)
    expect(guesses.map(({ field }) => field)).toEqual(chosen)
    expect(guesses.map(({ from }) => from)).toEqual(Array(5).fill('remembered'))
  })

  test('survives being stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(remembered)) as typeof remembered
    expect(guessColumns(headings, [], stored).map(({ field }) => field)).toEqual(chosen)
  })

  test('is not used when a heading is added, moved or changed', () => {
    for (const other of [[...headings, 'Lot'], headings.toReversed(), ['Titles', ...headings.slice(1)]]) {
      expect(guessColumns(other, [], remembered).every(({ from }) => from !== 'remembered')).toBe(true)
    }
  })

  test('doesn’t mind capitals and spaces', () => {
    expect(headingsFingerprint([' TITLE', 'Firm  '])).toBe(headingsFingerprint(['Title', 'firm']))
    expect(headingsFingerprint(['a,b'])).not.toBe(headingsFingerprint(['a', 'b']))
  })
})

test('a choice without title or supplier, or with a field twice, is shown its faults', () => {
  expect(columnFaults({ headings: ['a', 'b', 'c'], fields: ['starts', 'starts', 'title'] })).toEqual([
    { field: 'supplierName', message: 'Choose the column that holds “Supplier”.' },
    { field: 'starts', message: 'Two columns are chosen for “Start date”. Choose one.' },
  ])
})

test('whatever the headings and values, each field has one column at most and nothing fails', () => {
  const words = fc.constantFrom(
    'contract',
    'date',
    'supplier',
    'value',
    'end',
    'name',
    'no.',
    '(£)',
    'VAT',
    'SME',
    '',
  )
  const heading = fc.oneof(
    fc.array(words, { maxLength: 4 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'grapheme' }),
  )
  const cell = fc.oneof(
    fc.constantFrom('01/04/2026', '£5', 'Y', '', 'TBC', 'LE1 6TR', '12345678'),
    fc.string(),
  )
  fc.assert(
    fc.property(
      fc.array(heading, { maxLength: 12 }),
      fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 4 }),
      (headings, rows) => {
        const guesses = guessColumns(headings, rows)
        const fields = guesses.flatMap(({ field }) => field ?? [])
        expect(guesses.map(({ index }) => index)).toEqual(headings.map((_, index) => index))
        expect(new Set(fields).size).toBe(fields.length)
        expect(fields.every(isRegisterField)).toBe(true)
      },
    ),
  )
})
