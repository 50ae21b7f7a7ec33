import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fillWorkbook, sheetOf, withSheet } from '../../../../test/filled-workbook.ts'
import { zipOfOne } from '../../../../test/trackers/workbook.ts'
import { addReturn, byLink, expectDays, needs, type OneReturn } from '../../../../test/one-return.ts'
import { tokensAt } from '../../../../test/visitors.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { draftsOf, saveDraft, send } from '../../store.ts'

let world: World
let one: OneReturn
let phone: Visiting

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  await expectDays(one)
  phone = await byLink(world, one)
})

const address = () => `/s/returns/${one.id}/workbook`

async function download(visiting = phone, at = address()): Promise<Buffer> {
  const got = await world.server.inject({
    method: 'GET',
    url: `${at}.xlsx`,
    headers: { cookie: visiting.cookies() },
  })
  expect(got.statusCode).toBe(200)
  return got.rawPayload
}

const sendBack = (content: Buffer, at = address()) =>
  phone.upload(at, {}, [{ field: 'file', name: 'return.xlsx', content }])
const drafts = () => one.tx((tx) => draftsOf(tx, one.id))
const help = { C8: '8', E8: 'Two evenings with the trustees.' }

test('the page offers the workbook, and only its yellow cells can be typed into', async () => {
  expect((await phone.get(`/s/returns/${one.id}`)).html).toContain(address())
  const page = await phone.get(address())
  expect(page.words).toContain('Download the workbook')
  const sheet = sheetOf(await download())
  expect(sheet).toContain('<sheetProtection sheet="1"')
  expect(sheet).toContain('sqref="C8 C9"')
  expect(sheet).toContain('Bid-writing help')
  expect(sheet).toContain('Return for Q2 2026/27 (July to September 2026)')
  expect(sheet.match(/s="[45]"/g)).toHaveLength(5)
})

test('what was filled becomes the draft, and is checked and sent as usual', async () => {
  const filled = await fillWorkbook(await download(), { ...help, C9: '0', E11: 'It went well.' })
  const done = await sendBack(filled)
  expect(done.location).toBe(`/s/returns/${one.id}/check`)
  const check = await phone.get(done.location!)
  expect(check.words).toContain('8 hours')
  expect(check.words).toContain('It went well.')
  expect((await phone.post(`/s/returns/${one.id}/check`)).location).toBe(`/s/returns/${one.id}/sent`)
})

test('faults are told by their cell; what is right is kept, and what was typed before too', async () => {
  await one.tx((tx) =>
    saveDraft(tx, { returnId: one.id, under: one.days, quantity: '3', story: 'Three days.' }),
  )
  const book = await download()
  expect(sheetOf(book)).toContain('Three days.')
  const filled = await fillWorkbook(book, { C8: 'a few', E8: 'Two evenings.', C9: '', E9: '' })
  const told = await sendBack(filled)
  expect(told.status).toBe(200)
  expect(told.words).toContain('1 answer was taken over. One cell needs mending.')
  expect(told.words).toContain('C8: “a few” is not a number. Type one such as 8 or 7.5')
  const kept = await drafts()
  expect(kept.get(one.help)).toMatchObject({ quantity: '', story: 'Two evenings.' })
  expect(kept.get(one.days)).toMatchObject({ quantity: '3', story: 'Three days.' })
})

test('a formula is taken by what it shows, and written back as text', async () => {
  const filled = await fillWorkbook(await download(), {
    C8: '=4+4|8',
    E8: '=HYPERLINK("http://bad.example","Two evenings")|Two evenings',
  })
  const named = await withSheet(filled, (sheet) =>
    sheet.replace('<t xml:space="preserve">Bid-writing help</t>', '<t>=cmd|calc</t>'),
  )
  expect((await sendBack(named)).location).toBe(`/s/returns/${one.id}/check`)
  expect((await drafts()).get(one.help)).toMatchObject({ quantity: '8', story: 'Two evenings' })
  await one.tx((tx) => saveDraft(tx, { returnId: one.id, under: one.help, quantity: '8', story: '=1+1' }))
  expect(sheetOf(await download())).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>')
})

