import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'
import { type CellKind, cellParts, mostRows, workbookOf } from '../../platform/workbook.ts'
import { type Column, type ColumnKind, type Dataset, type Format, licence } from '../dataset.ts'
import { rowsOf, type RowsAsked } from './dataset-rows.ts'

/** Who publishes, and from which day the data are. */
export interface Publisher {
  authority: string
}

/** A dataset in one of its formats, written by PostgreSQL and passed on piece by piece. */
export function download(
  tx: Tx,
  dataset: Dataset,
  format: Format,
  asked: RowsAsked & Publisher,
): AsyncIterable<string | Uint8Array> {
  const rows = rowsOf[dataset.name]!(tx, asked)
  if (format === 'csv') return tx.copyOut(csvOf(dataset, rows), 'csv')
  if (format === 'json') return jsonOf(tx, dataset, rows, asked)
  const columns = dataset.columns.map(({ name, kind }) => ({ heading: name, kind: cellKinds[kind] }))
  return workbookOf(dataset.title, columns, tx.copyOut(sheetRowsOf(dataset, rows), 'lines'))
}

const named = (name: string) => sql.ref(`d.${name}`)

/** = + - @, as they are and in the wide letters of some keyboards, a tab and the ends of lines. */
const beginsFormula = sql.raw([...'=+-@＝＋－＠\t\r\n'].map((sign) => sign.codePointAt(0)).join(', '))

/** Spreadsheets run a text that begins like a formula; an apostrophe before it keeps it text. */
function csvOf({ columns }: Dataset, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const cells = columns.map(({ name, kind }) => {
    const value = named(name)
    if (kind !== 'text') return sql`${value} as ${sql.ref(name)}`
    return sql`case when ascii(${value}) in (${beginsFormula}) then '''' || ${value} else ${value} end as ${sql.ref(name)}`
  })
  return sql`select ${sql.join(cells)} from (${rows}) d`
}

async function* jsonOf(
  tx: Tx,
  dataset: Dataset,
  rows: RawBuilder<unknown>,
  { authority }: Publisher,
): AsyncGenerator<string | Uint8Array> {
  const about = { dataset: dataset.name, authority, licence: licence.code, made: tx.at.toISOString() }
  yield `${JSON.stringify(about).slice(0, -1)},"items":[\n`
  let isFirst = true
  for await (const piece of tx.copyOut(jsonRowsOf(dataset, rows), 'lines')) {
    yield isFirst ? piece.subarray(1) : piece
    isFirst = false
  }
  yield ']}\n'
}

/** Each row after a comma; the first row's is taken off. Exact decimals are texts, as everywhere in the API. */
function jsonRowsOf({ columns }: Dataset, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const cells = columns.map(({ name, kind }) =>
    kind === 'decimal'
      ? sql`${named(name)}::text as ${sql.ref(name)}`
      : sql`${named(name)} as ${sql.ref(name)}`,
  )
  return sql`select ',' || row_to_json(item)::text from (select ${sql.join(cells)} from (${rows}) d) item`
}

const cellKinds: Record<ColumnKind, CellKind> = {
  text: 'text',
  code: 'text',
  decimal: 'number',
  whole: 'number',
  day: 'day',
}

function sheetRowsOf({ columns }: Dataset, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const cells = columns.map((column, position) => {
    const [address, opening, closing] = cellParts(position, cellKinds[column.kind])
    return sql`coalesce(${address} || d.row_number || ${opening} || ${cellText(column)} || ${closing}, '')`
  })
  return sql`
    select '<row r="' || d.row_number || '">' || ${sql.join(cells, sql` || `)} || '</row>'
    from (select r.*, row_number() over () + 1 as row_number from (${rows}) r) d limit ${mostRows - 1}`
}

// Signs that XML 1.0 can't hold; a cell can't either.
const unwritable = String.fromCharCode(
  ...Array.from({ length: 31 }, (_, at) => at + 1).filter((code) => ![9, 10, 13].includes(code)),
)

function cellText({ name, kind }: Column): RawBuilder<unknown> {
  if (kind === 'day') return sql`(${named(name)} - date '1899-12-30')::text`
  if (kind !== 'text') return sql`${named(name)}::text`
  const text = sql`replace(replace(replace(${named(name)}::text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`
  return sql`replace(replace(translate(${text}, ${unwritable}, ''), chr(13), ''), chr(10), '&#10;')`
}
