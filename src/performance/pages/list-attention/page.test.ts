import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { addReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { addOwnMeasures, measuresOf } from '../../../measurement/store.ts'
import { settleCommitments } from '../../store.ts'

let world: World
let of: OneContract
let manager: Visiting
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  of = await addContractTo(world)
})
afterAll(() => world?.close())

const me = () => world.authority.people.get('contract-manager')![0]!

async function addPromise(title: string, due = '2026-09-30', measure?: string): Promise<string> {
  return of.tx(async (tx) => {
    const id = await addCommitment(tx, of, { title, due: day(due) })
    if (measure)
      await tx
        .updateTable('commitment')
        .set({ measure_id: measure })
        .where('authority_id', '=', tx.authority)
        .where('commitment_id', '=', id)
        .execute()
    await settleCommitments(tx, [id])
    return id
  })
}

const overdue = '/staff/attention/overdue?whose=everyone'

test('the figures lead to their rows, and each says how it is counted', async () => {
  await addPromise('Counted help')
  const page = await manager.get('/staff/attention?whose=everyone')
  expect(page.status).toBe(200)
  expect(page.words).toMatch(/\d+ commitments? overdue/)
  expect(page.words).toContain('is less than what was promised')
  expect(page.html).toContain('href="/staff/attention/overdue?whose=everyone"')
  const rows = await manager.get(overdue)
  expect(rows.words).toContain('Counted help 0 of 40 hours accepted')
  expect(rows.words).toContain('Nobody')
})

test('the figures are those of this moment, however often they are looked at', async () => {
  const figure = async () =>
    /(\d+) commitments? overdue/.exec((await manager.get('/staff/attention?whose=everyone')).words)?.[1]
  const id = await addPromise('Looked at twice')
  await manager.post(overdue, { tick: id, act: 'dated', 'on-day': '1', 'on-month': '12', 'on-year': '2026' })
  const before = Number(await figure())
  expect(Number(await figure())).toBe(before)
  await manager.post(overdue, { tick: id, act: 'dismissed', reason: 'The supplier has closed' })
  expect(Number((await figure()) ?? 0)).toBe(before - 1)
  await manager.post(`${overdue}&dismissed=yes`, { tick: id, act: 'put-back' })
  expect(Number(await figure())).toBe(before)
})

test('what is ticked is given to somebody with a day, and stands among their tasks', async () => {
  const id = await addPromise('Given help')
  const fields = { tick: id, act: 'assigned', who: me(), 'by-day': '4', 'by-month': '12', 'by-year': '2026' }
  const done = await manager.post(overdue, fields)
  expect(done.location).toContain('did=assigned&done=1&left=0')
  expect((await manager.get(done.location!)).words).toContain('1 row was given to somebody.')
  const mine = await manager.get('/staff/attention/overdue?whose=mine')
  expect(mine.words).toContain('Given help')
  expect(mine.words).toContain('by 4 December 2026')
  const work = await manager.get('/staff')
  expect(work.words).toContain('Given to you, with a day')
  expect(work.words).toContain('4 December 2026 Given help')
})

test('what is dismissed with a reason leaves the list, and can be put back from those dismissed', async () => {
  const id = await addPromise('Dismissed help')
  await manager.post(overdue, { tick: id, act: 'dismissed', reason: 'The supplier has closed' })
  const left = await manager.get(overdue)
  expect(left.words).not.toContain('Dismissed help')
  expect(left.words).toContain('1 that was dismissed')
  const dismissed = await manager.get(`${overdue}&dismissed=yes`)
  expect(dismissed.words).toContain('The supplier has closed')
  await manager.post(`${overdue}&dismissed=yes`, { tick: id, act: 'put-back' })
  expect((await manager.get(overdue)).words).toContain('Dismissed help')
})

test('all that match are taken, and no others', async () => {
  const ids = [await addPromise('Orchard one'), await addPromise('Orchard two')]
  const fields = { all: 'yes', act: 'dated', 'on-day': '11', 'on-month': '12', 'on-year': '2026' }
  const done = await manager.post(`${overdue}&search=orchard`, fields)
  expect(done.location).toContain('done=2')
  const dated = await of.tx((tx) =>
    tx.selectFrom('attention_standing').select('subject_id').where('by_day', '=', '2026-12-11').execute(),
  )
  expect(dated.map(({ subject_id }) => subject_id).sort()).toEqual(ids.sort())
})

test('each slip is told beside its field, with what was ticked and typed still there', async () => {
  const id = await addPromise('Slipped help')
  const slips: [Record<string, string>, string][] = [
    [{ tick: id }, 'Choose what to do with what is ticked'],
    [{ act: 'dated', tick: '' }, 'Tick at least one row'],
    [{ tick: id, act: 'assigned' }, 'Choose who deals with it'],
    [{ tick: id, act: 'dismissed', reason: ' ' }, 'Say why it needs no attention'],
    [{ tick: id, act: 'dismissed', reason: 'x'.repeat(501) }, 'The reason must be 500 letters or fewer'],
    [
      { tick: id, act: 'dated', 'on-day': '31', 'on-month': '2', 'on-year': '2027' },
      'Enter a day like 31 3 2027',
    ],
    [
      { tick: id, act: 'dated', 'on-day': '1', 'on-month': '2', 'on-year': '2026' },
      'The day must be today or later',
    ],
    [{ tick: id, act: 'measured' }, 'Choose what to do with what is ticked'],
  ]
  for (const [fields, sentence] of slips) {
    const page = await manager.post(overdue, fields)
    expect([sentence, page.status]).toEqual([sentence, 422])
    expect(page.words).toContain(sentence)
  }
  const again = await manager.post(overdue, { tick: id, act: 'dismissed', reason: 'x'.repeat(501) })
  expect(again.html).toMatch(new RegExp(`<input[^>]*value="${id}"[^>]*checked`))
  expect(again.field('reason')).toBe('x'.repeat(501))
})

