import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { verifyChain } from '../../../platform/verify.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
})

const at = () => `/staff/contracts/${one.contract}/managing`
const dayOf = (name: string, text: string) => {
  const [year, month, day] = text.split('-').map((part) => String(Number(part)))
  return { [`${name}-day`]: day!, [`${name}-month`]: month!, [`${name}-year`]: year! }
}

test('a contract that ends within nine months is decided on, with what was missed', async () => {
  await one.tx((tx) => addCommitment(tx, one, { title: 'Apprentices', quantity: '3', due: '2026-09-30' }))
  const before = await manager.get('/staff/attention/contract-ending?whose=everyone')
  expect(before.html).toContain(one.contract)
  expect((await manager.get(at())).words).toContain('To be decided now.')
  const form = await manager.get(`${at()}/decide`)
  expect(form.words).toContain('Decide before 31 March 2027')
  expect(form.field('missed')).toContain('Apprentices: 0 of 3')
  const empty = await manager.post(`${at()}/decide`, { toAsk: 'Apprentices again' })
  expect([empty.status, empty.field('toAsk')]).toEqual([422, 'Apprentices again'])
  expect(empty.words).toContain('Choose what was decided')
  const decided = {
    decided: 'extend',
    reason: 'It works.',
    decidedBy: 'Head of highways',
    toAsk: 'Apprentices again',
    ...dayOf('decidedOn', '2026-11-20'),
  }
  const late = await manager.post(`${at()}/decide`, { ...decided, ...dayOf('decidedOn', '2026-12-20') })
  expect(late.words).toContain('The day must be today or before')
  expect((await manager.post(`${at()}/decide`, decided)).location).toBe(at())
  const page = await manager.get(at())
  expect(page.words).toContain('Decided on 20 November 2026: Extend it')
  expect(page.words).toContain('To ask again Apprentices again')
  expect((await manager.get('/staff/attention/contract-ending?whose=everyone')).html).not.toContain(
    one.contract,
  )
})

test('the months are the authority’s own choice, and so is the checklist', async () => {
  const administrator = new Visiting(world, await world.signInAs('administrator'))
  const form = await administrator.get('/staff/settings/contracts')
  const steps = form.field('mobilisationSteps')!
  expect([form.field('decideMonths'), steps.split('\n').length]).toEqual(['9', 7])
  const typed = { version: form.field('version')!, waiverMonths: '3', mobilisationSteps: steps }
  const wrong = await administrator.post('/staff/settings/contracts', { ...typed, decideMonths: 'nine' })
  expect([wrong.status, wrong.field('decideMonths')]).toEqual([422, 'nine'])
  await administrator.post('/staff/settings/contracts', { ...typed, decideMonths: '2' })
  expect((await manager.get(at())).words).toContain('To be decided from 31 January 2027')
  expect((await manager.get('/staff/attention/contract-ending?whose=everyone')).html).not.toContain(
    one.contract,
  )
  const stale = await administrator.post('/staff/settings/contracts', { ...typed, decideMonths: '4' })
  expect([stale.status, stale.field('decideMonths')]).toEqual([409, '4'])
  await administrator.post('/staff/settings/contracts', { ...typed, version: '1', decideMonths: '9' })
  expect((await manager.post('/staff/settings/contracts', typed)).status).toBe(403)
})

test('steps of the beginning are ticked with a note, and taken back', async () => {
  const list = `${at()}/beginning`
  expect((await manager.get(list)).words).toContain('0 of 7 done')
  await manager.post(list, { step: '0', act: 'done', note: 'With the site manager.' })
  const ticked = await manager.get(list)
  expect(ticked.words).toContain('1 of 7 done')
  expect(ticked.words).toContain('With the site manager.')
  await manager.post(list, { step: '0', act: 'undo' })
  expect((await manager.get(list)).words).toContain('0 of 7 done')
  const long = await manager.post(list, { step: '1', act: 'done', note: 'x'.repeat(501) })
  expect([long.status, long.words.includes('500 characters or fewer')]).toEqual([422, true])
  expect((await manager.post(list, { step: '99' })).status).toBe(422)
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect([(await auditor.get(list)).status, (await auditor.post(list, { step: '0' })).status]).toEqual([
    200, 403,
  ])
})

test('whoever looks after it changes, and a handover record is asked for until one is written', async () => {
  const [first, second] = world.authority.people.get('contract-manager')!
  const set = (owner: string, version: number) =>
    one.tx(async (tx) => {
      await tx
        .updateTable('contract')
        .set({ owner_id: owner, version })
        .where('contract_id', '=', one.contract)
        .execute()
      const terms = JSON.stringify({ owner })
      const fact = { authority_id: tx.authority, contract_id: one.contract, version, terms }
      const when = { effective_from: '2026-11-23', recorded_at: tx.at }
      await tx
        .insertInto('contract_fact')
        .values({ ...fact, ...when })
        .execute()
    })
  await set(first!, 1)
  expect((await manager.get(at())).words).not.toContain('only in their head')
  await set(second!, 2)
  expect((await manager.get(at())).words).toContain('nobody has written down what is only in their head')
  const form = `${at()}/handover`
  const empty = await manager.post(form, { whoKnows: 'The site manager' })
  expect([empty.status, empty.field('whoKnows')]).toEqual([422, 'The site manager'])
  const sent = await manager.post(form, { wordOfMouth: 'Evening visits only.', whoKnows: 'The site manager' })
  const record = await manager.get(sent.location!)
  expect(record.words).toContain('Agreed by word of mouth Evening visits only.')
  expect((await manager.get(at())).words).not.toContain('only in their head')
})

