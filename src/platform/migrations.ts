import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** A database that has migrations this version does not know, or knows differently. */
export class MigrationsDiffer extends Error {}

const lock = 7_031_984

/**
 * Brings the schema up to date: every file of the folder that was not applied yet, in order, all in one transaction.
 * Two starts at once wait for each other. Answers with the names it applied.
 */
export async function migrate(client: pg.ClientBase, folder: string): Promise<string[]> {
  await client.query('begin')
  try {
    const added = await applyMigrations(client, folder)
    await client.query('commit')
    return added
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The same in the caller's transaction; `only` these, where an older schema is wanted. */
export async function applyMigrations(
  client: pg.ClientBase,
  folder: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  await client.query('select pg_advisory_xact_lock($1)', [lock])
  await client.query(
    'create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null)',
  )
  const applied = await client.query<{ name: string; digest: string }>(
    'select name, digest from migration order by name',
  )
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const known = new Map(applied.rows.map((row) => [row.name, row.digest]))
  for (const name of known.keys()) {
    if (!files.includes(name))
      throw new MigrationsDiffer(`The database is newer than this version: it has ${name}.`)
  }
  const added: string[] = []
  for (const name of files.filter((file) => !only || only.has(file))) {
    const text = await readFile(join(folder, name), 'utf8')
    const digest = digestOf(text)
    const before = known.get(name)
    if (before === digest) continue
    if (before) throw new MigrationsDiffer(`The migration ${name} was changed after it was applied.`)
    await client.query(text)
    await client.query('insert into migration values ($1, $2, $3)', [name, digest, new Date()])
    added.push(name)
  }
  return added
}

/** The migrations of this version, in order. */
export async function knownMigrations(folder: string): Promise<{ name: string; digest: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => ({ name, digest: digestOf(await readFile(join(folder, name), 'utf8')) })),
  )
}

function digestOf(migration: string): string {
  return createHash('sha256').update(migration).digest('hex')
}
