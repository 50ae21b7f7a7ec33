import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nobody } from '../../../../test/bringing-in.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import {
  contractsIn,
  fetchNotices,
  importOf,
  keepNoticeSource,
  noticeFetches,
  noticeSourceOf,
} from '../../store.ts'

const package189 = new URL('../../../../../shared/data/ocds/find-a-tender-189-releases.json', import.meta.url)
const isThere = existsSync(package189)
const words = isThere ? '' : ' (skipped: the file of real notices is not here)'

interface Raw {
  ocid: string
  id: string
  buyer?: { id?: string }
  contracts?: { id: string }[]
}
const releases = isThere ? (JSON.parse(readFileSync(package189, 'utf8')) as { releases: Raw[] }).releases : []

/** A city that stands in the real notices. */
const city = 'GB-PPON-PXRT-5737-VBQD'
const ours = releases.filter(({ buyer }) => buyer?.id === city)
const onAPage = 40

/** Replays the real notices in pages; the test says what goes wrong with the next request. */
class FindATenderHere {
  readonly asked: URLSearchParams[] = []
  readonly agents: string[] = []
  wrong: ((answer: ServerResponse, page: string) => boolean)[] = []
  twice = false
  readonly #server: Server
  constructor() {
    this.#server = createServer((request, answer) => this.#answer(request, answer))
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((done) => this.#server.close(done))
  }

  #answer(request: IncomingMessage, answer: ServerResponse): void {
    const url = new URL(request.url!, 'http://127.0.0.1')
    this.asked.push(url.searchParams)
    this.agents.push(request.headers['user-agent'] ?? '')
    const at = Number(atob(url.searchParams.get('cursor') ?? btoa('0')))
    const step = this.twice && at === onAPage ? onAPage + 1 : 0
    const from = at === onAPage + 1 ? onAPage : at
    const next = step || from + onAPage
    const links =
      next < releases.length
        ? { next: `https://elsewhere.example/api?cursor=${encodeURIComponent(btoa(String(next)))}` }
        : {}
    const page = JSON.stringify({ releases: releases.slice(from, from + onAPage), links })
    if (this.wrong.shift()?.(answer, page)) return
    answer.writeHead(200, { 'content-type': 'application/json' }).end(page)
  }
}

const fine = () => false
const throttled = (answer: ServerResponse) => {
  answer.writeHead(429, { 'retry-after': '900' }).end()
  return true
}
const brokenOff = (answer: ServerResponse, page: string) => {
  answer.writeHead(200, { 'content-length': String(Buffer.byteLength(page)) })
  answer.write(page.slice(0, 5000), () => answer.destroy())
  return true
}

