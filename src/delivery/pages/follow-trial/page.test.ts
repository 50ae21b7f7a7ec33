import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addTrialOf,
  answerTrial,
  beginTrialOn,
  byPhone,
  onPhone,
  type OneTrial,
} from '../../../../test/one-trial.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { inTrial } from '../../../web/urls.ts'

let world: World
let of: OneTrial
let desk: Visiting

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  of = await addTrialOf(world)
  desk = of.desk
})

afterEach(() => world.tx((tx) => tx.deleteFrom('trial_return').execute()))

const trialPage = () => inTrial(of.trial, '/staff/trial')

test('the desk shows the code for the phone, and says that nothing has arrived', async () => {
  const page = await desk.get(trialPage())
  expect(page.status).toBe(200)
  expect(page.html).toContain('aria-label="Code that opens the trial on a phone"')
  expect(page.words).toContain('Nothing has arrived yet.')
  expect(page.html).toContain('This is a trial.')
  expect(page.html).toContain('or kept after 30 November 2026')
})

test('the phone sees the pages a supplier sees, each with the words that it is a trial', async () => {
  const phone = new Visiting(world)
  const welcome = await phone.get(of.link)
  expect(welcome.words).toContain(
    'What did you deliver? Ashdown Highways Ltd, for “Highways reactive repairs”',
  )
  const opened = await phone.post(of.link)
  expect(opened.location).toBe(onPhone(of.trial))
  const answered = ['', `/${of.help}`, `/${of.help}/evidence`, '/anything-else', '/check', '/nothing']
  for (const rest of answered) {
    const page = await phone.get(onPhone(of.trial, rest))
    expect(page.status).toBe(200)
    expect(page.html).toContain('This is a trial.')
  }
})

test('what was sent arrives at the desk, is checked there in part, and the phone is told why', async () => {
  const phone = await byPhone(world, of)
  const delivery = await answerTrial(phone, of)
  const arrived = await desk.get(trialPage())
  expect(arrived.words).toContain('It has arrived')
  expect(arrived.words).toContain('8 hours')
  const checking = await desk.get(delivery)
  expect(checking.words).toContain('Reported: 8 hours')
  expect(checking.html).toContain('evening.txt')
  const evidence = /href="([^"]*\/staff\/evidence\/[^"]+)"/.exec(checking.html)![1]!
  expect((await desk.get(evidence)).html).toBe('Attendance on two evenings.')
  const decided = await desk.post(delivery, {
    decision: 'in-part',
    part: '6',
    reason: 'Two hours were travel.',
  })
  expect(decided.location).toMatch(/\/staff\/trial\?done=/)
  const after = await desk.get(decided.location!)
  expect(after.words).toContain('What the supplier would be told')
  expect(after.words).toContain('The reason: Two hours were travel.')
  expect(after.words).toContain('It was sent to nobody.')
  expect(after.words).toContain('You have seen what your suppliers see')
  expect(after.html).toContain(`/staff/contracts/${of.contract}/returns/ask?supplier=`)
  const told = await phone.get(onPhone(of.trial, '/sent'))
  expect(told.words).toContain('6 hours accepted')
  expect(told.words).toContain('The reason: Two hours were travel.')
})

test('what was not accepted is sent again from the phone, and arrives again', async () => {
  const phone = await byPhone(world, of)
  const delivery = await answerTrial(phone, of)
  await desk.post(delivery, { decision: 'not-accepted', reason: 'No names of trustees on the sheet.' })
  await phone.post(onPhone(of.trial, `/${of.help}`), {
    quantity: '7',
    story: 'As the new sheet says.',
    told: '7',
  })
  expect((await phone.post(onPhone(of.trial, '/check'))).location).toBe(onPhone(of.trial, '/sent'))
  expect((await desk.get(trialPage())).words).toContain('Check what arrived')
})

test('“nothing this time” arrives too', async () => {
  const phone = await byPhone(world, of)
  await phone.post(onPhone(of.trial, '/nothing'), { reason: 'It begins in May.' })
  const page = await desk.get(trialPage())
  expect(page.words).toContain('It has arrived: “nothing this time”')
  expect(page.words).toContain('You have seen what your suppliers see')
})

test('a refused answer is kept, as with a real return', async () => {
  const phone = await byPhone(world, of)
  const refused = await phone.post(onPhone(of.trial, `/${of.help}`), {
    quantity: 'eight',
    story: 'Two evenings.',
  })
  expect(refused.status).toBe(422)
  expect((await phone.get(onPhone(of.trial, `/${of.help}`))).field('quantity')).toBe('eight')
})

test('the same person may answer in the same browser and check what they sent', async () => {
  await desk.post(of.link)
  const delivery = await answerTrial(desk, of)
  expect((await desk.post(delivery, { decision: 'accepted' })).location).toMatch(/\/staff\/trial\?done=/)
})

test('two trials at once do not meet', async () => {
  const other = await beginTrialOn(of.contract, desk)
  await answerTrial(await byPhone(world, of), of)
  const page = await desk.get(inTrial(other.trial, '/staff/trial'))
  expect(page.words).toContain('Nothing has arrived yet.')
})

test('ending it clears everything away at once, and the link leads nowhere', async () => {
  const phone = await byPhone(world, of)
  const delivery = await answerTrial(phone, of)
  const ended = await desk.post(`/staff/trials/${of.trial}/end`)
  expect(ended.location).toBe(`/staff/contracts/${of.contract}`)
  for (const address of [trialPage(), delivery]) expect((await desk.get(address)).status).toBe(410)
  for (const address of [of.link, onPhone(of.trial), onPhone(of.trial, '/sent')]) {
    const page = await phone.get(address)
    expect(page.status).toBe(410)
    expect(page.words).toContain('This trial has ended')
  }
  expect(await world.platform.files.keptApart(world.authority.id)).toEqual([])
})

test('the link goes to the person’s own address when they ask for it', async () => {
  const answer = await desk.post(`/staff/trials/${of.trial}/send-link`)
  expect(answer.location).toBe(`${trialPage()}?link=sent`)
  const letters = await world.tx((tx) =>
    tx.selectFrom('mail').select(['to_address', 'body']).where('body', 'like', `%${of.link}%`).execute(),
  )
  expect(letters).toHaveLength(1)
  expect((await desk.get(answer.location!)).words).toContain('The letter with the link is in the outbox.')
})

test('somebody else of the council finds no trial that is not theirs', async () => {
  const other = new Visiting(world, await world.signInAs('administrator'))
  expect((await other.get(trialPage())).status).toBe(410)
  expect((await other.post(`/staff/trials/${of.trial}/end`)).status).toBe(404)
  expect((await other.post(`/staff/trials/${of.trial}/send-link`)).status).toBe(404)
  expect((await desk.get(trialPage())).status).toBe(200)
})

test('of an address that names no trial, or that is no address, nothing is said', async () => {
  const nobody = new Visiting(world)
  expect((await nobody.get('/t/nonsense/s/returns/nonsense')).status).toBe(410)
  expect((await nobody.get(onPhone('01a00000-0000-7000-8000-000000000000'))).status).toBe(410)
})
