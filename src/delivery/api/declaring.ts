import Type from 'typebox'
import { dayOf } from '../../language/day.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { declarationRefusals } from '../declaration.ts'
import { inspectionOutcomes, inspectionRefusals } from '../inspection.ts'
import { takesEvidence } from '../pages/add-evidence/given.ts'
import { answerOwnReturn, verify } from '../permissions.ts'
import { deliveryOf, evidenceOf, recordInspection, signDeclaration } from '../store.ts'
import { lineAnswer, lineTold, notOpen, ownLine } from './answering.ts'
import { deliveryAsked } from './delivery-told.ts'
import { day, evidenceAnswer, evidenceTold, id, orNull, refused } from './shapes.ts'

const declareRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/answers/:commitment/declarations',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Signs how many people there were, in the place of a list of them; it counts as evidence',
  body: Type.Object(
    {
      people: Type.Integer({ minimum: 0, maximum: 999_999 }),
      records: Type.String({
        maxLength: 2000,
        description: 'What records the supplier holds, without names',
      }),
      keptUntil: day,
      role: Type.String({ maxLength: 200, description: 'Of whoever signs; not a name' }),
      agreed: Type.Boolean({
        description:
          'That it is true, that the records are held and kept until that day, and that people of the council may look at them after asking',
      }),
    },
    { additionalProperties: false },
  ),
  answer: lineAnswer,
  status: 201,
  async handle(visit, { body }) {
    const found = await ownLine(visit)
    if (!takesEvidence(found.line)) throw notOpen()
    const keptUntil = dayOf(body.keptUntil) ?? ('not-a-day' as const)
    const typed = { ...body, people: String(body.people), keptUntil }
    const decision = await signDeclaration(visit.tx, found, typed, visit.today)
    if (!decision.accepted) {
      const { field, sentence } = declarationRefusals[decision.because]
      throw refused(decision.because, `/${field}`, `${sentence}.`)
    }
    return { status: 201, body: lineTold((await ownLine(visit)).line) }
  },
})

const inspectRoute = defineApi({
  method: 'POST',
  path: '/deliveries/:delivery/inspections',
  allow: verify,
  tag: 'Deliveries',
  summary: 'Records what somebody of the authority saw on site; it counts as evidence',
  body: Type.Object(
    {
      on: day,
      place: Type.String({ maxLength: 1000 }),
      by: Type.Optional(orNull(id)),
      sample: Type.Integer({ minimum: 0, maximum: 999_999, description: 'How many were looked at' }),
      heldUp: Type.Integer({ minimum: 0, maximum: 999_999 }),
      seen: Type.String({ maxLength: 5000, description: 'What was seen, without names' }),
      outcome: Type.Enum([...inspectionOutcomes]),
    },
    { additionalProperties: false },
  ),
  answer: evidenceAnswer,
  status: 201,
  async handle(visit, { params, body }) {
    const { tx, today } = visit
    const { id: delivery } = await deliveryAsked(visit, params.delivery)
    const locked = (await deliveryOf(tx, delivery, { lock: true }))!
    const { on, by = null, sample, heldUp, ...rest } = body
    const typed = { ...rest, by, on: dayOf(on) ?? ('not-a-day' as const) }
    const counts = { sample: String(sample), heldUp: String(heldUp) }
    const decision = await recordInspection(tx, locked, { ...typed, ...counts }, today)
    if (decision.accepted) return { status: 201, body: evidenceTold((await evidenceOf(tx, decision.fact))!) }
    if (decision.because === 'replaced')
      throw new Problem(409, 'replaced', 'The supplier has sent this again since.')
    const { field, sentence } = inspectionRefusals[decision.because]
    throw refused(decision.because, `/${field}`, `${sentence}.`)
  },
})

export const declaringRoutes: ApiRoute[] = [declareRoute, inspectRoute]
