import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedServer } from '../src/platform/embedded-server/index.ts'
import { migrate } from '../src/platform/migrations.ts'
import { projectFolder } from '../src/platform/project.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: { host: string; port: number; administrator: string; template: string; filled: string }
  }
}

/** One PostgreSQL for the whole run, and in it one migrated template for each state of the schema. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(projectFolder, '.cache', 'test-server')
  const server = await startEmbeddedServer({ dataDir, fsync: false, log: () => undefined })
  const { host, port, user } = server.administrator
  const template = `template_${digestOfMigrations().slice(0, 12)}`
  await removeLeftovers({ host, port, user }, template)
  await makeTemplate({ host, port, user }, template)
  project.provide('server', {
    host: String(host),
    port: Number(port),
    administrator: String(user),
    template,
    filled: `test_${process.pid}_filled`,
  })
  return () => server.stop()
}

const migrations = join(projectFolder, 'db', 'migrations')

function digestOfMigrations(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort())
    hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex')
}

async function asAdministrator<Answer>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Databases of runs that ended, and templates of schemas that are no more. */
async function removeLeftovers(config: pg.ClientConfig, template: string): Promise<void> {
  await asAdministrator(config, async (client) => {
    const found = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'`,
    )
    const stale = found.rows.filter(
      ({ datname }) => !datname.startsWith(template) && !isOfRunningTest(datname),
    )
    for (const { datname } of stale) await client.query(`drop database if exists ${datname} with (force)`)
  })
}

function isOfRunningTest(name: string): boolean {
  const pid = Number(/^test_(\d+)_/.exec(name)?.[1])
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function makeTemplate(config: pg.ClientConfig, template: string): Promise<void> {
  const made = await asAdministrator(config, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [template])
    if (found.rowCount) return false
    await client.query(`drop database if exists ${template}_making with (force)`)
    await client.query(`create database ${template}_making owner goodmeasure`)
    return true
  })
  if (!made) return
  const owner = new pg.Client({ ...config, user: 'goodmeasure', database: `${template}_making` })
  await owner.connect()
  await migrate(owner, migrations)
  await owner.end()
  await asAdministrator(config, (client) =>
    client.query(`alter database ${template}_making rename to ${template}`),
  )
}
