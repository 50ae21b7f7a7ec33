import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactMoney } from '../../language/money.ts'
import type { ContractFacts, RegisterSupplier } from './contract.ts'
import { contractDigest } from './contract.ts'
import { fieldNames, type RegisterField } from './fields.ts'
import { type ReadRow, rowReader } from './row.ts'

type Cells = Partial<Record<RegisterField, string>>

const wanted: Cells = { title: 'Hot school meals', supplierName: 'Orchard Kitchens' }

/** Reads one row, whose columns have the fields' names as headings unless another is given. */
function reading(cells: Cells, headings: Cells = {}): ReadRow {
  const all = { ...wanted, ...cells }
  const fields = Object.keys(all) as RegisterField[]
  const columns = { headings: fields.map((field) => headings[field] ?? field), fields }
  return rowReader(columns).read({ row: 7, cells: fields.map((field) => all[field] ?? '') })
}

function factsIn(cells: Cells, headings?: Cells): ContractFacts {
  const { read, faults } = reading(cells, headings)
  if (!read) throw new Error(faults.map(({ message }) => message).join(' '))
  return read.facts
}

function supplierIn(cells: Cells): RegisterSupplier {
  const { read, faults } = reading(cells)
  if (!read) throw new Error(faults.map(({ message }) => message).join(' '))
  return read.suppliers[0]!
}

function faultsIn(cells: Cells, headings?: Cells): string[] {
  return reading(cells, headings).faults.map(({ field, message }) => `${field}: ${message}`)
}

function notesIn(cells: Cells): string[] {
  return reading(cells).notes.map(({ field, message }) => `${field}: ${message}`)
}

test('a full row becomes a contract', () => {
  const { read, faults, notes } = reading({
    reference: 'NB/2026/014',
    ocid: 'ocds-h6vhtk-04A1B2',
    lot: '2',
    supplierNumber: '1234567',
    supplierCharityNumber: '1123456',
    supplierPostcode: 'le16tr',
    supplierKind: 'SME and VCSE',
    starts: '01/09/2026',
    ends: '31 August 2028',
    extensionUntil: '31-Aug-30',
    reviewed: '2027-09-01',
    value: '£1,200,000',
    valueIncludesVat: 'N',
    vatRate: '20%',
    annualValue: '£600k per annum',
    irrecoverableVat: 'Nil',
    cpv: '55524000-9; 15894210',
    category: 'Services',
    description: 'Cooked meals\nin 40 schools',
    department: 'Children’s Services',
    contactTeam: 'Schools Commissioning',
    procurementRoute: 'Open',
    framework: 'No',
    place: 'Norbury',
  })
  expect([faults, notes]).toEqual([[], []])
  expect(JSON.parse(JSON.stringify(read))).toEqual({
    row: 7,
    key: 'reference:NB/2026/014|lot:2',
    facts: {
      title: 'Hot school meals',
      reference: 'NB/2026/014',
      ocid: 'ocds-h6vhtk-04a1b2',
      lot: '2',
      starts: '2026-09-01',
      ends: '2028-08-31',
      extensionUntil: '2030-08-31',
      reviewed: '2027-09-01',
      value: '1200000',
      valueIncludesVat: false,
      annualValue: '600000',
      vatRate: '0.2',
      irrecoverableVat: '0',
      cpv: ['55524000', '15894210'],
      category: 'Services',
      description: 'Cooked meals\nin 40 schools',
      department: 'Children’s Services',
      contactTeam: 'Schools Commissioning',
      procurementRoute: 'Open',
      framework: false,
      place: 'Norbury',
    },
    suppliers: [
      {
        name: 'Orchard Kitchens',
        identifiers: [
          { scheme: 'GB-COH', id: '01234567' },
          { scheme: 'GB-CHC', id: '1123456' },
        ],
        postcode: 'LE1 6TR',
        kinds: { SME: true, VCSE: true },
      },
    ],
  })
})

