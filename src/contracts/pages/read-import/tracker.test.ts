import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as kept from '../../../../test/trackers/kept-by-councils.ts'
import { type Cell, type SheetMade, workbookMade, zipOfOne } from '../../../../test/trackers/workbook.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { openWorkbook } from '../../../platform/reading-workbooks/open-workbook.ts'
import { rowsOfText } from '../../register-file/table.ts'
import { importsEnded } from '../../store.ts'

let world: World
let manager: Visiting
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(async () => {
  await importsEnded(world.platform)
  await world.close()
})

/** Sends a file of commitments; where the site leads then. */
async function sent(content: Buffer | string, name = 'tracker.xlsx'): Promise<string> {
  const answer = await manager.upload('/staff/settings/imports/new', { kind: 'commitments' }, [
    { field: 'file', name, content },
  ])
  expect(answer.status).toBe(303)
  return answer.location!
}

/** Takes the columns as they are guessed, and tries the file. */
async function tried(made: readonly SheetMade[], name = 'tracker.xlsx'): Promise<string> {
  const columns = await sent(await workbookMade(made), name)
  if (!columns.endsWith('/columns')) {
    await importsEnded(world.platform)
    return columns
  }
  const page = await manager.get(columns)
  const selects = [...page.html.matchAll(/<select[^>]*name="(column-\d+)"[\s\S]*?<\/select>/g)]
  const fields = selects.map(([select, field]) => [
    field!,
    /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '',
  ])
  const sheets = [...page.html.matchAll(/<input[^>]*name="sheets"[^>]*>/g)].flatMap(([box]) =>
    box.includes('checked') ? [/value="([^"]*)"/.exec(box)![1]!] : [],
  )
  const posted = await manager.post(columns, { ...Object.fromEntries(fields), sheets })
  expect(posted.status).toBe(303)
  await importsEnded(world.platform)
  return posted.location!
}

/** Brings in what was tried, and answers with the page. */
async function brought(address: string, fields: Record<string, string> = {}) {
  expect((await manager.post(`${address}/apply`, fields)).status).toBe(303)
  await importsEnded(world.platform)
  return manager.get(address)
}

test('a tracker is sent, its columns are guessed, it is looked at, brought in, told apart to staff and public, and undone', async () => {
  const columns = await sent(await workbookMade(kept.quartersAcross))
  const guessed = await manager.get(columns)
  expect(guessed.words).toContain('“Q1 2024/25: Reported” names a part of a year')
  const address = await tried(kept.quartersAcross)
  const page = await manager.get(address)
  expect(page.words).toContain('Commitments it would add 4')
  expect(page.words).toContain('Deliveries from your records it would add 6')
  expect(page.words).toContain('Apprentices on the contract SV Tracker, 6 Grounds maintenance (new)')
  const applied = await brought(address)
  expect(applied.words).toContain('See 4 commitments on their contracts')
  const id = address.split('/').at(-1)!
  const contracts = await manager.get(`/staff/contracts?import=${id}`)
  expect(contracts.words).toContain('2 contracts')
  const contract = /\/staff\/contracts\/([0-9a-f-]{36})"[^>]*>\s*Grounds/.exec(contracts.html)![1]!
  const staff = await manager.get(`/staff/contracts/${contract}`)
  expect(staff.words).toContain('Accepted in earlier records')
  const commitment = /commitments\/([0-9a-f-]{36})"[^>]*>\s*Apprentices/.exec(staff.html)![1]!
  const told = await manager.get(`/staff/contracts/${contract}/commitments/${commitment}`)
  expect(told.words).toContain(
    'Brought in from the council’s earlier records, which don’t say who checked it, before',
  )
  const open = await new Visiting(world).get(`/contracts/${contract}`)
  expect(open.words).toContain('From the council’s earlier records')
  expect(open.words).toContain('Nothing from this contract is in the register yet')

  expect((await manager.get(`${address}/undo`)).words).toContain('4 commitments that it added are withdrawn')
  expect((await manager.post(`${address}/undo`)).location).toBe(address)
  await importsEnded(world.platform)
  expect((await manager.get(address)).words).toContain('This import has been undone')
  expect((await manager.get(`/staff/contracts?import=${id}`)).words).not.toContain('Grounds maintenance')
})

test('who checked it is told to staff by name, to the public as the council', async () => {
  const address = await tried(kept.portalExport)
  await brought(address, { allowFaults: 'yes' })
  const contracts = await manager.get(`/staff/contracts?import=${address.split('/').at(-1)}`)
  const contract = /\/staff\/contracts\/([0-9a-f-]{36})"[^>]*>\s*Catering/.exec(contracts.html)![1]!
  const staff = await manager.get(`/staff/contracts/${contract}`)
  const commitment = /commitments\/([0-9a-f-]{36})"[^>]*>\s*Training/.exec(staff.html)![1]!
  const told = await manager.get(`/staff/contracts/${contract}/commitments/${commitment}`)
  expect(told.words).toContain(
    'Brought in from the council’s earlier records, checked by Jo Field on 3 July 2024.',
  )
  const open = await new Visiting(world).get(`/contracts/${contract}`)
  expect(open.words).toContain(
    'Brought in from the council’s earlier records, checked by the council on 3 July 2024.',
  )
  expect(open.words).not.toContain('Jo Field')
})

