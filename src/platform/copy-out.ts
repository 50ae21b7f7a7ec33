import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** `csv`: a line of column names, then a line a row. `lines`: the one column's text, a line a row, as it is. */
export type CopyFormat = 'csv' | 'lines'

// The two signs that no text in PostgreSQL's JSON holds unescaped, so that nothing is ever quoted.
const formats: Record<CopyFormat, string> = {
  csv: 'format csv, header',
  lines: String.raw`format csv, quote e'\x01', delimiter e'\x02'`,
}

/**
 * What a query finds, as PostgreSQL writes it, piece by piece and in constant memory. COPY takes no parameters, so
 * they are written into the text as literals. A reader who leaves early ends the connection, and with it the query: the
 * transaction can't go on.
 */
export async function* copyOut(
  client: pg.ClientBase,
  { sql, parameters }: CompiledQuery,
  format: CopyFormat,
): AsyncGenerator<Uint8Array> {
  const text = sql.replaceAll(/\$(\d+)/g, (_, place: string) => literal(parameters[Number(place) - 1]))
  const stream = client.query(copyTo(`copy (${text}) to stdout (${formats[format]})`))
  let isOver = false
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield piece as Uint8Array
    isOver = true
  } catch (error) {
    isOver = true
    throw error
  } finally {
    if (!isOver) {
      stream.on('error', () => undefined) // that the connection ended is no news
      void (client as pg.Client).end().catch(() => undefined)
    }
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`
  throw new TypeError('this value cannot be written into a COPY')
}
