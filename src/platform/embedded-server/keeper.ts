import pg from 'pg'
import { superuser } from './cluster.ts'

/** How to reach the embedded server: a folder instead of a host. */
export interface Connection {
  host: string
  port: number
  user: string
  database: string
  ssl: false
}

const locks = { use: 7_031_985, application: 7_031_986 }

export function administratorOf(socketFolder: string): Connection {
  return { host: socketFolder, port: 5432, user: superuser, database: 'postgres', ssl: false }
}

/**
 * The one connection that each user of the server keeps open. While it holds its shared lock nobody stops the server,
 * and of all the users one at most is the application.
 */
export class Keeper {
  readonly client: pg.Client
  constructor(client: pg.Client) {
    this.client = client
  }

  async becomeApplication(): Promise<boolean> {
    return this.#answers('select pg_try_advisory_lock($1)', locks.application)
  }

  /** Gives up the use. True when nobody else uses the server: from then until this connection ends, nobody can begin to. */
  async isLast(): Promise<boolean> {
    await this.client.query('select pg_advisory_unlock_shared($1)', [locks.use])
    return this.#answers('select pg_try_advisory_lock($1)', locks.use)
  }

  async use(): Promise<boolean> {
    return this.#answers('select pg_try_advisory_lock_shared($1)', locks.use)
  }

  async isOn(cluster: string): Promise<boolean> {
    const found = await this.client.query<{ data_directory: string }>('show data_directory')
    return found.rows[0]?.data_directory === cluster
  }

  async #answers(question: string, lock: number): Promise<boolean> {
    const found = await this.client.query<boolean[]>({ text: question, values: [lock], rowMode: 'array' })
    return found.rows[0]?.[0] === true
  }
}

/**
 * Knocks at the socket. `silent`: nobody there, or not the server of this cluster. `busy`: it is there, and starting,
 * recovering or stopping.
 */
export async function knock(socketFolder: string, cluster: string): Promise<Keeper | 'busy' | 'silent'> {
  const client = new pg.Client({
    ...administratorOf(socketFolder),
    application_name: 'goodmeasure supervisor',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const keeper = new Keeper(client)
    if (!(await keeper.isOn(cluster))) return await leave(client, 'silent')
    return (await keeper.use()) ? keeper : await leave(client, 'busy')
  } catch (error) {
    return leave(client, (error as { code?: string }).code === '57P03' ? 'busy' : 'silent')
  }
}

async function leave<Answer>(client: pg.Client, answer: Answer): Promise<Answer> {
  await client.end().catch(() => undefined)
  return answer
}