test('what a row says nothing of is left out', () => {
  const cells = Object.fromEntries(fieldNames.map((field) => [field, wanted[field] ?? ' - '.trim()]))
  const { read, faults } = reading(cells)
  expect(faults).toEqual([])
  expect(read!.facts).toEqual({ title: 'Hot school meals' })
  expect(read!.suppliers).toEqual([{ name: 'Orchard Kitchens', identifiers: [], kinds: {} }])
})

describe('days', () => {
  test('a month alone is the first day of a start and the last of an end', () => {
    expect(factsIn({ starts: 'Apr 2026', ends: 'Apr 2028' })).toMatchObject({
      starts: '2026-04-01',
      ends: '2028-04-30',
    })
    expect(notesIn({ ends: 'Apr 2028' })).toEqual(['ends: “Apr 2028” is read as 30 April 2028.'])
  })

  test('an end that never comes, or isn’t known, is noted', () => {
    expect(factsIn({ ends: 'Ongoing' })).toEqual({ title: 'Hot school meals', rolling: true })
    expect(factsIn({ ends: 'TBC' })).toEqual({ title: 'Hot school meals' })
    expect(notesIn({ ends: 'Ongoing' })).toEqual(['ends: “Ongoing” is read as no end date.'])
    expect(notesIn({ ends: 'TBC' })).toEqual(['ends: “TBC” is read as not known yet.'])
    expect(notesIn({ ends: '' })).toEqual([])
  })

  test('a contract that ends before it starts is a fault', () => {
    expect(faultsIn({ starts: '01/04/2026', ends: '31/03/2026' })).toEqual([
      'ends: The contract ends on 31 March 2026, before it starts on 1 April 2026. Check both days.',
    ])
    expect(faultsIn({ starts: '01/04/2026', ends: '01/04/2026' })).toEqual([])
  })

  test('an extension that ends before the contract does is a fault', () => {
    expect(faultsIn({ ends: '31/03/2028', extensionUntil: '31/03/2027' })).toEqual([
      'extensionUntil: The extension runs until 31 March 2027, before the contract ends on 31 March 2028.',
    ])
  })

  test('a day that isn’t one is a fault that names the cell', () => {
    expect(reading({ starts: '31/02/2026' }, { starts: 'Start date' }).faults).toEqual([
      {
        row: 7,
        heading: 'Start date',
        field: 'starts',
        value: '31/02/2026',
        message: '“31/02/2026” is not a day in the calendar. Check the day, the month and the year.',
      },
    ])
  })
})