test('what is doubtful waits in one list, and is brought in as it was decided', async () => {
  const sheet = (supplier: string): SheetMade[] => [
    {
      name: 'Tracker',
      rows: [
        ['Contract', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due date'],
        ['Verge cutting', supplier, `Volunteering by ${supplier}`, 20, 'hours', '31/03/2027'],
      ],
    },
  ]
  await brought(await tried(sheet('Green Verge Ltd')))
  const address = await tried(sheet('Meadow Edge Ltd'))
  const page = await manager.get(address)
  expect(page.words).toContain('1 thing in this file waits for you')
  const list = await manager.get(`${address}/doubts`)
  expect(list.words).toContain('A contract is called this, with another supplier: Green Verge Ltd.')
  expect((await manager.post(`${address}/doubts`, { 'doubt-0': 'new' })).location).toBe(address)
  await importsEnded(world.platform)
  expect((await manager.get(address)).words).toContain('Contracts it would add 1')
  expect((await brought(address)).words).toContain('Commitments added 1')
  expect((await manager.post(`${address}/doubts`, { 'doubt-0': 'leave' })).status).toBe(409)
})

test('a choice of columns without what is promised is said beside what was chosen', async () => {
  const columns = await sent(
    await workbookMade([
      {
        name: 'A',
        rows: [
          ['Contract', 'Commitment', 'Target', 'Odd one'],
          ['A', 'B', 1, 'x'],
        ],
      },
    ]),
  )
  const posted = await manager.post(columns, { 'column-0': 'quantity', 'column-2': 'quantity' })
  expect(posted.status).toBe(422)
  expect(posted.words).toContain('Two columns are chosen for “How much is promised”')
  expect(posted.words).toContain('Choose the column that holds “What is promised” or “Measure”')
})

test('rows with faults are said by sheet and row, and left out only when that is said', async () => {
  const address = await tried(kept.procurementLog)
  const page = await manager.get(address)
  expect(page.words).toContain('Row 4 of “Log” Social value offer This row doesn’t say what is promised.')
  expect((await manager.post(`${address}/apply`)).status).toBe(422)
  expect((await brought(address, { allowFaults: 'yes' })).words).toContain('Commitments added 2')
})

test('the rows with faults of several sheets are downloaded as a workbook, mended, and brought in', async () => {
  const sheets: SheetMade[] = [
    {
      name: 'Depot',
      rows: [
        ['Contract:', 'Depot roofing'],
        ['Supplier:', 'Slate & Tile Ltd'],
        [],
        ['No', 'What was promised', 'How much', 'By when', 'Delivered to date'],
        [1, 'Work placements', '12 weeks', '31/03/2027', 7],
        [2, 'Volunteering by staff', 'lots of hours', '31/03/2027', 5],
      ],
    },
    {
      name: 'Return 2025-26',
      rows: [
        ['Project:', 'Home care South'],
        ['Provider:', 'Kindly Care CIC'],
        ['Ref', 'KPI', 'Unit', 'Target', 'Q1 actual', 'Q1 verified', 'End date'],
        ['K1', 'Jobs for care leavers', 'people', 'plenty', 2, 2, '28/02/2027'],
        ['K2', 'Volunteer hours', 'hours', 20, 3, 3, '31/03/2027'],
      ],
    },
  ]
  const address = await tried(sheets, 'two sheets.xlsx')
  const page = await manager.get(address)
  expect(page.words).toContain('Download these rows to mend them and send them again (Excel)')
  await brought(address, { allowFaults: 'yes' })
  const book = await download(`${address}/faults.xlsx`)
  expect(book).toEqual({
    Depot: [
      [
        'No',
        'What was promised',
        'How much',
        'By when',
        'Delivered to date',
        'Contract number',
        'Contract',
        'Supplier',
        'Row in the file',
        'What is wrong',
        'So',
      ],
      [
        '2',
        'Volunteering by staff',
        'lots of hours',
        '31/03/2027',
        '5',
        '',
        'Depot roofing',
        'Slate & Tile Ltd',
        '6',
        expect.stringContaining('“lots of hours” isn’t a number'),
        'not brought in',
      ],
    ],
    'Return 2025-26': [
      ['2025/26'],
      [
        'Ref',
        'KPI',
        'Unit',
        'Target',
        'Q1 actual',
        'Q1 verified',
        'End date',
        'Contract number',
        'Contract',
        'Supplier',
        'Row in the file',
        'What is wrong',
        'So',
      ],
      [
        'K1',
        'Jobs for care leavers',
        'people',
        'plenty',
        '2',
        '2',
        '28/02/2027',
        '',
        'Home care South',
        'Kindly Care CIC',
        '4',
        expect.stringContaining('“plenty” isn’t a number'),
        'not brought in',
      ],
    ],
  })
  const again = Object.entries(book).map(([name, rows]) => ({
    name,
    rows: rows.map((cells) =>
      cells.map((cell) => cell.replace('lots of hours', '40 hours').replace('plenty', '4')),
    ),
  }))
  const mended = await tried(again, 'mended.xlsx')
  const shown = await manager.get(mended)
  expect(shown.words).toContain('Commitments it would add 2')
  expect(shown.words).toContain('Contracts it would add 0')
  expect(shown.words).toContain('Not to be brought in, for faults None')
  await brought(mended)
  const contracts = await manager.get(`/staff/contracts?import=${mended.split('/').at(-1)}`)
  expect(contracts.words).toContain('2 contracts')
})

/** A workbook that the site gives, as rows of text by sheet. */
async function download(address: string): Promise<Record<string, string[][]>> {
  const { rawPayload } = await world.server.inject({
    url: address,
    headers: { cookie: await world.signInAs('contract-manager') },
  })
  const opened = await openWorkbook(world.platform.files, Readable.from([rawPayload]))
  if (!opened.accepted) throw new Error(opened.message)
  const found: Record<string, string[][]> = {}
  for (const { name, open } of opened.sheets) {
    const rows: string[][] = []
    for await (const some of rowsOfText(open, ',')) rows.push(...some.map(({ cells }) => cells))
    found[name] = rows
  }
  await opened.close()
  return found
}

test('a supplier’s person and a reader of another council see nothing of it', async () => {
  const address = await tried(kept.sections)
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(address)).status).toBe(403)
  const other = new Visiting(world, await world.signInAs('contract-manager', world.other))
  expect((await other.get(`/a/${world.other.slug}${address}/doubts`)).status).toBe(404)
})

