import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { verifyChain } from '../../../platform/verify.ts'
import type { Role } from '../../role.ts'
import {
  addCover,
  auditTrail,
  coversOf,
  historyOf,
  peopleActingFor,
  peopleIActFor,
  recordRoleChange,
} from '../../store.ts'
import { type Browser, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let administratorId: string
beforeAll(async () => {
  town = await openTown()
  town.time.now = new Date('2026-07-01T10:00:00Z')
  const made = await town.authority('wrenshire')
  authority = made.id
  administratorId = made.administrator
})
beforeEach(() => {
  town.time.now = new Date('2026-07-20T10:00:00Z')
})
afterAll(() => town.close())

interface Person {
  id: string
  email: string
  browser: Browser
}

/** Somebody away and somebody to act for them, whom no other test knows. */
async function pair(
  held: Role[] = ['contract-manager'],
  own: Role[] = ['legal'],
): Promise<{ alex: Person; sam: Person }> {
  return {
    alex: await town.member(authority, held, 'Alex Reed'),
    sam: await town.member(authority, own, 'Sam Hill'),
  }
}

function asked(covering: string, more: Record<string, string | string[]> = {}) {
  return {
    covering,
    'from-day': '3',
    'from-month': '8',
    'from-year': '2026',
    'until-day': '17',
    'until-month': '8',
    'until-year': '2026',
    roles: 'contract-manager',
    ...more,
  }
}

/** The same browser at another moment: sessions end overnight. */
async function at(moment: string, person: Person): Promise<Browser> {
  town.time.now = new Date(moment)
  return town.signedIn(person.id)
}

const add = '/staff/suppliers/new'

describe('somebody who will be away', () => {
  test('asks a colleague, and both get a letter', async () => {
    const { alex, sam } = await pair()
    const empty = await alex.browser.open('/account/cover')
    expect(empty.words).toContain('Nobody acts for you, and you act for nobody')
    const form = await alex.browser.open('/account/cover/new')
    expect(form.words).toContain('Ask somebody to act for you')
    expect(form.words).not.toContain('Why do you make this')
    expect((await alex.browser.send('/account/cover/new', asked(sam.id))).to).toBe('/account/cover?done=made')
    const page = await alex.browser.open('/account/cover')
    expect(page.words).toContain('Sam Hill 3 August 2026 to 17 August 2026 Contract manager to come')
    const letters = await town.world.database.installation
      .selectFrom('mail')
      .select(['subject', 'body'])
      .where('to_address', 'in', [sam.email, alex.email])
      .execute()
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Sam Hill acts for you',
      'You are asked to act for Alex Reed',
    ])
    expect(letters.find(({ subject }) => subject.startsWith('You'))?.body).toContain('decline here')
  })

  test('is told what is not right, and what was typed stays', async () => {
    const { alex } = await pair()
    const refused = await alex.browser.send('/account/cover/new', asked('', { 'until-day': '40', roles: [] }))
    expect(refused.status).toBe(422)
    for (const words of ['Choose who acts', 'Enter the last day', 'Choose at least one role'])
      expect(refused.words).toContain(words)
    expect(refused.field('until-day')).toBe('40')
  })

  test('cannot lend what they do not hold, nor administration to others', async () => {
    const { alex, sam } = await pair(['contract-manager', 'administrator'])
    for (const roles of ['publisher', 'administrator']) {
      expect((await alex.browser.send('/account/cover/new', asked(sam.id, { roles }))).status).toBe(422)
    }
  })

  test('is warned when the other is away too, and may go on', async () => {
    const { alex, sam } = await pair()
    const kim = await town.member(authority, ['finance'], 'Kim Lane')
    await sam.browser.send('/account/cover/new', asked(kim.id, { roles: 'legal' }))
    const warned = await alex.browser.send('/account/cover/new', asked(sam.id))
    expect(warned.status).toBe(422)
    expect(warned.words).toContain('Sam Hill is away too')
    expect((await alex.browser.send('/account/cover/new', asked(sam.id, { anyway: 'yes' }))).status).toBe(303)
  })

  test('ends it early, and nobody else can', async () => {
    const { alex, sam } = await pair()
    await alex.browser.send('/account/cover/new', asked(sam.id))
    const [cover] = await town.act(authority, (tx) => coversOf(tx, { from: day('2026-08-03') }))
    const stranger = await town.member(authority, ['publisher'])
    expect((await stranger.browser.send(`/account/cover/${cover!.id}/end`)).status).toBe(404)
    expect((await stranger.browser.send(`/account/cover/${cover!.id}/decline`)).status).toBe(404)
    expect((await sam.browser.send(`/account/cover/${cover!.id}/end`)).status).toBe(404)
    expect((await alex.browser.send(`/account/cover/${cover!.id}/end`)).status).toBe(303)
    const browser = await at('2026-08-05T10:00:00Z', sam)
    expect((await browser.open(add)).status).toBe(403)
    const alexThen = await town.signedIn(alex.id)
    expect((await alexThen.open('/account/cover')).words).toContain('ended early')
  })
})

