import Type, { type Static } from 'typebox'
import { quarterFrom } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { peopleSeenIn } from '../about-people/seen.ts'
import { answerTyped, longestStory } from '../delivery.ts'
import { answerError } from '../pages/answer-words.ts'
import { ownAnswering } from '../pages/own-return.tsx'
import { answerOwnReturn, readReturnsOrOwn } from '../permissions.ts'
import { answerBy, periodsDue } from '../return.ts'
import {
  type Answering,
  answeringOf,
  contractsOf,
  type Line,
  ownReturnFor,
  returnOf,
  rhythmOf,
  saveDraft,
  type SentDelivery,
  typedIn,
} from '../store.ts'
import { deliveryStates } from './delivery-told.ts'
import { returnAnswer, returnInFull } from './return-told.ts'
import { returnHere } from './returns.ts'
import {
  decimal,
  evidenceAnswer,
  evidenceTold,
  id,
  moment,
  noReturn,
  orNull,
  refused,
  seenAnswer,
  seenTold,
} from './shapes.ts'

const sentAnswer = Type.Object({
  delivery: id,
  quantity: decimal,
  accepted: orNull(Type.String({ description: 'What was accepted; null until it was checked' })),
  state: Type.Enum([...deliveryStates]),
  story: Type.String(),
  reason: orNull(Type.String({ description: 'Why it was not accepted, or only a part' })),
  replaces: orNull(id),
  sentAt: moment,
})

export const lineAnswer = Type.Object({
  commitment: id,
  title: Type.String(),
  measure: Type.String({ description: 'Code of the measure' }),
  unit: Type.String(),
  standing: Type.String(),
  evidenceWanted: orNull(Type.String()),
  promised: decimal,
  due: Type.String({ format: 'date' }),
  planned: orNull(Type.String({ description: 'For this quarter' })),
  givenBefore: Type.String({ description: 'In earlier quarters: accepted, or reported and not checked yet' }),
  open: orNull(
    Type.Enum(['first', 'again'], { description: 'Whether it may be answered now; null when it may not' }),
  ),
  quantity: orNull(Type.String({ description: 'Kept and not sent yet, as it was written' })),
  story: orNull(Type.String({ description: 'Kept and not sent yet' })),
  storyAboutPeople: Type.Array(seenAnswer, {
    description: 'What plain rules saw of a person in the story that is kept: a warning before it is sent',
  }),
  evidence: Type.Array(evidenceAnswer, { description: 'Added and not sent yet' }),
  sent: Type.Array(sentAnswer, { description: 'The newest first' }),
})

function sentTold({
  id: delivery,
  quantity,
  accepted,
  state,
  story,
  reason,
  replaces,
  recordedAt,
}: SentDelivery) {
  const amounts = { quantity: quantity.toFixed(), accepted: accepted?.toFixed() ?? null }
  return { delivery, ...amounts, state, story, reason, replaces, sentAt: recordedAt.toISOString() }
}

export function lineTold({ owed, open, draft, evidence }: Line): Static<typeof lineAnswer> {
  const { commitment, title, measure, standing, evidenceWanted, promised, planned, before, sent } = owed
  return {
    commitment,
    title,
    measure: measure.code,
    unit: measure.unit.many,
    standing,
    evidenceWanted,
    promised: promised.quantity.toFixed(),
    due: promised.due,
    planned: planned?.toFixed() ?? null,
    givenBefore: before.toFixed(),
    open: open?.answers ?? null,
    quantity: draft?.quantity ?? null,
    story: draft?.story ?? null,
    storyAboutPeople: seenTold(peopleSeenIn({ words: draft?.story ?? '' })),
    evidence: evidence.map(evidenceTold),
    sent: sent.map(sentTold),
  }
}

const beginRoute = defineApi({
  method: 'POST',
  path: '/returns',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Begins a supplier’s own return for a quarter, asked for or not; the same one when there is one',
  body: Type.Object(
    { contract: id, quarter: Type.String({ maxLength: 10, description: 'Such as 2026-27Q2' }) },
    { additionalProperties: false },
  ),
  answer: returnAnswer,
  status: 201,
  async handle(visit, { body }) {
    const { tx, today, visitor } = visit
    const of = (await contractsOf(tx, visitor.suppliers)).find(({ contract }) => contract === body.contract)
    if (!of) throw refused('not-known', '/contract', 'There is no contract in which you promised something.')
    const quarter = quarterFrom(body.quarter)
    if (!quarter) throw malformed('/quarter', 'A quarter is written like 2026-27Q2.')
    if (!periodsDue(of.term, today).includes(quarter))
      throw refused(
        'quarter-outside-the-term',
        '/quarter',
        'Choose a quarter of the contract that has begun.',
      )
    const { contract, supplier } = of
    const begun = await ownReturnFor(tx, {
      contract,
      supplier,
      quarter,
      due: answerBy(quarter, today, (await rhythmOf(tx)).answerDays),
    })
    const record = (await returnOf(tx, begun))!
    return { status: 201, body: returnInFull(record), version: record.version }
  },
})

const answersRoute = defineApi({
  method: 'GET',
  path: '/returns/:return/answers',
  allow: readReturnsOrOwn,
  tag: 'Reporting',
  summary: 'What is owed in a return, what is kept to be sent, what was sent and accepted',
  answer: Type.Object({
    items: Type.Array(lineAnswer),
    anythingElse: orNull(Type.String({ description: 'Kept and not sent yet' })),
    next: Type.Null(),
  }),
  async handle(visit) {
    const { lines, anythingElse } = await answeringOf(visit.tx, await returnHere(visit))
    return { body: { items: lines.map(lineTold), anythingElse: anythingElse?.story ?? null, next: null } }
  },
})

/** The line of a supplier's own return that the address names. */
export async function ownLine(visit: Visit): Promise<{ answering: Answering; line: Line }> {
  const answering = await ownAnswering(visit)
  if (!answering) throw noReturn()
  const line = answering.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  if (!line) throw new Problem(404, 'not-found', 'There is no such commitment in this return.')
  return { answering, line }
}

const keepRoute = defineApi({
  method: 'PUT',
  path: '/returns/:return/answers/:commitment',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary:
    'Keeps how much of a commitment was delivered, and what happened; nobody reads it until it is sent',
  body: Type.Object(
    { quantity: decimal, story: Type.Optional(Type.String({ maxLength: longestStory })) },
    { additionalProperties: false },
  ),
  answer: lineAnswer,
  async handle(visit, { body }) {
    const { answering, line } = await ownLine(visit)
    const { commitment, measure } = line.owed
    if (!line.open) throw notOpen()
    const typed = { quantity: body.quantity, story: body.story ?? '' }
    const answer = answerTyped(typedIn({ ...line, draft: { ...typed, savedAt: visit.now } }))
    if (!answer.accepted) {
      const { field, text } = answerError(answer.because, measure)
      throw refused(answer.because, `/${field}`, `${text}.`)
    }
    await saveDraft(visit.tx, { returnId: answering.return.id, under: commitment, ...typed })
    return { body: lineTold((await ownLine(visit)).line) }
  },
})

export const notOpen = () =>
  new Problem(409, 'not-open', 'This was sent already, and is being checked or was accepted.')

export const answeringRoutes: ApiRoute[] = [beginRoute, answersRoute, keepRoute]
