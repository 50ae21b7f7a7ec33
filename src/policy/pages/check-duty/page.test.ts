import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Tx } from '../../../platform/tx.ts'
import { verifyChain } from '../../../platform/verify.ts'

let world: World
let stranger: Visiting
let officer: Visiting
beforeAll(async () => {
  world = await openWorld()
  stranger = new Visiting(world)
  officer = new Visiting(world, await world.signInAs('procurement-officer'))
})
afterAll(() => world.close())

const cleaning = {
  check: 'yes',
  kind: 'services',
  value: '180,000',
  vat: 'without',
  rate: '20',
  'commences-day': '1',
  'commences-month': '6',
  'commences-year': '2022',
  special: 'none',
}
const at = (fields: Record<string, string>) => `/check?${new URLSearchParams(fields)}`

test('anyone may check a purchase, and the address holds what was answered', async () => {
  const empty = await stranger.get('/check')
  expect(empty.status).toBe(200)
  expect(empty.words).toContain('Does the law, or our policy, ask anything of this purchase?')
  const answered = await stranger.get(at(cleaning))
  expect(answered.status).toBe(200)
  expect(answered.words).toContain('What the law and the policy ask')
  expect(answered.words).toContain('2 rules apply, 5 do not apply.')
  expect(answered.words).toContain(
    'The value is £180,000 and 20% VAT, £216,000 in all, which is at or above £213,477.',
  )
  expect(answered.words).toContain('Holds from 1 January 2022 to 31 December 2023')
  expect(answered.html).toContain('https://www.legislation.gov.uk/ukpga/2012/3/section/1')
  expect(answered.words).toContain('Asked of version 2022 of the policy')
  expect(answered.html).toContain('value="180,000"')
  expect(answered.words).not.toContain('Keep this check')
})

test('what is left open is told as not known, and what it depends on', async () => {
  const answered = await stranger.get('/check?check=yes&kind=services&special=not-sure&special=framework')
  expect(answered.words).toContain('This cannot be told yet. It depends on the estimated value')
  expect(answered.words).toContain('A framework. Not said: light-touch services')
})

test('what cannot be read has its sentence beside the field, and stays typed', async () => {
  const fields = {
    ...cleaning,
    kind: '',
    value: 'about ten',
    rate: 'other',
    'other-rate': 'x',
    'commences-day': '31',
  }
  const faulty = await stranger.get(`${at(fields)}&special=framework`)
  expect(faulty.status).toBe(422)
  const errors = [
    'Choose what is being bought',
    'Enter the value in pounds',
    'Enter the rate of VAT in percent',
    'Enter a day in the calendar',
    'Choose those that it is, or “None of these”, not both',
  ]
  for (const error of errors) expect(faulty.words.split(error).length).toBe(3)
  expect(faulty.html).toContain('value="about ten"')
  expect(faulty.html).toContain('href="#commences-day"')
})

test('goods cannot be light-touch services', async () => {
  const faulty = await stranger.get(at({ ...cleaning, kind: 'goods', special: 'light-touch' }))
  expect(faulty.status).toBe(422)
  expect(faulty.words).toContain('Light-touch services are services.')
})

test('nothing that can stand in the address breaks it', async () => {
  const odd = [
    'kind=%00',
    'check=yes&kind=services&value=1e99',
    'check=yes&kind=services&value=99999999999999999999',
  ]
  for (const query of [
    ...odd,
    `check=yes&kind=services&value=${'9'.repeat(5000)}`,
    'contract=x',
    'special=toString',
  ]) {
    expect([200, 422]).toContain((await stranger.get(`/check?${query}`)).status)
  }
})

test('a check is kept under a name, as it stood, by those who buy', async () => {
  const page = at(cleaning)
  expect((await officer.get(page)).words).toContain('Keep this check')
  const unnamed = await officer.post(page, { name: ' ' })
  expect([unnamed.status, unnamed.words.includes('Say what it is for')]).toEqual([422, true])
  const kept = await officer.post(page, { name: 'School cleaning 2022' })
  expect(kept.status).toBe(303)
  const record = await officer.get(kept.location!)
  expect(record.words).toContain('School cleaning 2022')
  expect(record.words).toContain('Duty check, as it was kept')
  expect(record.words).toContain('2 rules apply, 5 do not apply.')
  expect(record.words).toContain('£180,000 without VAT')
  const again = /href="(\/check\?[^"]+)"/.exec(record.html.replaceAll('&amp;', '&'))![1]!
  expect((await officer.get(again)).words).toContain('2 rules apply, 5 do not apply.')
  expect((await officer.get('/staff/duty-assessments')).html).toContain(kept.location)
  const history = `/staff/history/duty-assessment/${kept.location!.split('/').at(-1)}`
  expect((await officer.get(history)).words).toContain(
    'Kept what the law and the policy ask of “School cleaning 2022”',
  )
})

test('a check is kept with a contract, whose title strangers are not told', async () => {
  const one = await addContractTo(world)
  const page = at({ ...cleaning, contract: one.contract })
  expect((await stranger.get(page)).words).not.toContain('Highways reactive repairs')
  expect((await officer.get(page)).words).toContain(
    'It is kept with the contract “Highways reactive repairs”',
  )
  const kept = await officer.post(page)
  expect((await officer.get(kept.location!)).words).toContain('Highways reactive repairs')
  expect((await officer.get(`/staff/contracts/${one.contract}`)).html).toContain(kept.location)
  expect((await officer.get(`/staff/history/contract/${one.contract}`)).words).toContain(
    'Kept what the law and the policy ask of “Highways reactive repairs”',
  )
  const nowhere = at({ ...cleaning, contract: '01a20000-0000-7000-8000-000000000000' })
  expect((await officer.post(nowhere)).status).toBe(404)
})

test('who only reads keeps nothing, and a stranger is led to signing in', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.get(at(cleaning))).words).not.toContain('Keep this check')
  expect((await auditor.post(at(cleaning), { name: 'Mine' })).status).toBe(403)
  expect((await stranger.post(at(cleaning), { name: 'Mine' })).location).toContain('/sign-in')
  expect((await stranger.get('/staff/duty-assessments')).location).toContain('/sign-in')
})

test('what was kept is sealed: a row that was changed since is found', async () => {
  const { location } = await officer.post(at(cleaning), { name: 'To be tampered with' })
  const id = location!.split('/').at(-1)!
  const problems = async () => (await verifyChain(world.database, world.authority.id)).problems
  expect(await problems()).toEqual([])
  const change = (tx: Tx) =>
    sql`update duty_assessment set name = 'Other' where duty_assessment_id = ${id}`.execute(tx)
  await expect(world.tx(change)).rejects.toThrow('permission denied')
  const owner = new pg.Client(world.connection)
  await owner.connect()
  await owner.query('alter table duty_assessment no force row level security')
  await owner.query(`update duty_assessment set name = 'Other' where duty_assessment_id = $1`, [id])
  await owner.end()
  expect(await problems()).toEqual([expect.stringContaining(id)])
})
