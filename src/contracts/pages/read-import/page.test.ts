import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { importsEnded } from '../../store.ts'
import { importToWorkOn } from '../../store/imports.ts'

const notices = new URL('../../../../../shared/data/ocds/find-a-tender-189-releases.json', import.meta.url)

let world: World
let officer: Visiting
beforeAll(async () => {
  world = await openWorld()
  officer = new Visiting(world, await world.signInAs('procurement-officer'))
})
afterAll(async () => {
  await importsEnded(world.platform)
  await world.close()
})

let files = 0
/** A register with headings of its own, so that no other test has chosen its columns. */
function register(rows: readonly string[]): string {
  return [`Ref,What is bought,Firm,Start,Finish,Worth,Remark ${++files}`, ...rows, ''].join('\n')
}

async function send(content: string, name = 'register.csv'): Promise<string> {
  const sent = await officer.upload('/staff/settings/imports/new', { kind: 'contracts' }, [
    { field: 'file', name, content },
  ])
  expect(sent.status).toBe(303)
  return sent.location!
}

/** The columns as they are guessed, with what was not guessed put right. */
async function choose(location: string): Promise<string> {
  const page = await officer.get(location)
  const guessed = [...page.html.matchAll(/<select[^>]*name="(column-\d+)"[\s\S]*?<\/select>/g)]
  const fields = guessed.map(([select, name]) => [
    name!,
    /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '',
  ])
  const posted = await officer.post(location, {
    ...Object.fromEntries(fields),
    'column-1': 'title',
    'column-5': 'value',
  })
  expect(posted.status).toBe(303)
  return posted.location!
}

test('a register is sent, its columns are put right, it is tried, brought in, known again, and undone', async () => {
  const sheet = register([
    'C1,Grounds maintenance,Fernleigh Grounds Ltd,01/04/2026,31/03/2029,"£120,000",x',
    'C2,School meals,Marlow Catering Ltd,01/09/2026,31/08/2027,"£90,000.50",x',
  ])
  const columns = await send(sheet)
  expect(columns).toMatch(/\/columns$/)
  const shown = await officer.get(columns)
  expect(shown.words).toContain('Grounds maintenance · School meals')
  expect(shown.words).toContain('“Firm” is a usual heading for it')
  const address = await choose(columns)
  const tried = await officer.get(address)
  expect(tried.words).toContain('What this file would do')
  expect(tried.words).toContain('Contracts it would add 2')
  expect(tried.words).toContain('Suppliers it would add 2')
  expect(tried.words).toContain(
    'Grounds maintenance 2 Fernleigh Grounds Ltd 1 April 2026 to 31 March 2029 £120,000 without VAT Added',
  )
  expect((await officer.post(`${address}/apply`)).location).toBe(address)
  const applied = await officer.get(address)
  expect(applied.words).toContain('Contracts added 2')
  expect(applied.words).toContain('Suppliers added 2')
  expect(applied.words).toContain('See the 2 contracts it brought in')
  const brought = await officer.get(`/staff/contracts?import=${address.split('/').at(-1)}`)
  expect(brought.words).toContain('2 contracts Take off the filter Brought in with register.csv')
  expect((await officer.get('/staff/contracts?search=grounds+maintenance')).words).toContain(
    'Fernleigh Grounds Ltd',
  )

  const again = await send(sheet, 'register again.csv')
  expect(again).not.toMatch(/\/columns$/)
  expect((await officer.get(again)).words).toContain('This file would change nothing')
  expect((await officer.get(again)).words).toContain('Contracts as they were 2')

  expect((await officer.get(`${address}/undo`)).words).toContain('2 contracts that it added are withdrawn')
  expect((await officer.post(`${address}/undo`)).location).toBe(address)
  expect((await officer.get(address)).words).toContain('This import has been undone')
  expect((await officer.get('/staff/contracts?search=grounds+maintenance')).words).not.toContain('Fernleigh')
  expect((await officer.post(`${address}/undo`)).status).toBe(409)
})