describe('a file that can’t be read gets one sentence', () => {
  const said = async (content: Buffer | string, name: string) =>
    (await manager.get(await sent(content, name))).words

  test('a PDF, an older workbook, one with a password, a picture', async () => {
    expect(await said('%PDF-1.7 of the tracker', 'tracker.xlsx')).toContain('This looks like a PDF')
    const older = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await said(older, 'tracker.xls')).toContain('This is an older Excel or Word file')
    const locked = Buffer.concat([older, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await said(locked, 'tracker.xlsx')).toContain('locked with a password')
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600)])
    expect(await said(picture, 'tracker.xlsx')).toContain('This looks like a picture')
  })

  test('a Word document, notices, an empty workbook, a table of something else', async () => {
    const word = zipOfOne('word/document.xml', Buffer.from('<w/>'))
    expect(await said(word, 'tracker.docx')).toContain('This file isn’t an Excel workbook')
    expect(await said('{"releases": []}', 'notices.json')).toContain('This is a package of notices')
    expect(await said(await workbookMade([{ name: 'One', rows: [] }]), 'empty.xlsx')).toContain(
      'No table of commitments was found',
    )
    const rota = await workbookMade([
      {
        name: 'One',
        rows: [
          ['Monday', 'Tuesday'],
          ['Ann', 'Ben'],
        ],
      },
    ])
    expect(await said(rota, 'rota.xlsx')).toContain('No table of commitments was found')
  })

  test('a zip bomb and a million empty rows, without the server growing', async () => {
    const before = process.memoryUsage().rss
    const bomb = zipOfOne('xl/workbook.xml', Buffer.alloc(410 * 1024 * 1024), 10)
    expect(await said(bomb, 'bomb.xlsx')).toContain('would unpack to more than 400 MB')
    const rows: string[] = []
    for (let row = 1; row <= 1_048_576; row++)
      rows.push(`<row r="${row}"><c r="A${row}" s="0"/><c r="B${row}" s="0"/><c r="C${row}" s="0"/></row>`)
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`
    const empty = await workbookMade(
      [{ name: 'One', rows: [] }],
      [{ name: 'xl/worksheets/sheet1.xml', content: sheet }],
    )
    expect(await said(empty, 'empty rows.xlsx')).toContain('more than three million cells')
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(1_000)
  }, 60_000)
})

test('a workbook with macros is brought in, formulas give what they last came to, and neither is run', async () => {
  const rows: Cell[][] = [
    ['Contract', 'Supplier', 'Commitment', 'Target', 'Unit', 'Due date'],
    [
      'Macro paving',
      'Flagstone Ltd',
      'Volunteer hours',
      { formula: 'SUM(D9:D12)', value: 30 },
      'hours',
      '31/03/2027',
    ],
    [
      'Macro paving',
      'Flagstone Ltd',
      '=HYPERLINK("http://x.example";"Site visits")',
      4,
      'visits',
      '31/03/2027',
    ],
  ]
  const book = await workbookMade(
    [{ name: 'Tracker', rows }],
    [{ name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' }],
  )
  const columns = await sent(book, 'tracker.xlsm')
  const page = await manager.get(columns)
  expect(page.words).toContain('Volunteer hours')
  const address = await tried([{ name: 'Tracker', rows }])
  const shown = await manager.get(address)
  expect(shown.words).toContain('30 hours by 31 March 2027')
  expect(shown.html).not.toContain('<a href="http://x.example')
})
