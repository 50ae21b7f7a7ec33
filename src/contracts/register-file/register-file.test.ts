import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsGuessed, guessColumns, type RegisterColumns } from './columns.ts'
import type { RegisterContract, RegisterFault } from './contract.ts'
import type { RegisterField } from './fields.ts'
import { readRegister, type RegisterTrial, surveyRegister, tryRegister } from './register-file.ts'
import { openTable, type Rows, type Table } from './table.ts'
import { bytesHeld, type OpenBytes } from './text.ts'

interface WholeRegister {
  rows: number
  contracts: RegisterContract[]
  faults: RegisterFault[]
  notes: RegisterFault[]
}

async function wholeOf(table: Rows, columns: RegisterColumns): Promise<WholeRegister> {
  const whole: WholeRegister = { rows: 0, contracts: [], faults: [], notes: [] }
  for await (const batch of readRegister(table, columns)) {
    whole.rows += batch.rows
    whole.contracts.push(...batch.contracts)
    whole.faults.push(...batch.faults)
    whole.notes.push(...batch.notes)
  }
  return whole
}

const fields: RegisterField[] = [
  'reference',
  'title',
  'supplierName',
  'starts',
  'ends',
  'value',
  'department',
]
const columns: RegisterColumns = { headings: fields, fields }

/** Rows as a table; row 2 is the first, each batch has so many. */
function held(lines: string[], size = 2): Rows {
  const all = lines.map((line, at) => ({ row: at + 2, cells: line === '' ? [] : line.split('|') }))
  return {
    headings: fields,
    *rows() {
      for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
    },
  }
}

function told(faults: RegisterFault[]): string[] {
  return faults.map(({ row, message }) => `${row}: ${message}`)
}

test('each row is a contract', async () => {
  const { rows, contracts, faults } = await wholeOf(
    held(['C1|Meals|Orchard', 'C2|Grass|Green', 'C3|Salt|Saltway']),
    columns,
  )
  expect([rows, faults]).toEqual([3, []])
  expect(contracts.map(({ reference, title, rows: from }) => [reference, title, from])).toEqual([
    ['C1', 'Meals', [2]],
    ['C2', 'Grass', [3]],
    ['C3', 'Salt', [4]],
  ])
})

describe('several suppliers, a row each', () => {
  const framework = [
    'F1|Taxis for schools|Swift Cars|01/09/2026|31/08/2029|£900,000|Transport',
    'C2|Grass|Green',
    'f1|TAXIS for schools|Northgate Taxis|1 Sep 2026|||',
    'F1|Taxis for schools|Harbour Cabs|01/09/2026|31/08/2029|900000|Children’s Services',
  ]

  test('are one contract, wherever the rows stand', async () => {
    const { contracts, faults, notes } = await wholeOf(held(framework), columns)
    expect(faults).toEqual([])
    expect(contracts.map(({ title }) => title)).toEqual(['Grass', 'Taxis for schools'])
    expect(contracts[1]).toMatchObject({ ends: '2029-08-31', department: 'Transport', rows: [2, 4, 5] })
    expect(contracts[1]!.suppliers.map(({ name }) => name)).toEqual([
      'Swift Cars',
      'Northgate Taxis',
      'Harbour Cabs',
    ])
    expect(told(notes)).toEqual([
      '4: This row is one contract with row 2, whose words are kept where the two differ.',
      '5: This row is one contract with row 2, whose words are kept where the two differ.',
    ])
  })

  test('have the same digest in any order', async () => {
    const digestIn = async (lines: string[]) => (await wholeOf(held(lines), columns)).contracts[0]!.digest
    const lines = [
      'F1|Taxis|Swift|01/09/2026',
      'F1|Taxis|Northgate|01/09/2026',
      'F1|Taxis|Harbour|01/09/2026',
    ]
    expect(await digestIn(lines.toReversed())).toBe(await digestIn(lines))
    expect(await digestIn(lines.slice(1))).not.toBe(await digestIn(lines))
  })

  test('must agree on days and sums', async () => {
    const lines = [
      'F1|Taxis|Swift|01/09/2026||£5',
      'F1|Taxis|Northgate|02/09/2026||£5',
      'F1|Taxis|Harbour|||£6',
    ]
    const { contracts, faults } = await wholeOf(held(lines), columns)
    expect(contracts).toEqual([])
    expect(told(faults)).toEqual([
      '3: Row 2 is the same contract with another supplier, and the start dates differ. Give the same in each row, or give each contract its own number.',
      '4: Row 2 is the same contract with another supplier, and the values differ. Give the same in each row, or give each contract its own number.',
    ])
  })

  test('give each fact that only one row has', async () => {
    const { contracts } = await wholeOf(
      held(['F1|Taxis|Swift', 'F1|Taxis|Northgate||31/08/2029|£6']),
      columns,
    )
    expect(contracts[0]).toMatchObject({ title: 'Taxis', ends: '2029-08-31' })
    expect(contracts[0]!.value!.toFixed()).toBe('6')
  })
})

