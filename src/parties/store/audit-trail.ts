import { sql } from 'kysely'
import { addDays, type Day } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import { namesOf } from './person.ts'
import { tokensOf } from './token.ts'

/** One act as people read it. `words` is empty when they were erased. */
export interface AuditRecord {
  position: number
  number: number
  at: Date
  actorKind: string
  actor: string | null
  /** The person's name, or the token's; undefined for links and the system itself. */
  actorName?: string
  /** Names of those in whose name it was done, under a role they lent; none for an own act. */
  actingFor: string[]
  action: string
  subject: string
  subjectId: string
  words: string | null
  erasedAt: Date | null
}

/** Where a page of the trail ends. */
export interface TrailPlace {
  position: number
  number: number
}

export interface TrailFilter {
  /** Acts of this day and later, up to the end of the last day. */
  from?: Day
  to?: Day
  person?: string
  subject?: string
  record?: string
  after?: TrailPlace
  limit?: number
}

function entries(tx: Tx) {
  return tx
    .selectFrom('audit_entry')
    .select(['position', 'number', 'at', 'actor_kind as actorKind', 'actor_id as actor', 'action', 'subject'])
    .select(['subject_id as subjectId', 'words', 'erased_at as erasedAt', 'acting_for as lenders'])
    .where('authority_id', '=', tx.authority)
}

/** A page of the authority's audit trail, the newest act first. */
export async function auditTrail(
  tx: Tx,
  { from, to, person, subject, record, after, limit = 50 }: TrailFilter,
): Promise<{ acts: AuditRecord[]; next?: TrailPlace }> {
  let query = entries(tx)
    .orderBy('position', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
  if (from) query = query.where('at', '>=', startOf(from))
  if (to) query = query.where('at', '<', startOf(addDays(to, 1)))
  if (person) query = query.where('actor_id', '=', person)
  if (subject) query = query.where('subject', '=', subject)
  if (record) query = query.where('subject_id', '=', record)
  if (after) {
    query = query.where((where) =>
      where.or([
        where('position', '<', after.position),
        where.and([where('position', '=', after.position), where('number', '<', after.number)]),
      ]),
    )
  }
  const rows = await query.execute()
  const acts = await withNames(tx, rows.slice(0, limit))
  const last = acts.at(-1)
  return rows.length > limit && last
    ? { acts, next: { position: last.position, number: last.number } }
    : { acts }
}

type Stored = Omit<AuditRecord, 'actorName' | 'actingFor'> & { lenders: string[] | null }

async function withNames(tx: Tx, rows: Stored[]): Promise<AuditRecord[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ actorKind, actor, lenders }) => [
      actorKind === 'person' ? actor : null,
      ...(lenders ?? []),
    ]),
  )
  if (rows.some(({ actorKind }) => actorKind === 'token')) {
    for (const { id, name } of await tokensOf(tx)) names.set(id, name)
  }
  return rows.map(({ lenders, ...row }) => ({
    ...row,
    actorName: names.get(row.actor ?? ''),
    actingFor: (lenders ?? []).map((id) => names.get(id) ?? 'somebody who is not here any more'),
  }))
}

/** Acts on a record that were done in somebody else's name: by their moment, in whose. */
export async function lendersIn(tx: Tx, subject: string, id: string): Promise<Map<number, string[]>> {
  const rows = await tx
    .selectFrom('audit_entry')
    .select(['at', 'acting_for as lenders'])
    .where('authority_id', '=', tx.authority)
    .where('subject_id', '=', id)
    .where('subject', '=', subject)
    .where('acting_for', 'is not', null)
    .execute()
  const names = await namesOf(
    tx,
    rows.flatMap(({ lenders }) => lenders ?? []),
  )
  return new Map(
    rows.map(({ at, lenders }) => [
      at.getTime(),
      (lenders ?? []).map((lender) => names.get(lender) ?? 'somebody'),
    ]),
  )
}

/** Midnight in England at the day's beginning. */
function startOf(of: Day): Date {
  const utc = new Date(`${of}T00:00:00Z`)
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hour12: false })
  return new Date(utc.getTime() - (Number(hour.format(utc)) % 24) * 3_600_000)
}

/** Everything that was done to one record, the newest act first. */
export async function historyOf(
  tx: Tx,
  subject: string,
  id: string,
  after?: TrailPlace,
): Promise<{ acts: AuditRecord[]; next?: TrailPlace }> {
  return auditTrail(tx, { subject, record: id, ...(after ? { after } : {}) })
}

/** Records whose table is called as they are, with their id as its key. */
const tabled = new Set([
  'contract',
  'commitment',
  'supplier',
  'delivery',
  'output',
  'return',
  'import',
  'procurement',
  'team',
  'waiver',
])

/** Whether the authority has this record; one that an import brought has no act of its own. */
export async function isRecordHere(tx: Tx, subject: string, id: string): Promise<boolean> {
  if (!tabled.has(subject)) return false
  const found = await sql<{ here: boolean }>`
    select exists(select from ${sql.table(subject)}
      where authority_id = ${tx.authority} and ${sql.ref(`${subject}_id`)} = ${id}) as here`.execute(tx)
  return found.rows[0]!.here
}
