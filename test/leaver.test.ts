import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commitmentsDiffer, contractsDiffer, ownedCommitments } from '../src/contracts/store.ts'
import { addDays, dayIn } from '../src/language/day.ts'
import { newId } from '../src/language/identifier.ts'
import type { Role } from '../src/parties/index.ts'
import {
  addCover,
  addInvitation,
  addMemberships,
  addPerson,
  addTeam,
  addTeamMember,
  addToken,
  beginSession,
  historyOf,
  openInvitations,
  peopleInTeam,
  teamOf,
  tokenByText,
} from '../src/parties/store.ts'
import { recordMarks } from '../src/performance/store/attention/marks.ts'
import { verifyChain } from '../src/platform/verify.ts'
import { addCommitment, addContractTo, type OneContract } from './one-contract.ts'
import { Visiting } from './visiting.ts'
import { openWorld, testNow, type World } from './world.ts'

let world: World
let administrator: Visiting
beforeAll(async () => {
  world = await openWorld()
  administrator = new Visiting(world, await world.signInAs('administrator'))
})
afterAll(() => world.close())

const today = dayIn(testNow)

async function person(name: string, roles: Role[]): Promise<{ id: string; browser: Visiting }> {
  const id = await world.tx(async (tx) => {
    const added = await addPerson(tx, { name, email: `${newId()}@test.example`, at: tx.at })
    await addMemberships(tx, added, roles)
    return added
  })
  const session = { person: id, at: testNow, device: 'test', complete: true }
  const cookie = `gm-session=${await beginSession(world.database.installation, session)}`
  return { id, browser: new Visiting(world, cookie) }
}

interface Left {
  highways: OneContract
  care: OneContract
  commitment: string
  team: string
  token: { id: string; text: string }
  invitation: string
}

let alex: Awaited<ReturnType<typeof person>>
let sam: Awaited<ReturnType<typeof person>>
let kim: Awaited<ReturnType<typeof person>>
let left: Left

/** A contract that Alex looks after, of one service. */
async function contractOf(owner: string, service: string): Promise<OneContract> {
  const of = await addContractTo(world, world.authority)
  await of.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ owner_id: owner, service })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute(),
  )
  return of
}

beforeEach(async () => {
  alex = await person('Alex Reed', ['contract-manager', 'publisher'])
  sam = await person('Sam Hill', ['contract-manager'])
  kim = await person('Kim Lane', ['contract-manager'])
  const highways = await contractOf(alex.id, 'Highways')
  const care = await contractOf(alex.id, 'Adult social care')
  const actor = { kind: 'person', id: alex.id } as const
  left = await world.tx(
    async (tx) => {
      const commitment = await addCommitment(tx, care)
      await tx
        .updateTable('commitment')
        .set({ owner_id: alex.id })
        .where('authority_id', '=', tx.authority)
        .where('commitment_id', '=', commitment)
        .execute()
      const team = await addTeam(tx, { name: `Roads ${newId()}`, service: 'Highways', lead: alex.id })
      await addTeamMember(tx, team, kim.id)
      const days = { starts: today, ends: addDays(today, 9) }
      await addCover(tx, { away: alex.id, covering: sam.id, ...days, roles: ['publisher'], reason: null })
      const token = await addToken(tx, { name: 'Dashboard', role: 'auditor', days: 30 })
      const invited = {
        name: 'Jo Newby',
        email: `${newId()}@test.example`,
        roles: ['finance' as const],
        supplier: null,
      }
      const invitation = await addInvitation(tx, invited)
      return { highways, care, commitment, team, token, invitation }
    },
    { actor },
  )
})

const page = () => `/staff/settings/people/${alex.id}/end`
const owners = () =>
  world.tx(async (tx) => {
    const rows = await tx
      .selectFrom('contract')
      .select(['contract_id', 'owner_id'])
      .where('authority_id', '=', tx.authority)
      .where('contract_id', 'in', [left.highways.contract, left.care.contract])
      .execute()
    const byId = new Map(rows.map((row) => [row.contract_id, row.owner_id]))
    return [byId.get(left.highways.contract), byId.get(left.care.contract)]
  })
const ownerOfCommitment = () =>
  world.tx(async (tx) => {
    const row = await tx
      .selectFrom('commitment')
      .select('owner_id')
      .where('commitment_id', '=', left.commitment)
      .executeTakeFirstOrThrow()
    return row.owner_id
  })