describe('sums', () => {
  test('whether VAT is in the value: the column says it, else the cell, else the heading', () => {
    expect(factsIn({ value: '£5 inc VAT', valueIncludesVat: 'Ex' }).valueIncludesVat).toBe(false)
    expect(factsIn({ value: '£5 ex VAT' }, { value: 'Value inc VAT' }).valueIncludesVat).toBe(false)
    expect(factsIn({ value: '£5' }, { value: 'Value inc VAT' }).valueIncludesVat).toBe(true)
    expect(factsIn({ value: '£5' }).valueIncludesVat).toBeUndefined()
    expect(factsIn({ value: 'TBC', valueIncludesVat: 'Y' })).not.toHaveProperty('valueIncludesVat')
  })

  test('a heading in thousands counts bare figures in thousands', () => {
    expect(factsIn({ value: '1,250' }, { value: 'Value (£000s)' }).value!.toFixed()).toBe('1250000')
    expect(factsIn({ value: '£1.25m' }, { value: 'Value (£000s)' }).value!.toFixed()).toBe('1250000')
  })

  test.each([
    [
      { value: '£10,000 per annum' },
      'value: “£10,000 per annum” is for one year. Give the sum for the whole contract, or put it in a column for the yearly value.',
    ],
    [{ value: '£500 pcm' }, 'value: “£500 pcm” is for one month. Give the sum for the whole contract.'],
    [
      { annualValue: '£500 per month' },
      'annualValue: “£500 per month” is for one month. Give the sum for a year.',
    ],
    [
      { value: '£50,000 - £100,000' },
      'value: “£50,000 - £100,000” is a range. Give one figure, such as 75,000.',
    ],
    [
      { value: '(1,200)' },
      'value: “(1,200)” is less than nothing. Give the sum as a figure without a minus sign or brackets.',
    ],
  ])('%j is a fault that says how to mend it', (cells, message) => {
    expect(faultsIn(cells)).toEqual([message])
  })

  test('a sum that is only near, or has parts of a penny, is noted', () => {
    expect(notesIn({ value: 'circa £50k' })).toEqual(['value: “circa £50k” is read as £50,000.'])
    expect(notesIn({ value: '33333.33333' })).toEqual(['value: “33333.33333” is read as £33,333.33.'])
    expect(notesIn({ value: 'POA' })).toEqual(['value: “POA” is read as no sum given.'])
  })

  test.each([
    ['20%', '0.2'],
    ['20', '0.2'],
    ['0.2', '0.2'],
    ['5%', '0.05'],
    ['Exempt', '0'],
    ['Zero rated', '0'],
  ])('a VAT rate of %s is %s', (text, rate) => {
    expect(factsIn({ vatRate: text }).vatRate!.toFixed()).toBe(rate)
  })
})

describe('codes', () => {
  test.each([
    ['45000000-7', ['45000000']],
    ['45000000', ['45000000']],
    ['45000000-7 - Construction work', ['45000000']],
    ['3000000', ['03000000']],
    ['45000000, 45000000-7 & 71000000', ['45000000', '71000000']],
  ])('CPV %s', (text, codes) => {
    expect(factsIn({ cpv: text }).cpv).toEqual(codes)
  })

  test.each(['4500', 'Construction', '123456789'])('%s holds no CPV code', (text) => {
    expect(faultsIn({ cpv: text })[0]).toContain('holds no CPV code. A code has eight figures')
  })

  test('a number the spreadsheet has shortened is a fault, because two contracts might share it', () => {
    expect(faultsIn({ reference: '1.23457E+11' })[0]).toContain('is a number the spreadsheet has shortened')
  })

  test('an OCID has its form', () => {
    expect(faultsIn({ ocid: '04A1B2' })[0]).toContain('is not an OCID')
  })

  test('an error from a formula is a fault wherever it stands', () => {
    expect(faultsIn({ department: '#REF!' })[0]).toContain('is an error from the spreadsheet')
    expect(faultsIn({ title: '#N/A' })).toHaveLength(1)
  })

  test('words longer than a field may be are a fault', () => {
    expect(faultsIn({ title: 'x'.repeat(501) })).toEqual([
      'title: This has 501 characters; the most is 500. Shorten it.',
    ])
  })
})

