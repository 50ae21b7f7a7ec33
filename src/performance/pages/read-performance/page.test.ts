import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { verifyChain } from '../../../platform/verify.ts'

let world: World
let of: OneContract
let manager: Visiting
let auditor: Visiting
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  auditor = new Visiting(world, await world.signInAs('auditor'))
  of = await addContractTo(world)
})
afterAll(() => world?.close())

const here = (rest = '', contract = of.contract) => `/staff/contracts/${contract}/performance${rest}`
const days = (name: string, day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return { [`${name}-day`]: String(date), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}
const kpi = { title: 'Repairs on time', target: '95% or above', ...days('starts', '2026-04-01'), months: '3' }

async function addKpi(title: string, contract = of.contract): Promise<string> {
  const { location } = await manager.post(here('/kpis/new', contract), { ...kpi, title })
  return location!
}

const rating = { rating: 'met', measured: '97%', why: '', replaces: '' }

test('a contract without KPIs says what would be here, and that the duty was not checked', async () => {
  const { contract } = await addContractTo(world)
  const { words } = await manager.get(here('', contract))
  expect(words).toContain('No key performance indicators yet')
  expect(words).toContain('was not checked for this contract')
})

describe('a KPI', () => {
  test('is set, rated by period, and stands in the overview', async () => {
    const { contract } = await addContractTo(world)
    const at = await addKpi('Repairs on time', contract)
    expect((await manager.get(at)).words).toContain('1 July 2026 to 30 September 2026')
    const rated = await manager.post(`${at}/rate`, { ...rating, from: '2026-07-01' })
    expect(rated.location).toBe(at)
    expect((await manager.get(at)).words).toContain('Good 97%')
    const { words } = await manager.get(here('', contract))
    expect(words).toContain('Repairs on time Every three months 95% or above Good 97%')
    expect(words).toContain('One runs now.')
  })

  test('says each slip beside its field, with what was typed still there', async () => {
    const empty = await manager.post(here('/kpis/new'), { ...kpi, title: '', target: '', months: '4' })
    expect([empty.status, empty.words]).toEqual([
      422,
      expect.stringContaining('Choose how often it is rated'),
    ])
    const outside = await manager.post(here('/kpis/new'), { ...kpi, ...days('starts', '2026-03-31') })
    expect(outside.words).toContain('The first day must be within the days of the contract')
    expect(outside.html).toContain('value="Repairs on time"')
    const noDay = await manager.post(here('/kpis/new'), { ...kpi, 'starts-day': '31', 'starts-month': '2' })
    expect(noDay.words).toContain('Enter a real day')
  })

  test('is not rated before its period is over, nor badly without a reason', async () => {
    const at = await addKpi('Calls answered')
    const early = await manager.post(`${at}/rate`, { ...rating, from: '2026-10-01' })
    expect([early.status, early.words]).toEqual([422, expect.stringContaining('not over yet')])
    const bare = await manager.post(`${at}/rate`, { ...rating, rating: 'below', from: '2026-07-01' })
    expect(bare.words).toContain('Say why it is not rated Good')
    expect((await manager.post(`${at}/rate`, { ...rating, from: '2026-07-02' })).status).toBe(404)
  })

  test('that two people rate at once keeps the first; the second sees it, and corrects it knowingly', async () => {
    const at = await addKpi('Sites left clean')
    const sent = { ...rating, from: '2026-07-01' }
    await manager.post(`${at}/rate`, sent)
    const second = await manager.post(`${at}/rate`, { ...sent, rating: 'below', why: 'Two sites were not' })
    expect(second.status).toBe(409)
    expect(second.words).toContain('It is rated “Good” now')
    expect(second.html).toContain('Two sites were not')
    const replaces = /name="replaces" value="([^"]+)"/.exec(second.html)![1]!
    await manager.post(`${at}/rate`, { ...sent, rating: 'below', why: 'Two sites were not', replaces })
    const { words } = await manager.get(at)
    expect(words).toContain('Requires improvement')
    expect(words).toContain('What was corrected')
  })

  test('ends with a reason, and is rated no more after that', async () => {
    const at = await addKpi('Short lived')
    expect((await manager.post(at, { ...days('on', '2026-08-15'), reason: '' })).status).toBe(422)
    const late = await manager.post(at, { ...days('on', '2026-11-24'), reason: 'Over' })
    expect(late.words).toContain('The day must be today, or past')
    await manager.post(at, { ...days('on', '2026-08-15'), reason: 'Replaced at the review' })
    const { words } = await manager.get(at)
    expect(words).toContain('It ended on 15 August 2026: Replaced at the review')
    expect(words).toContain('1 July 2026 to 15 August 2026')
    expect(words).not.toContain('1 October 2026 to')
  })
})

