import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { packedParts } from '../../../../test/packed-parts.ts'
import type { Sent, Visiting } from '../../../../test/visiting.ts'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { workbookOfText } from '../../../platform/workbook.ts'
import { Visiting as Browser } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { evidenceOfDeliveries, evidenceToSend, saveDraft } from '../../store.ts'
import { deflateRawSync } from 'node:zlib'

let world: World
let one: OneReturn
let visiting: Visiting
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  visiting = await byLink(world, one)
})

const page = () => `/s/returns/${one.id}/${one.help}/evidence`
const added = () => one.tx((tx) => evidenceToSend(tx, one.id))
const add = (...files: Omit<Sent, 'field'>[]) =>
  visiting.upload(
    page(),
    { next: 'continue' },
    files.map((file) => ({ field: 'file', ...file })),
  )
const list = { name: 'may.csv', content: 'First name,Hours,DOB\nAnn,2,1990-01-02\nBen,3,1991-02-03\n' }

/** A Word file of one table and one sentence. */
function letter(): Buffer {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const rows = ['Learner name', 'Ann', 'Ben'].map((text) => `<w:tr>${cell('1')}${cell(text)}</w:tr>`).join('')
  const document = `<w:document><w:body><w:tbl>${rows}</w:tbl><w:p><w:r><w:t>She is preg</w:t></w:r><w:r><w:t>nant &amp; well.</w:t></w:r></w:p></w:body></w:document>`
  return packedParts(
    ...[
      ['[Content_Types].xml', types],
      ['word/document.xml', document],
    ].map(([name, text]) => ({
      name: name!,
      packed: deflateRawSync(text!),
      claimed: Buffer.byteLength(text!),
    })),
  )
}

test('before anything is chosen the page says to send numbers, and what to leave out', async () => {
  expect((await visiting.get(page())).words).toContain('Send numbers, not names.')
})

test('a list of people is kept, and its sender is told what was seen before going on', async () => {
  const went = await add(list)
  expect([went.status, went.location]).toEqual([303, `${page()}?look=yes`])
  const { words, html } = await visiting.get(went.location!)
  expect(words).toContain('It may tell of people: please look at it below before you go on.')
  expect(words).toContain('names of people: a column “First name” dates of birth: a column “DOB”')
  expect(html).not.toContain('Ann')
  expect((await visiting.upload(page(), { next: 'continue' }, [])).location).toBe(
    `/s/returns/${one.id}/anything-else`,
  )
})

test('a Word file, a workbook and a text are read by their content, and numbers raise nothing', async () => {
  await add({ name: 'story.docx', content: letter() })
  const rows = Readable.from([['Attendance in May'], ['Week', 'NI number'], ['1', 'a'], ['2', 'b']])
  const sheet = { name: 'May', rows }
  await add({ name: 'sheet.xlsx', content: await buffer(workbookOfText([sheet])) })
  await add({ name: 'note.txt', content: 'One trainee was diagnosed with diabetes.\n' })
  const went = await add({ name: 'numbers.csv', content: 'Week,People,Hours\n1,8,16\n2,9,18\n' })
  expect(went.location).toBe(`/s/returns/${one.id}/anything-else`)
  expect((await added()).map(({ name, warned }) => [name, warned.map(({ rule }) => rule)])).toEqual([
    ['story.docx', ['names', 'health']],
    ['sheet.xlsx', ['numbers-of-persons']],
    ['note.txt', ['health']],
    ['numbers.csv', []],
  ])
})

test('what was written and added is told once more before sending, and it may be sent all the same', async () => {
  await add(list)
  const story = 'Two evenings. She has depression, and came both times.'
  await one.tx((tx) => saveDraft(tx, { returnId: one.id, under: one.help, quantity: '8', story }))
  const check = await visiting.get(`/s/returns/${one.id}/check`)
  expect(check.words).toContain('Look at this before you send')
  expect(check.words).toContain('the health of a person: “depression” in a sentence about one person')
  expect(check.words).toContain('names of people: a column “First name”')
  expect((await visiting.post(`/s/returns/${one.id}/check`)).location).toBe(`/s/returns/${one.id}/sent`)
})

test('whoever checks is told too, on the page and by the API', async () => {
  const sent = await addSentReturn(world)
  const supplier = await byLink(world, sent)
  const address = `/s/returns/${sent.id}/${sent.help}/evidence`
  const went = await supplier.upload(address, { next: 'continue' }, [{ field: 'file', ...list }])
  expect(went.location).toBe(`${address}?look=yes`)
  const tied = () => sent.tx((tx) => evidenceOfDeliveries(tx, [sent.delivery]))
  expect(await tied()).toEqual([])
  await supplier.upload(address, { next: 'continue' }, [])
  expect((await tied()).map(({ name }) => name)).toEqual(['may.csv'])
  const staff = new Browser(world, await world.signInAs('contract-manager'))
  const shown = await staff.get(`/staff/verify/${sent.delivery}`)
  expect(shown.words).toContain('This file may tell of people. A plain rule saw: names of people')
})