describe('suppliers', () => {
  test.each(['', 'TBC', 'Various', 'Multiple suppliers', 'See notes', 'Redacted'])(
    '%j names nobody',
    (name) => {
      expect(faultsIn({ supplierName: name })).toHaveLength(1)
      expect(faultsIn({ supplierName: name })[0]).toContain('Give the name of the firm or organisation.')
    },
  )

  test('semicolons part several suppliers, and their numbers', () => {
    const { read, notes } = reading({
      supplierName: 'Orchard Ltd; Mill Ltd',
      supplierNumber: '01234567; 07654321',
    })
    expect(read!.suppliers.map(({ name, identifiers }) => [name, identifiers[0]!.id])).toEqual([
      ['Orchard Ltd', '01234567'],
      ['Mill Ltd', '07654321'],
    ])
    expect(notes[0]!.message).toBe('Read as 2 suppliers, because there are semicolons between them.')
  })

  test('several suppliers with one number between them are a fault', () => {
    expect(faultsIn({ supplierName: 'Orchard; Mill', supplierNumber: '01234567' })).toEqual([
      'supplierNumber: The row has several suppliers. Give each a row, with the same contract number and title.',
    ])
  })

  test('a name over several lines may be an address, so it is a fault', () => {
    expect(faultsIn({ supplierName: 'Orchard Ltd\n1 High Street' })[0]).toContain('has more than one line')
  })

  test.each([
    [{ supplierKind: 'SME' }, { SME: true }],
    [{ supplierKind: 'Small' }, { SME: true }],
    [{ supplierKind: 'VCSE/SME' }, { SME: true, VCSE: true }],
    [{ supplierKind: 'Large' }, { large: true, SME: false }],
    [{ supplierKind: 'Neither' }, { SME: false, VCSE: false }],
    [{ supplierKind: 'Public body' }, { public: true }],
    [
      { supplierSme: 'Y', supplierVcse: 'N' },
      { SME: true, VCSE: false },
    ],
    [{ supplierSme: 'Large' }, { SME: false }],
    [{ supplierVcse: 'Charity' }, { VCSE: true }],
  ])('%j', (cells, kinds) => {
    expect(supplierIn(cells).kinds).toEqual(kinds)
  })

  test('a number beside the kind is kept', () => {
    expect(supplierIn({ supplierKind: 'SME 01234567' }).identifiers).toEqual([
      { scheme: 'GB-COH', id: '01234567' },
    ])
    expect(supplierIn({ supplierKind: 'VCSE - 1123456' }).identifiers).toEqual([
      { scheme: 'GB-CHC', id: '1123456' },
    ])
  })

  test('the same number in two columns counts once', () => {
    const { identifiers } = supplierIn({
      supplierNumber: 'Charity 1123456',
      supplierCharityNumber: '1123456',
    })
    expect(identifiers).toEqual([{ scheme: 'GB-CHC', id: '1123456' }])
  })

  test('a company number that can’t be one is a fault', () => {
    expect(faultsIn({ supplierNumber: '123456789' })).toEqual([
      'supplierNumber: “123456789” looks like a VAT number. Give the company number, or leave it empty.',
    ])
  })

  test('a postcode from elsewhere is noted and left out', () => {
    expect(supplierIn({ supplierPostcode: 'Dublin' })).not.toHaveProperty('postcode')
    expect(notesIn({ supplierPostcode: 'Dublin' })[0]).toContain('is not a British postcode')
  })
})

describe('frameworks', () => {
  test.each([
    ['Yes', { framework: true }],
    ['Call-off', { framework: true }],
    ['No', { framework: false }],
    ['Contract', { framework: false }],
    ['No - open tender', { framework: false }],
    ['Shires Vehicles Framework', { framework: true, frameworkName: 'Shires Vehicles Framework' }],
  ])('%s', (text, facts) => {
    expect(factsIn({ framework: text })).toEqual({ title: 'Hot school meals', ...facts })
  })
})

describe('people are kept out of the team', () => {
  test.each([
    'Jane Example',
    'Mrs Example',
    'j.example@council.example',
    'J. Example',
    'Team lead 01234 567890',
  ])('%s is left out', (text) => {
    expect(factsIn({ contactTeam: text })).not.toHaveProperty('contactTeam')
    expect(reading({ contactTeam: text }).notes[0]!.message).toContain('looks like a person’s details')
  })

  test.each(['Adult Social Care', 'Highways', 'ICT', 'Legal Services', 'procurement', 'Parks & Grounds'])(
    '%s is kept',
    (text) => {
      expect(factsIn({ contactTeam: text }).contactTeam).toBe(text)
    },
  )
})