describe('the same contract twice', () => {
  test('word for word counts once', async () => {
    const { contracts, faults, notes } = await wholeOf(
      held(['C1|Meals|Orchard|01/09/2026', 'C1|Meals|Orchard|1 Sep 2026']),
      columns,
    )
    expect([contracts.length, faults]).toEqual([1, []])
    expect(told(notes)).toEqual(['3: This row is the same as row 2, so it counts once.'])
  })

  test('with one supplier and other facts is a fault', async () => {
    const { faults } = await wholeOf(
      held(['C1|Meals|Orchard Ltd|||£5', 'C1|Meals|ORCHARD LTD.|||£6']),
      columns,
    )
    expect(told(faults)).toEqual([
      '3: Row 2 has the same contract number “C1” and supplier, and says something else. Keep one row, or give each contract its own number.',
    ])
  })

  test('one number under two titles is a fault', async () => {
    const { faults } = await wholeOf(held(['C1|Meals|Orchard', 'C1|Grass|Green']), columns)
    expect(told(faults)).toEqual([
      '3: Row 2 has the same contract number “C1” and another title. Give each contract its own number; for the lots of one contract, add a column for the lot.',
    ])
  })

  test('without a number, title, supplier and first day tell', async () => {
    const { contracts, faults } = await wholeOf(
      held([
        '|Meals|Orchard|01/09/2026||£5',
        '|Meals|Orchard|01/09/2027||£5',
        '|meals|orchard|1/9/2026||£6',
        '|Meals|Mill|01/09/2026||£5',
      ]),
      columns,
    )
    expect(contracts.map(({ rows }) => rows)).toEqual([[3], [5]])
    expect(told(faults)).toEqual([
      '4: Row 2 has the same title, supplier and start date. Keep one row, or give each contract its own number.',
    ])
  })

  test('a number that thousands of rows share is the wrong column', async () => {
    const lines = Array.from({ length: 2001 }, (_, at) => `Norbury|Meals ${at}|Orchard`)
    const { contracts, faults } = await wholeOf(held(lines, 500), columns)
    expect([contracts.length, faults.length]).toEqual([0, 2001])
    expect(faults[0]!.message).toBe(
      '2,001 rows have this contract number, or the same title, supplier and start date. Choose the column where each contract has its own number.',
    )
  })
})

test('lots of one contract are contracts of their own', async () => {
  const withLots: RegisterField[] = ['reference', 'lot', 'title', 'supplierName']
  const table = {
    headings: withLots,
    rows: () => [
      [
        { row: 2, cells: ['F1', '1', 'Taxis north', 'Swift'] },
        { row: 3, cells: ['F1', '2', 'Taxis south', 'Swift'] },
      ],
    ],
  }
  const { contracts, faults } = await wholeOf(table, { headings: withLots, fields: withLots })
  expect([contracts.map(({ key }) => key), faults]).toEqual([
    ['reference:F1|lot:1', 'reference:F1|lot:2'],
    [],
  ])
})

