import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import type { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { deliveryOf, evidenceToSend, saveDraft } from '../../store.ts'

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

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = '%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'
const page = () => `/s/returns/${one.id}/${one.help}/evidence`
const added = () => one.tx((tx) => evidenceToSend(tx, one.id))

test('a picture, a PDF and a link are kept by what they are', async () => {
  const went = await visiting.upload(page(), { link: 'kitchen.example/story', next: 'continue' }, [
    { field: 'file', name: 'photo.bin', content: png },
    { field: 'file', name: 'attendance-q2.pdf', content: pdf },
  ])
  expect(went.location).toBe(`/s/returns/${one.id}/anything-else`)
  expect((await added()).map(({ kind, name, mediaType, url }) => [kind, name, mediaType, url])).toEqual([
    ['file', 'photo.bin', 'image/png', null],
    ['file', 'attendance-q2.pdf', 'application/pdf', null],
    ['link', 'kitchen.example', null, 'https://kitchen.example/story'],
  ])
})

test('the same file twice is kept once', async () => {
  for (let time = 0; time < 2; time++) {
    await visiting.upload(page(), { link: '', next: 'add' }, [
      { field: 'file', name: 'sheet.csv', content: 'hours\n8\n' },
    ])
  }
  expect(await added()).toHaveLength(1)
})

test('what was added can be taken off', async () => {
  await visiting.upload(page(), { link: 'https://kitchen.example', next: 'add' }, [])
  const [link] = await added()
  expect((await visiting.get(page())).words).toContain('Take off kitchen.example')
  await visiting.post(page(), { remove: link!.id })
  expect(await added()).toEqual([])
})

test.each([
  ['page.html', '<script>alert(1)</script>', '“page.html” is not a kind of file we take.'],
  ['sheet.csv', 'a\u0000b', '“sheet.csv” is not a kind of file we take.'],
  ['nothing.txt', '', '“nothing.txt” is empty. Choose another file'],
])('%s is refused, and nothing of the form is kept', async (name, content, words) => {
  const answer = await visiting.upload(page(), { link: 'https://kitchen.example', next: 'continue' }, [
    { field: 'file', name: 'photo.png', content: png },
    { field: 'file', name, content },
  ])
  expect(answer.status).toBe(422)
  expect(answer.words).toContain(words)
  expect(answer.field('link')).toBe('https://kitchen.example')
  expect(await added()).toEqual([])
})

test('a file of more than 25 MB is refused', async () => {
  const large = Buffer.alloc(25 * 1024 * 1024 + 1, 'a')
  const answer = await visiting.upload(page(), { link: '', next: 'continue' }, [
    { field: 'file', name: 'large.txt', content: large },
  ])
  expect(answer.status).toBe(422)
  expect(answer.words).toContain('“large.txt” is larger than 25 MB')
})

test('a link that is no web address is refused', async () => {
  const answer = await visiting.upload(page(), { link: 'javascript:alert(1)', next: 'continue' }, [])
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('href="#link"')
})

test('evidence sent after the return makes its delivery evidenced', async () => {
  const sent = await addSentReturn(world)
  const theirs = await byLink(world, sent)
  const address = `/s/returns/${sent.id}/${sent.help}/evidence`
  expect((await theirs.get(address)).words).toContain('Send')
  const went = await theirs.upload(address, { link: 'https://kitchen.example', next: 'continue' }, [])
  expect(went.location).toBe(`/s/returns/${sent.id}/sent`)
  expect((await sent.tx((tx) => deliveryOf(tx, sent.delivery)))?.state).toBe('evidenced')
})

test('a supplier opens their own file; a picture in the browser, others to save, nothing that could run', async () => {
  await visiting.upload(page(), { link: '', next: 'add' }, [
    { field: 'file', name: 'photo “ä”.png', content: png },
    { field: 'file', name: 'notes.txt', content: 'Eight hours.' },
  ])
  const [photo, notes] = await added()
  const picture = await visiting.get(`/s/evidence/${photo!.id}`)
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    'content-disposition': expect.stringMatching(
      /^inline; filename="photo __?_?.png"; filename\*=UTF-8''photo%20/,
    ),
  })
  const text = await visiting.get(`/s/evidence/${notes!.id}`)
  expect(text.headers['content-disposition']).toMatch(/^attachment/)
  expect(text.html).toBe('Eight hours.')
})

test('evidence of another return is not there', async () => {
  await visiting.upload(page(), { link: '', next: 'add' }, [
    { field: 'file', name: 'photo.png', content: png },
  ])
  const [photo] = await added()
  const stranger = await byLink(world, await addReturn(world))
  expect((await stranger.get(`/s/evidence/${photo!.id}`)).status).toBe(404)
})

test('the twenty-first piece of evidence is refused', async () => {
  await one.tx((tx) => saveDraft(tx, { returnId: one.id, under: one.help, quantity: '8', story: 'So.' }))
  for (let number = 0; number < 20; number++) {
    await visiting.upload(page(), { link: `https://kitchen.example/${number}`, next: 'add' }, [])
  }
  const answer = await visiting.upload(page(), { link: 'https://kitchen.example/more', next: 'add' }, [])
  expect([answer.status, answer.words.includes('There are 20 files and links already')]).toEqual([422, true])
})