test('while a row has faults nothing is brought in, unless it may be left out', async () => {
  const columns = await send(
    register([
      'F1,Road signs,Signpost Ltd,01/04/2026,31/03/2029,"£20,000",x',
      'F2,Kerbs,,01/04/2026,31/02/2029,"£20,000",=1+1',
    ]),
  )
  const address = await choose(columns)
  const page = await officer.get(address)
  expect(page.words).toContain('Some of the file has faults')
  expect(page.words).toContain('There is no supplier')
  expect(page.words).toContain('is not a day in the calendar')
  const refused = await officer.post(`${address}/apply`)
  expect([refused.status, refused.words.includes('Say that what has faults may be left out')]).toEqual([
    422,
    true,
  ])
  expect((await officer.get('/staff/contracts?search=road+signs')).words).not.toContain('Signpost')

  const csv = await officer.get(`${address}/faults.csv`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.html.split('\n')[0]).toMatch(/^Ref,What is bought,.*,Row in the file,What is wrong,So$/)
  expect(csv.html).toContain('F2,Kerbs,,01/04/2026,31/02/2029,"£20,000",\'=1+1,3,')
  expect(csv.html).toContain('not brought in')
  expect(csv.html).not.toContain('Signpost')

  await officer.post(`${address}/apply`, { allowFaults: 'yes' })
  expect((await officer.get(address)).words).toContain('Contracts added 1')
  expect((await officer.get('/staff/contracts?search=road+signs')).words).toContain('Signpost')
})

test('records that moved after the try stop the file, and it can be tried again', async () => {
  const address = await choose(
    await send(register(['M1,Winter gritting,Frost Ltd,01/04/2026,31/03/2029,"£20,000",x'])),
  )
  const other = await choose(
    await send(register(['M1,Winter gritting,Frost Ltd,01/04/2026,31/03/2029,"£25,000",x'])),
  )
  await officer.post(`${other}/apply`)
  const stopped = await officer.post(`${address}/apply`)
  expect(stopped.status).toBe(409)
  expect(stopped.words).toContain('The records have changed since this file was tried')
  expect((await officer.post(`${address}/try`)).location).toBe(address)
  expect((await officer.get(address)).words).toContain('Contracts it would change 1')
})

test('a file that is no table says what it is and what to do', async () => {
  const address = await send('PK\u0003\u0004xl/workbook', 'contracts.xlsx')
  expect((await officer.get(address)).words).toContain('This file isn’t an Excel workbook')
})

test('notices that break off are said to be broken', async () => {
  const address = await send('{ "releases": [ {', 'notices.json')
  expect((await officer.get(address)).words).toContain('it breaks off or has a mistake in it')
})

test('a form without a file says so', async () => {
  const empty = await officer.upload('/staff/settings/imports/new', {}, [])
  expect(empty.status).toBe(422)
  expect(empty.words).toContain('Choose a file')
  expect(empty.words).toContain('Say what is in the file')
})

test('columns need a title and a supplier, each once', async () => {
  const columns = await send('alpha,beta,gamma\nx,y,z\nq,w,e\n', 'unknown.csv')
  const posted = await officer.post(columns, { 'column-0': 'title', 'column-1': 'title', 'column-2': '' })
  expect(posted.status).toBe(422)
  expect(posted.words).toContain('Two columns are chosen for “Title”')
  expect(posted.words).toContain('Choose the column that holds “Supplier”')
})

