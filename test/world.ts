import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { api, doors, pages } from '../src/app.ts'
import { type Beginning, beginAuthority } from '../src/example/begin.ts'
import { borough, county } from '../src/example/county.ts'
import { newId } from '../src/language/identifier.ts'
import type { Role } from '../src/parties/index.ts'
import { beginSession } from '../src/parties/store.ts'
import { type Actor, Database, type Tx } from '../src/platform/database.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { FileStore } from '../src/platform/files.ts'
import type { Platform } from '../src/platform/platform.ts'
import { projectFolder } from '../src/platform/project.ts'
import { createServer } from '../src/web/server.ts'

export interface EmptyWorld {
  platform: Platform
  database: Database
  server: FastifyInstance
  /** How to connect to this world's database, as the owner. */
  connection: pg.ClientConfig
  close(): Promise<void>
}

/** The moment it is in the tests' world. */
export const testNow = new Date('2026-11-23T10:00:00Z')

/** A database of its own, made from the run's template, with the real server in front of it. */
export async function openEmptyWorld(
  options: { now?: () => Date; environment?: Record<string, string> } = {},
): Promise<EmptyWorld> {
  const { host, port, administrator, template } = inject('server')
  const name = `test_${process.pid}_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ host, port, user: administrator, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template ${template} owner goodmeasure`)
  await admin.end()
  const dataDir = mkdtempSync(join(tmpdir(), 'gm-test-'))
  const connection = { host, port, user: 'goodmeasure', database: name }
  const database = new Database({ ...connection, max: 5 })
  const files = new FileStore(dataDir)
  await files.prepare()
  const { settings } = readEnvironment({ DATA_DIR: dataDir, ...options.environment })
  const platform: Platform = { database, files, settings, clock: options.now ?? (() => testNow) }
  const server = await createServer({
    platform,
    doors,
    pages,
    api,
    assets: join(projectFolder, 'dist', 'assets'),
  })
  return {
    platform,
    database,
    server,
    connection,
    async close() {
      await server.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** An authority of the world, with its people and suppliers. */
export interface AuthorityInTests extends Beginning {
  id: string
  slug: string
  name: string
}

export interface World extends EmptyWorld {
  /** The county, and a borough in the same installation. */
  authority: AuthorityInTests
  other: AuthorityInTests
  /** The cookie of somebody with that role, signed in with a second factor. */
  signInAs(role: Role, at?: AuthorityInTests): Promise<string>
  /** Runs the work in the authority's transaction, as the system unless it is said who. */
  tx<Answer>(
    work: (tx: Tx) => Promise<Answer>,
    options?: { at?: AuthorityInTests; actor?: Actor; now?: Date },
  ): Promise<Answer>
}

/** Two authorities with people in every role, places, suppliers, the reference policy and the measures; no contracts yet. */
export async function openWorld(options: Parameters<typeof openEmptyWorld>[0] = {}): Promise<World> {
  const empty = await openEmptyWorld(options)
  const { database } = empty
  const system: Actor = { kind: 'system' }
  const begin = async (proposed: typeof county): Promise<AuthorityInTests> => {
    const id = newId()
    const begun = await database.withAuthority({ authority: id, actor: system, at: testNow }, (tx) =>
      beginAuthority(tx, proposed),
    )
    return { ...begun, id, slug: proposed.slug, name: proposed.name }
  }
  const authority = await begin(county)
  const other = await begin(borough)
  return {
    ...empty,
    authority,
    other,
    async signInAs(role, at = authority) {
      const person = at.people.get(role)![0]!
      const now = empty.platform.clock()
      const secret = await beginSession(database.installation, {
        person,
        at: now,
        device: 'test',
        complete: true,
      })
      return `gm-session=${secret}`
    },
    tx: (work, { at = authority, actor = system, now = empty.platform.clock() } = {}) =>
      database.withAuthority({ authority: at.id, actor, at: now }, work),
  }
}
