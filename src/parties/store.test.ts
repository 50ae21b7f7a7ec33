import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { day } from '../language/day.ts'
import { newId } from '../language/identifier.ts'
import { installationChain, type Tx } from '../platform/database.ts'
import { Seal } from '../platform/seal.ts'
import { verifyChain } from '../platform/verify.ts'
import {
  acceptInvitation,
  addInvitation,
  addMemberships,
  addPerson,
  addPlace,
  addSupplier,
  addToken,
  auditTrail,
  authoritiesOfPerson,
  authorityOf,
  beginSession,
  clearAway,
  completeSession,
  editSupplier,
  endSession,
  endToken,
  factorsOfOtherKeys,
  failuresOf,
  findOrAddSuppliers,
  sealsOfSuppliersAddedBy,
  historyOf,
  invitationOf,
  keepFormSealed,
  keepSecondFactor,
  keptFormOf,
  linkOf,
  lockAdministrators,
  lockSecondFactor,
  makeLink,
  membershipsOf,
  peopleIn,
  peopleWithRole,
  placesOf,
  recordFailure,
  rememberStep,
  recordRoleChange,
  recoveryCodesLeft,
  renewRecoveryCodes,
  renewSetUpLink,
  sessionBySecret,
  sessionsOf,
  setUpAuthority,
  supplierOf,
  suppliersIn,
  tokenByText,
  tokensOf,
  useRecoveryCode,
} from './store.ts'

let world: EmptyWorld
let authority: string
let administrator: string
const at = new Date('2026-11-23T10:00:00Z')
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000)

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())

const inAuthority = <Answer>(id: string, work: (tx: Tx) => Promise<Answer>, moment = at) =>
  world.database.withAuthority({ authority: id, actor: { kind: 'system' }, at: moment }, work)
const act = <Answer>(work: (tx: Tx) => Promise<Answer>, moment = at) => inAuthority(authority, work, moment)

let count = 0
const someone = (db: Tx, name = 'Rowan Ashworth') => {
  count += 1
  return addPerson(db, { name, email: `person${count}@wrenshire.example`, at })
}

async function setUpAnother(
  name = 'Wrenshire County Council',
): Promise<{ id: string; administrator: string }> {
  const id = newId()
  count += 1
  const slug = `wrenshire-${count}`
  const first = await inAuthority(id, async (tx) => {
    const person = await someone(tx)
    await setUpAuthority(tx, { name, slug, area: 'Wrenshire' }, person)
    return person
  })
  return { id, administrator: first }
}

beforeEach(async () => {
  ;({ id: authority, administrator } = await setUpAnother())
})