function opened(open: OpenBytes): Promise<Table> {
  return openTable(open).then((found) => {
    if (!found.accepted) throw new Error(found.message)
    return found.fact
  })
}

function guessedFor(table: Table): RegisterColumns {
  return columnsGuessed(
    guessColumns(
      table.headings,
      table.firstRows.map(({ cells }) => cells),
    ),
  )
}

async function trialOf(text: string | Uint8Array): Promise<RegisterTrial> {
  const table = await opened(bytesHeld(typeof text === 'string' ? Buffer.from(text) : text))
  return tryRegister(table, guessedFor(table))
}

describe('a register is tried first', () => {
  const register = [
    'Norbury Council: contracts register',
    '',
    'Ref;Contract title;Supplier;Start date;End date;Contract value',
    'C1;Meals, hot;Orchard;01/09/2026;31/08/2028;£1,200',
    'C2;Grass;Green;01/04/2026;Ongoing;TBC',
    ';;;;;',
    'C3;Salt;;31/02/2026;31/03/2026;£5 - £10',
    'F1;Taxis;Swift;01/09/2026;31/08/2029;',
    'F1;Taxis;Northgate;01/09/2026;31/08/2028;',
    ';Total;;;;£1,200',
  ].join('\r\n')

  test('and every fault is said at once, by the row of the spreadsheet', async () => {
    const trial = await trialOf(register)
    expect([trial.rows, trial.contracts, trial.faultCount, trial.noteCount]).toEqual([6, 2, 4, 3])
    expect(told(trial.faults)).toEqual([
      '7: “31/02/2026” is not a day in the calendar. Check the day, the month and the year.',
      '7: “£5 - £10” is a range. Give one figure, such as 75,000.',
      '7: There is no supplier. Give the name of the firm or organisation.',
      '9: Row 8 is the same contract with another supplier, and the end dates differ. Give the same in each row, or give each contract its own number.',
    ])
    expect(told(trial.notes)).toEqual([
      '5: “Ongoing” is read as no end date.',
      '5: “TBC” is read as no sum given.',
      '10: This row looks like a total, so it is left out.',
    ])
    expect(trial.faults[0]).toMatchObject({ heading: 'Start date', field: 'starts', value: '31/02/2026' })
    expect(trial.firstContracts).toEqual([])
  })

  test('and without faults shows what would be brought in, the same as the reading brings', async () => {
    const mended = register
      .replace(';Salt;;31/02/2026;', ';Salt;Saltway;01/02/2026;')
      .replace('£5 - £10', '£7.50')
      .replace('31/08/2028;\r\n;Total', '31/08/2029;\r\n;Total')
    const trial = await trialOf(mended)
    expect([trial.faultCount, trial.contracts]).toEqual([0, 4])
    const table = await opened(bytesHeld(Buffer.from(mended)))
    const { contracts } = await wholeOf(table, guessedFor(table))
    expect(trial.firstContracts).toEqual(contracts)
    expect(contracts.map(({ title }) => title)).toEqual(['Meals, hot', 'Grass', 'Salt', 'Taxis'])
  })

  test('and a fault of the file itself is one of its faults', async () => {
    const trial = await trialOf(`Title,Supplier\n${'Meals,Orchard\n'.repeat(80)}"Grass,Green\n`)
    expect(told(trial.faults)).toEqual([
      '82: A quotation mark in row 82 is opened and not closed. Close it or take it out, then bring the file in again.',
    ])
  })
})