test('filled and sent twice, the second takes the place of the first; a row that stands twice is told', async () => {
  const book = await download()
  await sendBack(await fillWorkbook(book, help))
  await sendBack(await fillWorkbook(book, { C8: '9', E8: 'Three evenings.' }))
  expect((await drafts()).get(one.help)).toMatchObject({ quantity: '9', story: 'Three evenings.' })
  const twice = await withSheet(await fillWorkbook(book, help), (sheet) => {
    const row = /<row r="8".*?<\/row>/s.exec(sheet)![0]
    return sheet.replace('<row r="10"></row>', row.replaceAll(/r="([A-G]?)8"/g, 'r="$110"'))
  })
  expect((await sendBack(twice)).words).toContain('A10: This row stands twice: it is in row 8 too')
})

test('a workbook of another return, one without its keys, an empty one, and what is no workbook', async () => {
  const mine = address()
  const book = await download()
  const other = await addReturn(world)
  const theirs = await byLink(world, other)
  const refused = await theirs.upload(`/s/returns/${other.id}/workbook`, {}, [
    { field: 'file', name: 'old.xlsx', content: await fillWorkbook(book, help) },
  ])
  expect(refused.status).toBe(422)
  expect(refused.words).toContain('This workbook is of another return: “Return for Q2 2026/27')
  expect(mine).toContain(one.id)
  const keyless = await withSheet(book, (sheet) => sheet.replaceAll(/<c r="G\d+".*?<\/c>/gs, ''))
  expect((await sendBack(keyless)).words).toContain('This isn’t a workbook of ours')
  expect((await sendBack(await fillWorkbook(book, {}))).words).toContain('Nothing is filled in')
  expect((await sendBack(Buffer.from('hello'))).words).toContain('isn’t an Excel workbook')
  const bomb = zipOfOne('xl/workbook.xml', Buffer.alloc(410 * 1024 * 1024), 10)
  expect((await sendBack(bomb)).words).toContain('would unpack to more than 400 MB')
  expect((await sendBack(Buffer.alloc(6 * 1024 * 1024))).status).toBeGreaterThanOrEqual(413)
  expect((await phone.upload(mine, {}, [])).words).toContain('Choose the workbook that you filled in')
})

test('once everything is sent, there is nothing to fill; a stranger gets no workbook', async () => {
  const book = await download()
  await sendBack(await fillWorkbook(book, { ...help, C9: '0' }))
  await one.tx((tx) => send(tx, needs, one.id, { sentBy: null }))
  expect((await phone.get(address())).status).toBe(303)
  expect((await sendBack(await fillWorkbook(book, help))).location).toBe(`/s/returns/${one.id}`)
  const stranger = new Visiting(world)
  expect((await stranger.get(address())).status).toBe(404)
  expect((await stranger.get(`${address()}.xlsx`)).status).toBe(404)
})

test('the API hands the workbook out and takes it back', async () => {
  const tokens = await tokensAt(world, world.authority)
  const authorization = `Bearer ${tokens.get('supplier')}`
  const url = `/api/v1/returns/${one.id}/workbook`
  const got = await world.server.inject({ method: 'GET', url, headers: { authorization } })
  expect(got.statusCode).toBe(200)
  const content = await fillWorkbook(got.rawPayload, { ...help, C9: '-2' })
  const boundary = 'of-the-tests'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="r.xlsx"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { authorization, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const taken = await world.server.inject({ method: 'POST', url, headers, payload })
  expect(taken.json()).toEqual({
    taken: [one.help],
    faults: [{ cell: 'C9', message: 'Type 0 or more' }],
  })
})

test('staff download it to hand out, without what the supplier typed and has not sent', async () => {
  await one.tx((tx) =>
    saveDraft(tx, { returnId: one.id, under: one.help, quantity: '7', story: 'Not sent yet.' }),
  )
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  const file = `/staff/returns/${one.id}/workbook`
  expect((await manager.get(`/staff/returns/${one.id}`)).html).toContain(`${file}.xlsx`)
  const handedOut = await download(manager, file)
  expect(sheetOf(await download())).toContain('Not sent yet.')
  expect(sheetOf(handedOut)).not.toContain('Not sent yet.')
  await sendBack(await fillWorkbook(handedOut, help))
  expect((await drafts()).get(one.help)).toMatchObject({ quantity: '8' })
  const tokens = await tokensAt(world, world.authority)
  const byProgram = await world.server.inject({
    url: `/api/v1/returns/${one.id}/workbook`,
    headers: { authorization: `Bearer ${tokens.get('contract-manager')}` },
  })
  expect([byProgram.statusCode, sheetOf(byProgram.rawPayload).includes('Two evenings')]).toEqual([200, false])
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(`${file}.xlsx`)).status).toBe(403)
  expect((await manager.get('/staff/returns/nothing/workbook.xlsx')).status).toBe(404)
})
