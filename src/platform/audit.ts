import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditEntry, FactRow, Tx } from './tx.ts'

export type { AuditEntry, FactRow } from './tx.ts'

/** Writes the transaction's one link: the entries, the rows' digests, chained to the link before. The head is locked last. */
export async function addLink(tx: Tx, entries: AuditEntry[]): Promise<void> {
  const seals = await sealsOf(
    tx,
    entries.flatMap(({ facts }) => facts ?? []),
  )
  const sealed = entries.map((entry, number) => {
    const salt = randomBytes(16).toString('hex')
    const facts = (entry.facts ?? []).map(({ table, key }) => ({ table, key, ...seals.shift() }))
    return { number, entry, salt, words: sha256(`${salt}${entry.words}`), facts }
  })
  const head = await headOf(tx)
  const position = head.position + 1
  const body = JSON.stringify({
    position,
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
  const hash = sha256(head.hash + body)
  const authority_id = tx.authority
  await tx
    .insertInto('audit_link')
    .values({ authority_id, position, at: tx.at, previous: head.hash, hash, body })
    .execute()
  const rows = sealed.map(({ number, entry, salt }) => ({
    number,
    at: entry.asOf?.at ?? tx.at,
    actor_kind: (entry.asOf?.actor ?? tx.actor).kind,
    actor_id: (entry.asOf?.actor ?? tx.actor).id,
    action: entry.action,
    subject: entry.subject,
    subject_id: entry.id,
    salt,
    words: entry.words,
  }))
  await sql`
    insert into audit_entry (authority_id, position, number, at, actor_kind, actor_id, action, subject, subject_id, salt, words)
    select ${authority_id}::uuid, ${position}::bigint, number, at, actor_kind, actor_id, action, subject, subject_id, salt, words
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(number int, at timestamptz, actor_kind text, actor_id uuid,
      action text, subject text, subject_id uuid, salt text, words text)`.execute(tx)
  await tx
    .updateTable('audit_head')
    .set({ position, hash })
    .where('authority_id', '=', authority_id)
    .execute()
}

async function headOf(tx: Tx): Promise<{ position: number; hash: string }> {
  const locked = () =>
    tx
      .selectFrom('audit_head')
      .select(['position', 'hash'])
      .where('authority_id', '=', tx.authority)
      .forUpdate()
      .executeTakeFirst()
  const head = await locked()
  if (head) return head
  await tx
    .insertInto('audit_head')
    .values({ authority_id: tx.authority, position: 0, hash: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await locked())!
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
  /** SHA-256 of the one row; of all rows' digests in their order when there are several; "" when there is none. */
  digest: string
  /** Of several rows, the first 128 bits of each one's digest: some may be sealed anew, one by one, by later acts. */
  rows?: string[]
}

/** The digest of a row, named t, as PostgreSQL works it out. */
export function rowDigest(table: string) {
  const stored = sql`jsonb_strip_nulls(to_jsonb(t) - ${unsealed[table] ?? []}::text[])::text`
  return sql`sha256(convert_to(${stored}, 'UTF8'))`
}

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
  for (const group of groups.values()) {
    for (const { number, digest, first, rows } of await digestsOf(tx, group)) {
      seals[number] = rows.length === 1 ? { digest: first } : { digest, rows }
    }
  }
  return seals
}

interface Digests {
  number: number
  digest: string
  first: string
  rows: string[]
}

/** Digests of the rows of one table, whose facts name the same columns. */
async function digestsOf(tx: Tx, facts: readonly (FactRow & { number: number })[]): Promise<Digests[]> {
  const { table, key } = facts[0]!
  const columns = Object.keys(key)
  const same = columns.map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`)
  const keys = JSON.stringify(facts.map((fact) => fact.key))
  const found = await sql<Digests>`
    select n::int as number, encode(sha256(convert_to(string_agg(encode(d, 'hex'), '' order by d), 'UTF8')), 'hex') as digest,
      min(encode(d, 'hex')) as first,
      array_agg(rtrim(encode(substring(d from 1 for 16), 'base64'), '=') order by d) as rows
    from (
      select k.ordinality as n, ${rowDigest(table)} as d
      from rows from (jsonb_populate_recordset(null::${sql.table(table)}, ${keys}::jsonb)) with ordinality as k
      join ${sql.table(table)} as t on t.authority_id = ${tx.authority} and ${sql.join(same, sql` and `)}
    ) as digests
    group by n`.execute(tx)
  return found.rows.map((row) => ({ ...row, number: facts[row.number - 1]!.number }))
}
