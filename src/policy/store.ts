import type { Day } from '../language/day.ts'
import { newId } from '../language/identifier.ts'
import { addBuiltInMeasures, addOutcomes } from '../measurement/store.ts'
import { recordedNow, type Tx } from '../platform/database.ts'
import type { WrittenPolicy } from './policy.ts'
import { readRule, referenceRules, writtenReferencePolicy } from './reference.ts'
import type { Rule, WrittenRule } from './rule.ts'

export {
  addAssessment,
  assessmentOf,
  type AssessmentRecord,
  assessmentsKept,
  countAssessments,
} from './store/duty-assessments.ts'

/** A policy version as it is kept; its outcomes stand in the measurement room. */
export type PolicyRecord = Omit<WrittenPolicy, 'outcomes'> & { id: string }

/** The versions of the authority's policy, newest first. */
export async function policyVersionsOf(tx: Tx): Promise<PolicyRecord[]> {
  const rows = await tx
    .selectFrom('policy_version')
    .select(['policy_version_id', 'terms'])
    .where('authority_id', '=', tx.authority)
    .orderBy('starts', 'desc')
    .execute()
  return rows.map(({ policy_version_id: id, terms }) => ({
    ...(terms as Omit<WrittenPolicy, 'outcomes'>),
    id,
  }))
}

/** The dated rules, by kind and day. */
export async function rulesOf(tx: Tx): Promise<Rule[]> {
  const rows = await tx
    .selectFrom('rule')
    .select('terms')
    .where('authority_id', '=', tx.authority)
    .orderBy('rule')
    .orderBy('starts')
    .execute()
  return rows.map(({ terms }) => readRule(terms as WrittenRule))
}

/** Adopts the reference policy whole: its version, its outcomes, the rules and the built-in measures. */
export async function adoptReference(tx: Tx): Promise<void> {
  const { outcomes, ...terms } = writtenReferencePolicy()
  await addOutcomes(tx, outcomes)
  await addBuiltInMeasures(tx)
  await addPolicyVersion(tx, terms)
  await addRules(tx, referenceRules())
}

/** Begins with an empty policy: the law's rules and the built-in measures hold, the council's own text is still to be written. */
export async function beginEmpty(tx: Tx): Promise<void> {
  await addBuiltInMeasures(tx)
  await addRules(
    tx,
    referenceRules().filter((rule) => rule.setBy === 'law'),
  )
}

async function addPolicyVersion(tx: Tx, terms: Omit<WrittenPolicy, 'outcomes'>): Promise<void> {
  const policy_version_id = newId()
  await tx
    .insertInto('policy_version')
    .values({
      authority_id: tx.authority,
      policy_version_id,
      version: terms.version,
      title: terms.title,
      starts: terms.from,
      ends: terms.to,
      review_due: terms.reviewBy,
      terms: JSON.stringify(terms),
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'policy-adopted',
    subject: 'policy',
    id: policy_version_id,
    words: `Adopted the policy “${terms.title}”, version ${terms.version}, from ${terms.from}.`,
    facts: [{ table: 'policy_version', key: { policy_version_id } }],
  })
}

async function addRules(tx: Tx, rules: readonly Rule[]): Promise<void> {
  const rows = rules.map((rule) => ({
    authority_id: tx.authority,
    rule_id: newId(),
    code: rule.code,
    rule: rule.rule,
    amount: rule.amount?.toFixed() ?? null,
    starts: rule.from as Day,
    ends: rule.to as Day | null,
    terms: JSON.stringify({ ...rule, amount: rule.amount?.toFixed(2) ?? null }),
    ...recordedNow(tx),
  }))
  await tx.insertInto('rule').values(rows).execute()
  tx.note({
    action: 'rules-adopted',
    subject: 'authority',
    id: tx.authority,
    words: `Adopted ${rows.length} dated rules of the law and the policy.`,
    facts: rows.map(({ rule_id }) => ({ table: 'rule', key: { rule_id } })),
  })
}