describe.skipIf(!isThere)(`notices from Find a Tender${words}`, () => {
  let there: FindATenderHere
  let world: World
  let now: Date
  beforeEach(async () => {
    there = new FindATenderHere()
    now = new Date('2026-11-23T10:00:00Z')
    world = await openWorld({ now: () => now, environment: { FIND_A_TENDER_URL: await there.listen() } })
  })
  afterEach(async () => {
    await world.close()
    await there.close()
  })

  const turnOn = (applies = false) =>
    world.tx((tx) =>
      keepNoticeSource(tx, {
        version: 0,
        source: { isOn: true, identifier: city, beginsOn: day('2026-08-01'), applies },
      }),
    )
  const turn = (more: { turn?: number } = {}) =>
    fetchNotices(world.platform, { afterDisclosure: nobody, pace: 0, ...more })
  const last = async () => (await world.tx((tx) => noticeFetches(tx)))[0]!
  const later = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000))
  const pages = Math.ceil(releases.length / onAPage)

  test('the council’s own come as a file that was tried, and nothing is written before a person says so', async () => {
    await turn()
    expect(there.asked).toEqual([])
    await turnOn()
    await turn()
    expect(there.asked).toHaveLength(pages)
    expect(Object.fromEntries(there.asked[0]!)).toEqual({
      updatedFrom: '2026-08-01T00:00:00',
      updatedTo: '2026-11-23T10:00:00',
      limit: '100',
    })
    expect(new Set(there.agents)).toEqual(new Set(['GoodMeasure (social value register)']))
    const fetch = await last()
    expect(fetch).toMatchObject({ pages, lookedAt: 189, found: ours.length, problem: null, endedAt: now })
    const record = (await world.tx((tx) => importOf(tx, fetch.importId!)))!
    const contracts = new Set(
      ours.flatMap(({ ocid, contracts = [] }) => contracts.map(({ id }) => `${ocid}/${id}`)),
    )
    expect(record).toMatchObject({
      fileName: 'Find a Tender, 23 November 2026.json',
      state: 'tried',
      read: ours.length,
      added: contracts.size,
    })
    const kept = await world.tx((tx) => contractsIn(tx, { today: day('2026-11-23') }))
    expect(kept.contracts.filter(({ ocid }) => ocid)).toEqual([])
  })

  test('where the authority chose so it is brought in, and the next day nothing comes twice', async () => {
    await turnOn(true)
    await turn()
    const first = await last()
    expect(await world.tx((tx) => importOf(tx, first.importId!))).toMatchObject({ state: 'applied' })
    await turn()
    expect(there.asked).toHaveLength(pages)
    later(24 * 60)
    await turn()
    expect(there.asked).toHaveLength(2 * pages)
    expect(there.asked.at(-1)!.get('updatedFrom')).toBe('2026-11-23T07:00:00')
    expect(await last()).toMatchObject({ found: 0, importId: null, lookedAt: 189 })
  })

  test('told to wait, it waits so long, and goes on with the page it did not get', async () => {
    await turnOn()
    there.wrong = [fine, fine, throttled]
    await turn()
    expect(await last()).toMatchObject({
      pages: 2,
      endedAt: null,
      problem: 'Find a Tender asked us to wait.',
    })
    expect((await last()).notBefore).toEqual(new Date('2026-11-23T10:15:00Z'))
    later(14)
    await turn()
    expect(there.asked).toHaveLength(3)
    later(1)
    await turn()
    expect(there.asked[3]!.get('cursor')).toBe(there.asked[2]!.get('cursor'))
    expect(there.asked).toHaveLength(pages + 1)
    expect(await last()).toMatchObject({ pages, found: ours.length, problem: null })
  })

  test('an answer that breaks off brings nothing of itself, and is asked for again', async () => {
    await turnOn()
    there.wrong = [fine, brokenOff]
    await turn()
    expect(await last()).toMatchObject({ pages: 1, lookedAt: onAPage, failures: 1, endedAt: null })
    expect((await last()).problem).toContain('did not answer to the end')
    later(10)
    await turn()
    expect(await last()).toMatchObject({ pages, lookedAt: 189, found: ours.length, failures: 0 })
  })

  test('a page that is sent twice counts its notices once', async () => {
    await turnOn()
    there.twice = true
    await turn()
    expect(await last()).toMatchObject({ pages: pages + 1, found: ours.length })
    const record = (await world.tx(async (tx) => importOf(tx, (await noticeFetches(tx))[0]!.importId!)))!
    expect(record.read).toBe(ours.length)
  })

  test('a turn that was killed is gone on with from its cursor, once whoever worked on it must be dead', async () => {
    await turnOn()
    await turn({ turn: -1 })
    expect(await last()).toMatchObject({ pages: 1, endedAt: null })
    const lease = { worked_on_until: new Date(now.getTime() + 180_000) }
    await world.tx((tx) => tx.updateTable('notice_fetch').set(lease).execute())
    await turn()
    expect(there.asked).toHaveLength(1)
    later(3)
    await turn()
    expect(there.asked).toHaveLength(pages)
    expect(await last()).toMatchObject({ pages, lookedAt: 189, found: ours.length })
  })

  test('killed after the file was received, the next turn tries it', async () => {
    await turnOn()
    await turn()
    await world.tx(async (tx) => {
      await tx.updateTable('notice_fetch').set({ is_settled: false }).execute()
      await tx.updateTable('import').set({ state: 'trying' }).execute()
    })
    const broken = await last()
    expect(await world.tx((tx) => importOf(tx, broken.importId!))).toMatchObject({ state: 'received' })
    await turn()
    const fetch = await last()
    expect(await world.tx((tx) => importOf(tx, fetch.importId!))).toMatchObject({ state: 'tried' })
  })

  test('another authority’s choice is its own', async () => {
    await turnOn()
    expect(await world.tx((tx) => noticeSourceOf(tx), { at: world.other })).toMatchObject({
      isOn: false,
      version: 0,
    })
    await turn()
    expect(await world.tx((tx) => noticeFetches(tx), { at: world.other })).toEqual([])
  })
})
