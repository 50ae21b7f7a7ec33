import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { MilestoneAnswer } from '../milestone.ts'

/** The latest answer of each milestone of these commitments, by milestone. */
export async function milestoneAnswersOf(
  tx: Tx,
  commitments: readonly string[],
): Promise<Map<string, MilestoneAnswer & { at: Date }>> {
  if (commitments.length === 0) return new Map()
  const { rows } = await sql<MilestoneAnswer & { milestone: string; on: Day | null; at: Date }>`
    select distinct on (milestone_id) milestone_id as milestone, reached, reached_on as "on", story, recorded_at as at
    from milestone_answer
    where authority_id = ${tx.authority} and commitment_id = any(${[...commitments]}::uuid[])
    order by milestone_id, recorded_at desc, answer_id desc`.execute(tx)
  return new Map(rows.map(({ milestone, ...answer }) => [milestone, answer]))
}

interface Answering {
  commitment: string
  milestone: { id: string; words: string }
  /** The return it is said in; the authority says it where there is none. */
  returnId?: string
  /** The supplier, where it says so. */
  by?: string
}

/** Records whether a milestone is reached. */
export async function addMilestoneAnswer(
  tx: Tx,
  { commitment, milestone, returnId, by }: Answering,
  { reached, on, story }: MilestoneAnswer,
): Promise<void> {
  const answer_id = newId()
  await tx
    .insertInto('milestone_answer')
    .values({
      authority_id: tx.authority,
      answer_id,
      commitment_id: commitment,
      milestone_id: milestone.id,
      reached,
      reached_on: on,
      story,
      return_id: returnId ?? null,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: reached ? 'milestone-reached' : 'milestone-not-reached',
    subject: 'commitment',
    id: commitment,
    words:
      `${by ? `${by}: ` : ''}“${milestone.words}” is ${reached ? `reached, on ${on}` : 'not reached yet'}. ${story}`.trim(),
    facts: [{ table: 'milestone_answer', key: { answer_id } }],
  })
}
