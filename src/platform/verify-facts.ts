import { sql } from 'kysely'
import { rowDigest, shortDigest } from './audit.ts'
import type { Tx } from './database.ts'
import { type KeptSeal, type LastSeals, rowsOf } from './last-seals.ts'

/** A row that isn't as its seal says, unless a later seal of another key tells of it. */
interface Doubt {
  seal: KeptSeal
  /** Rows that are there now, and that the seal doesn't know. */
  unknown: string[]
  /** How many rows of the seal are not there any more. */
  missing: number
}

/** Compares the stored rows with their last seals. A row may have been sealed again since under another key. */
export async function problemsOfFacts(
  tx: Tx,
  seals: LastSeals,
): Promise<{ compared: number; problems: string[] }> {
  let compared = 0
  const problems: string[] = []
  const doubts: Doubt[] = []
  for (const group of seals.groups().values()) {
    if (!(await canBeRead(tx, group[0]!))) {
      problems.push(
        `${group[0]!.table}: the chain tells of rows of this table, and it is not there as it was.`,
      )
      continue
    }
    for (const part of portions(group)) {
      const now = await rowsNow(tx, part)
      compared += now.reduce((sum, rows) => sum + rows.length, 0)
      for (const [place, seal] of part.entries()) {
        const doubt = doubtOf(seal, now[place]!)
        if (doubt) doubts.push(doubt)
      }
    }
  }
  return { compared, problems: [...problems, ...settle(doubts, seals)] }
}

/** Seals together in one question: many small ones, or one large. */
function* portions(seals: readonly KeptSeal[]): Generator<KeptSeal[]> {
  let part: KeptSeal[] = []
  let rows = 0
  for (const seal of seals) {
    part.push(seal)
    rows += seal.rows?.length ?? 1
    if (rows < 2_000) continue
    yield part
    part = []
    rows = 0
  }
  if (part.length > 0) yield part
}

async function canBeRead(tx: Tx, { table, key }: KeptSeal): Promise<boolean> {
  const found = await sql<{ columns: string[] }>`
    select coalesce(array_agg(attname::text), '{}') as columns from pg_attribute
    where attrelid = to_regclass(${`public.${JSON.stringify(table)}`}) and attnum > 0 and not attisdropped`.execute(
    tx,
  )
  return ['authority_id', ...Object.keys(key)].every((column) => found.rows[0]!.columns.includes(column))
}

/** The digests of the rows each seal is about, as they are stored now. */
async function rowsNow(tx: Tx, seals: readonly KeptSeal[]): Promise<string[][]> {
  const { table, key } = seals[0]!
  const columns = Object.keys(key)
  const keys = seals.map((seal) => seal.key)
  const same = columns.map((column) => sql`t.${sql.ref(column)} = (k.key).${sql.ref(column)}`)
  const found = await sql<{ rows: string[] | null }>`
    select (
      select array_agg(${shortDigest})
      from (
        select ${rowDigest(table)} as d
        from ${sql.table(table)} as t where t.authority_id = ${tx.authority} and ${sql.join(same, sql` and `)}
      ) as digests
    ) as rows
    from (
      select jsonb_populate_record(null::${sql.table(table)}, j.value) as key, j.place
      from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) with ordinality as j(value, place)
    ) as k
    order by k.place`.execute(tx)
  return found.rows.map(({ rows }) => rows ?? [])
}

function doubtOf(seal: KeptSeal, now: readonly string[]): Doubt | undefined {
  const left = Map.groupBy(rowsOf(seal), (row) => row)
  const unknown: string[] = []
  for (const row of now) {
    if (!left.get(row)?.pop()) unknown.push(row)
  }
  const missing = [...left.values()].reduce((sum, rows) => sum + rows.length, 0)
  return unknown.length > 0 || missing > 0 ? { seal, unknown, missing } : undefined
}

function settle(doubts: readonly Doubt[], seals: LastSeals): string[] {
  if (doubts.length === 0) return []
  const wanted = new Set(doubts.flatMap(({ unknown }) => unknown))
  const lastSealed = new Map<string, number>()
  for (const seal of seals.all()) {
    for (const row of rowsOf(seal)) {
      if (wanted.has(row)) lastSealed.set(row, Math.max(seal.position, lastSealed.get(row) ?? 0))
    }
  }
  return doubts.flatMap(({ seal, unknown, missing }) => {
    const changed = unknown.filter((row) => (lastSealed.get(row) ?? 0) <= seal.position)
    const removed = missing - unknown.length
    const where = `${seal.table} (${Object.entries(seal.key).map((pair) => pair.join(' '))}), sealed by link ${seal.position}`
    return [
      ...(changed.length > 0 ? [`${where}: ${rowsAre(changed.length)} not as recorded.`] : []),
      ...(removed > 0 ? [`${where}: ${rowsAre(removed)} not there any more.`] : []),
    ]
  })
}

function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${count} rows are`
}