describe('setting up', () => {
  test('an authority is there with its first administrator, and both are sealed', async () => {
    expect(await authorityOf(world.database.installation, authority)).toMatchObject({
      area: 'Wrenshire',
      isExample: false,
    })
    expect(await act(lockAdministrators)).toEqual([administrator])
    expect(await verifyChain(world.database, authority)).toMatchObject({ links: 1, facts: 2, problems: [] })
  })

  test('the set-up link is printed again until an authority is there, and only the newest opens', async () => {
    const empty = await openEmptyWorld()
    try {
      const first = await renewSetUpLink(empty.database, at)
      const second = await renewSetUpLink(empty.database, at)
      expect(await linkOf(empty.database.installation, first!, at)).toMatchObject({ state: 'ended' })
      expect(await linkOf(empty.database.installation, second!, at)).toMatchObject({
        state: 'open',
        purpose: 'set-up',
        authority: null,
      })
      expect(await linkOf(empty.database.installation, second!, hours(24))).toMatchObject({
        state: 'run-out',
      })
    } finally {
      await empty.close()
    }
    expect(await renewSetUpLink(world.database, at)).toBeUndefined()
    expect(await renewSetUpLink(world.database, at, { another: true })).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
})

describe('people and their roles', () => {
  test('an e-mail address belongs to one person, however it is written', async () => {
    await act((tx) => addPerson(tx, { name: 'Hazel Moor', email: 'Hazel@Wrenshire.example', at }))
    await expect(
      act((tx) => addPerson(tx, { name: 'Another', email: ' hazel@wrenshire.example ', at })),
    ).rejects.toThrow(/duplicate key/)
  })

  test('roles begin and end on days, and what was stays to be read', async () => {
    const person = await act((tx) => someone(tx))
    await act((tx) => addMemberships(tx, person, ['publisher', 'legal'], { starts: day('2026-11-01') }))
    await act((tx) => recordRoleChange(tx, person, { starts: ['finance'], ends: ['legal'] }))
    const held = await act((tx) => membershipsOf(tx, person))
    expect(held.map(({ role, starts, ends }) => [role, starts, ends]).sort()).toEqual([
      ['finance', '2026-11-23', null],
      ['legal', '2026-11-01', '2026-11-23'],
      ['publisher', '2026-11-01', null],
    ])
    expect((await act((tx) => peopleWithRole(tx, 'legal'))).map(({ id }) => id)).not.toContain(person)
    expect((await act((tx) => peopleWithRole(tx, 'finance'))).map(({ id }) => id)).toEqual([person])
    expect((await verifyChain(world.database, authority)).problems).toEqual([])
  })

  test('a list of people goes page by page in the order of their names', async () => {
    for (const name of ['Érin Vale', 'ash Brook', 'Hazel Moor', 'Zoë Lark', 'Erin Dale']) {
      await act(async (tx) => addMemberships(tx, await someone(tx, name), ['publisher']))
    }
    const names: string[] = []
    for (let after: { name: string; id: string } | undefined; ;) {
      const page = await act((tx) => peopleIn(tx, { after, limit: 2 }))
      names.push(...page.people.map(({ name }) => name))
      if (!page.next) break
      after = page.next
    }
    expect(names).toEqual(['ash Brook', 'Erin Dale', 'Érin Vale', 'Hazel Moor', 'Rowan Ashworth', 'Zoë Lark'])
    const found = await act((tx) => peopleIn(tx, { search: '% Vale' }))
    expect(found.people).toEqual([])
    expect((await act((tx) => peopleIn(tx, { search: 'vale' }))).people.map(({ name }) => name)).toEqual([
      'Érin Vale',
    ])
  })

  test('somebody may belong to two authorities, and neither sees the other’s people', async () => {
    const other = await setUpAnother('Eastmere Council')
    await inAuthority(other.id, (tx) => addMemberships(tx, administrator, ['scrutiny']))
    const mine = await authoritiesOfPerson(world.database, administrator, day('2026-11-23'))
    expect(mine.map(({ name, roles }) => [name, roles])).toEqual([
      ['Wrenshire County Council', ['administrator']],
      ['Eastmere Council', ['scrutiny']],
    ])
    expect((await act((tx) => peopleWithRole(tx))).map(({ id }) => id)).toEqual([administrator])
    expect(await act((tx) => membershipsOf(tx, other.administrator))).toEqual([])
  })

  test('an accepted invitation gives its roles, and its link opens nothing any more', async () => {
    const link = await act(async (tx) => {
      const id = await addInvitation(tx, {
        name: 'Hazel',
        email: 'h@x.example',
        roles: ['publisher'],
        supplier: null,
      })
      return { id, secret: await makeLink(tx, { purpose: 'invitation', subject: id, days: 14 }) }
    })
    const person = await act((tx) => someone(tx, 'Hazel'))
    await act(async (tx) => acceptInvitation(tx, (await invitationOf(tx, link.id, { lock: true }))!, person))
    expect(await act((tx) => invitationOf(tx, link.id))).toMatchObject({ state: 'accepted' })
    expect(await linkOf(world.database.installation, link.secret, at)).toMatchObject({ state: 'ended' })
    expect((await act((tx) => membershipsOf(tx, person))).map(({ role }) => role)).toEqual(['publisher'])
    const elsewhere = await setUpAnother()
    expect(await inAuthority(elsewhere.id, (tx) => invitationOf(tx, link.id))).toBeUndefined()
  })
})

describe('credentials', () => {
  const db = () => world.database.installation

  test('a session is known by its cookie’s newest secret alone', async () => {
    const first = await beginSession(db(), { person: administrator, at, device: 'Firefox' })
    const begun = await sessionBySecret(db(), first)
    expect(begun).toMatchObject({ person: { id: administrator }, secondFactorAt: null })
    expect(await sessionsOf(db(), administrator, at)).toEqual([])
    const second = await completeSession(db(), begun!.id, at)
    expect(await sessionBySecret(db(), first)).toBeUndefined()
    expect(await sessionBySecret(db(), second)).toMatchObject({ id: begun!.id, secondFactorAt: at })
    expect(await sessionsOf(db(), administrator, at)).toHaveLength(1)
    expect(await sessionsOf(db(), administrator, hours(8))).toHaveLength(0)
    const stored = await sql<{ text: string }>`select session::text as text from session`.execute(db())
    expect(stored.rows.map(({ text }) => text).join()).not.toContain(second)
  })

  test('nobody ends a session that isn’t theirs', async () => {
    const secret = await beginSession(db(), { person: administrator, at, device: 'Firefox', complete: true })
    const { id } = (await sessionBySecret(db(), secret))!
    const another = await act((tx) => someone(tx))
    expect(await endSession(db(), another, id, at)).toBe(false)
    expect(await endSession(db(), administrator, id, at)).toBe(true)
    expect(await endSession(db(), administrator, id, at)).toBe(false)
  })

  test('a recovery code is good once, however it is typed', async () => {
    const codes = await renewRecoveryCodes(db(), administrator)
    expect(new Set(codes).size).toBe(10)
    expect(await useRecoveryCode(db(), administrator, codes[3]!.toUpperCase().replaceAll('-', ' '), at)).toBe(
      true,
    )
    expect(await useRecoveryCode(db(), administrator, codes[3]!, at)).toBe(false)
    expect(await recoveryCodesLeft(db(), administrator)).toBe(9)
    await renewRecoveryCodes(db(), administrator)
    expect(await useRecoveryCode(db(), administrator, codes[4]!, at)).toBe(false)
  })

  test('a second factor is replaced as a whole', async () => {
    await keepSecondFactor(db(), world.platform.seal, administrator, { secret: 'A'.repeat(32), step: 7, at })
    await keepSecondFactor(db(), world.platform.seal, administrator, { secret: 'B'.repeat(32), step: 9, at })
    expect(await lockSecondFactor(db(), world.platform.seal, administrator)).toEqual({
      secret: 'B'.repeat(32),
      lastStep: 9,
    })
  })

  test('a second factor can’t be read in the database, nor moved to somebody else there', async () => {
    const { seal } = world.platform
    const secret = 'C'.repeat(32)
    await keepSecondFactor(db(), seal, administrator, { secret, step: 7, at })
    const stored = await db()
      .selectFrom('second_factor')
      .selectAll()
      .where('person_id', '=', administrator)
      .executeTakeFirstOrThrow()
    expect(stored.secret).not.toContain(secret)
    const victim = await act((tx) => someone(tx))
    await db()
      .insertInto('second_factor')
      .values({ ...stored, person_id: victim })
      .execute()
    expect(await lockSecondFactor(db(), seal, victim)).toEqual({ secret: undefined, lastStep: 7 })
  })

  test('a second factor is sealed with the newest key when it is used, and those of a key that is gone are counted', async () => {
    await db().deleteFrom('second_factor').execute()
    const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const secret = 'C'.repeat(32)
    await keepSecondFactor(db(), new Seal([older]), administrator, { secret, step: 7, at })
    const [before, both, after] = [new Seal([older]), new Seal([newer, older]), new Seal([newer])]
    const locked = async () => [
      await factorsOfOtherKeys(db(), before),
      await factorsOfOtherKeys(db(), both),
      await factorsOfOtherKeys(db(), after),
    ]
    expect(await locked()).toEqual([0, 0, 1])
    await rememberStep(db(), both, administrator, { secret, step: 8 })
    expect(await locked()).toEqual([1, 0, 0])
    expect(await lockSecondFactor(db(), after, administrator)).toEqual({ secret, lastStep: 8 })
  })

  test('failures count for a day against the e-mail address, and for ten minutes against the network address', async () => {
    const email = 'nobody-there@wrenshire.example'
    const failure = { email, address: '10.1.1.1', words: 'The password was wrong.' }
    await recordFailure(world.database, { ...failure, at })
    await recordFailure(world.database, { ...failure, at: hours(0.1), email: 'Another@wrenshire.example' })
    const now = hours(0.15)
    const counted = await failuresOf(db(), { email: email.toUpperCase(), address: '10.1.1.1', now })
    expect(counted).toEqual({ ofEmail: { count: 1, last: at }, ofAddress: { count: 2, last: hours(0.1) } })
    const inAnHour = await failuresOf(db(), { email, address: '10.1.1.1', now: hours(1) })
    expect([inAnHour.ofEmail.count, inAnHour.ofAddress.count]).toEqual([1, 0])
    expect((await failuresOf(db(), { email, address: '10.1.1.1', now: hours(24) })).ofEmail.count).toBe(0)
    const trail = await inAuthority(installationChain, (tx) => auditTrail(tx, {}))
    expect(trail.acts[0]).toMatchObject({
      action: 'sign-in-failed',
      words: 'The password was wrong. From 10.1.1.1.',
    })
    expect((await verifyChain(world.database, installationChain)).problems).toEqual([])
  })

  test('a token opens its one authority until it ends', async () => {
    const { id, text } = await act((tx) => addToken(tx, { name: 'Data feed', role: 'auditor', days: 30 }))
    expect(text).toMatch(/^gm_[A-Za-z0-9_-]{43}$/)
    expect(await tokenByText(db(), text, at)).toMatchObject({ id, authority, role: 'auditor' })
    expect(await tokenByText(db(), text, hours(30 * 24))).toBeUndefined()
    const other = await setUpAnother()
    expect(await inAuthority(other.id, (tx) => endToken(tx, id))).toBe(false)
    expect(await act((tx) => endToken(tx, id))).toBe(true)
    expect(await tokenByText(db(), text, at)).toBeUndefined()
    expect((await act(tokensOf))[0]).toMatchObject({ name: 'Data feed', ended: at })
  })

  test('a kept form opens with its own key only, and runs out', async () => {
    const fields: [string, string][] = [['note', 'typed for an hour']]
    const form = { path: '/staff', person: administrator, fields, files: [] }
    const cookie = await keepFormSealed(db(), form, at)
    const [id] = cookie.split('.')
    expect(await keptFormOf(db(), cookie, at)).toEqual(form)
    expect(await keptFormOf(db(), `${id}.${'A'.repeat(43)}`, at)).toBeUndefined()
    expect(await keptFormOf(db(), 'nonsense', at)).toBeUndefined()
    expect(await keptFormOf(db(), cookie, hours(8))).toBeUndefined()
    const stored = await db().selectFrom('kept_form').select('sealed').execute()
    expect(stored.some(({ sealed }) => sealed.includes('typed'))).toBe(false)
    await clearAway(world.database, hours(9))
    expect(await keptFormOf(db(), cookie, at)).toBeUndefined()
  })
})

describe('suppliers', () => {
  const described = {
    name: 'Acorn Building',
    kind: 'small' as const,
    identifiers: [{ scheme: 'GB-COH', id: '01234567' }],
    postcode: 'LE1 6TR',
    about: null,
    contactName: 'Rowan',
    contactEmail: 'rowan@acorn.example',
  }
  const added = async (more: Partial<typeof described> = {}) => {
    const answer = await act((tx) => addSupplier(tx, { ...described, ...more }))
    if (answer === 'identifier-used') throw new Error(answer)
    return answer.id
  }

  test('are kept with their numbers, each number with one supplier of the authority', async () => {
    const id = await added()
    expect(await act((tx) => supplierOf(tx, id))).toMatchObject({ ...described, version: 1 })
    expect(await act((tx) => addSupplier(tx, { ...described, name: 'Other' }))).toBe('identifier-used')
    const other = await setUpAnother()
    expect(await inAuthority(other.id, (tx) => supplierOf(tx, id))).toBeUndefined()
    expect(await inAuthority(other.id, (tx) => addSupplier(tx, described))).toHaveProperty('id')
  })

  test('are changed at the version that was read, and sealed again', async () => {
    const id = await added()
    const changed = { ...described, name: 'Acorn Homes', identifiers: [] }
    expect(await act((tx) => editSupplier(tx, id, changed, 1))).toBe('changed')
    expect(await act((tx) => editSupplier(tx, id, described, 1))).toBe('stale')
    expect(await act((tx) => supplierOf(tx, id))).toMatchObject({
      name: 'Acorn Homes',
      identifiers: [],
      version: 2,
    })
    expect((await verifyChain(world.database, authority)).problems).toEqual([])
    expect((await act((tx) => historyOf(tx, 'supplier', id))).acts.map(({ words }) => words)).toEqual([
      'Changed what is known of Acorn Homes.',
      'Added Acorn Building.',
    ])
  })

  test('and the numbers an import told of are sealed by it, and stay proved when one is taken away by hand', async () => {
    const importId = newId()
    const told = { name: 'Elm Joinery', kind: 'small', identifiers: [{ scheme: 'GB-COH', id: '07654321' }] }
    const [id] = await act(async (tx) => {
      const found = await findOrAddSuppliers(tx, [told], importId)
      const facts = sealsOfSuppliersAddedBy(importId)
      tx.note({ action: 'import-applied', subject: 'import', id: importId, words: 'Brought in.', facts })
      return found
    })
    const elm = { ...described, name: 'Elm Joinery', identifiers: [{ scheme: 'GB-CHC', id: '1000009' }] }
    expect(await act((tx) => editSupplier(tx, id!, elm, 1))).toBe('changed')
    expect((await verifyChain(world.database, authority)).problems).toEqual([])
  })

  test('are listed by name, page by page, and found by part of it or by number', async () => {
    for (const name of ['oak', 'Beech', 'Ash', 'Birch']) await added({ name, identifiers: [] })
    const first = await act((tx) => suppliersIn(tx, { limit: 3 }))
    expect(first.suppliers.map(({ name }) => name)).toEqual(['Ash', 'Beech', 'Birch'])
    const second = await act((tx) => suppliersIn(tx, { limit: 3, after: first.next }))
    expect(second.suppliers.map(({ name }) => name)).toEqual(['oak'])
    expect(second.next).toBeUndefined()
    await added()
    const names = async (search: string) =>
      (await act((tx) => suppliersIn(tx, { search }))).suppliers.map(({ name }) => name)
    expect(await names('EEC')).toEqual(['Beech'])
    expect(await names('01234567')).toEqual(['Acorn Building'])
    expect(await names('%')).toEqual([])
  })

  test('described by a file are found or added, in its order, and learnt more of', async () => {
    const id = await added({ identifiers: [] })
    const importId = newId()
    const file = [
      { name: 'New One', kind: 'vcse', identifiers: [{ scheme: 'GB-CHC', id: '1000001' }] },
      { name: 'ACORN  building', kind: 'large', identifiers: [{ scheme: 'GB-COH', id: '765' }] },
      {
        name: 'New one (as it is called now)',
        kind: 'vcse',
        identifiers: [{ scheme: 'GB-CHC', id: '1000001' }],
      },
      { name: 'Third', kind: 'unheard of', identifiers: [] },
    ]
    const ids = await act((tx) => findOrAddSuppliers(tx, file, importId))
    expect(ids[1]).toBe(id)
    expect(ids[2]).toBe(ids[0])
    expect(new Set(ids).size).toBe(3)
    expect(await act((tx) => supplierOf(tx, id))).toMatchObject({
      kind: 'small',
      identifiers: [{ scheme: 'GB-COH', id: '00000765' }],
    })
    expect(await act((tx) => supplierOf(tx, ids[3]!))).toMatchObject({ kind: 'not-known' })
    expect(await act((tx) => findOrAddSuppliers(tx, file, newId()))).toEqual(ids)
    expect((await verifyChain(world.database, authority)).problems).toEqual([])
  })

  test('of a long file are found by a few questions, however many they are', async () => {
    const file = Array.from({ length: 5_000 }, (_, place) => ({
      name: `Supplier ${place}`,
      kind: 'small',
      identifiers: [{ scheme: 'GB-COH', id: String(place) }],
    }))
    const ids = await act((tx) => findOrAddSuppliers(tx, file, newId()))
    expect(new Set(ids).size).toBe(5_000)
    expect(await act((tx) => findOrAddSuppliers(tx, file, newId()))).toEqual(ids)
  })
})

test('places are added, and told again under their new name', async () => {
  await act((tx) => addPlace(tx, { code: 'E07000130', name: 'Hale', kind: 'district', parent: null }))
  await act((tx) => addPlace(tx, { code: 'E07000130', name: 'Hale Forest', kind: 'district', parent: null }))
  expect(await act(placesOf)).toEqual([
    { code: 'E07000130', name: 'Hale Forest', kind: 'district', parent: null },
  ])
})

describe('the audit trail', () => {
  test('is read page by page, by day and by person', async () => {
    const person = administrator
    const asPerson = { authority, actor: { kind: 'person', id: person } as const }
    for (let place = 0; place < 30; place += 1) {
      await world.database.withAuthority({ ...asPerson, at: hours(24) }, async (tx) => {
        const id = newId()
        tx.note({ action: 'first', subject: 'thing', id, words: `First ${place}.` })
        tx.note({ action: 'second', subject: 'thing', id, words: `Second ${place}.` })
      })
    }
    const first = await act((tx) => auditTrail(tx, { person }))
    const second = await act((tx) => auditTrail(tx, { person, after: first.next }))
    expect([first.acts.length, second.acts.length, second.next]).toEqual([50, 10, undefined])
    expect(first.acts[0]).toMatchObject({ words: 'Second 29.', actorName: 'Rowan Ashworth' })
    expect(second.acts.at(-1)).toMatchObject({ words: 'First 0.' })
    const on = async (from: string, to: string) =>
      (await act((tx) => auditTrail(tx, { from: day(from), to: day(to) }))).acts.length
    expect(await on('2026-11-23', '2026-11-23')).toBe(2)
    expect(await on('2026-11-24', '2026-11-24')).toBe(50)
    expect(await on('2026-11-25', '2026-11-30')).toBe(0)
  })

  test('counts a day from midnight to midnight in England, in summer too', async () => {
    const late = new Date('2026-06-30T23:30:00Z')
    await act(async (tx) => tx.note({ action: 'x', subject: 'thing', id: newId(), words: 'Late.' }), late)
    const on = async (text: string) =>
      (await act((tx) => auditTrail(tx, { from: day(text), to: day(text) }))).acts.map(({ words }) => words)
    expect(await on('2026-07-01')).toEqual(['Late.'])
    expect(await on('2026-06-30')).toEqual([])
  })
})
