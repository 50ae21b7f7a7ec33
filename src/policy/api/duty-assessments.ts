import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { factsRefusals, unreadableFacts } from '../facts-words.ts'
import { keepAssessment, keepingRefusals } from '../kept-assessment.ts'
import type { PolicyNeeds } from '../needs.ts'
import { checkDuty, keepAssessments, seeAssessments } from '../permissions.ts'
import { describeFacts, type RequirementFacts } from '../requirement-facts.ts'
import {
  addAssessment,
  assessmentOf,
  type AssessmentRecord,
  assessmentsKept,
  countAssessments,
  policyVersionsOf,
  rulesOf,
} from '../store.ts'
import { tellAssessment, type ToldAssessment, ToldAssessmentShape } from '../told-assessment.ts'
import { readFacts, writeFacts, type WrittenFacts, WrittenFactsShape } from '../written-facts.ts'

const tag = 'Duty assessments'
const slug = Type.Optional(Type.String({ maxLength: 41, description: 'The authority whose policy is asked' }))
const closed = { additionalProperties: false }
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const keptAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  contract: orNull(Type.String()),
  facts: WrittenFactsShape,
  ...ToldAssessmentShape.properties,
  keptAt: Type.String({ format: 'date-time' }),
  keptBy: orNull(Type.String({ description: 'The person or the token' })),
})

const keptBody = Type.Object(
  {
    ...WrittenFactsShape.properties,
    name: Type.Optional(Type.String({ maxLength: 1000, description: 'What it is for; or a contract' })),
    contract: Type.Optional(Type.String({ maxLength: 36, description: 'The contract it is kept with' })),
  },
  closed,
)

/** The facts that were sent, or a problem that points to what is wrong with them. */
function factsAsked(written: WrittenFacts): RequirementFacts {
  const read = readFacts(written)
  if ('unreadable' in read) throw malformed(`/${read.unreadable}`, `${unreadableFacts[read.unreadable]}.`)
  const decision = describeFacts(read.facts)
  if (decision.accepted) return decision.fact
  const { field, sentence } = factsRefusals[decision.because]
  throw new Problem(422, decision.because, `${sentence}.`, [
    { pointer: `/${field}`, message: `${sentence}.` },
  ])
}

/** The assessment by the rules and the policy of the visit's authority. */
async function assess({ tx, authority }: Visit, facts: RequirementFacts): Promise<ToldAssessment> {
  const rules = await rulesOf(tx)
  return tellAssessment(facts, { authority: authority.slug, rules, versions: await policyVersionsOf(tx) })
}

const assessOne = defineApi({
  method: 'POST',
  path: '/duty-assessments',
  allow: checkDuty,
  tag,
  summary: 'What the law and the policy ask of a purchase; keeps nothing',
  keepsNothing: true,
  namesAuthority: true,
  query: Type.Object({ authority: slug }, closed),
  body: Type.Object({ ...WrittenFactsShape.properties, authority: slug }, closed),
  answer: ToldAssessmentShape,
  async handle(visit, { body: { authority: named = visit.authority.slug, ...written } }) {
    if (named !== visit.authority.slug)
      throw new Problem(422, 'another-authority', 'The token is bound to another authority.')
    return { body: await assess(visit, factsAsked(written)) }
  },
})

function told({ authority }: Visit, record: AssessmentRecord): Static<typeof keptAnswer> {
  const { id, name, contract, facts, at, by } = record
  const kept = { keptAt: at.toISOString(), keptBy: by }
  return { id, name, contract, facts, ...record.told, authority: authority.slug, ...kept }
}

const listKept = defineApi({
  method: 'GET',
  path: '/duty-assessments/kept',
  allow: seeAssessments,
  tag,
  summary: 'Duty assessments that were kept, the newest first',
  query: Type.Object({ contract: Type.Optional(Type.String({ maxLength: 36 })), ...listing }, closed),
  answer: pageOf(keptAnswer),
  async handle(visit, { query: { contract, limit, cursor, total } }) {
    if (contract !== undefined && !isId(contract)) throw malformed('/contract', 'This is no id.')
    const after = readCursor(cursor, /^[0-9a-f-]{36}$/)?.[0]
    const found = await assessmentsKept(visit.tx, { contract, after, limit: limitOf(limit) })
    return {
      body: {
        items: found.assessments.map((record) => told(visit, record)),
        next: found.next && cursorOf(found.next),
        ...(total === 'true' ? { total: await countAssessments(visit.tx, { contract }) } : {}),
      },
    }
  },
})

const readKept = defineApi({
  method: 'GET',
  path: '/duty-assessments/kept/:assessment',
  allow: seeAssessments,
  tag,
  summary: 'One duty assessment as it was kept',
  params: Type.Object({ assessment: Type.String() }),
  answer: keptAnswer,
  async handle(visit, { params: { assessment = '' } }) {
    const record = isId(assessment) ? await assessmentOf(visit.tx, assessment) : undefined
    if (!record) throw new Problem(404, 'not-found', 'There is no such duty assessment.')
    return { body: told(visit, record) }
  },
})

function keepOne({ contractTitle }: PolicyNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/duty-assessments/kept',
    allow: keepAssessments,
    tag,
    summary: 'Assesses a purchase and keeps the answer, with a contract or under a name',
    status: 201,
    body: keptBody,
    answer: keptAnswer,
    async handle(visit, { body: { name, contract, ...written } }) {
      const facts = factsAsked(written)
      const title = contract && isId(contract) ? await contractTitle(visit.tx, contract) : undefined
      if (contract !== undefined && title === undefined)
        throw new Problem(404, 'not-found', 'There is no such contract.')
      const decision = keepAssessment({
        name: name ?? title ?? '',
        contract: contract ?? null,
        facts: writeFacts(facts),
        told: await assess(visit, facts),
      })
      if (!decision.accepted) {
        const message = `${keepingRefusals[decision.because]}.`
        throw new Problem(422, decision.because, message, [{ pointer: '/name', message }])
      }
      const id = await addAssessment(visit.tx, decision.fact)
      return { body: told(visit, (await assessmentOf(visit.tx, id))!) }
    },
  })
}

export function dutyAssessmentRoutes(needs: PolicyNeeds): ApiRoute[] {
  return [assessOne, listKept, readKept, keepOne(needs)]
}