describe('whoever acts', () => {
  test('has the lent role from midnight of the first day to midnight after the last, by English time', async () => {
    const { alex, sam } = await pair()
    await alex.browser.send('/account/cover/new', asked(sam.id))
    const may = async (moment: string) => (await (await at(moment, sam)).open(add)).status
    expect(await may('2026-08-02T22:59:59Z')).toBe(403)
    expect(await may('2026-08-02T23:00:00Z')).toBe(200)
    expect(await may('2026-08-17T22:59:59Z')).toBe(200)
    expect(await may('2026-08-17T23:00:00Z')).toBe(403)
  })

  test('has it over the end of summer time, and by winter’s midnight', async () => {
    const { alex, sam } = await pair()
    const days = { 'from-day': '25', 'from-month': '10', 'until-day': '26', 'until-month': '10' }
    await alex.browser.send('/account/cover/new', asked(sam.id, days))
    const may = async (moment: string) => (await (await at(moment, sam)).open(add)).status
    expect(await may('2026-10-24T22:59:59Z')).toBe(403)
    expect(await may('2026-10-24T23:00:00Z')).toBe(200)
    expect(await may('2026-10-26T23:59:59Z')).toBe(200)
    expect(await may('2026-10-27T00:00:00Z')).toBe(403)
  })

  test('is told so on every page, and so is the person they act for', async () => {
    const { alex, sam } = await pair()
    await alex.browser.send('/account/cover/new', asked(sam.id))
    const samThen = await at('2026-08-05T10:00:00Z', sam)
    expect((await samThen.open('/staff/settings')).words).toContain(
      'You are acting for Alex Reed until 17 August 2026.',
    )
    const alexThen = await town.signedIn(alex.id)
    expect((await alexThen.open('/account')).words).toContain('Sam Hill acts for you until 17 August 2026.')
    expect((await alex.browser.open('/')).words).not.toContain('acts for you')
  })

  test('acts in the other’s name only where their own roles do not allow it', async () => {
    const { alex, sam } = await pair(['contract-manager', 'procurement-officer'], ['publisher'])
    await alex.browser.send(
      '/account/cover/new',
      asked(sam.id, { roles: ['contract-manager', 'procurement-officer'] }),
    )
    const browser = await at('2026-08-05T10:00:00Z', sam)
    const added = await browser.send(add, { name: `Moss ${newId()}`, kind: 'small' })
    const supplier = added.to.split('/').at(-1)!
    const history = await browser.open(`/staff/history/supplier/${supplier}`)
    expect(history.words).toContain('Sam Hill, acting for Alex Reed')
    await browser.send('/account/cover/new', asked(administratorId, { roles: 'publisher', 'from-day': '9' }))
    const { acts } = await town.act(authority, (tx) => auditTrail(tx, { person: sam.id }))
    expect(acts.map(({ action, actingFor }) => [action, actingFor])).toEqual([
      ['cover-made', []],
      ['supplier-added', ['Alex Reed']],
    ])
    expect((await verifyChain(town.world.database, authority)).problems).toEqual([])
  })

  test('for whom an act was done is sealed in the chain', async () => {
    const elsewhere = await town.authority('sealed')
    const alex = await town.member(elsewhere.id, ['contract-manager'], 'Alex Reed')
    const sam = await town.member(elsewhere.id, ['legal'], 'Sam Hill')
    await town.act(elsewhere.id, (tx) =>
      addCover(tx, {
        away: alex.id,
        covering: sam.id,
        starts: day('2026-07-20'),
        ends: day('2026-07-21'),
        roles: ['contract-manager'],
        reason: null,
      }),
    )
    const at = '/a/sealed'
    await sam.browser.send(`${at}${add}`, { name: 'Fern', kind: 'small' })
    const seen = await verifyChain(town.world.database, elsewhere.id)
    expect(seen.problems).toEqual([])
    await town.world.database.pool.query(
      'alter table audit_entry no force row level security; update audit_entry set acting_for = null where acting_for is not null; alter table audit_entry force row level security',
    )
    const { problems } = await verifyChain(town.world.database, elsewhere.id)
    expect(problems.join(' ')).toContain('is not the one that was recorded')
  })

  test('declines, and the other is told', async () => {
    const { alex, sam } = await pair()
    await alex.browser.send('/account/cover/new', asked(sam.id))
    const page = await sam.browser.open('/account/cover')
    const address = /action="(\/account\/cover\/[^"]+\/decline)"/.exec(page.html)![1]!
    expect((await sam.browser.send(address)).to).toBe('/account/cover?done=declined')
    expect((await (await at('2026-08-05T10:00:00Z', sam)).open(add)).status).toBe(403)
    const letters = await town.world.database.installation
      .selectFrom('mail')
      .select('subject')
      .where('to_address', '=', alex.email)
      .execute()
    expect(letters.map(({ subject }) => subject)).toContain(
      'Sam Hill can’t act for Alex Reed'.replace('’', "'"),
    )
  })
})

