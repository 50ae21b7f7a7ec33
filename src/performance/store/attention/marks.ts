import { type RawBuilder, sql } from 'kysely'
import { longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { personName } from '../../../parties/store.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import { type AttentionKind, matterOf } from '../../attention.ts'
import { thingsWords } from '../../attention-words.ts'
import type { ProposedMark } from '../../mark.ts'

/** What is marked: the thing, and what it is like now. */
export interface Marked {
  subject: string
  about: string
}

/**
 * Records one act about rows of a kind, and how they stand by it: a dated fact for each, one audit link for all. Whoever
 * marks the same row at the same time changes what they set, and nothing else.
 */
export async function recordMarks(
  tx: Tx,
  kind: AttentionKind,
  rows: readonly Marked[],
  mark: ProposedMark,
): Promise<string> {
  const act_id = newId()
  const matter = mark.act === 'kept' ? 'measure' : matterOf(kind)
  const values = JSON.stringify(rows.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)))
  const { recorded_at, recorded_by } = recordedNow(tx)
  const who = mark.act === 'assigned' ? mark.who : null
  const day = mark.act === 'assigned' || mark.act === 'dated' ? (mark.day ?? null) : null
  const reason = mark.act === 'dismissed' ? mark.reason : null
  await sql`
    insert into attention_mark (authority_id, act_id, subject_id, matter, kind, act, person_id, by_day, reason, about, recorded_at, recorded_by)
    select ${tx.authority}::uuid, ${act_id}::uuid, subject, ${matter}, ${kind}, ${mark.act}, ${who}::uuid, ${day}::date, ${reason}, about,
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${values}::jsonb) as g(subject uuid, about text)`.execute(tx)
  await sql`
    insert into attention_standing as s (authority_id, matter, subject_id, assigned_to, by_day, dismissed_about, dismissed_because,
      dismissed_at, dismissed_by)
    select ${tx.authority}::uuid, ${matter}, subject, ${who}::uuid, ${day}::date,
      ${isSetAside(mark) ? sql`about` : sql`null`}, ${reason},
      ${isSetAside(mark) ? sql`${recorded_at}::timestamptz` : sql`null::timestamptz`},
      ${isSetAside(mark) ? sql`${recorded_by}::uuid` : sql`null::uuid`}
    from jsonb_to_recordset(${values}::jsonb) as g(subject uuid, about text)
    order by subject
    on conflict (authority_id, matter, subject_id) do update set ${standingBy(mark)}`.execute(tx)
  tx.note({
    action: `attention-${mark.act}`,
    subject: 'attention',
    id: act_id,
    words: await wordsOf(tx, kind, rows.length, mark),
    facts: [{ table: 'attention_mark', key: { act_id } }],
  })
  return act_id
}

function isSetAside({ act }: ProposedMark): boolean {
  return act === 'dismissed' || act === 'kept'
}

function standingBy(mark: ProposedMark): RawBuilder<unknown> {
  switch (mark.act) {
    case 'assigned':
      return mark.day
        ? sql`assigned_to = excluded.assigned_to, by_day = excluded.by_day`
        : sql`assigned_to = excluded.assigned_to`
    case 'dated':
      return sql`by_day = excluded.by_day`
    default:
      return sql`dismissed_about = excluded.dismissed_about, dismissed_because = excluded.dismissed_because,
        dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by`
  }
}

async function wordsOf(tx: Tx, kind: AttentionKind, count: number, mark: ProposedMark): Promise<string> {
  const things = thingsWords(kind, count)
  switch (mark.act) {
    case 'assigned': {
      const by = mark.day ? `, to deal with by ${longDay(mark.day)}` : ''
      if (mark.who === null) return `Took back ${things} from whoever had them to deal with${by}.`
      return `Gave ${things} to ${(await personName(tx, mark.who)) ?? 'somebody'}${by}.`
    }
    case 'dated':
      return mark.day
        ? `Set ${longDay(mark.day)} as the day to deal with ${things}.`
        : `Took the day off ${things}.`
    case 'dismissed':
      return `Dismissed ${things}: ${mark.reason}`
    case 'put-back':
      return `Put back ${things} that had been dismissed.`
    case 'kept':
      return count === 1
        ? 'Kept a measure that a file had made as the authority’s own.'
        : `Kept ${count} measures that a file had made as the authority’s own.`
  }
}
