import fc from 'fast-check'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { tidyCell } from './cell.ts'
import type { TableRow } from './records.ts'
import { openTable, type OpenedTable, type Table, type TableChoices } from './table.ts'
import { TableFault } from './table-fault.ts'
import { bytesHeld, type OpenBytes } from './text.ts'

function inPieces(text: string, size: number): OpenBytes {
  const whole = Buffer.from(text)
  return function* () {
    for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
  }
}

function opening(text: string, choices?: TableChoices): Promise<OpenedTable> {
  return openTable(bytesHeld(Buffer.from(text)), choices)
}

async function tableIn(text: string, choices?: TableChoices): Promise<Table> {
  const opened = await opening(text, choices)
  if (!opened.accepted) throw new Error(opened.message)
  return opened.fact
}

async function rowsOf(table: Table): Promise<TableRow[]> {
  const all: TableRow[] = []
  for await (const rows of table.rows()) all.push(...rows)
  return all
}

async function refusalOf(text: string): Promise<unknown[]> {
  const opened = await opening(text)
  return opened.accepted ? ['accepted'] : [opened.because, opened.row]
}

async function faultIn(text: string): Promise<unknown[]> {
  const opened = await opening(text)
  if (!opened.accepted) return [opened.because, opened.row]
  try {
    await rowsOf(opened.fact)
    return ['none']
  } catch (error) {
    return error instanceof TableFault ? [error.because, error.row] : [error]
  }
}

const register = [
  ['Contract title', 'Supplier', 'Start date', 'Value'],
  ['Grass cutting, north', 'Green & Sons Ltd', '01/04/2026', '£1,200'],
  ['School meals', 'Orchard Kitchens', '02/04/2026', '£90,000'],
]

describe('what stands between the cells is found', () => {
  test.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'upright bar'],
  ] as const)('%j, a %s', async (delimiter, _name) => {
    const table = await tableIn(stringify(register, { delimiter }))
    expect(table.delimiter).toBe(delimiter)
    expect(table.headings).toEqual(register[0])
    expect(await rowsOf(table)).toEqual([
      { row: 2, cells: register[1] },
      { row: 3, cells: register[2] },
    ])
  })

  test('semicolons win over the commas in sums and titles', async () => {
    const table = await tableIn(
      'Title;Supplier;Value\nGrass, hedges, trees;Green Ltd;1,200\nMeals;Orchard;90,000',
    )
    expect(table.delimiter).toBe(';')
  })

  test('a first line that names it is believed, and is no row', async () => {
    const table = await tableIn('sep=;\nTitle;Supplier;Value\nMeals, hot;Orchard, the;90,000')
    expect([table.delimiter, table.headingRow]).toEqual([';', 1])
    expect(await rowsOf(table)).toEqual([{ row: 2, cells: ['Meals, hot', 'Orchard, the', '90,000'] }])
  })

  test('a person may say otherwise', async () => {
    const table = await tableIn('Title|Supplier;Start\na|b;c', { delimiter: '|' })
    expect(table.headings).toEqual(['Title', 'Supplier;Start'])
  })
})

describe('the row of headings is found', () => {
  test('under a title, a note and empty rows, which count as rows', async () => {
    const text =
      'Norbury Council contracts register,,,\n"Updated 1 April 2026, quarterly",,,\n\n,,,\nTitle,Supplier,Start,Value\nMeals,Orchard,01/04/2026,5\n\nGrass,Green,02/04/2026,6\n'
    const table = await tableIn(text)
    expect(table.headingRow).toBe(5)
    expect(table.above.map(({ row }) => row)).toEqual([1, 2])
    expect((await rowsOf(table)).map(({ row }) => row)).toEqual([6, 8])
  })

  test('under a row that groups the columns', async () => {
    const text =
      'About the contract,,The supplier,\nRef,Title,Name of supplier,Company number\nC1,Meals,Orchard,01234567\n'
    expect((await tableIn(text)).headingRow).toBe(2)
  })

  test('when its words are unusual', async () => {
    const text = 'What we buy,From whom,How much\nMeals,Orchard,£5\nGrass,Green,£6\n'
    expect((await tableIn(text)).headings).toEqual(['What we buy', 'From whom', 'How much'])
  })

  test('a person may say which it is', async () => {
    const text = 'a,b\nc,d\ne,f\n'
    const table = await tableIn(text, { headingRow: 2 })
    expect([table.headings, await rowsOf(table)]).toEqual([['c', 'd'], [{ row: 3, cells: ['e', 'f'] }]])
  })

  test('a file that begins with its contracts has none', async () => {
    const text =
      'C1,Meals,Orchard,01/04/2026,31/03/2027,"£5,000"\nC2,Grass,Green,01/04/2026,31/03/2027,"£6,000"\n'
    expect(await refusalOf(text)).toEqual(['no-headings', undefined])
  })
})

test('a cell over several lines is one row, as a spreadsheet counts', async () => {
  const table = await tableIn('Title,Supplier,Value\n"Meals\r\nhot and cold",Orchard,5\nGrass,Green,6\n')
  expect(await rowsOf(table)).toEqual([
    { row: 2, cells: ['Meals\nhot and cold', 'Orchard', '5'] },
    { row: 3, cells: ['Grass', 'Green', '6'] },
  ])
})

