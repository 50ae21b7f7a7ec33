import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../test/world.ts'
import { type Got, Visiting } from '../../../test/visiting.ts'
import { addToken } from '../../parties/store.ts'
import type { Role } from '../../parties/index.ts'
import { fits } from '../brief/fit.ts'
import { briefOf, type BriefRecord } from '../store.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
})
afterAll(() => world.close())

const as = async (role: Role) => new Visiting(world, await world.signInAs(role))

const asked = {
  service: '',
  'on-day': '22',
  'on-month': '11',
  'on-year': '2026',
  'since-day': '1',
  'since-month': '4',
  'since-year': '2026',
  meeting: 'Scrutiny Commission',
  'meetingOn-day': '3',
  'meetingOn-month': '12',
  'meetingOn-year': '2026',
}

/** Begins a brief as the head of service, and answers with its address. */
async function begun(more: Partial<typeof asked> & { replaces?: string } = {}): Promise<string> {
  const answer = await (await as('head-of-service')).post('/staff/briefs/new', { ...asked, ...more })
  expect(answer.status).toBe(303)
  return answer.location!
}

const idOf = (address: string) => address.split('/').at(-1)!
const recordOf = async (address: string): Promise<BriefRecord> =>
  (await world.tx((tx) => briefOf(tx, idOf(address))))!

/** What the edit form holds, as a browser would send it. */
async function formOf(address: string): Promise<Record<string, string | string[]>> {
  const { version, meeting, words, prepared } = await recordOf(address)
  const told = new Map(words.stories.map(({ delivery, text }) => [delivery, text]))
  return {
    version: String(version),
    meeting,
    opening: words.opening,
    stories: [...told.keys()],
    ...Object.fromEntries(
      prepared.stories.map(({ delivery, story }) => [`story-${delivery}`, told.get(delivery) ?? story]),
    ),
    ...Object.fromEntries(words.points.map(({ text: point }, place) => [`point-${place + 1}`, point])),
    ...Object.fromEntries(words.points.map((_, place) => [`place-${place + 1}`, String(place + 1)])),
    ...Object.fromEntries(words.points.map(({ figure }, place) => [`figure-${place + 1}`, figure ?? ''])),
  }
}

async function signedOff(address: string): Promise<Got> {
  const { version } = await recordOf(address)
  return (await as('head-of-service')).post(`${address}/sign-off`, {
    version: String(version),
    looked: 'yes',
  })
}

describe('a brief is begun', () => {
  test('with a service, a day and a meeting, and stands prepared', async () => {
    const head = await as('head-of-service')
    expect((await head.get('/staff/briefs/new')).html).toContain('Which meeting')
    const address = await begun()
    const { status, html: text } = await head.get(address)
    expect(status).toBe(200)
    expect(text).toContain('Social value brief: Wrenshire County Council')
    expect(text).toContain('For Scrutiny Commission, 3 December 2026')
    expect(text).toContain('Figures as they stood at the end of 22 November 2026')
    expect(text).toContain('What members are asked for')
    expect(text).toContain('Draft: not signed off')
  })

  test('and what is wrong is said beside it, with what was typed', async () => {
    const head = await as('head-of-service')
    const wrong: [Partial<typeof asked>, string][] = [
      [{ 'on-year': '2027' }, 'The day of the figures must be today or before'],
      [{ 'on-day': '31' }, 'Enter a real day'],
      [{ meeting: ' ' }, 'Enter the name of the meeting'],
      [{ service: 'Space travel' }, 'Choose a service that contracts name'],
      [{ 'meetingOn-year': '2025' }, 'The meeting must be on or after the day of the figures'],
      [{ 'since-year': '2027' }, 'This must be on or before the day of the figures'],
      [{ 'since-year': '1999' }, 'within ten years'],
    ]
    for (const [typed, sentence] of wrong) {
      const { status, html: text } = await head.post('/staff/briefs/new', { ...asked, ...typed })
      expect([status, sentence, text.includes(sentence)]).toEqual([422, sentence, true])
      expect(text).toContain('value="12"')
    }
  })

  test('only by those who write briefs', async () => {
    for (const role of ['scrutiny', 'auditor', 'finance'] as const) {
      const visiting = await as(role)
      expect((await visiting.get('/staff/briefs/new')).status).toBe(403)
      expect((await visiting.post('/staff/briefs/new', asked)).status).toBe(403)
    }
  })
})