describe('what is lent', () => {
  test('ends at once when the lender’s role ends, or when the borrower works here no longer', async () => {
    const { alex, sam } = await pair()
    const days = { 'from-day': '20', 'from-month': '7' }
    await alex.browser.send('/account/cover/new', asked(sam.id, days))
    expect((await sam.browser.open(add)).status).toBe(200)
    await town.act(authority, (tx) => recordRoleChange(tx, sam.id, { starts: [], ends: ['legal'] }))
    expect((await sam.browser.open(add)).status).toBe(403)
    await town.act(authority, (tx) => recordRoleChange(tx, sam.id, { starts: ['finance'], ends: [] }))
    expect((await sam.browser.open(add)).status).toBe(200)
    await town.act(authority, (tx) =>
      recordRoleChange(tx, alex.id, { starts: ['finance'], ends: ['contract-manager'] }),
    )
    expect((await sam.browser.open(add)).status).toBe(403)
  })

  test('is not lent on, also in a circle', async () => {
    const { alex, sam } = await pair()
    const kim = await town.member(authority, ['finance'], 'Kim Lane')
    const days = { 'from-day': '20', 'from-month': '7', anyway: 'yes' }
    await alex.browser.send('/account/cover/new', asked(sam.id, days))
    const onward = await sam.browser.send('/account/cover/new', asked(kim.id, days))
    expect(onward.words).toContain('Choose from the roles that can be lent')
    await sam.browser.send('/account/cover/new', asked(kim.id, { ...days, roles: 'legal' }))
    await kim.browser.send('/account/cover/new', asked(alex.id, { ...days, roles: 'finance' }))
    expect((await kim.browser.open(add)).status).toBe(403)
    expect((await sam.browser.open(add)).status).toBe(200)
    const today = day('2026-07-20')
    expect(await town.act(authority, (tx) => peopleIActFor(tx, kim.id, today))).toMatchObject([
      { name: 'Sam Hill' },
    ])
    expect(await town.act(authority, (tx) => peopleActingFor(tx, kim.id, today))).toMatchObject([
      { name: 'Alex Reed', email: alex.email },
    ])
  })

  test('by two at once is in both names, and overlapping covers of one count once', async () => {
    const { alex, sam } = await pair()
    const bo = await town.member(authority, ['contract-manager'], 'Bo Lane')
    const days = { 'from-day': '20', 'from-month': '7', anyway: 'yes' }
    await alex.browser.send('/account/cover/new', asked(sam.id, days))
    await alex.browser.send('/account/cover/new', asked(sam.id, { ...days, 'until-day': '19' }))
    await bo.browser.send('/account/cover/new', asked(sam.id, days))
    const page = await sam.browser.open('/staff/settings')
    expect(page.words.split('You are acting for Alex Reed until 19 August 2026.')).toHaveLength(2)
    const added = await sam.browser.send(add, { name: `Reed ${newId()}`, kind: 'small' })
    const { acts } = await town.act(authority, (tx) => historyOf(tx, 'supplier', added.to.split('/').at(-1)!))
    expect(acts[0]!.actingFor.toSorted()).toEqual(['Alex Reed', 'Bo Lane'])
  })

  test('never makes an administrator, whatever a cover says', async () => {
    const { alex, sam } = await pair(['administrator'])
    await town.act(authority, (tx) =>
      addCover(tx, {
        away: alex.id,
        covering: sam.id,
        starts: day('2026-07-20'),
        ends: day('2026-07-30'),
        roles: ['administrator'],
        reason: null,
      }),
    )
    expect((await sam.browser.open('/staff/settings/tokens')).status).toBe(403)
  })

  test('is nothing at another authority', async () => {
    const { alex, sam } = await pair()
    await alex.browser.send('/account/cover/new', asked(sam.id, { 'from-day': '20', 'from-month': '7' }))
    await town.authority('elsewhere-too')
    expect((await sam.browser.open(`/a/elsewhere-too${add}`)).status).toBe(403)
  })
})

