import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { KeptAssessment } from '../kept-assessment.ts'
import type { ToldAnswer } from '../told-assessment.ts'
import type { WrittenFacts } from '../written-facts.ts'

/** An assessment as it was kept, with who kept it and when. */
export interface AssessmentRecord extends KeptAssessment {
  id: string
  at: Date
  by: string | null
}

/** Keeps an assessment as it stands: the facts, and each answer with the dated rule it rests on. */
export async function addAssessment(
  tx: Tx,
  { name, contract, facts, told }: KeptAssessment,
): Promise<string> {
  const duty_assessment_id = newId()
  await tx
    .insertInto('duty_assessment')
    .values({
      authority_id: tx.authority,
      duty_assessment_id,
      contract_id: contract,
      name,
      commences: told.on,
      policy_version: told.policyVersion,
      facts: JSON.stringify(facts),
      answers: JSON.stringify(told.answers),
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'duty-assessment-kept',
    subject: contract ? 'contract' : 'duty-assessment',
    id: contract ?? duty_assessment_id,
    words: `Kept what the law and the policy ask of “${name}”: ${countWords(told.answers)}.`,
    facts: [{ table: 'duty_assessment', key: { duty_assessment_id } }],
  })
  return duty_assessment_id
}

function countWords(answers: readonly ToldAnswer[]): string {
  const count = (answer: ToldAnswer['answer']) => answers.filter((each) => each.answer === answer).length
  return `${count('applies')} rules apply, ${count('check')} to be checked, ${count('unknown')} not known yet`
}

export async function assessmentOf(tx: Tx, id: string): Promise<AssessmentRecord | undefined> {
  const row = await kept(tx).where('duty_assessment_id', '=', id).executeTakeFirst()
  return row && recordOf(tx, row)
}

export interface AssessmentFilter {
  contract?: string | undefined
  /** Those kept before this one. */
  after?: string | undefined
  limit: number
}

/** Assessments that were kept, the newest first. */
export async function assessmentsKept(
  tx: Tx,
  { contract, after, limit }: AssessmentFilter,
): Promise<{ assessments: AssessmentRecord[]; next: string | null }> {
  let query = kept(tx)
    .orderBy('duty_assessment_id', 'desc')
    .limit(limit + 1)
  if (contract) query = query.where('contract_id', '=', contract)
  if (after) query = query.where('duty_assessment_id', '<', after)
  const rows = await query.execute()
  const assessments = rows.slice(0, limit).map((row) => recordOf(tx, row))
  return { assessments, next: rows.length > limit ? assessments.at(-1)!.id : null }
}

export async function countAssessments(
  tx: Tx,
  { contract }: { contract?: string | undefined },
): Promise<number> {
  let query = tx.selectFrom('duty_assessment').where('authority_id', '=', tx.authority)
  if (contract) query = query.where('contract_id', '=', contract)
  const { count } = await query.select((e) => e.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

function kept(tx: Tx) {
  return tx.selectFrom('duty_assessment').selectAll().where('authority_id', '=', tx.authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof kept>['executeTakeFirstOrThrow']>>

function recordOf(tx: Tx, row: Row): AssessmentRecord {
  return {
    id: row.duty_assessment_id,
    name: row.name,
    contract: row.contract_id,
    facts: row.facts as WrittenFacts,
    told: {
      on: row.commences as Day | null,
      authority: tx.authority,
      policyVersion: row.policy_version,
      answers: row.answers as ToldAnswer[],
    },
    at: row.recorded_at,
    by: row.recorded_by,
  }
}