test('a review is minuted, and its changes are carried out from it', async () => {
  await one.tx((tx) => addCommitment(tx, one, { title: 'Apprentices' }))
  const form = `${at()}/review`
  expect((await manager.get(form)).words).toContain('Promised and delivered, on 23 November 2026')
  const empty = await manager.post(form, { present: 'Both sides', ...dayOf('heldOn', '2026-11-20') })
  expect([empty.status, empty.field('present')]).toEqual([422, 'Both sides'])
  const minutes = {
    present: 'Both sides',
    minutes: 'Two more apprentices.',
    ...dayOf('heldOn', '2026-11-20'),
  }
  const sent = await manager.post(form, { ...minutes, ...dayOf('nextOn', '2027-11-20') })
  const page = await manager.get(sent.location!)
  expect(page.words).toContain('Two more apprentices.')
  expect(page.html).toContain('reason=Agreed+at+the+review+of+20+November+2026')
  expect((await manager.get(at())).words).toContain('The next one is on 20 November 2027')
})

test('risks stand on the contract until they are closed', async () => {
  const risk = { risk: 'No trainees', likelihood: 'high', doing: 'Ask colleges', owner: 'Skills lead' }
  const none = await manager.post(`${at()}/risk`, { ...risk, likelihood: '' })
  expect([none.status, none.field('owner')]).toEqual([422, 'Skills lead'])
  await manager.post(`${at()}/risk`, { ...risk, ...dayOf('reviewOn', '2027-02-01') })
  const page = await manager.get(at())
  expect(page.words).toContain('No trainees Likely Ask colleges Skills lead 1 February 2027')
  const href = new RegExp(`${at()}/risks/[0-9a-f-]{36}`).exec(page.html)![0]
  const changed = {
    ...risk,
    doing: 'Pay for travel',
    version: '1',
    act: 'save',
    ...dayOf('reviewOn', '2027-02-01'),
  }
  expect((await manager.post(href, changed)).location).toBe(at())
  expect((await manager.post(href, changed)).status).toBe(409)
  expect((await manager.post(href, { act: 'close', version: '2' })).words).toContain('Say why it is closed')
  await manager.post(href, { act: 'close', version: '2', closing: 'Three started.' })
  expect((await manager.get(at())).words).toContain('No risk is recorded.')
  expect((await manager.get(href)).status).toBe(404)
})

test('waivers stand in a register with a file, and need attention before they expire', async () => {
  const waiver = {
    kind: 'direct-award',
    number: 'DA-7',
    title: '=Grit',
    supplier: 'Ashdown',
    reason: 'Only one has it.',
    approver: 'Director',
    value: '12,500',
    ...dayOf('approvedOn', '2026-11-01'),
    ...dayOf('expires', '2027-01-31'),
  }
  const none = await manager.post('/staff/waivers/new', { ...waiver, approver: '' })
  expect([none.status, none.field('number')]).toEqual([422, 'DA-7'])
  expect((await manager.post('/staff/waivers/new', waiver)).location).toBe('/staff/waivers')
  expect((await manager.post('/staff/waivers/new', waiver)).words).toContain('in the register already')
  const list = await manager.get('/staff/waivers?search=da-7&standing=expiring')
  expect(list.words).toContain(
    'DA-7 =Grit (direct award) Ashdown £12,500 Director, 1 November 2026 31 January 2027',
  )
  expect((await manager.get('/staff/waivers?standing=expired')).words).toContain('None like this')
  const file = await manager.get('/staff/waivers.csv')
  expect(file.html).toContain(
    "DA-7,direct-award,'=Grit,Ashdown,12500,Only one has it.,Director,2026-11-01,2027-01-31",
  )
  expect((await manager.get('/staff/attention/waiver-expiring?whose=everyone')).words).toContain(
    'DA-7: =Grit',
  )
  const href = /\/staff\/waivers\/[0-9a-f-]{36}/.exec(list.html)![0]
  expect((await manager.post(href, { ...waiver, version: '1', approver: 'Board' })).location).toBe(
    '/staff/waivers',
  )
  expect((await manager.post(href, { ...waiver, version: '1' })).status).toBe(409)
  await manager.post(`${href}/withdraw`, { reason: 'Twice.' })
  expect((await manager.get(href)).status).toBe(404)
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})