describe('what went wrong', () => {
  const failure = {
    kind: 'breach',
    result: 'damages',
    ...days('on', '2026-11-10'),
    requirement: 'Repairs within 24 hours',
    words: 'Forty repairs were late.',
    chance: '',
  }

  test('is recorded, says by when it has to be told, and leads to a notice that tells it', async () => {
    expect((await manager.post(here('/failures/new'), { ...failure, kind: '' })).status).toBe(422)
    expect((await manager.post(here('/failures/new'), { ...failure, words: '' })).words).toContain(
      'Say what happened',
    )
    expect((await manager.post(here('/failures/new'), failure)).location).toBe(here())
    const { words } = await manager.get(here())
    expect(words).toContain('A contract performance notice is due by 9 December 2026')
    expect(words).toContain('To be published by 9 December 2026')
    const attention = '/staff/attention/notice-due?whose=everyone'
    const pressing = 'A breach or poor performance has to be told of'
    expect((await manager.get(attention)).words).toContain(pressing)
    const proposed = { ...days('starts', '2026-04-01'), ...days('ends', '2026-11-23') }
    const { location } = await manager.post(here('/notices/new'), proposed)
    const notice = await manager.get(location!)
    expect(notice.words).toContain('A draft, prepared on 23 November 2026')
    expect(notice.words).toContain('Forty repairs were late.')
    expect((await manager.get(`${location}/release.json`)).status).toBe(404)
    const slip = await manager.post(location!, { reference: '', ...days('on', '2026-11-23') })
    expect([slip.status, slip.words]).toEqual([
      422,
      expect.stringContaining('Enter the number the notice has'),
    ])
    await manager.post(location!, { reference: '076113-2026', ...days('on', '2026-11-23') })
    expect((await manager.get(location!)).words).toContain('Published on 23 November 2026 as 076113-2026')
    expect((await manager.get(here())).words).toContain('Published in a notice.')
    expect((await manager.get(attention)).words).not.toContain(pressing)
  })

  test('a notice without anything to tell is not prepared', async () => {
    const early = { ...days('starts', '2026-04-01'), ...days('ends', '2026-04-02') }
    const { status, words } = await manager.post(here('/notices/new'), early)
    expect([status, words]).toEqual([422, expect.stringContaining('Nothing was rated')])
    const typed = { ...days('starts', '2026-04-01'), 'ends-day': '', 'ends-month': '', 'ends-year': '' }
    expect((await manager.post(here('/notices/new'), typed)).words).toContain('Enter a real day')
  })

  test('a notice of a contract that came from notices is open contracting data', async () => {
    await of.tx((tx) =>
      tx
        .updateTable('contract')
        .set({ ocid: 'ocds-h6vhtk-0a1b2c' })
        .where('authority_id', '=', tx.authority)
        .where('contract_id', '=', of.contract)
        .execute(),
    )
    const at = await addKpi('Told as data')
    await manager.post(`${at}/rate`, { ...rating, from: '2026-07-01' })
    const proposed = { ...days('starts', '2026-07-01'), ...days('ends', '2026-09-30') }
    const { location } = await manager.post(here('/notices/new'), proposed)
    const release = JSON.parse((await manager.get(`${location}/release.json`)).html) as {
      ocid: string
      tag: string[]
    }
    expect(release).toMatchObject({ ocid: 'ocds-h6vhtk-0a1b2c', tag: ['implementation'] })
  })
})

describe('a remedy', () => {
  const remedy = {
    kind: 'deduction',
    commitment: '',
    ...days('on', '2026-11-20'),
    amount: '1,250.50',
    words: 'Late repairs',
  }

  test('is recorded with its sum, and stands in the overview', async () => {
    await manager.post(here('/remedies/new'), remedy)
    expect((await manager.get(here())).words).toContain('Money kept back, or a service credit: £1,250.50')
    for (const [part, sentence] of [
      [{ amount: 'much' }, 'Enter pounds and pence'],
      [{ amount: '' }, 'Enter how much was kept back'],
      [{ words: ' ' }, 'Say what it was for'],
      [{ kind: '' }, 'Say what was done'],
    ] as const) {
      const slip = await manager.post(here('/remedies/new'), { ...remedy, ...part })
      expect([slip.status, slip.words]).toEqual([422, expect.stringContaining(sentence)])
    }
  })

  test('of a promise that is not part of the contract is a warning or a plan only', async () => {
    const commitment = await of.tx(async (tx) => {
      const id = await addCommitment(tx, of, { title: 'Gladly given' })
      await tx
        .updateTable('commitment')
        .set({ standing: 'voluntary' })
        .where('authority_id', '=', tx.authority)
        .where('commitment_id', '=', id)
        .execute()
      return id
    })
    const refused = await manager.post(here('/remedies/new'), { ...remedy, commitment })
    expect(refused.words).toContain('This promise is not part of the contract')
    expect(
      (await manager.post(here('/remedies/new'), { ...remedy, commitment, kind: 'warning' })).status,
    ).toBe(303)
  })
})

test('an auditor reads it all and changes nothing; a contract that is not there is not found', async () => {
  expect((await auditor.get(here())).words).not.toContain('Set a KPI')
  expect((await auditor.get(here('/kpis/new'))).status).toBe(403)
  const at = await addKpi('Read by an auditor')
  expect((await auditor.get(at)).status).toBe(200)
  expect((await auditor.post(at, { reason: 'x' })).status).toBe(403)
  expect((await manager.get(here('/kpis/01a20000-0000-7000-8000-000000000000'))).status).toBe(404)
  expect((await manager.get('/staff/contracts/nothing/performance')).status).toBe(404)
  expect((await manager.get('/staff/performance-notices/nothing')).status).toBe(404)
})

test('every fact of it is sealed', async () => {
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})
