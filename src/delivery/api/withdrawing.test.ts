import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, byLink } from '../../../test/one-return.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'
import { evidenceOfDeliveries } from '../store.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  token = (await world.tx((tx) => addToken(tx, { name: 'a', role: 'contract-manager', days: 1 }))).text
})
afterAll(() => world.close())

const call = (path: string, payload: object | Buffer, type = 'application/json') =>
  world.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    payload,
  })

async function withFile(content: string) {
  const one = await addSentReturn(world)
  const supplier = await byLink(world, one)
  const file = { field: 'file', name: 'names.csv', content }
  await supplier.upload(`/s/returns/${one.id}/${one.help}/evidence`, { next: 'continue' }, [file])
  const evidence = () => one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
  return { id: (await evidence())[0]!.id, evidence }
}

test('a program withdraws evidence with a reason, once', async () => {
  const { id } = await withFile('Week,Hours\n1,8\n')
  expect((await call(`/evidence/${id}/withdrawal`, { because: ' ' })).statusCode).toBe(422)
  const done = await call(`/evidence/${id}/withdrawal`, { because: 'The wrong file.' })
  expect([done.statusCode, done.json()]).toEqual([
    200,
    expect.objectContaining({
      name: 'A CSV file',
      destroyed: expect.objectContaining({ because: 'The wrong file.' }),
    }),
  ])
  expect((await call(`/evidence/${id}/withdrawal`, { because: 'Again.' })).statusCode).toBe(409)
  const opened = await world.server.inject({
    url: `/api/v1/evidence/${id}`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(opened.statusCode).toBe(410)
})

test('a program puts another file in its place', async () => {
  const { id, evidence } = await withFile('Week,Hours\n2,9\n')
  const parts = [
    '--of-tests\r\ncontent-disposition: form-data; name="because"\r\n\r\nNames.\r\n',
    '--of-tests\r\ncontent-disposition: form-data; name="file"; filename="numbers.csv"\r\n\r\nWeek,People\n1,4\n\r\n--of-tests--\r\n',
  ]
  const type = 'multipart/form-data; boundary=of-tests'
  const done = await call(`/evidence/${id}/replacement`, Buffer.from(parts.join('')), type)
  expect(done.statusCode).toBe(200)
  expect((await evidence())[1]).toMatchObject({ name: 'numbers.csv', replaces: id })
})
