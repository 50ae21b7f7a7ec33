import Type from 'typebox'
import { type Day, dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { commitmentOf, contractOf } from '../../contracts/store.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import {
  changedSince,
  cursorOf,
  limitOf,
  listing,
  pageOf,
  readCursor,
  versionAsked,
} from '../../web/listing.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { tellingPlansOf } from '../pages/recovery-plan/telling.ts'
import { recoveryRefusals, writingError } from '../pages/recovery-plan/words.ts'
import { answerOwnReturn, askForReturns, markSteps, readReturns, readReturnsOrOwn } from '../permissions.ts'
import { longestStep, longestText, mostSteps } from '../recovery-plan.ts'
import {
  answerRecoveryPlan,
  askForRecoveryPlan,
  doneRecoveryStep,
  emailToAsk,
  recoveryPlanOf,
  type RecoveryPlanRecord,
  recoveryPlansOf,
  writeRecoveryPlan,
} from '../store.ts'
import { planAnswer, planTold as told } from './recovery-told.ts'
import { id, idShape, refused } from './shapes.ts'

const tag = 'Plans to catch up'
const day = Type.String({ format: 'date' })
const text = (maxLength: number) => Type.String({ maxLength: maxLength * 2 })
const noPlan = () => new Problem(404, 'not-found', 'There is no such plan.')
const answered = (plan: RecoveryPlanRecord) => ({ body: told(plan), version: plan.version })

/** The plan of this address, for who works here or for its supplier. For others it is not there. */
async function planHere({ tx, params, visitor }: Visit): Promise<RecoveryPlanRecord> {
  const plan = isId(params.plan ?? '') ? await recoveryPlanOf(tx, params.plan!) : undefined
  const isOwn = plan && visitor.suppliers.includes(plan.supplier)
  if (!plan || !(isOwn || mayPass(readReturns, visitor.roles, false))) throw noPlan()
  return plan
}

