import type pg from 'pg'
import { quoted, schemas } from './catalogue.ts'

/** Whether anybody set it up: a schema without an authority and without a person holds nothing that could be lost. */
export async function holdsRecords(client: pg.ClientBase): Promise<boolean> {
  for (const table of ['authority', 'person']) {
    const there = await client.query<{ there: boolean }>(
      `select to_regclass('public.' || $1) is not null as there`,
      [table],
    )
    if (!there.rows[0]!.there) continue
    const found = await client.query(`select from public.${table} limit 1`)
    if (found.rowCount) return true
  }
  return false
}

/** Takes away what earlier migrations made, so that older ones can make it as it was. */
export async function emptySchema(client: pg.ClientBase): Promise<void> {
  const found = await client.query<{ line: string }>(
    `select format('drop table if exists %s cascade', c.oid::regclass) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) = current_user
     union all
     select format('drop function if exists %s cascade', p.oid::regprocedure)
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = any($1) and pg_get_userbyid(p.proowner) = current_user
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    [schemas],
  )
  for (const { line } of found.rows) await client.query(line)
  for (const schema of schemas.filter((name) => name !== 'public'))
    await client.query(`drop schema if exists "${schema}" cascade`)
}

/** COPY can't write past walls, and rows come in no order of their references: answers with the lines that put all back. */
export async function lowerWalls(client: pg.ClientBase): Promise<string[]> {
  const walled = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and c.relforcerowsecurity order by 1, 2`,
    [schemas],
  )
  const references = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where n.nspname = any($1) and contype = 'f' order by 1, 2`,
    [schemas],
  )
  for (const { table, name } of references.rows)
    await client.query(`alter table ${table} drop constraint "${name}"`)
  for (const table of walled.rows)
    await client.query(`alter table ${quoted(table)} no force row level security`)
  return [
    ...references.rows.map(
      ({ table, name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`,
    ),
    ...walled.rows.map((table) => `alter table ${quoted(table)} force row level security`),
  ]
}

export async function raiseWalls(client: pg.ClientBase, lines: readonly string[]): Promise<void> {
  for (const line of lines) await client.query(line)
}
