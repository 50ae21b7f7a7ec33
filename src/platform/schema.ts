import type pg from 'pg'

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'integer[]': 'number[]',
  'timestamp with time zone': 'Date',
  date: 'string',
  numeric: 'string',
  bigint: 'number',
  integer: 'number',
  boolean: 'boolean',
  jsonb: 'Json',
  bytea: 'Buffer',
  tsvector: 'string',
}

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  line: string
}

/** The tables as Kysely wants to know them, and the schema as SQL: both read from a migrated database. */
export async function describeSchema(client: pg.ClientBase): Promise<{ tables: string; sql: string }> {
  const columns = `
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, d.adbin is not null as defaulted,
      format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
          when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = $1::regnamespace
    order by c.relname collate "C", a.attnum`
  const read = async (schema: string) =>
    Map.groupBy((await client.query<Column>(columns, [schema])).rows, (row) => row.table)
  const tables = await read('public')
  const parts = [
    '-- Written by `npm run schema` from the migrated database; a test compares. The truth is in migrations/.',
    ...(await sqlParts(client, 'public', tables)),
    '-- Twins of the tables of returns, for trial returns (decision 0016).\ncreate schema trial;',
    ...(await sqlParts(client, 'trial', await read('trial'))),
  ]
  return { tables: tablesText(tables), sql: `${parts.join('\n\n')}\n` }
}

function tablesText(tables: Map<string, Column[]>): string {
  const lines = [
    '// Written by `npm run schema` from the migrated database; a test compares.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    'type Json = ColumnType<unknown, string, string>',
    '',
    'export interface Tables {',
  ]
  for (const [table, columns] of tables) {
    lines.push(`  ${table}: {`)
    for (const { column, type, nullable, defaulted } of columns) {
      const known = types[type]
      if (!known) throw new Error(`no TypeScript type for ${type} of ${table}.${column}`)
      const value = nullable ? `${known} | null` : known
      lines.push(`    ${column}: ${defaulted ? `Generated<${value}>` : value}`)
    }
    lines.push('  }')
  }
  return `${lines.join('\n')}\n}\n`
}

async function sqlParts(
  client: pg.ClientBase,
  schema: string,
  tables: Map<string, Column[]>,
): Promise<string[]> {
  const named = (table: string) => (schema === 'public' ? table : `${schema}.${table}`)
  const constraints = await client.query<{ table: string; line: string }>(
    `
    select (select relname from pg_class where oid = conrelid) as table,
      format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = $1::regnamespace and contype <> 'n'
    order by contype = 'f', contype <> 'p', conname collate "C"`,
    [schema],
  )
  const indexes = await client.query<{ table: string; line: string }>(
    `
    select tablename as table, indexdef as line from pg_indexes
    where schemaname = $1 and not exists (
      select from pg_constraint where conname = indexname and connamespace = $1::regnamespace)
    order by indexname collate "C"`,
    [schema],
  )
  const policies = await client.query<{ table: string; line: string }>(
    `
    select tablename as table, format('create policy %I on %s for %s to %s%s%s', policyname,
      case when schemaname = 'public' then format('%I', tablename) else format('%I.%I', schemaname, tablename) end, lower(cmd),
      case when roles = '{public}' then 'public' when roles = '{goodmeasure_app}' then 'goodmeasure_app' else 'owner' end,
      ' using (' || qual || ')', ' with check (' || with_check || ')') as line
    from pg_policies where schemaname = $1 order by policyname collate "C"`,
    [schema],
  )
  const grants = await client.query<{ table: string; line: string }>(
    `
    select table_name as table, format('grant %s on %s to goodmeasure_app',
      string_agg(lower(privilege_type), ', ' order by privilege_type),
      case when table_schema = 'public' then format('%I', table_name)
        else format('%I.%I', table_schema, table_name) end) as line
    from information_schema.role_table_grants where grantee = 'goodmeasure_app' and table_schema = $1
    group by table_schema, table_name`,
    [schema],
  )
  const of = (rows: { table: string; line: string }[], table: string) =>
    rows.filter((row) => row.table === table).map((row) => row.line)
  const parts: string[] = []
  for (const [table, columns] of tables) {
    const body = [...columns.map((column) => column.line), ...of(constraints.rows, table)]
    parts.push(`create table ${named(table)} (\n  ${body.join(',\n  ')}\n);`)
    const rest = [...of(indexes.rows, table), ...of(policies.rows, table), ...of(grants.rows, table)]
    if (rest.length > 0) parts.push(rest.map((line) => `${line};`).join('\n'))
  }
  return parts
}
