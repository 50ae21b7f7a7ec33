import type pg from 'pg'
import type { KeptFile, TableColumns } from './contents.ts'

/** The schemas that a back-up holds. What pg-boss keeps in `schedule` is made again by itself (decision 0022). */
export const schemas = ['public', 'trial']

/** Every table of ours with its columns, but for those that PostgreSQL computes; without the list of migrations. */
export async function tablesOf(client: pg.ClientBase): Promise<TableColumns[]> {
  const found = await client.query<TableColumns>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and n.nspname = any($1) and c.relname <> 'migration'
     group by 1, 2 order by 1, 2`,
    [schemas],
  )
  return found.rows
}

export async function migrationsOf(client: pg.ClientBase): Promise<{ name: string; digest: string }[]> {
  const found = await client.query<{ name: string; digest: string }>(
    'select name, digest from migration order by name',
  )
  return found.rows
}

/** The question for every kept file that a row names: of authorities, and of trial returns. One column of text. */
export async function keptFilesQuery(client: pg.ClientBase): Promise<string | undefined> {
  const found = await client.query<{ schema: string; table: string; column: string }>(
    `select n.nspname as schema, c.relname as table, a.attname as column
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     where a.attname like '%sha256' and not a.attisdropped and c.relkind = 'r' and n.nspname = any($1)
     order by 1, 2, 3`,
    [schemas],
  )
  const parts = found.rows.map(({ schema, table, column }) => {
    const [of, name] = [`"${schema}"."${table}"`, `"${column}"`]
    const trial = schema === 'trial' ? "'/' || trial_id" : "'/'"
    return `select authority_id || ${trial} || '/' || ${name} as file from ${of} where ${name} is not null`
  })
  return parts.length > 0 ? parts.join(' union ') : undefined
}

/** A line of that question's answer. */
export function keptFileIn(line: string): KeptFile {
  const [authority, trial, sha256] = line.split('/') as [string, string, string]
  return { authority, sha256, ...(trial === '' ? {} : { trial }) }
}

/** A name as SQL writes it. */
export function quoted({ schema, name }: { schema: string; name: string }): string {
  return `"${schema}"."${name}"`
}

export function columnList({ columns }: TableColumns): string {
  return columns.map((column) => `"${column}"`).join(', ')
}
