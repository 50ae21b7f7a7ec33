import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../test/world.ts'
import { api, pages } from '../../app.ts'

let world: World
let secrets: string[]
beforeAll(async () => {
  world = await openFilledWorld()
  secrets = await world.tx(async (tx) => {
    const { rows } = await sql<{ text: string }>`
      select unnest(array[email, name]) as text from person
      union select contact_name from supplier union select contact_email from supplier
      union select supplier_owner from commitment union select supplier_email from commitment
      union select sent_by from return union select asked_of from return`.execute(tx)
    return rows.flatMap(({ text }) => (text && text.length > 4 ? [text] : []))
  })
}, 180_000)
afterAll(() => world?.close())

/** Addresses that everyone may open, with one record of each kind, and more of those that show the most. */
async function addresses(): Promise<string[]> {
  const found = await world.tx(async (tx) => {
    const { rows } = await sql<{ kind: string; key: string }>`
      (select 'register' as kind, number as key from register_entry order by output_id limit 60)
      union all (select 'contracts', contract_id::text from contract order by contract_id limit 60)
      union all (select 'suppliers', supplier_id::text from supplier order by supplier_id limit 60)
      union all (select 'places', code from place) union all (select 'outcomes', slug from outcome)
      union all (select 'methods', code from measure limit 5)`.execute(tx)
    return rows
  })
  const open = pages.filter(({ allow, get }) => get && allow.allows === 'anyone').map(({ path }) => path)
  const fixed = open.filter(
    (path) => !path.includes(':') && !/^\/(sign|set-up|forgotten|kept|reset|invitation|s\/)/.test(path),
  )
  const lists = api.filter(
    ({ method, allow, path }) => method === 'GET' && allow.allows === 'anyone' && !path.includes(':'),
  )
  return [
    ...fixed,
    ...found.map(({ kind, key }) => `/${kind}/${key}`),
    ...lists.map(({ path }) => `/api/v1${path}`),
    '/register?q=help',
    '/contracts?commitments=some',
  ]
}

test('no public page, file or list holds the name or the e-mail address of a person', async () => {
  expect(secrets.length).toBeGreaterThan(40)
  const all = await addresses()
  expect(all.length).toBeGreaterThan(200)
  for (const address of all) {
    const { statusCode, body, headers } = await world.server.inject({ url: address })
    expect([address, statusCode < 400]).toEqual([address, true])
    if (statusCode !== 200) continue // leads to signing in
    if (String(headers['content-type']).includes('spreadsheet')) continue // packed; made of the same columns as the CSV
    expect([address, secrets.filter((secret) => body.includes(secret))]).toEqual([address, []])
    expect([address, /[\w.+-]+@[\w-]+\.(?!well)[\w.-]+/.exec(body)?.[0]]).toEqual([address, undefined])
  }
})
