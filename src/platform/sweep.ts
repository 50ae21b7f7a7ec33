import { sql } from 'kysely'
import { backupLock } from './backup/make-backup.ts'
import type { Database, Tx } from './database.ts'
import type { FileStore } from './files.ts'

/**
 * Removes kept files that no row names any more, or never did: of an upload whose transaction was rolled back, or that was
 * taken off again. Only those that nobody wrote since `before`, for one that was just kept has its row still to come. Answers
 * with how many went.
 */
export async function sweepFiles(
  { database, files }: { database: Database; files: FileStore },
  authority: string,
  { now, before }: { now: Date; before: Date },
): Promise<number> {
  const scope = { authority, actor: { kind: 'system' }, at: now, readOnly: true } as const
  let swept = 0
  for await (const kept of files.kept(authority)) {
    const named = await database.withAuthority(scope, (tx) => namedIn(tx, kept))
    if (await isBackedUp(database)) return swept
    for (const sha256 of kept.filter((each) => !named.has(each))) {
      if (await files.sweep(authority, sha256, before)) swept += 1
    }
  }
  return swept
}

/** Milliseconds after which a file that was kept has its row, or never will: a form is taken in for no longer. */
const takesAtMost = 600_000

/**
 * Destroys the content of files that were withdrawn, wherever files stand. Answers which are gone for certain. Left for later is what
 * another row names, what came in again a moment ago, and everything while a back-up is being made.
 */
export async function destroyFiles(
  { database, files }: { database: Database; files: FileStore },
  authority: string,
  digests: readonly string[],
  { now, before = new Date(now.getTime() - takesAtMost) }: { now: Date; before?: Date },
): Promise<Set<string>> {
  const gone = new Set<string>()
  if (digests.length === 0 || (await isBackedUp(database))) return gone
  const scope = { authority, actor: { kind: 'system' }, at: now, readOnly: true } as const
  const named = await database.withAuthority(scope, (tx) => namedIn(tx, digests))
  for (const digest of digests)
    if (!named.has(digest) && (await files.destroy(authority, digest, before))) gone.add(digest)
  return gone
}

/**
 * Whether a back-up is being made: it reads the records as they stood when it began, and files they named then must stay. One
 * that begins after this was asked knows as little of the files to be swept as was found before.
 */
async function isBackedUp({ installation }: Database): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean
  }>`select pg_try_advisory_xact_lock_shared(${backupLock}) as free`.execute(installation)
  return !rows[0]!.free
}

/** Which of these files a row names: in every column whose name ends so, that nobody has to remember one. */
async function namedIn(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>()
  for (const { table, column } of await columnsNamingFiles(tx)) {
    const { rows } = await sql<{ sha256: string }>`
      select distinct ${sql.ref(column)} as sha256 from ${sql.table(table)}
      where authority_id = ${tx.authority} and ${sql.ref(column)} = any(${[...hashes]}::text[])`.execute(tx)
    for (const { sha256 } of rows) named.add(sha256)
  }
  return named
}

/** Every column of an authority's tables that names a kept file. */
export async function columnsNamingFiles(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname like '%sha256' and not a.attisdropped and c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(tx)
  return rows
}
