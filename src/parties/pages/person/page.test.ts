import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addMemberships,
  hasSecondFactor,
  historyOf,
  keepSecondFactor,
  lockAdministrators,
} from '../../store.ts'
import { type Browser, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let administratorId: string
let administrator: Browser
beforeAll(async () => {
  town = await openTown()
  const made = await town.authority('wrenshire')
  authority = made.id
  administratorId = made.administrator
  administrator = await town.signedIn(administratorId)
})
afterAll(() => town.close())

const pageOf = (id: string) => `/staff/settings/people/${id}`

describe('somebody’s roles', () => {
  test('are changed by an administrator, and hold from that moment', async () => {
    const { id, browser } = await town.member(authority, ['publisher'], 'Ash Brook')
    expect((await browser.open('/staff/settings/tokens')).status).toBe(403)
    await administrator.send(pageOf(id), { roles: ['administrator', 'legal'] })
    expect((await browser.open('/staff/settings/tokens')).status).toBe(200)
    const page = await administrator.open(pageOf(id))
    expect(page.words).toContain('Publisher 23 November 2026 23 November 2026')
    expect(page.words).toContain('Legal 23 November 2026 Still held')
    const { acts } = await town.act(authority, (tx) => historyOf(tx, 'person', id))
    expect(acts.slice(0, 2).map(({ words }) => words)).toEqual([
      'Ash Brook is no longer Publisher.',
      'Ash Brook became Administrator and Legal.',
    ])
    await administrator.send(pageOf(id), { roles: ['legal'] })
    expect((await browser.open('/staff/settings/tokens')).status).toBe(403)
  })

  test('end together when they leave, and their pages close at once', async () => {
    const { id, browser } = await town.member(authority, ['publisher', 'finance'], 'Cedar Low')
    expect((await administrator.open(`${pageOf(id)}/end`)).words).toContain(
      'Cedar Low is Finance and Publisher',
    )
    await administrator.send(`${pageOf(id)}/end`)
    expect((await browser.open('/staff/settings')).to).toContain('/sign-in')
    expect((await (await town.signedIn(id)).open('/staff/settings')).status).toBe(403)
    expect((await administrator.open('/staff/settings/people')).words).not.toContain('Cedar Low')
    expect((await administrator.open(pageOf(id))).words).toContain(
      'Does not belong to the authority any more',
    )
  })

  test('the last administrator stays one, on every way', async () => {
    for (const way of [
      () => administrator.send(pageOf(administratorId), { roles: ['publisher'] }),
      () => administrator.send(`${pageOf(administratorId)}/end`),
    ]) {
      const refused = await way()
      expect(refused.status).toBe(422)
      expect(refused.words).toContain('An authority needs an administrator')
    }
    expect(await town.act(authority, lockAdministrators)).toEqual([administratorId])
  })

  test('two administrators who remove each other at the same moment leave one', async () => {
    const other = await town.member(authority, ['administrator'], 'Elder Fen')
    const answers = await Promise.all([
      administrator.send(`${pageOf(other.id)}/end`),
      other.browser.send(`${pageOf(administratorId)}/end`),
    ])
    const left = await town.act(authority, lockAdministrators)
    expect(left).toHaveLength(1)
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([303, 303])
    if (left[0] !== administratorId) {
      await town.act(authority, (tx) => addMemberships(tx, administratorId, ['administrator']))
      administrator = await town.signedIn(administratorId)
      await administrator.send(`${pageOf(other.id)}/end`)
    }
  })

  test('are seen by auditors, who change nothing', async () => {
    const auditor = await town.member(authority, ['auditor'])
    const page = await auditor.browser.open(pageOf(administratorId))
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('Save roles')
    expect((await auditor.browser.send(pageOf(administratorId), { roles: [] })).status).toBe(403)
  })

  test('of another authority’s people are not found here', async () => {
    const elsewhere = await town.authority('eastmere')
    expect((await administrator.open(pageOf(elsewhere.administrator))).status).toBe(404)
    expect((await administrator.send(pageOf(elsewhere.administrator), { roles: ['legal'] })).status).toBe(404)
    expect((await administrator.open(pageOf('nonsense'))).status).toBe(404)
  })
})

describe('a lost phone', () => {
  const withPhone = async () => {
    const member = await town.member(authority, ['publisher'], 'Fern Gill')
    const db = town.platform.database.installation
    await keepSecondFactor(db, town.platform.seal, member.id, {
      secret: 'A'.repeat(32),
      step: 0,
      at: town.time.now,
    })
    return { ...member, has: () => hasSecondFactor(db, member.id) }
  }

  test('is taken off the account by an administrator, who signs the person out and tells them', async () => {
    const fern = await withPhone()
    expect((await administrator.open(`${pageOf(fern.id)}/second-factor`)).words).toContain('speak to them')
    await administrator.send(`${pageOf(fern.id)}/second-factor`)
    expect(await fern.has()).toBe(false)
    expect((await fern.browser.open('/account')).status).toBe(303)
    const outbox = await administrator.open('/staff/settings/outbox')
    expect(outbox.words).toContain('Set up another phone for Good Measure')
  })

  test('of somebody who belongs to another authority too is not for one administrator to decide', async () => {
    const fern = await withPhone()
    const elsewhere = await town.authority('northmoor')
    await town.act(elsewhere.id, (tx) => addMemberships(tx, fern.id, ['legal']))
    const refused = await administrator.send(`${pageOf(fern.id)}/second-factor`)
    expect(refused.status).toBe(422)
    expect(await fern.has()).toBe(true)
  })
})

test('people are found by part of their name', async () => {
  await town.member(authority, ['legal'], 'Quince Applegarth')
  const found = await administrator.open('/staff/settings/people?search=APPLE')
  expect(found.words).toContain('Quince Applegarth')
  expect(found.words).not.toContain('Rowan Ashworth')
  expect((await administrator.open('/staff/settings/people?search=zzz')).words).toContain('Nobody found')
})
