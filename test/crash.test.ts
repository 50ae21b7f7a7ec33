import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/language/identifier.ts'
import { addPerson, addToken, setUpAuthority } from '../src/parties/store.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { openPlatform, type OpenPlatform } from '../src/platform/open-platform.ts'
import { verifyChain } from '../src/platform/verify.ts'
import {
  type Application,
  databaseOf,
  endApplications,
  newDataFolder,
  startApplication,
} from './application.ts'

const dataDir = newDataFolder()
const authority = newId()
let token: string

/** Opens the same folder without the application, as the command line does. */
async function withPlatform<Answer>(work: (open: OpenPlatform) => Promise<Answer>): Promise<Answer> {
  const { settings } = readEnvironment({ DATA_DIR: dataDir })
  const open = await openPlatform({ settings, log: () => undefined, asApplication: false })
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

beforeAll(async () => {
  token = await withPlatform(({ platform: { database } }) =>
    database.withAuthority({ authority, actor: { kind: 'system' }, at: new Date() }, async (tx) => {
      const person = await addPerson(tx, {
        name: 'Ines Calloway',
        email: 'ines@wrenshire.example',
        at: tx.at,
      })
      const known = { slug: 'wrenshire', name: 'Wrenshire County Council', area: 'Wrenshire' }
      await setUpAuthority(tx, known, person)
      return (await addToken(tx, { name: 'Of the tests', role: 'administrator', days: 1 })).text
    }),
  )
})
afterAll(endApplications)

/** What the writers were told. */
class Told {
  readonly acknowledged = new Set<string>()
  readonly sent = new Set<string>()
  isOver = false

  async acknowledgedAtLeast(count: number): Promise<void> {
    const end = Date.now() + 30_000
    while (this.acknowledged.size < count) {
      if (Date.now() > end) throw new Error(`only ${this.acknowledged.size} were acknowledged`)
      await pause(5)
    }
  }
}

const told = new Told()
const writers = 8

/** Each writer adds one supplier after the other, and remembers those that it was told are there. */
async function write(site: Application, stop: AbortSignal): Promise<void> {
  const one = async (): Promise<void> => {
    while (!stop.aborted) {
      const number = String(told.sent.size + 1)
      const name = `Supplier ${number} ${newId()}`
      told.sent.add(name)
      if (await isAcknowledged(site, { name, number })) told.acknowledged.add(name)
      else await pause(20)
    }
  }
  await Promise.all(Array.from({ length: writers }, one))
}

async function isAcknowledged(site: Application, { name, number }: Record<string, string>): Promise<boolean> {
  const identifiers = [
    { scheme: 'GB-COH', id: `99${number!.padStart(6, '0')}` },
    { scheme: 'GB-CHC', id: `99${number!.padStart(5, '0')}` },
  ]
  try {
    const answer = await fetch(`${site.address}/api/v1/suppliers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, kind: 'small', identifiers }),
      signal: AbortSignal.timeout(10_000),
    })
    return answer.status === 201
  } catch {
    return false
  }
}

/** All suppliers that are there, by their names. */
async function suppliersAt(site: Application): Promise<{ name: string; identifiers: unknown[] }[]> {
  const found = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) })
    const answer = await fetch(`${site.address}/api/v1/suppliers?${asked}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { items, next } = (await answer.json()) as never
    found.push(...(items as { name: string; identifiers: unknown[] }[]))
    cursor = next
  }
  return found
}

/** The chain, and which suppliers there are by their rows and by the acts that tell of them. */
function recorded() {
  return withPlatform(async ({ platform: { database } }) => {
    const scope = { authority, actor: { kind: 'system' }, at: new Date(), readOnly: true } as const
    const [suppliers, acts] = await database.withAuthority(scope, async (tx) => [
      await tx.selectFrom('supplier').select('supplier_id as id').execute(),
      await tx
        .selectFrom('audit_entry')
        .select('subject_id as id')
        .where('subject', '=', 'supplier')
        .execute(),
    ])
    const ids = (rows: { id: string }[] = []) => rows.map(({ id }) => id).sort()
    return { chain: await verifyChain(database, authority), suppliers: ids(suppliers), acts: ids(acts) }
  })
}

const start = async () => (await startApplication({ dataDir })).listening()

describe('killed while eight write', () => {
  test.each([
    { killed: 'the application', kills: ['application'] },
    { killed: 'the database', kills: ['database'] },
    { killed: 'both', kills: ['application', 'database'] },
    { killed: 'the application, again', kills: ['application'] },
  ])(
    '$killed: all that was acknowledged is there, whole',
    async ({ kills }) => {
      const site = await start()
      const over = new AbortController()
      const before = told.acknowledged.size
      const writing = write(site, over.signal)
      await told.acknowledgedAtLeast(before + 150)
      if (kills.includes('application')) site.process.kill('SIGKILL')
      if (kills.includes('database')) process.kill(site.database, 'SIGKILL')
      if (!kills.includes('application')) {
        await site.says(/The database stopped unexpectedly and is running again/)
        await told.acknowledgedAtLeast(told.acknowledged.size + 50)
      }
      over.abort()
      await writing
      if (!kills.includes('application')) await site.stop()
      await site.ended()

      const next = await start()
      const found = await suppliersAt(next)
      const names = found.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect([...told.acknowledged].filter((name) => !names.includes(name))).toEqual([])
      expect(names.filter((name) => !told.sent.has(name))).toEqual([])
      expect(found.filter(({ identifiers }) => identifiers.length !== 2)).toEqual([])
      expect(await next.stop()).toMatchObject({ status: 0, errors: '' })
      expect(databaseOf(dataDir)).toBe(0)
      const { chain, suppliers, acts } = await recorded()
      expect(chain.problems).toEqual([])
      expect(suppliers).toHaveLength(names.length)
      expect(acts).toEqual(suppliers)
    },
    90_000,
  )
})