describe('administrators', () => {
  test('make a cover for somebody who is away already, with a reason, and see and end every cover', async () => {
    const { alex, sam } = await pair()
    const administrator = await town.signedIn(administratorId)
    const path = `/staff/settings/people/${alex.id}/cover`
    expect((await administrator.open(path)).words).toContain('Who acts for Alex Reed?')
    const refused = await administrator.send(path, asked(sam.id))
    expect(refused.words).toContain('Say why you make this for them')
    expect((await administrator.send(path, asked(sam.id, { reason: 'Called away' }))).to).toBe(
      '/staff/settings/cover',
    )
    const list = await administrator.open('/staff/settings/cover')
    expect(list.words).toContain(
      'Sam Hill Alex Reed 3 August 2026 to 17 August 2026 Contract manager Rowan Ashworth: Called away to come',
    )
    const auditor = await town.member(authority, ['auditor'])
    const seen = await auditor.browser.open('/staff/settings/cover')
    expect(seen.words).toContain('Called away')
    expect(seen.html).not.toContain('/end"')
    const cover = (await town.act(authority, (tx) => coversOf(tx))).find(({ away }) => away.id === alex.id)!
    const end = `/staff/settings/cover/${cover.id}/end`
    expect((await auditor.browser.send(end)).status).toBe(403)
    expect((await administrator.send(end)).status).toBe(303)
    expect((await administrator.send(end)).status).toBe(404)
    expect((await sam.browser.open(path)).status).toBe(403)
    expect((await administrator.open(`/staff/settings/people/${newId()}/cover`)).status).toBe(404)
  })
})