const listRoute = defineApi({
  method: 'GET',
  path: '/recovery-plans',
  allow: readReturnsOrOwn,
  tag,
  summary: 'Plans to catch up after a missed target, the newest first; a supplier sees its own',
  query: Type.Object(
    {
      contract: Type.Optional(id),
      commitment: Type.Optional(id),
      open: Type.Optional(
        Type.Enum(['true'], { description: 'Only those that are not agreed, or have steps to do' }),
      ),
      cursor: listing.cursor,
      limit: listing.limit,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(planAnswer),
  async handle({ tx, visitor }, { query }) {
    const limit = limitOf(query.limit)
    const [after] = readCursor(query.cursor, idShape) ?? []
    const { contract, commitment } = query
    if (![contract, commitment].every((each) => each === undefined || isId(each)))
      throw malformed(contract && !isId(contract) ? '/contract' : '/commitment', 'This is no id.')
    const whose = mayPass(readReturns, visitor.roles, false) ? {} : { suppliers: visitor.suppliers }
    const asked = { contract, commitment, after, isOpen: query.open === 'true', limit: limit + 1 }
    const found = await recoveryPlansOf(tx, { ...whose, ...asked })
    const items = found.slice(0, limit)
    const next = found.length > limit ? cursorOf(items.at(-1)!.id) : null
    return { body: { items: items.map(told), next } }
  },
})

const readRoute = defineApi({
  method: 'GET',
  path: '/recovery-plans/:plan',
  allow: readReturnsOrOwn,
  tag,
  summary: 'A plan to catch up, with every version of it and what was answered',
  answer: planAnswer,
  async handle(visit) {
    return answered(await planHere(visit))
  },
})

const askRoute = defineApi({
  method: 'POST',
  path: '/commitments/:commitment/recovery-plans',
  allow: askForReturns,
  tag,
  summary: 'Asks the supplier how it will catch up, by a letter with a link; once for each target missed',
  body: Type.Object(
    {
      email: Type.Optional(
        Type.String({ maxLength: 254, description: 'Where returns are asked for, when left out' }),
      ),
      message: Type.Optional(text(longestText)),
    },
    { additionalProperties: false },
  ),
  answer: planAnswer,
  status: 201,
  async handle(visit, { body: { email, message = '' } }) {
    const { tx, params } = visit
    const known = isId(params.commitment ?? '') ? await commitmentOf(tx, params.commitment!) : undefined
    const contract = known && (await contractOf(tx, known.contract, { lock: true }))
    const commitment =
      contract && !contract.withdrawnAt ? await commitmentOf(tx, known.id, { lock: true }) : undefined
    if (!commitment) throw new Problem(404, 'not-found', 'There is no such commitment.')
    const typed = { email: email ?? (await emailToAsk(tx, commitment)) ?? '', message }
    const decision = await askForRecoveryPlan(tx, tellingPlansOf(visit), commitment, typed)
    if (!decision.accepted) throw refusal(decision.because)
    return { status: 201, ...answered((await recoveryPlanOf(tx, decision.fact))!) }
  },
})

const refusal = (because: keyof typeof recoveryRefusals) =>
  refused(because, `/${recoveryRefusals[because].field}`, `${recoveryRefusals[because].text}.`)

const writeRoute = defineApi({
  method: 'POST',
  path: '/recovery-plans/:plan/versions',
  allow: answerOwnReturn,
  tag,
  summary: 'The supplier writes the plan, or writes it anew when it was sent back; needs If-Match',
  body: Type.Object(
    {
      why: text(longestText),
      steps: Type.Array(
        Type.Object(
          { words: text(longestStep), who: text(longestStep), day },
          { additionalProperties: false },
        ),
        { maxItems: mostSteps },
      ),
      caughtUp: day,
    },
    { additionalProperties: false },
  ),
  answer: planAnswer,
  status: 201,
  async handle(visit, { body, version }) {
    const plan = await planHere(visit)
    const dayAsked = (typed: string): Day | 'not-a-day' => dayOf(typed) ?? 'not-a-day'
    const steps = body.steps.map((each) => ({ ...each, day: dayAsked(each.day) }))
    const typed = { why: body.why, steps, caughtUp: dayAsked(body.caughtUp), version: versionAsked(version) }
    const decision = (await writeRecoveryPlan(visit.tx, tellingPlansOf(visit), plan.id, typed))!
    if ('faults' in decision) throw faults(decision.faults)
    if (decision.accepted) return { status: 201, ...answered(decision.fact) }
    if (decision.because === 'another-version') throw changedSince(told(plan))
    throw refused('not-now', '', 'The plan waits for the council, or is agreed.')
  },
})

function faults(found: readonly Parameters<typeof writingError>[0][]): Problem {
  const errors = found.map((fault) => {
    const [field, words] = writingError(fault)
    const [, part, place] = /^(words|who|day)-(\d)$/.exec(field) ?? []
    const pointer = part ? `/steps/${Number(place) - 1}/${part}` : field === 'why' ? '/why' : '/caughtUp'
    return { pointer, message: `${words}.` }
  })
  return new Problem(422, found[0]!.because, errors[0]!.message, errors)
}

const answerRoute = defineApi({
  method: 'POST',
  path: '/recovery-plans/:plan/answer',
  allow: askForReturns,
  tag,
  summary: 'Agrees with what the supplier wrote, or sends it back with a reason; needs If-Match',
  body: Type.Object(
    { answer: Type.Enum(['agreed', 'sent-back']), reason: Type.Optional(text(longestText)) },
    { additionalProperties: false },
  ),
  answer: planAnswer,
  async handle(visit, { body: { answer, reason = '' }, version }) {
    const plan = await planHere(visit)
    const typed = { answer, reason, version: versionAsked(version) }
    const decision = (await answerRecoveryPlan(visit.tx, tellingPlansOf(visit), plan.id, typed))!
    if (decision.accepted) return answered(decision.fact)
    if (decision.because === 'another-version') throw changedSince(told(plan))
    throw refusal(decision.because)
  },
})

const doneRoute = defineApi({
  method: 'POST',
  path: '/recovery-plans/:plan/steps-done',
  allow: markSteps,
  tag,
  summary: 'A step of the agreed plan is done, as either side says',
  body: Type.Object(
    {
      step: Type.Integer({ minimum: 1, description: 'Its place in the list, from 1' }),
      words: Type.Optional(text(longestText)),
    },
    { additionalProperties: false },
  ),
  answer: planAnswer,
  async handle(visit, { body: { step, words = '' } }) {
    const plan = await planHere(visit)
    const by = mayPass(askForReturns, visit.visitor.roles, false) ? 'council' : 'supplier'
    const typed = { step, words, by } as const
    const decision = (await doneRecoveryStep(visit.tx, plan.id, typed))!
    if (decision.accepted) return answered(decision.fact)
    throw refusal(decision.because)
  },
})

export const recoveryRoutes: ApiRoute[] = [listRoute, readRoute, askRoute, writeRoute, answerRoute, doneRoute]
