import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import { beginChain, linkOf } from './audit.ts'
import { copyOut } from './copy-out.ts'
import type { Tables } from './tables.ts'
import type { Actor, AuditEntry, Tx } from './tx.ts'

export { recordedNow, type Actor, type AuditEntry, type FactRow, type Tx } from './tx.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

export interface Scope {
  authority: string
  actor: Actor
  at: Date
  /** Reads only: PostgreSQL refuses a write. */
  readOnly?: boolean
  /** Read slowly, perhaps, by somebody far away: on one of the few connections kept for that. */
  isDownload?: boolean
  /** The trial return it is opened for: its tables stand in the place of the others, and its acts are not noted. */
  trial?: string
}

/** The chain of what belongs to no authority: failed sign-ins, the set-up. */
export const installationChain = '00000000-0000-0000-0000-000000000000'

/** All connections for downloads are taken, and none came back in time. */
export class DownloadsBusy extends Error {}

/** Rolls back and answers with its value: for refusals found after something was written. */
export class RolledBack<Answer> extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('rolled back on purpose')
    this.answer = answer
  }
}

export class Database {
  readonly pool: pg.Pool
  /** Installation tables (people, sessions, mail): no authority, no row-level security. */
  readonly installation: Kysely<Tables>
  /** Connections of its own for reads across authorities: a visit that makes one while it holds a connection never waits for another visit. */
  readonly #aside: pg.Pool
  readonly #across: Kysely<Tables>
  /** However many download at once, and however slowly, pages and records never wait for them. */
  readonly #downloads: pg.Pool

  readonly #config: pg.ClientConfig

  /** Authorities whose audit chain is known to have its head. */
  readonly #chains = new Set<string>()

  constructor(config: pg.PoolConfig) {
    this.#config = config
    this.pool = poolOf({ max: 10, pipeline: true, ...config })
    this.installation = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: this.pool }) })
    this.#aside = poolOf({ ...config, max: 2, idleTimeoutMillis: 10_000 })
    this.#downloads = poolOf({
      ...config,
      max: 4,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 5_000,
    })
    this.#across = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: this.#aside }) })
  }

  /** Runs the work inside the authority's walls; commits when it returns, rolls back when it throws. */
  async withAuthority<Answer>(scope: Scope, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    if (scope.readOnly && !scope.isDownload) return this.#readInAuthority(scope, work)
    const client = await (scope.isDownload ? this.#connectToDownload() : this.pool.connect())
    const entries: AuditEntry[] = []
    let broken: Error | undefined
    try {
      await client.query(beginning(scope))
      const tx = transactionOn(client, scope, entries)
      const answer = await work(tx)
      await this.#end(client, tx, entries)
      return answer
    } catch (error) {
      await client.query('rollback').catch((failed: Error) => (broken = failed))
      if (error instanceof RolledBack) return error.answer as Answer
      throw error
    } finally {
      client.release(broken)
    }
  }

  /**
   * A transaction that only reads waits for no answer that nobody needs: its questions go out right behind its beginning,
   * and who asked is answered before it ends. Nothing that was read is handed out unless the beginning succeeded.
   */
  async #readInAuthority<Answer>(scope: Scope, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const begin = beginning(scope)
    const client = await this.pool.connect()
    const begun = client.query(begin)
    begun.catch(() => undefined)
    const end = (how: 'commit' | 'rollback') =>
      client.query(how).then(
        () => client.release(),
        (failed: Error) => client.release(failed),
      )
    try {
      const entries: AuditEntry[] = []
      const answer = await work(transactionOn(client, scope, entries))
      await begun
      if (entries.length > 0) throw new Error('a transaction that only reads noted an act')
      void end('commit')
      return answer
    } catch (error) {
      await end('rollback')
      if (error instanceof RolledBack) return error.answer as Answer
      throw error
    }
  }

  /** The commit goes out right behind the audit's link: if that fails, it commits nothing. */
  async #end(client: pg.PoolClient, tx: Tx, entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return void (await client.query('commit'))
    if (!this.#chains.has(tx.authority)) await beginChain(tx)
    const { sql: text, parameters } = await linkOf(tx, entries)
    const [link, commit] = await Promise.allSettled([
      client.query(text, [...parameters]),
      client.query('commit'),
    ])
    if (link.status === 'rejected') throw link.reason
    if (commit.status === 'rejected') throw commit.reason
    this.#chains.add(tx.authority)
  }

  async #connectToDownload(): Promise<pg.PoolClient> {
    try {
      return await this.#downloads.connect()
    } catch (error) {
      const isTimeout = (error as Error).message.includes('timeout exceeded')
      throw isTimeout ? new DownloadsBusy('all downloads are taken', { cause: error }) : error
    }
  }

  /**
   * The only way past the walls: reads across authorities, such as the start-up's and the combined public search.
   * The reason stands at each call, and a test lists them all.
   */
  async acrossAuthorities<Answer>(
    reason: string,
    work: (db: Kysely<Tables>) => Promise<Answer>,
  ): Promise<Answer> {
    if (!reason) throw new Error('crossing authorities needs a reason')
    return this.#across.transaction().execute(async (db) => {
      await sql`select set_config('app.across', 'on', true)`.execute(db)
      return work(db)
    })
  }

  /** A connection apart from all others, for COPY that takes long; who asks for it ends it. */
  async ownConnection(): Promise<pg.Client> {
    const client = new pg.Client(this.#config)
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.#aside.end(), this.#downloads.end()])
  }
}

/** A connection may be lost whether it is idle or in use: who uses it is told by the query, and the next opens another. */
function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

function beginning({ authority, readOnly, trial }: Scope): string {
  const begin = `begin${readOnly ? ' read only' : ''}; set local role goodmeasure_app; set local app.authority = '${uuidOnly(authority)}'`
  if (trial === undefined) return begin
  return `${begin}; set local app.trial = '${uuidOnly(trial)}'; set local search_path = trial, public`
}

function uuidOnly(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('what a transaction is opened for must be a uuid')
  return text
}

function transactionOn(client: pg.PoolClient, scope: Scope, entries: AuditEntry[]): Tx {
  const kept = { query: client.query.bind(client), release: () => undefined } as unknown as PostgresPoolClient
  const pool = { connect: async () => kept, end: async () => undefined, options: {} } satisfies PostgresPool
  const dialect = new PostgresDialect({ pool })
  const kysely = new Kysely<Tables>({ dialect })
  return Object.assign(kysely, {
    authority: scope.authority,
    actor: scope.actor,
    at: scope.at,
    ...(scope.trial === undefined ? {} : { trial: scope.trial }),
    note: (entry: AuditEntry) => void (scope.trial === undefined && entries.push(entry)),
    copyOut: ((query, format) => copyOut(client, query.compile(kysely), format)) satisfies Tx['copyOut'],
  })
}
