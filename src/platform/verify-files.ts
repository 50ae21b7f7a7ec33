import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { FileStore } from './files.ts'
import { FileGone } from './kept-files/kept-files.ts'
import { columnsNamingFiles } from './sweep.ts'

/** What was found when every file that an authority's records name was read. */
export interface FilesReport {
  count: number
  /** Files whose content was destroyed, with a tombstone that stays. */
  destroyed: number
  /** A sentence for each file that is not there, or is not what it was. */
  problems: string[]
}

/** Reads every kept file that a record names, and compares it with the digest under which it is known. */
export async function verifyFiles(
  { database, files }: { database: Database; files: FileStore },
  authority: string,
): Promise<FilesReport> {
  const scope = { authority, actor: { kind: 'system' }, at: new Date(), readOnly: true } as const
  const named = await database.withAuthority(scope, async (tx) => {
    const hashes = new Set<string>()
    for (const { table, column } of await columnsNamingFiles(tx)) {
      const { rows } = await sql<{ sha256: string }>`
        select distinct ${sql.ref(column)} as sha256 from ${sql.table(table)}
        where authority_id = ${tx.authority} and ${sql.ref(column)} is not null`.execute(tx)
      for (const { sha256 } of rows) hashes.add(sha256)
    }
    return hashes
  })
  const problems: string[] = []
  for (const sha256 of named) {
    const found = await digestOf(files, authority, sha256)
    if (found === undefined) problems.push(`The file ${sha256} is named by a record and is not there.`)
    else if (found !== sha256) problems.push(`The file ${sha256} is not what it was.`)
  }
  const destroyed = await database.withAuthority(scope, tombstonesIn)
  for (const sha256 of destroyed) {
    if (!named.has(sha256) && (await files.isKept(authority, sha256)))
      problems.push(`The file ${sha256} was destroyed, and is there again.`)
  }
  return { count: named.size, destroyed: destroyed.size, problems }
}

/** What records say was destroyed and is gone from where files are kept: in every table that keeps such tombstones. */
async function tombstonesIn(tx: Tx): Promise<Set<string>> {
  const { rows: tables } = await sql<{ table: string }>`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'destroyed_digest' and not a.attisdropped
    join pg_attribute g on g.attrelid = c.oid and g.attname = 'content_gone_at' and not g.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(tx)
  const digests = new Set<string>()
  for (const { table } of tables) {
    const { rows } = await sql<{ digest: string }>`
      select distinct destroyed_digest as digest from ${sql.table(table)}
      where authority_id = ${tx.authority} and content_gone_at is not null and bytes is not null
        and destroyed_digest is not null`.execute(tx)
    for (const { digest } of rows) digests.add(digest)
  }
  return digests
}

async function digestOf(files: FileStore, authority: string, sha256: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of files.pieces(authority, sha256)) hash.update(piece)
  } catch (error) {
    if (error instanceof FileGone) return undefined
    throw error
  }
  return hash.digest('hex')
}
