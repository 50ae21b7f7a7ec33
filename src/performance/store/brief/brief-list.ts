import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { BriefState } from './briefs.ts'

export interface BriefListed {
  id: string
  number: number
  state: BriefState
  service: string | null
  on: Day
  meeting: string
  meetingOn: Day | null
  changedAt: Date
  signedOffAt: Date | null
  /** Number of the signed-off brief that corrects it. */
  replacedBy: number | null
}

export interface BriefsAsked {
  search?: string
  /** Drafts are for those who write them. */
  drafts: boolean
  /** Those with a number below this one. */
  below?: number
  limit: number
}

/** Briefs, the newest first. */
export async function briefsIn(
  tx: Tx,
  { search, drafts, below, limit }: BriefsAsked,
): Promise<{ briefs: BriefListed[]; next: number | null }> {
  const { rows } = await sql<BriefListed>`
    select b.brief_id as id, b.number, b.state, b.service, b.figures_on as on, b.meeting, b.meeting_on as "meetingOn",
      b.changed_at as "changedAt", e.recorded_at as "signedOffAt", l.number as "replacedBy"
    from brief b
    left join brief_edition e on e.authority_id = b.authority_id and e.brief_id = b.brief_id
    left join brief_edition l on l.authority_id = b.authority_id and l.replaces = b.brief_id
    where b.authority_id = ${tx.authority} and ${visible(drafts, search)} and b.number < ${below ?? 2147483647}
    order by b.number desc limit ${limit + 1}`.execute(tx)
  const briefs = rows.slice(0, limit)
  return { briefs, next: rows.length > limit ? briefs.at(-1)!.number : null }
}

export async function countBriefs(
  tx: Tx,
  { search, drafts }: Pick<BriefsAsked, 'search' | 'drafts'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from brief b
    where b.authority_id = ${tx.authority} and ${visible(drafts, search)}`.execute(tx)
  return rows[0]!.count
}

function visible(drafts: boolean, search = '') {
  const like = `%${search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`b.state <> 'deleted' and (b.state = 'signed-off' or ${drafts})
    and (b.meeting ilike ${like} or coalesce(b.service, 'whole council') ilike ${like} or b.number::text = ${search.trim()})`
}
