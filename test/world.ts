import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { api, doors, pages } from '../src/app.ts'
import { type Beginning, beginAuthority } from '../src/example/begin.ts'
import { borough, county } from '../src/example/county.ts'
import { fillCounty } from '../src/example/fill.ts'
import { newId } from '../src/language/identifier.ts'
import type { Role } from '../src/parties/index.ts'
import { authorityBySlug, beginSession } from '../src/parties/store.ts'
import { type Actor, Database, type Tx } from '../src/platform/database.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { FileStore } from '../src/platform/files.ts'
import type { KeptFiles } from '../src/platform/kept-files/kept-files.ts'
import type { Scanner } from '../src/platform/scanning/scanner.ts'
import type { Platform } from '../src/platform/platform.ts'
import { projectFolder } from '../src/platform/project.ts'
import { openSeal } from '../src/platform/seal.ts'
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
export async function openEmptyWorld(options: WorldOptions = {}): Promise<EmptyWorld> {
  const { template } = inject('server')
  return openFrom(template, options)
}

interface WorldOptions {
  now?: () => Date
  environment?: Record<string, string>
  /** Where files are kept, in the place of the data folder. */
  bucket?: KeptFiles
  scanner?: Scanner
}

async function asAdministrator<Answer>(work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const { host, port, administrator } = inject('server')
  const client = new pg.Client({ host, port, user: administrator, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function openFrom(template: string, options: WorldOptions): Promise<EmptyWorld> {
  const { host, port } = inject('server')
  const name = `test_${process.pid}_${newId().replaceAll('-', '')}`
  await asAdministrator((client) =>
    client.query(`create database ${name} template ${template} owner goodmeasure`),
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'gm-test-'))
  const connection = { host, port, user: 'goodmeasure', database: name }
  const database = new Database({ ...connection, max: 5 })
  const files = new FileStore(dataDir, options.bucket ? { bucket: options.bucket } : {})
  await files.prepare()
  const { settings } = readEnvironment({ DATA_DIR: dataDir, ...options.environment })
  const seal = openSeal(dataDir)
  const platform: Platform = {
    database,
    files,
    seal,
    settings,
    clock: options.now ?? (() => testNow),
    ...(options.scanner ? { scanner: options.scanner } : {}),
  }
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
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const empty = await openEmptyWorld(options)
  const authority = await addAuthority(empty.database, county, beginAuthority)
  const other = await addAuthority(empty.database, borough, beginAuthority)
  return worldOf(empty, authority, other)
}

/** The whole invented county with three years of returns, and a borough with nothing yet. Made once in a run, then copied. */
export async function openFilledWorld(options: WorldOptions = {}): Promise<World> {
  const { filled } = inject('server')
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock(20261123)')
    const found = await client.query('select from pg_database where datname = $1', [filled])
    if (!found.rowCount) await makeFilled(client, filled)
  })
  const empty = await openFrom(filled, options)
  return worldOf(
    empty,
    await readAuthority(empty.database, county),
    await readAuthority(empty.database, borough),
  )
}

async function makeFilled(client: pg.Client, filled: string): Promise<void> {
  const { host, port, template } = inject('server')
  await client.query(`drop database if exists ${filled}_making with (force)`)
  await client.query(`create database ${filled}_making template ${template} owner goodmeasure`)
  const database = new Database({ host, port, user: 'goodmeasure', database: `${filled}_making` })
  await addAuthority(database, county, fillCounty)
  await addAuthority(database, borough, beginAuthority)
  await database.pool.query('analyze')
  await database.close()
  await client.query(`alter database ${filled}_making rename to ${filled}`)
}

const system: Actor = { kind: 'system' }

async function addAuthority(
  database: Database,
  proposed: typeof county,
  begin: (tx: Tx, proposed: typeof county) => Promise<Beginning>,
): Promise<AuthorityInTests> {
  const id = newId()
  const begun = await database.withAuthority({ authority: id, actor: system, at: testNow }, (tx) =>
    begin(tx, proposed),
  )
  return { ...begun, id, slug: proposed.slug, name: proposed.name }
}

async function readAuthority(database: Database, { slug, name }: typeof county): Promise<AuthorityInTests> {
  const { id } = (await authorityBySlug(database.installation, slug))!
  return database.withAuthority({ authority: id, actor: system, at: testNow, readOnly: true }, async (tx) => {
    const members = await tx
      .selectFrom('membership')
      .select(['role', 'person_id'])
      .orderBy('membership_id')
      .execute()
    const suppliers = await tx.selectFrom('supplier').select(['name', 'supplier_id']).execute()
    const byRole = Map.groupBy(members, ({ role }) => role as Role)
    return {
      id,
      slug,
      name,
      people: new Map([...byRole].map(([role, rows]) => [role, rows.map(({ person_id }) => person_id)])),
      suppliers: new Map(suppliers.map((row) => [row.name, row.supplier_id])),
    }
  })
}

function worldOf(empty: EmptyWorld, authority: AuthorityInTests, other: AuthorityInTests): World {
  const { database } = empty
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