describe('somebody who leaves', () => {
  test('is told of with everything that is theirs, counted and named, before anything happens', async () => {
    const { words } = await administrator.get(page())
    for (const said of [
      'Alex Reed is leaving',
      'Alex Reed is Publisher and Contract manager',
      '2 contracts',
      '1 commitment',
      'Leads 1 team',
      'Sam Hill for Alex Reed',
      'Dashboard',
      'Jo Newby (Finance)',
      'Somebody else for a service',
    ])
      expect(words).toContain(said)
    expect(await owners()).toEqual([alex.id, alex.id])
  })

  test('leaves everything to one person in one step, and each record says so', async () => {
    const went = await administrator.post(page(), { rest: sam.id, invitations: 'withdraw' })
    expect(went.location).toMatch(/^\/staff\/settings\/handovers\//)
    expect(await owners()).toEqual([sam.id, sam.id])
    expect(await ownerOfCommitment()).toBe(sam.id)
    await world.tx(async (tx) => {
      for (const [subject, id] of [
        ['contract', left.care.contract],
        ['commitment', left.commitment],
      ] as const) {
        const { acts } = await historyOf(tx, subject, id)
        expect(acts[0]?.words).toBe('The owner changed from Alex Reed to Sam Hill, because Alex Reed left.')
      }
      expect((await contractsDiffer(tx)).join(' ')).not.toContain(left.care.contract)
      expect(await teamOf(tx, left.team)).toMatchObject({ lead: { name: 'Sam Hill' } })
      expect((await peopleInTeam(tx, left.team)).map(({ name }) => name)).toEqual(['Sam Hill', 'Kim Lane'])
      expect((await openInvitations(tx)).map(({ id }) => id)).not.toContain(left.invitation)
    })
    expect(await tokenByText(world.database.installation, left.token.text, testNow)).toBeUndefined()
    expect((await alex.browser.get('/staff')).location).toContain('/sign-in')
    expect((await sam.browser.get('/staff')).html).not.toContain('You are acting for Alex Reed')
    const result = await administrator.get(went.location!)
    for (const said of [
      'Alex Reed left',
      '4 things changed hands',
      'Sam Hill',
      'Dashboard',
      'Put it all back',
    ])
      expect(result.words).toContain(said)
    expect((await administrator.get(page())).status).toBe(404)
  })

  test('is one link of the audit, and the chain is whole', async () => {
    const position = () =>
      world.tx(
        async (tx) =>
          (await tx.selectFrom('audit_head').select('position').executeTakeFirstOrThrow()).position,
      )
    const before = await position()
    await administrator.post(page(), { rest: sam.id })
    expect(await position()).toBe(before + 1)
    const { problems } = await verifyChain(world.database, world.authority.id)
    expect(problems).toEqual([])
  })

  test('leaves a service to somebody else, and the rest to nobody yet', async () => {
    const form = await administrator.get(page())
    const place = [...form.html.matchAll(/for="service-(\d)">\s*([^<]+?)\s*</g)].find(
      ([, , name]) => name === 'Highways',
    )
    await administrator.post(page(), { rest: 'nobody', [`service-${place![1]}`]: kim.id })
    expect(await owners()).toEqual([kim.id, null])
    expect(await ownerOfCommitment()).toBeNull()
    expect(await world.tx((tx) => teamOf(tx, left.team))).toMatchObject({ lead: { name: 'Kim Lane' } })
  })

  test('needs somebody named, who works here', async () => {
    for (const rest of ['', alex.id, newId()]) {
      const refused = await administrator.post(page(), { rest })
      expect(refused.status).toBe(422)
      expect(refused.words).toContain('Choose who takes over, or nobody yet')
    }
    const odd = await administrator.post(page(), { rest: sam.id, 'service-0': 'a stranger' })
    expect(odd.words).toContain('Choose somebody who works here')
    expect(await owners()).toEqual([alex.id, alex.id])
  })

  test('is an administrator’s to do', async () => {
    expect((await sam.browser.get(page())).status).toBe(403)
    expect((await sam.browser.post(page(), { rest: sam.id })).status).toBe(403)
  })
})

describe('what was given to them to deal with', () => {
  const assignedTo = () =>
    world.tx(async (tx) => {
      const rows = await tx
        .selectFrom('attention_standing')
        .select('assigned_to')
        .where('subject_id', '=', left.commitment)
        .execute()
      return rows.map(({ assigned_to }) => assigned_to)
    })

  test('goes along, and comes back', async () => {
    await world.tx((tx) =>
      recordMarks(tx, 'overdue', [{ subject: left.commitment, about: 'late' }], {
        act: 'assigned',
        who: alex.id,
      }),
    )
    expect((await administrator.get(page())).words).toContain('1 thing to deal with')
    const { location } = await administrator.post(page(), { rest: kim.id })
    expect(await assignedTo()).toEqual([kim.id])
    await administrator.post(location!)
    expect(await assignedTo()).toEqual([alex.id])
    expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
  })
})

describe('putting it back', () => {
  test('gives everything back while nothing of it changed', async () => {
    const { location } = await administrator.post(page(), { rest: sam.id })
    expect((await administrator.post(location!)).location).toBe(location)
    expect(await owners()).toEqual([alex.id, alex.id])
    expect(await ownerOfCommitment()).toBe(alex.id)
    expect(await world.tx((tx) => teamOf(tx, left.team))).toMatchObject({ lead: { name: 'Alex Reed' } })
    expect(await tokenByText(world.database.installation, left.token.text, testNow)).toBeDefined()
    expect((await sam.browser.get('/staff')).html).toContain('You are acting for Alex Reed')
    const roles = await administrator.get(`/staff/settings/people/${alex.id}`)
    expect(roles.words).toContain('Publisher 23 November 2026 Still held')
    const { words } = await administrator.get(location!)
    expect(words).toContain('This was put back on 23 November 2026')
    expect(words).not.toContain('Put it all back')
    expect((await administrator.post(location!)).status).toBe(404)
    const { acts } = await world.tx((tx) => historyOf(tx, 'contract', left.care.contract))
    expect(acts[0]?.words).toBe(
      'The owner changed from Sam Hill to Alex Reed, because a handover was put back.',
    )
    expect((await world.tx(commitmentsDiffer)).join(' ')).not.toContain(left.commitment)
  })

  test('is refused whole when something was changed since, and says what', async () => {
    const { location } = await administrator.post(page(), { rest: sam.id })
    const moving = { id: left.commitment, from: sam.id, to: kim.id }
    await world.tx((tx) => ownedCommitments.move(tx, [moving], 'because Kim asked for it'))
    const shown = await administrator.get(location!)
    expect(shown.words).toContain('It can’t be put back any more'.replace('’', "'"))
    const refused = await administrator.post(location!)
    expect(refused.status).toBe(409)
    expect(await owners()).toEqual([sam.id, sam.id])
  })

  test('an auditor sees what was handed over, and changes nothing', async () => {
    const { location } = await administrator.post(page(), { rest: sam.id })
    const auditor = new Visiting(world, await world.signInAs('auditor'))
    expect((await auditor.get(location!)).words).toContain('Alex Reed left')
    expect((await auditor.get(location!)).words).not.toContain('Put it all back')
    expect((await auditor.post(location!)).status).toBe(403)
  })
})

describe('handing some work over, and staying', () => {
  const handOver = () => `/staff/settings/people/${alex.id}/hand-over`

  test('takes the contracts that are ticked, with their commitments, and nothing else', async () => {
    const form = await administrator.get(handOver())
    expect(form.words).toContain('the contract and 1 commitment; Adult social care')
    const went = await administrator.post(handOver(), { contracts: left.care.contract, rest: kim.id })
    expect(await owners()).toEqual([alex.id, kim.id])
    expect(await ownerOfCommitment()).toBe(kim.id)
    expect((await alex.browser.get('/staff')).status).toBe(200)
    const result = await administrator.get(went.location!)
    expect(result.words).toContain('Alex Reed handed work over')
    expect(result.words).not.toContain('What ended')
    await administrator.post(went.location!)
    expect(await owners()).toEqual([alex.id, alex.id])
  })

  test('says what is missing', async () => {
    const refused = await administrator.post(handOver(), {})
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('Choose what to hand over')
    expect(refused.words).toContain('Choose who takes over, or nobody yet')
  })

  test('works for somebody who left without handing over', async () => {
    await administrator.post(`/staff/settings/people/${alex.id}`, { roles: [] })
    const shown = await administrator.get(`/staff/settings/people/${alex.id}`)
    expect(shown.words).toContain('Hand over what still stands in their name')
    await administrator.post(handOver(), {
      contracts: left.highways.contract,
      teams: left.team,
      rest: kim.id,
    })
    expect(await owners()).toEqual([kim.id, alex.id])
    expect(await world.tx((tx) => teamOf(tx, left.team))).toMatchObject({ lead: { name: 'Kim Lane' } })
  })
})