test('a list of suppliers is brought in: looked at first, a doubtful one decided, undone', async () => {
  const sent = async (rows: string) => {
    const content = `Supplier,Company number,Postcode,Remark ${++files}\n${rows}\n`
    const file = { field: 'file', name: 'suppliers.csv', content }
    const { location } = await officer.upload('/staff/settings/imports/new', { kind: 'suppliers' }, [file])
    const columns = {
      'column-0': 'supplierName',
      'column-1': 'supplierNumber',
      'column-2': 'supplierPostcode',
    }
    return (await officer.post(location!, columns)).location!
  }
  const first = await sent('Quarry Lane Coaches,4445556,LE6 6FF,x')
  const tried = await officer.get(first)
  expect(tried.words).toContain('Suppliers it would add 1')
  expect(tried.words).toContain('Quarry Lane Coaches 2 GB-COH 04445556 LE6 6FF Added')
  await officer.post(`${first}/apply`)
  expect((await officer.get(first)).words).toContain('See the suppliers')
  expect((await officer.get('/staff/suppliers?search=quarry')).words).toContain('Quarry Lane Coaches')
  const second = await sent('Quarry Lane Coaches,,LE7 7GG,x')
  expect((await officer.get(second)).words).toContain('1 thing in this file waits for you')
  expect((await officer.get(`${second}/doubts`)).words).toContain(
    'One here is called this, with another postcode.',
  )
  await officer.post(`${second}/doubts`, { 'doubt-0': 'leave' })
  expect((await officer.get(second)).words).toContain('This file would change nothing')
  expect((await officer.get(`${first}/undo`)).words).toContain('1 supplier that it added is withdrawn')
  await officer.post(`${first}/undo`)
  expect((await officer.get('/staff/suppliers?search=quarry')).words).not.toContain('Quarry Lane Coaches')
})

test('the files are listed with what became of them', async () => {
  await send('%PDF-1.7 of the register', 'register.pdf')
  const list = await officer.get('/staff/settings/imports')
  expect(list.words).toContain('register.pdf')
  expect(list.words).toContain('Cannot be read')
})

test('an auditor looks and does nothing', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  const address = await send('%PDF', 'for the auditor.pdf')
  expect((await auditor.get(address)).status).toBe(200)
  expect((await auditor.post(`${address}/apply`)).status).toBe(403)
  expect((await auditor.get('/staff/settings/imports/new')).status).toBe(403)
})

test('another council’s file is not there', async () => {
  const address = await send('%PDF', 'of the county.pdf')
  const other = new Visiting(world, await world.signInAs('administrator', world.other))
  expect((await other.get(`/a/${world.other.slug}${address}`)).status).toBe(404)
})

test('while work goes on its page asks again by itself; work that broke off can be done again', async () => {
  const address = await choose(await send(register(['W1,Wheels,Spokes Ltd,01/04/2026,31/03/2029,100,x'])))
  const id = address.split('/').at(-1)!
  await world.tx((tx) =>
    tx.updateTable('import').set({ state: 'applying', done: 3 }).where('import_id', '=', id).execute(),
  )
  const brokeOff = await officer.get(address)
  expect(brokeOff.words).toContain('broke off before it was done. Nothing of it was written')
  expect(brokeOff.headers.refresh).toBeUndefined()
  await world.tx(async (tx) => {
    await importToWorkOn(tx, id)
    const page = await officer.get(address)
    expect(page.headers.refresh).toBe('2')
    expect(page.words).toContain('Bringing the file in: 3')
    expect((await officer.post(`${address}/apply`)).status).toBe(409)
  })
  expect((await officer.post(`${address}/apply`)).location).toBe(address)
  expect((await officer.get(address)).words).toContain('Contracts added 1')
})

test('notices of Find a Tender are brought in from the page', async (context) => {
  if (!existsSync(notices)) return context.skip('the notices for tests are not here')
  const text = readFileSync(notices, 'utf8')
  const address = await send(text, 'notices.json')
  await importsEnded(world.platform)
  const tried = await officer.get(address)
  expect(tried.words).toContain('189 notices')
  await officer.post(`${address}/apply`)
  await importsEnded(world.platform)
  expect((await officer.get(address)).words).toContain('What was brought in')
})
