import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { build } from '../../bin/build.js'
import { type AuthorityInTests, openWorld, type World } from '../../test/world.ts'
import { prepare } from '../app.ts'
import {
  auditTrail,
  beginSession,
  hasSecondFactor,
  keepSecondFactor,
  personOf,
  recoveryCodesLeft,
  renewRecoveryCodes,
  sessionsOf,
} from '../parties/store.ts'
import { Seal } from '../platform/seal.ts'
import { person } from './person.ts'

let world: World
let authority: AuthorityInTests
let manager: { id: string; email: string }
const at = () => world.platform.clock()
const db = () => world.database.installation

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  authority = world.authority
}, 60_000)
afterAll(() => world?.close())
beforeEach(async () => {
  const [id] = authority.people.get('contract-manager')!
  manager = (await personOf(db(), id!))!
  await keepSecondFactor(db(), world.platform.seal, manager.id, { secret: 'A'.repeat(32), step: 0, at: at() })
  await renewRecoveryCodes(db(), manager.id)
  await beginSession(db(), { person: manager.id, at: at(), device: 'a stolen laptop', complete: true })
})

describe('an account that is reset in the terminal', () => {
  test('has no phone, no recovery codes and no sessions any more, and a link to a new password', async () => {
    const said: string[] = []
    await person.run(world.platform, [manager.email, '--reset', '--authority', authority.slug], (line) =>
      said.push(line),
    )
    expect(said).toHaveLength(1)
    const url = new URL(said[0]!)
    const opened = await world.server.inject({ url: url.pathname })
    expect([opened.statusCode, opened.body.includes('Choose a new password')]).toEqual([200, true])
    expect(await hasSecondFactor(db(), manager.id)).toBe(false)
    expect(await recoveryCodesLeft(db(), manager.id)).toBe(0)
    expect(await sessionsOf(db(), manager.id, at())).toEqual([])
    const { acts } = await world.tx((tx) => auditTrail(tx, { record: manager.id }))
    expect(acts[0]!.words).toContain('let this person choose a new password and set up another phone')
  })

  test('must be there', async () => {
    const reset = person.run(
      world.platform,
      ['nobody@x.example', '--reset', '--authority', authority.slug],
      () => {},
    )
    await expect(reset).rejects.toThrow('Nobody here has the address')
  })
})

test('a start with a key that does not belong to the database says whose second factors it cannot open', async () => {
  const starting = async () => {
    const said: string[] = []
    await prepare(world.platform, { wantsExample: false, say: (line) => said.push(line) })
    return said.join('\n')
  }
  expect(await starting()).toBe('')
  const other = new Seal([Buffer.alloc(32, 9)])
  await keepSecondFactor(db(), other, manager.id, { secret: 'A'.repeat(32), step: 0, at: at() })
  expect(await starting()).toContain(
    'The second factor of 1 person was sealed with a key that is not in secret.key',
  )
})
