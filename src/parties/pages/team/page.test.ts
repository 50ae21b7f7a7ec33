import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../../language/day.ts'
import { historyOf, peopleInTeam, teamOf, teamsOf, teamsOfPerson } from '../../store.ts'
import { type Browser, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let administrator: Browser
let auditor: Browser
let ash: string
let briar: string
beforeAll(async () => {
  town = await openTown()
  const made = await town.authority('wrenshire')
  authority = made.id
  administrator = await town.signedIn(made.administrator)
  auditor = (await town.member(authority, ['auditor'], 'Olive Marsh')).browser
  ash = (await town.member(authority, ['contract-manager'], 'Ash Brook')).id
  briar = (await town.member(authority, ['legal'], 'Briar Field')).id
})
afterAll(() => town.close())

const teams = '/staff/settings/teams'

async function made(name: string, lead = ash): Promise<string> {
  const { to } = await administrator.send(`${teams}/new`, { name, service: 'Highways', lead })
  return to.slice(teams.length + 1)
}

describe('making a team', () => {
  test('offers the services that contracts are for, and makes its lead a member', async () => {
    const young = await town.authority('young')
    const theirs = await town.signedIn(young.administrator)
    expect((await theirs.open(`/a/young${teams}`)).words).toContain('No teams yet')
    const form = await administrator.open(`${teams}/new`)
    expect(form.words).toContain('None: it works across services')
    expect(form.words).toContain('Adult social care')
    const id = await made('Roads')
    const page = await administrator.open(`${teams}/${id}`)
    expect(page.words).toContain('Service Highways')
    expect(page.words).toContain('Ash Brook (leads the team) 23 November 2026')
    const list = await auditor.open(teams)
    expect(list.words).toContain('Roads Highways Ash Brook 1')
  })

  test('says what is missing, and keeps what was typed', async () => {
    const refused = await administrator.send(`${teams}/new`, { name: '', service: 'Museums', lead: 'nobody' })
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('Enter the name of the team')
    expect(refused.words).toContain('Choose who leads the team')
    expect(refused.html).toContain('<option value="Museums" selected>')
    const long = await administrator.send(`${teams}/new`, { name: 'x'.repeat(101), lead: ash })
    expect(long.words).toContain('The name must be 100 characters or fewer')
  })

  test('a name stands for one team at a time, however it is written', async () => {
    const id = await made('Parks')
    const again = await administrator.send(`${teams}/new`, { name: 'PARKS', lead: ash })
    expect(again.status).toBe(422)
    expect(again.words).toContain('There is a team of this name already')
    await administrator.send(`${teams}/${id}/end`)
    expect((await administrator.send(`${teams}/new`, { name: 'Parks', lead: ash })).status).toBe(303)
  })

  test('is for administrators', async () => {
    expect((await auditor.open(`${teams}/new`)).status).toBe(403)
    expect((await auditor.send(`${teams}/new`, { name: 'Mine', lead: ash })).status).toBe(403)
    const id = await made('Waste')
    expect((await auditor.open(`${teams}/${id}`)).words).not.toContain('Add somebody')
    expect((await auditor.send(`${teams}/${id}`, { person: briar })).status).toBe(403)
  })
})

describe('who belongs to a team', () => {
  test('joins and leaves on days that stay on record', async () => {
    const id = await made('Care')
    await administrator.send(`${teams}/${id}`, { person: briar })
    const now = await town.act(authority, (tx) => peopleInTeam(tx, id))
    expect(now.map(({ name, leads }) => [name, leads])).toEqual([
      ['Ash Brook', true],
      ['Briar Field', false],
    ])
    expect(await town.act(authority, (tx) => teamsOfPerson(tx, briar))).toMatchObject([{ name: 'Care' }])
    await administrator.send(`${teams}/${id}/members/${briar}/end`)
    expect(await town.act(authority, (tx) => teamsOfPerson(tx, briar))).toEqual([])
    const { acts } = await town.act(authority, (tx) => historyOf(tx, 'team', id))
    expect(acts.map(({ words }) => words)).toEqual([
      'Briar Field left the team.',
      'Briar Field joined the team.',
      'Ash Brook joined the team.',
      'Made the team Care for Highways, led by Ash Brook.',
    ])
    expect((await administrator.open(`/staff/history/team/${id}`)).words).toContain(
      'Briar Field left the team.',
    )
  })

  test('must be chosen from those who work here', async () => {
    const id = await made('Schools')
    const supplier = await town.member(authority, ['supplier'], 'Sorrel Lane')
    for (const person of ['', 'nobody', supplier.id]) {
      const refused = await administrator.send(`${teams}/${id}`, { person })
      expect(refused.status).toBe(422)
      expect(refused.words).toContain('Choose whom to add')
    }
  })

  test('does not leave while they lead it', async () => {
    const id = await made('Housing')
    const refused = await administrator.send(`${teams}/${id}/members/${ash}/end`)
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('Ash Brook leads the team. Choose another lead first')
    const changed = { name: 'Homes', service: '', lead: briar, version: '1' }
    expect((await administrator.send(`${teams}/${id}/edit`, changed)).status).toBe(303)
    expect((await administrator.send(`${teams}/${id}/members/${ash}/end`)).status).toBe(303)
    const team = await town.act(authority, (tx) => teamOf(tx, id))
    expect(team).toMatchObject({ name: 'Homes', service: null, members: 1, lead: { name: 'Briar Field' } })
  })
})

test('a change that somebody else overtook shows both', async () => {
  const id = await made('Leisure')
  await administrator.send(`${teams}/${id}/edit`, { name: 'Sport', service: '', lead: ash, version: '1' })
  const stale = { name: 'Play', service: '', lead: briar, version: '1' }
  const answer = await administrator.send(`${teams}/${id}/edit`, stale)
  expect(answer.status).toBe(409)
  expect(answer.words).toContain('Name Sport')
  expect(answer.field('name')).toBe('Play')
})

test('a team ends, and is not lost', async () => {
  const id = await made('Libraries')
  expect((await administrator.open(`${teams}/${id}/end`)).words).toContain('Its people keep their roles')
  await administrator.send(`${teams}/${id}/end`)
  const all = await town.act(authority, (tx) => teamsOf(tx, { all: true }))
  expect(all.find((team) => team.id === id)).toMatchObject({ ends: day('2026-11-23'), members: 0 })
  expect((await town.act(authority, (tx) => teamsOf(tx))).map((team) => team.id)).not.toContain(id)
  expect((await administrator.open(teams)).words).toContain('Teams that ended')
  expect((await administrator.open(`${teams}/${id}`)).words).toContain('Ended 23 November 2026')
  for (const path of ['/edit', '/end'])
    expect((await administrator.open(`${teams}/${id}${path}`)).status).toBe(404)
  expect((await administrator.send(`${teams}/${id}`, { person: briar })).status).toBe(404)
})

test('a team of another authority is not there', async () => {
  const id = await made('Ours')
  const other = await town.authority('elsewhere')
  const theirs = await town.signedIn(other.administrator)
  expect((await theirs.open(`/a/elsewhere${teams}/${id}`)).status).toBe(404)
  expect((await theirs.send(`/a/elsewhere${teams}/${id}/end`)).status).toBe(404)
})
