import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import { type Against, type AttentionKind, attentionKinds } from '../../attention.ts'
import { whoseText } from '../../whose.ts'
import { type AttentionFilter, dealing, matching, matchingInParts } from './filter.ts'
import { isPartKind, type PartKind, partKinds } from './parts.ts'
import { Remembered } from './remembered.ts'

export type AttentionCounts = Record<AttentionKind, number>

/** How many rows there are of each kind: those that are read in parts in one question, all others in another. */
export async function countAttention(
  tx: Tx,
  of: Pick<AttentionFilter, 'whose' | 'people' | 'contract'>,
  against: Against,
): Promise<AttentionCounts> {
  const others = attentionKinds.filter((kind) => !isPartKind(kind))
  const counts = others.map(
    (kind): RawBuilder<unknown> =>
      sql`(select count(*)::int ${matching(tx, { ...of, kind }, against)}) as ${sql.id(kind)}`,
  )
  const [one, inParts] = await Promise.all([
    sql<Omit<AttentionCounts, PartKind>>`select ${sql.join(counts)}`.execute(tx),
    sql<{ kind: PartKind; count: number }>`
      select x.kind, count(*)::int as count ${matchingInParts(tx, partKinds, of, against)} group by 1`.execute(
      tx,
    ),
  ])
  const parts = { ...none }
  for (const { kind, count } of inParts.rows) parts[kind] = count
  return { ...one.rows[0]!, ...parts }
}

const none: Record<PartKind, number> = {
  overdue: 0,
  'behind-plan': 0,
  'ending-soon': 0,
  'no-owner': 0,
  'to-verify': 0,
}

const remembered = new Remembered<AttentionCounts>()

/**
 * The same for transactions that only read: as it was last worked out, while nothing was recorded since. What becomes of
 * letters is recorded in no chain, and is counted each time.
 */
export async function countAsRecorded(
  tx: Tx,
  of: Pick<AttentionFilter, 'whose' | 'people'>,
  against: Against,
): Promise<AttentionCounts> {
  const key = JSON.stringify([against.today, whoseText(of.whose), of.people ?? []])
  const counts = await remembered.of(tx, key, () => countAttention(tx, of, against))
  return { ...counts, bounced: await countMatching(tx, { ...of, kind: 'bounced' }, against) }
}

/** How many rows of a kind match. */
export async function countMatching(tx: Tx, filter: AttentionFilter, against: Against): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count ${matching(tx, filter, against)}`.execute(tx)
  return rows[0]!.count
}

/** One count of a morning; of everybody when neither a service nor a person is named. */
export interface GroupedCount {
  service: string | null
  person: string | null
  count: number
}

/** How many rows of a kind there are in all, by service, and by who deals with them. */
export async function countByGroup(tx: Tx, kind: AttentionKind, against: Against): Promise<GroupedCount[]> {
  const { rows } = await sql<GroupedCount & { of: number }>`
    select service, person, grouping(service, person)::int as of, count(*)::int as count
    from (
      select x.service, ${dealing} as person ${matching(tx, { kind, whose: { of: 'everyone' } }, against)}
    ) as rows
    group by grouping sets ((), (service), (person))`.execute(tx)
  return rows
    .filter(({ of, service, person }) => of === 3 || (of === 1 ? service !== null : person !== null))
    .map(({ service, person, count }) => ({ service, person, count }))
}
