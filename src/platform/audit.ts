import { createHash, randomBytes } from 'node:crypto'
import { type CompiledQuery, sql } from 'kysely'
import type { AuditEntry, FactRow, Tx } from './tx.ts'

export type { AuditEntry, FactRow } from './tx.ts'

/**
 * The statement that writes the transaction's one link: the entries, the rows' digests, chained to the link before. It
 * locks the chain's head, and so is the last before the commit: from one to the other no other act of the authority can
 * end. It fails where the chain has no head yet.
 */
export async function linkOf(tx: Tx, entries: AuditEntry[]): Promise<CompiledQuery> {
  const seals = await sealsOf(
    tx,
    entries.flatMap(({ facts }) => facts ?? []),
  )
  const sealed = entries.map((entry) => {
    const salt = randomBytes(16).toString('hex')
    const facts = (entry.facts ?? []).map(({ table, key }) => ({ table, key, ...seals.shift() }))
    return { entry, salt, words: sha256(`${salt}${entry.words}`), facts }
  })
  const body = JSON.stringify({
    at: tx.at.toISOString(),
    actor: tx.actor,
    entries: sealed.map(({ entry, words, facts }) => [
      entry.action,
      entry.subject,
      entry.id,
      words,
      facts,
      ...(entry.asOf ? [entry.asOf] : []),
    ]),
  })
  const rows = sealed.map(({ entry, salt }, number) => ({
    number,
    at: entry.asOf?.at ?? tx.at,
    actor_kind: (entry.asOf?.actor ?? tx.actor).kind,
    actor_id: (entry.asOf?.actor ?? tx.actor).id,
    acting_for: (entry.asOf?.actor ?? tx.actor).for,
    action: entry.action,
    subject: entry.subject,
    subject_id: entry.id,
    salt,
    words: entry.words,
  }))
  return appending(tx, body, rows)
}

/** The link's number is put in front of its text, which is hashed behind the hash before. */
function appending(tx: Tx, body: string, rows: readonly object[]): CompiledQuery {
  const { authority } = tx
  return sql`
    with head as (
      select position + 1 as position, hash as previous,
        '{"position":' || position + 1 || ',' || ${body.slice(1)} as body
      from audit_head where authority_id = ${authority}::uuid for update
    ), link as (
      insert into audit_link (authority_id, position, at, previous, hash, body)
      select ${authority}::uuid, position, ${tx.at}::timestamptz, previous,
        encode(sha256(convert_to(previous || body, 'UTF8')), 'hex'), body
      from (values (1)) as one left join head on true
      returning position, hash
    ), entry as (
      insert into audit_entry (authority_id, position, number, at, actor_kind, actor_id, action, subject, subject_id, salt, words, acting_for)
      select ${authority}::uuid, link.position, number, at, actor_kind, actor_id, action, subject, subject_id, salt, words, acting_for
      from link, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(number int, at timestamptz, actor_kind text,
        actor_id uuid, action text, subject text, subject_id uuid, salt text, words text, acting_for uuid[])
    )
    update audit_head set position = link.position, hash = link.hash
    from link where authority_id = ${authority}::uuid`.compile(tx)
}

/** Gives the authority's chain a head to begin from, where it has none. */
export async function beginChain(tx: Tx): Promise<void> {
  await tx
    .insertInto('audit_head')
    .values({ authority_id: tx.authority, position: 0, hash: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * Columns that may be blanked or that change without a decision, and so stand outside a row's digest. A column added to a
 * table later must allow nulls and begin empty: empty columns are left out, so older rows keep their digests.
 */
const unsealed: Record<string, string[]> = {
  supplier: ['contact_name', 'contact_email'],
  return: ['asked_of', 'sent_by'],
}

/** What the chain holds of a fact's rows as they were stored. */
export interface Seal {
  /** SHA-256 of the one row; "" when there is none, or several. */
  digest: string
  /** Of several rows, the first 128 bits of each one's digest: some may be sealed anew, one by one, by later acts. */
  rows?: string[]
}

/** The digest of a row, named t, as PostgreSQL works it out. */
export function rowDigest(table: string) {
  const left = unsealed[table]
  const stored = left
    ? sql`jsonb_strip_nulls(to_jsonb(t) - ${left}::text[])::text`
    : sql`json_strip_nulls(row_to_json(t))::text`
  return sql`sha256(convert_to(${stored}, 'UTF8'))`
}

/** Of a row's digest, named d, the part that is kept where there are several. */
export const shortDigest = sql`rtrim(encode(substring(d from 1 for 16), 'base64'), '=')`

/** Seals each fact's row, or all rows with its key, as they are stored now; one query for each table, one digest for each fact. */
export async function sealsOf(tx: Tx, facts: readonly FactRow[]): Promise<Seal[]> {
  const written = facts.map(({ table, key }) => `${table} ${JSON.stringify(key)}`)
  const different = new Map(written.map((text, place) => [text, facts[place]!]))
  const seals = await sealsOfDifferent(tx, [...different.values()])
  const sealOf = new Map([...different.keys()].map((text, place) => [text, seals[place]!]))
  return written.map((text) => sealOf.get(text)!)
}

async function sealsOfDifferent(tx: Tx, facts: readonly FactRow[]): Promise<Seal[]> {
  const seals: Seal[] = facts.map(() => ({ digest: '' }))
  const numbered = facts.map((fact, number) => ({ ...fact, number }))
  const groups = Map.groupBy(numbered, ({ table, key }) => `${table} ${Object.keys(key).sort().join(' ')}`)
  const found = await Promise.all([...groups.values()].map((group) => digestsOf(tx, group)))
  for (const { number, digest, rows } of found.flat()) {
    seals[number] = rows.length === 1 ? { digest } : { digest: '', rows: rows.sort() }
  }
  return seals
}

interface Digests {
  number: number
  /** Of one of the rows. */
  digest: string
  rows: string[]
}

/** Digests of the rows of one table, whose facts name the same columns. */
async function digestsOf(tx: Tx, facts: readonly (FactRow & { number: number })[]): Promise<Digests[]> {
  const { table, key } = facts[0]!
  const columns = Object.keys(key)
  const same = columns.map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`)
  const keys = JSON.stringify(facts.map((fact) => fact.key))
  const found = await sql<Digests>`
    select n::int as number, min(encode(d, 'hex')) as digest, array_agg(${shortDigest}) as rows
    from (
      select k.ordinality as n, ${rowDigest(table)} as d
      from rows from (jsonb_populate_recordset(null::${sql.table(table)}, ${keys}::jsonb)) with ordinality as k
      join ${sql.table(table)} as t on t.authority_id = ${tx.authority} and ${sql.join(same, sql` and `)}
      offset 0 -- so that each is worked out once
    ) as digests
    group by n`.execute(tx)
  return found.rows.map((row) => ({ ...row, number: facts[row.number - 1]!.number }))
}
