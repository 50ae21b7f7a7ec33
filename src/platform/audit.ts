import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditEntry, FactRow, Tx } from './tx.ts'

export type { AuditEntry, FactRow } from './tx.ts'

/** Writes the transaction's one link: the entries, the rows' digests, chained to the link before. The head is locked last. */
export async function addLink(tx: Tx, entries: AuditEntry[]): Promise<void> {
  const sealed = []
  for (const [number, entry] of entries.entries()) {
    const salt = randomBytes(16).toString('hex')
    const facts = []
    for (const { table, key } of entry.facts ?? [])
      facts.push({ table, key, ...(await sealOf(tx, { table, key })) })
    sealed.push({ number, entry, salt, words: sha256(`${salt}${entry.words}`), facts })
  }
  const head = await headOf(tx)
  const position = head.position + 1
  const body = JSON.stringify({
    position,
    at: tx.at.toISOString(),
    actor: tx.actor,
    entries: sealed.map(({ entry, words, facts }) => [entry.action, entry.subject, entry.id, words, facts]),
  })
  const hash = sha256(head.hash + body)
  const authority_id = tx.authority
  await tx
    .insertInto('audit_link')
    .values({ authority_id, position, at: tx.at, previous: head.hash, hash, body })
    .execute()
  await tx
    .insertInto('audit_entry')
    .values(
      sealed.map(({ number, entry, salt }) => ({
        authority_id,
        position,
        number,
        at: tx.at,
        actor_kind: tx.actor.kind,
        actor_id: tx.actor.id ?? null,
        action: entry.action,
        subject: entry.subject,
        subject_id: entry.id,
        salt,
        words: entry.words,
      })),
    )
    .execute()
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

/** Seals the fact's row, or all rows with that key, as they are stored now. */
export async function sealOf(tx: Tx, { table, key }: FactRow): Promise<Seal> {
  const where = Object.entries(key).map(([column, value]) => sql`t.${sql.ref(column)} = ${String(value)}`)
  const found = await sql<{ digest: string | null; first: string | null; rows: string[] | null }>`
    select encode(sha256(convert_to(string_agg(encode(d, 'hex'), '' order by d), 'UTF8')), 'hex') as digest,
      min(encode(d, 'hex')) as first,
      array_agg(rtrim(encode(substring(d from 1 for 16), 'base64'), '=') order by d) as rows
    from (
      select ${rowDigest(table)} as d from ${sql.table(table)} as t
      where t.authority_id = ${tx.authority} and ${sql.join(where, sql` and `)}
    ) as rows`.execute(tx)
  const { digest, first, rows } = found.rows[0]!
  if (!rows || !digest) return { digest: '' }
  return rows.length === 1 ? { digest: first! } : { digest, rows }
}