describe('a draft', () => {
  test('is seen by those who write briefs and by auditors alone', async () => {
    const address = await begun()
    const id = idOf(address)
    for (const role of ['contract-manager', 'policy-lead', 'approver', 'auditor'] as const)
      expect([role, (await (await as(role)).get(address)).status]).toEqual([role, 200])
    const scrutiny = await as('scrutiny')
    for (const path of ['', '/figures/due', '/brief.docx', '/moved'])
      expect((await scrutiny.get(address + path)).status).toBe(404)
    expect((await scrutiny.get('/staff/briefs')).html).not.toContain(id)
  })

  test('is edited: an opening, a sentence, other stories, points moved, taken out and added', async () => {
    const address = await begun()
    const { prepared, words } = await recordOf(address)
    const [late, story] = [prepared.late[0]!, prepared.stories.at(-1)!]
    const contractManager = await as('contract-manager')
    const form = await formOf(address)
    const answer = await contractManager.post(`${address}/edit`, {
      ...form,
      opening: 'Two decisions\nare needed.',
      [`late-${late.commitmentId}`]: 'A meeting is set for 1 December.',
      stories: [story.delivery],
      [`story-${story.delivery}`]: 'Residents got help with bids.',
      'place-1': '3',
      'point-2': '',
      'point-5': 'Note the progress.',
      'place-5': '1',
    })
    expect([answer.status, answer.location]).toEqual([303, address])
    const after = await recordOf(address)
    expect(after.words.opening).toBe('Two decisions are needed.')
    expect(after.words.stories).toEqual([{ delivery: story.delivery, text: 'Residents got help with bids.' }])
    expect(after.words.points.map((point) => point.text).slice(0, 1)).toEqual(['Note the progress.'])
    expect(after.words.points.map((point) => point.text)).not.toContain(words.points[1]!.text)
    const { html: text } = await contractManager.get(address)
    for (const seen of [
      'Two decisions are needed.',
      'A meeting is set for 1 December.',
      'Residents got help',
    ])
      expect(text).toContain(seen)
  })

  test('takes nothing that is too long or names somebody; what was typed is still there', async () => {
    const address = await begun()
    const head = await as('head-of-service')
    const form = await formOf(address)
    const { delivery } = (await recordOf(address)).words.stories[0]!
    const wrong: [Record<string, string | string[]>, string][] = [
      [{ opening: 'a'.repeat(fits.opening + 1) }, 'The opening must be 280 characters or fewer'],
      [{ [`story-${delivery}`]: 'Thanks to Mrs Hill, all went well.' }, 'This seems to name a person'],
      [{ [`story-${delivery}`]: '' }, 'Write the story, or untick it'],
      [{ 'point-1': 'b'.repeat(fits.point + 1) }, 'This must be 230 characters or fewer'],
      [{ meeting: '' }, 'Enter the name of the meeting'],
    ]
    for (const [typed, sentence] of wrong) {
      const { status, html: text } = await head.post(`${address}/edit`, { ...form, ...typed })
      expect([status, sentence, text.includes(sentence)]).toEqual([422, sentence, true])
    }
    const offered = (await recordOf(address)).prepared.stories.map((story) => story.delivery)
    const four = await head.post(`${address}/edit`, { ...form, stories: offered.slice(0, 4) })
    expect(four.html).toContain('Choose 3 stories at most')
  })

  test('that somebody else changed meanwhile shows both texts', async () => {
    const address = await begun()
    const form = await formOf(address)
    const [one, other] = [await as('contract-manager'), await as('head-of-service')]
    expect((await one.post(`${address}/edit`, { ...form, opening: 'Theirs.' })).status).toBe(303)
    const stale = await other.post(`${address}/edit`, { ...form, opening: 'Mine.' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Theirs.')
    expect(stale.html).toContain('Mine.')
    expect((await recordOf(address)).words.opening).toBe('Theirs.')
    const version = String((await recordOf(address)).version)
    expect((await other.post(`${address}/edit`, { ...form, version, opening: 'Mine.' })).status).toBe(303)
    expect((await recordOf(address)).words.opening).toBe('Mine.')
  })

  test('has its figures prepared again, and can be deleted', async () => {
    const address = await begun()
    const head = await as('head-of-service')
    expect((await head.post(`${address}/prepare`)).location).toBe(address)
    expect((await head.get(`${address}/delete`)).html).toContain('Keep it')
    expect((await head.post(`${address}/delete`)).location).toBe('/staff/briefs')
    expect((await head.get(address)).status).toBe(404)
  })
})

describe('a brief is signed off', () => {
  test('by heads of service and approvers, once they looked for names; then scrutiny reads it, and nobody edits it', async () => {
    const address = await begun()
    expect((await (await as('contract-manager')).get(`${address}/sign-off`)).status).toBe(403)
    const head = await as('head-of-service')
    const version = String((await recordOf(address)).version)
    const unread = await head.post(`${address}/sign-off`, { version })
    expect([unread.status, unread.html.includes('Look for names of people')]).toEqual([422, true])
    const stale = await head.post(`${address}/sign-off`, { version: '7', looked: 'yes' })
    expect([stale.status, stale.html.includes('Somebody changed this brief')]).toEqual([409, true])
    expect((await signedOff(address)).location).toBe(address)
    const { html: text, status } = await (await as('scrutiny')).get(address)
    expect(status).toBe(200)
    expect(text).toContain('Signed off by')
    expect(text).not.toContain('Edit the words')
    for (const act of ['edit', 'sign-off', 'delete', 'prepare'])
      expect((await head.post(`${address}/${act}`, { version: '2', looked: 'yes' })).location).toBe(address)
    expect((await recordOf(address)).state).toBe('signed-off')
    const history = await head.get(`/staff/history/brief/${idOf(address)}`)
    expect(history.html).toContain('Signed off brief')
  })

  test('and corrected by a new one that says so; the first says what replaces it', async () => {
    const address = await begun()
    await signedOff(address)
    const { number } = await recordOf(address)
    const head = await as('head-of-service')
    const form = await head.get(`/staff/briefs/new?replaces=${idOf(address)}`)
    expect(form.html).toContain(`Correct brief ${number}`)
    const correction = await begun({ replaces: idOf(address) })
    expect((await head.get(correction)).html).toContain(`Corrects and replaces brief ${number}`)
    await signedOff(correction)
    expect((await head.get(address)).html).toContain('replaces this one')
    expect((await head.get('/staff/briefs')).html).toContain('replaced by brief')
    expect((await head.get(`/staff/briefs/new?replaces=${idOf(address)}`)).status).toBe(404)
  })
})

describe('a figure', () => {
  test('opens its rows, each leading to its record; its short address on paper leads there', async () => {
    const address = await begun()
    await signedOff(address)
    const scrutiny = await as('scrutiny')
    const { prepared, number } = await recordOf(address)
    for (const { key, number: place, words } of prepared.figures.slice(0, 60)) {
      const { status, html: text } = await scrutiny.get(`${address}/figures/${key}`)
      expect([key, status, text.includes(words.replaceAll('&', '&amp;'))]).toEqual([key, 200, true])
      const short = await scrutiny.get(`/b/${number}/${place}`)
      expect(short.location).toBe(`${address}/figures/${key}`)
    }
    const late = (await scrutiny.get(`${address}/figures/late`)).html
    expect(late).toContain(`/commitments/${prepared.late[0]!.commitmentId}`)
    expect(late).toContain('Frozen when the brief was signed off')
    const more = /figures\/late\?after=(\d+)/.exec(late)!
    const second = (await scrutiny.get(`${address}/figures/late?after=${more[1]}`)).html
    expect(second).not.toContain(prepared.late[0]!.commitmentId)
    expect((await scrutiny.get(`${address}/figures/nothing`)).status).toBe(404)
    expect((await scrutiny.get(`/b/99999/1`)).status).toBe(404)
    expect((await scrutiny.get(`/b/${number}/99999`)).location).toBe(address)
  })

  test('stands beside the same of another day', async () => {
    const address = await begun()
    const head = await as('head-of-service')
    const moved = await head.get(`${address}/moved?on-day=1&on-month=6&on-year=2026`)
    expect(moved.status).toBe(200)
    expect(moved.html).toContain('From 22 November 2026 to 1 June 2026')
    expect(moved.html).toMatch(/−\d/)
    const wrong = await head.get(`${address}/moved?on-day=1&on-month=6&on-year=2036`)
    expect([wrong.status, wrong.html.includes('The day must be today or before')]).toEqual([422, true])
  })
})

test('the Word file is offered under its name, marked as a draft until it is signed off', async () => {
  const address = await begun()
  const head = await as('head-of-service')
  const draft = await head.get(`${address}/brief.docx`)
  expect(draft.status).toBe(200)
  expect(draft.headers['content-type']).toContain('wordprocessingml.document')
  expect(draft.headers['content-disposition']).toContain('draft')
  await signedOff(address)
  const signed = await (await as('scrutiny')).get(`${address}/brief.docx`)
  expect(signed.headers['content-disposition']).not.toContain('draft')
})

test('briefs are found by meeting, service and number', async () => {
  const address = await begun({ meeting: 'Audit and Governance Board' })
  const { number } = await recordOf(address)
  const head = await as('head-of-service')
  const search = async (q: string) => (await head.get(`/staff/briefs?q=${encodeURIComponent(q)}`)).html
  expect(await search('governance')).toContain(idOf(address))
  expect(await search(String(number))).toContain(idOf(address))
  expect(await search('100%')).toContain('No brief found')
})

test('the API tells the same, with the rows behind each figure', async () => {
  const address = await begun()
  const id = idOf(address)
  const token = async (role: Role) => {
    const { text: secret } = await world.tx((tx) => addToken(tx, { name: role, role, days: 1 }))
    return { authorization: `Bearer ${secret}` }
  }
  const read = async (path: string, role: Role) => {
    const headers = await token(role)
    const answer = await world.server.inject({ method: 'GET', url: `/api/v1${path}`, headers })
    return { status: answer.statusCode, body: answer.json() }
  }
  expect((await read(`/briefs/${id}`, 'scrutiny')).status).toBe(404)
  await signedOff(address)
  await signedOff(await begun())
  const { body } = await read(`/briefs/${id}`, 'scrutiny')
  const record = await recordOf(address)
  expect(body).toMatchObject({ id, state: 'signed-off', figuresOn: '2026-11-22', wonSince: '2026-04-01' })
  expect(body.figures).toHaveLength(record.prepared.figures.length)
  const late = record.prepared.figures.find(({ key }) => key === 'late')!
  const rows = await read(`/briefs/${id}/figures/late?limit=200&total=true`, 'scrutiny')
  expect(rows.body.total).toBe(late.count)
  expect(rows.body.items[0]).toMatchObject({ part: 'commitment', commitment: body.late[0].commitment })
  const first = await read('/briefs?limit=1&total=true', 'scrutiny')
  expect(first.body.items).toHaveLength(1)
  expect(first.body.total).toBeGreaterThan(1)
  const second = await read(`/briefs?limit=1&cursor=${first.body.next}`, 'scrutiny')
  expect(second.body.items[0].number).toBeLessThan(first.body.items[0].number)
  expect((await read('/briefs?cursor=nonsense', 'scrutiny')).status).toBe(400)
})