test('the same register in five encodings gives the same contracts', async () => {
  const text = 'Title;Supplier;Value\nCafé – the “Hub”;Müller & Söhne;£1,200\n'
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const narrow = Uint8Array.from(
    [...text],
    (letter) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0),
  )
  const files = [Buffer.from(text), Buffer.from(`\uFEFF${text}`), wide, Buffer.from(wide).swap16(), narrow]
  const trials = await Promise.all(files.map(trialOf))
  for (const trial of trials) expect(trial.firstContracts).toEqual(trials[0]!.firstContracts)
  expect(trials[0]!.firstContracts[0]).toMatchObject({
    title: 'Café – the “Hub”',
    suppliers: [{ name: 'Müller & Söhne' }],
  })
})

test('a row that comes back unchanged has the key and digest it had, in another layout too', async () => {
  const first = await trialOf(
    'Ref,Title,Supplier,Start,Value\nC1,Meals,Orchard,03/04/2026,"£1,200"\nC2,Grass,Green,,5\n',
  )
  const again = await trialOf(
    'Supplier;Contract Ref;Title;Value;Start\nGreen;C2;Grass;6;\nOrchard;C1;Meals;1200.00;3 April 2026\n',
  )
  const known = new Map(first.firstContracts.map(({ key, digest }) => [key, digest]))
  expect(again.firstContracts.map(({ key, digest }) => known.get(key) === digest)).toEqual([false, true])
})

test('the survey names the contracts that stand in several rows', async () => {
  const survey = await surveyRegister(
    held(['C1|Meals|Orchard', 'F1|Taxis|Swift', 'c 1|Meals|Mill', 'F1|Taxis|Northgate', 'F1|Taxis|Harbour']),
    columns,
  )
  expect([...survey]).toEqual([
    ['reference:C1', 2],
    ['reference:F1', 3],
  ])
})

test('what is read doesn’t depend on how the rows arrive', async () => {
  const cell = (...values: string[]) => fc.constantFrom(...values)
  const line = fc
    .tuple(
      cell('A', 'B', 'C', ''),
      cell('Meals', 'Grass'),
      cell('Orchard', 'Green', ''),
      cell('01/04/2026', 'x', ''),
    )
    .map((cells) => cells.join('|'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      async (lines, size) => {
        const whole = await wholeOf(held(lines, size), columns)
        expect(whole).toEqual(await wholeOf(held(lines, 100), columns))
        const trial = await tryRegister(held(lines, size), columns)
        expect([trial.contracts, trial.faultCount, trial.noteCount]).toEqual([
          whole.contracts.length,
          whole.faults.length,
          whole.notes.length,
        ])
        const rows = whole.contracts.flatMap((contract) => contract.rows)
        expect(new Set(rows).size).toBe(rows.length)
      },
    ),
  )
})

test('a hundred thousand rows under a title are read a few at a time', { timeout: 60_000 }, async () => {
  const count = 100_000
  const open: OpenBytes = function* () {
    yield Buffer.from(
      'Contracts register,,\n\nRef,Title,Supplier,Company number,Start,End,Value,Department\n',
    )
    for (let from = 0; from < count; from += 500) {
      const lines = Array.from({ length: 500 }, (_, at) => {
        const number = from + at
        return `C${number},"Works, part ${number}",Supplier ${number % 7000} Ltd,${1_000_000 + (number % 7000)},03/04/2026,31/03/2029,"£${number}.50",Highways\n`
      })
      yield Buffer.from(lines.join(''))
    }
  }
  const table = await opened(open)
  const chosen = guessedFor(table)
  const before = process.cpuUsage()
  const trial = await tryRegister(table, chosen)
  const { user } = process.cpuUsage(before)
  expect([trial.rows, trial.contracts, trial.faultCount]).toEqual([count, count, 0])
  let most = 0
  for await (const { contracts } of readRegister(table, chosen, trial.survey))
    most = Math.max(most, contracts.length)
  expect(most).toBeLessThan(2000)
  // A parser that minds uneven rows takes more than ten seconds for this; ours about one.
  expect(user / 1_000_000).toBeLessThan(8)
})