test('what is ticked is taken along to have its days moved', async () => {
  const [first, second] = [await addPromise('Late one'), await addPromise('Late two')]
  const went = await manager.post(overdue, { tick: [first, second], act: 'moved' })
  expect(went.location).toMatch(/^\/staff\/commitments\/move\?commitment=/)
  const form = await manager.get(went.location!)
  for (const id of [first, second]) expect(form.html).toContain(`value="${id}" checked`)
  const none = await manager.post(overdue, { act: 'moved' })
  expect([none.status, none.words]).toEqual([422, expect.stringContaining('Tick at least one row')])
})

test('a commitment that nobody looks after gets somebody, and leaves the list', async () => {
  const id = await addPromise('Lonely help')
  const list = '/staff/attention/no-owner?whose=everyone'
  expect((await manager.get(list)).words).toContain('Lonely help')
  await manager.post(list, { tick: id, act: 'assigned', who: me(), owns: 'commitments' })
  expect((await manager.get(list)).words).not.toContain('Lonely help')
  const page = await manager.get(`/staff/history/commitment/${id}`)
  expect(page.words).toContain('looks after “Lonely help” from now on.')
})

test('a measure that a file made is replaced for many at once, or kept', async () => {
  const [plays, walks] = await of.tx((tx) =>
    addOwnMeasures(
      tx,
      ['Plays', 'Walks'].map((name) => ({
        code: name.toLowerCase(),
        name,
        unit: { one: 'session', many: 'sessions' },
        kind: 'number' as const,
        definition: 'As the file says it.',
        outcome: of.outcomes[0],
      })),
    ),
  )
  const played = await addPromise('Plays in the park', '2027-03-31', plays)
  await addPromise('Walks in the park', '2027-03-31', walks)
  const walked = await addPromise('Walks by the sea', '2027-03-31', walks)
  const list = '/staff/attention/no-measure?whose=everyone'
  expect((await manager.get(list)).words).toContain('Plays in the park 40 sessions, counted as “Plays”')
  const builtIn = await of.tx(async (tx) => (await measuresOf(tx)).find((each) => each.builtIn)!)
  await manager.post(list, { tick: played, act: 'measured', measure: builtIn.id })
  await manager.post(list, { tick: walked, act: 'kept' })
  const left = await manager.get(list)
  expect(left.words).not.toContain('in the park')
  expect(left.words).not.toContain('Walks by the sea')
  const row = await of.tx((tx) =>
    tx.selectFrom('commitment').select('measure_id').where('commitment_id', '=', played).executeTakeFirst(),
  )
  expect(row?.measure_id).toBe(builtIn.id)
})

test('a letter that was not delivered is sent again to another address, once', async () => {
  const { id } = await addReturn(world)
  const mail = await of.tx((tx) =>
    tx
      .updateTable('mail')
      .set({ state: 'failed', problem: '550 No such mailbox' })
      .where('about_id', '=', id)
      .returning('mail_id')
      .executeTakeFirstOrThrow(),
  )
  const list = await manager.get('/staff/attention/bounced?whose=everyone')
  expect(list.words).toContain('reports@ashdown.example 550 No such mailbox')
  const address = `/staff/attention/bounced/${mail.mail_id}`
  expect((await manager.get(address)).field('email')).toBe('reports@ashdown.example')
  const slip = await manager.post(address, { email: 'nobody' })
  expect(slip.status).toBe(422)
  expect(slip.field('email')).toBe('nobody')
  const sent = await manager.post(address, { email: 'new@ashdown.example' })
  expect(sent.location).toBe(`/staff/returns/${id}?link=sent`)
  expect((await manager.get('/staff/attention/bounced?whose=everyone')).words).toContain('Nothing here')
  expect((await manager.post(address, { email: 'third@ashdown.example' })).status).toBe(409)
  const letters = await of.tx((tx) =>
    tx.selectFrom('mail').select('to_address').where('about_id', '=', id).orderBy('mail_id').execute(),
  )
  expect(letters.map((row) => row.to_address)).toEqual(['reports@ashdown.example', 'new@ashdown.example'])
})

test('what is no kind is not there; who may only read has nothing to tick, and may not post', async () => {
  expect((await manager.get('/staff/attention/everything')).status).toBe(404)
  expect((await manager.post('/staff/attention/everything')).status).toBe(404)
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  const page = await auditor.get(overdue)
  expect(page.status).toBe(200)
  expect(page.html).not.toContain('name="tick"')
  expect((await auditor.post(overdue, { all: 'yes', act: 'dated' })).status).toBe(403)
  const head = new Visiting(world, await world.signInAs('head-of-service'))
  expect((await head.get('/staff/attention/no-measure?whose=everyone')).html).not.toContain(
    'value="measured"',
  )
})

test('another council has none of it', async () => {
  const theirs = new Visiting(world, await world.signInAs('contract-manager', world.other))
  const page = await theirs.get(`/a/${world.other.slug}/staff/attention/overdue?whose=everyone`)
  expect(page.words).toContain('Nothing here')
})