test.each(['\r\n', '\n', '\r'])('lines may end in %j', async (end) => {
  const table = await tableIn(['Title,Supplier', 'Meals,Orchard', 'Grass,Green'].join(end))
  expect((await rowsOf(table)).map(({ cells }) => cells[1])).toEqual(['Orchard', 'Green'])
})

test('a quotation mark in the middle of a cell is a letter like others', async () => {
  const table = await tableIn('Title,Supplier\nPipes of 12" and more,Orchard\n"The ""Hub""",Green\n')
  expect((await rowsOf(table)).map(({ cells }) => cells[0])).toEqual(['Pipes of 12" and more', 'The "Hub"'])
})

test.each([
  ['="00123"', '00123'],
  ["'00123", '00123'],
  ['\u00A0 Meals \u200B', 'Meals'],
  ['a\u0000b\u0007', 'ab'],
  ['one\r\ntwo', 'one\ntwo'],
  ['Cafe\u0301', 'Café'],
  ['“Hub” – north', '“Hub” – north'],
])('the cell %j is shown as %j', (text, shown) => {
  expect(tidyCell(text)).toBe(shown)
})

describe('a file that is no table is refused in words', () => {
  test.each([
    ['', 'empty', undefined],
    [' \r\n\r\n', 'empty', undefined],
    ['Title\nMeals\nGrass\n', 'one-column', undefined],
    ['Title,Supplier\n', 'nothing-under-headings', 1],
    ['Title,Supplier\n\n,,\n', 'nothing-under-headings', 1],
    ['%PDF-1.4 Title,Supplier', 'pdf', undefined],
  ])('%j: %s', async (text, because, row) => {
    expect(await refusalOf(text)).toEqual([because, row])
  })

  test('with a sentence that says what to do', async () => {
    expect(await opening('Title,Supplier\n')).toMatchObject({
      accepted: false,
      message: 'Row 1 has the headings, but there is nothing under it.',
    })
  })
})

describe('a quotation mark that isn’t closed is found in its row', () => {
  const rows = Array.from({ length: 300 }, (_, at) => `Meals ${at},Orchard,${at}`)

  test('when nothing closes it', async () => {
    const text = ['Title,Supplier,Value', ...rows, 'Grass,"Green,5', 'Hedges,Green,6'].join('\n')
    expect(await faultIn(text)).toEqual(['quote-not-closed', 302])
  })

  test('when the next quoted cell seems to close it', async () => {
    const text = ['Title,Supplier,Value', ...rows, 'Grass,"Green,5', 'Hedges,"Green, and Sons",6'].join('\n')
    expect(await faultIn(text)).toEqual(['quote-not-closed', 302])
  })

  test('when it swallows a very long rest', async () => {
    const text = ['Title,Supplier,Value', ...rows, 'Grass,"Green,5', ...Array(60_000).fill(rows[0])].join(
      '\n',
    )
    expect(await faultIn(text)).toEqual(['row-too-long', 302])
  })
})

test('more columns, longer cells or more rows than can be read are refused', async () => {
  const wide = Array.from({ length: 201 }, (_, at) => `Heading ${at}`).join(',')
  expect(await faultIn(`${wide}\n1,2\n`)).toEqual(['too-many-columns', 1])
  expect(await faultIn(`Title,Supplier\nMeals,${'x'.repeat(10_001)}\n`)).toEqual(['cell-too-long', 2])
  expect(await faultIn(`Title,Supplier\n${'a,b\n'.repeat(250_001)}`)).toEqual(['too-many-rows', undefined])
})

test('empty cells and empty rows at the end cost nothing', async () => {
  const table = await tableIn(
    `Title,Supplier${','.repeat(500)}\nMeals,Orchard${','.repeat(500)}\n${',,,\n'.repeat(5000)}`,
  )
  expect([table.headings.length, await rowsOf(table)]).toEqual([2, [{ row: 2, cells: ['Meals', 'Orchard'] }]])
})

test('a table comes back as it was written, however its bytes arrive', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', ';', '"', '\n', '£', 'é', '|', '\t', '7') }),
    fc.string({ unit: 'grapheme' }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        const cells = rows.map(([first, last]) => ['kept', first, last, 'end'].map(tidyCell))
        fc.pre(!cells.flat().some((text) => /^"[^"]*\n/.test(text) || tidyCell(text) !== text))
        const text = stringify([['Title', 'Supplier', 'Value', 'Place'], ...cells])
        const opened = await openTable(inPieces(text, size), { delimiter: ',', headingRow: 1 })
        if (!opened.accepted) throw new Error(opened.message)
        expect((await rowsOf(opened.fact)).map((row) => row.cells)).toEqual(cells)
      },
    ),
  )
})

test('whatever the text, it is opened or refused, and never fails otherwise', async () => {
  const scraps = fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    '\r',
    '\t',
    'Title',
    'Supplier',
    '£5',
    '01/04/2026',
    ' ',
    '=',
    '\u00e9',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(scraps, { maxLength: 60 }), async (parts) => {
      expect(await faultIn(parts.join(''))).not.toContainEqual(expect.any(Error))
    }),
  )
})
