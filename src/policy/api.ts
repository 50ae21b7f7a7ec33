import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../web/api.ts'
import { dutyAssessmentRoutes } from './api/duty-assessments.ts'
import type { PolicyNeeds } from './needs.ts'
import { readPolicy } from './permissions.ts'
import { policyInForce, WrittenPolicyShape } from './policy.ts'
import { WrittenRuleShape } from './rule.ts'
import { policyVersionsOf, rulesOf } from './store.ts'

const { outcomes: _, ...policyFields } = WrittenPolicyShape.properties
const query = Type.Object(
  { authority: Type.Optional(Type.String({ maxLength: 41 })) },
  { additionalProperties: false },
)

export function policyApi(needs: PolicyNeeds): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/policy',
      allow: readPolicy,
      tag: 'Policy',
      summary: 'The policy version in force today',
      query,
      answer: Type.Object(policyFields),
      async handle({ tx, today }) {
        const policy = policyInForce(await policyVersionsOf(tx), today)
        if (!policy) throw new Problem(404, 'not-found', 'No policy is in force.')
        return { body: policy }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/rules',
      allow: readPolicy,
      tag: 'Policy',
      summary: 'Every dated rule of the law and the policy',
      query,
      answer: Type.Object({ items: Type.Array(WrittenRuleShape), next: Type.Null() }),
      async handle({ tx }) {
        const rules = await rulesOf(tx)
        return {
          body: {
            items: rules.map((rule) => ({ ...rule, amount: rule.amount?.toFixed(2) ?? null })),
            next: null,
          },
        }
      },
    }),
    ...dutyAssessmentRoutes(needs),
  ]
}