describe('rows that are no contract', () => {
  const fields: RegisterField[] = ['reference', 'title', 'supplierName', 'value']
  const columns = { headings: ['Ref', 'Title', 'Supplier', 'Value'], fields }
  const read = (...cells: string[]) => rowReader(columns).read({ row: 9, cells })

  test.each([
    [['Ref', 'Title', 'Supplier', 'Value'], 'repeats the headings'],
    [['', 'Total', '', '£5,000'], 'looks like a total'],
    [['Grand total', '', '', '5000'], 'looks like a total'],
    [['Data as at 1 April 2026'], 'is taken for a note'],
  ])('%j %s', (cells, words) => {
    const { read: contract, faults, notes } = read(...cells)
    expect([contract, faults]).toEqual([undefined, []])
    expect(notes[0]!.message).toContain(words)
  })

  test('a contract whose title begins with total is one', () => {
    expect(read('C1', 'Total facilities management', 'Orchard', '5').read!.facts.title).toBe(
      'Total facilities management',
    )
  })

  test('a row with more cells than there are headings is a fault, because its cells may have moved', () => {
    expect(read('C1', 'Meals', ' hot', 'Orchard', '5').faults).toEqual([
      {
        row: 9,
        message:
          'This row has 5 cells and there are 4 headings. Put quotation marks round a cell with a comma in it, or give the last columns headings.',
      },
    ])
  })

  test('a short row has empty cells at its end', () => {
    expect(read('C1', 'Meals', 'Orchard').read!.facts).toEqual({ title: 'Meals', reference: 'C1' })
  })
})

describe('the key of a contract', () => {
  const keyIn = (cells: Cells) => reading(cells).key

  test('is the council’s number with the lot', () => {
    expect(keyIn({ reference: 'nb 14', lot: 'Lot 2' })).toBe('reference:NB14|lot:lot 2')
  })

  test('is the OCID where there is no number', () => {
    expect(keyIn({ reference: 'TBC', ocid: 'OCDS-H6VHTK-1' })).toBe('ocid:ocds-h6vhtk-1')
  })

  test('is title, supplier and first day where there is neither, however they are written', () => {
    const key = 'title:hot school meals|supplier:orchard kitchens|starts:2026-04-03'
    expect(keyIn({ starts: '3 April 2026' })).toBe(key)
    expect(
      keyIn({ title: 'HOT  school-meals', supplierName: 'Orchard Kitchens.', starts: '03/04/2026' }),
    ).toBe(key)
  })
})

test('a digest is of what was read, not of how it was written', () => {
  const digestOf = (cells: Cells) => {
    const { read } = reading(cells)
    return contractDigest(read!.facts, read!.suppliers)
  }
  const once = digestOf({ starts: '03/04/2026', value: '£1,200.00', supplierNumber: '1234567' })
  expect(digestOf({ starts: '3 April 2026', value: '1.2k', supplierNumber: '01234567' })).toBe(once)
  expect(digestOf({ starts: '03/04/2026', value: '£1,200.01', supplierNumber: '1234567' })).not.toBe(once)
})

test('days and sums come back through a row as they went in', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1_000_000_000 }), (at, pence) => {
      const day = at.toISOString().slice(0, 10)
      const facts = factsIn({
        starts: day.split('-').reverse().join('/'),
        value: `£${(pence / 100).toFixed(2)}`,
      })
      expect(facts.starts).toBe(day)
      expect(
        factsIn({ value: exactMoney(facts.value!) })
          .value!.times(100)
          .toFixed(),
      ).toBe(String(pence))
    }),
  )
})

test('whatever a row holds, it gives a contract or faults, and never fails', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '01/04/2026', '£5', 'TBC', 'Yes', '12345678', 'SME', '#REF!', 'a; b', 'x\ny'),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const reader = rowReader({ headings: fieldNames.map(String), fields: fieldNames })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: fieldNames.length + 1 }), (cells) => {
      const { read, faults, notes } = reader.read({ row: 1, cells })
      expect(read !== undefined || faults.length > 0 || notes.length > 0).toBe(true)
      if (read) expect(faults).toEqual([])
    }),
    { numRuns: 500 },
  )
})
