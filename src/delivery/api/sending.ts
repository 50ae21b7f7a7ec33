import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { answerTyped, longestStory } from '../delivery.ts'
import { isFinalReturn } from '../final-return.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { answerError } from '../pages/answer-words.ts'
import { ownReturn, sentByOf } from '../pages/own-return.tsx'
import { answerOwnReturn } from '../permissions.ts'
import {
  answeringOf,
  linesToSend,
  type ReturnRecord,
  returnOf,
  saveSaying,
  sayNothing,
  send,
  typedIn,
} from '../store.ts'
import { returnAnswer, returnInFull } from './return-told.ts'
import { noReturn } from './shapes.ts'

const words = Type.Optional(Type.String({ maxLength: longestStory }))

const sendRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/returns/:return/send',
    allow: answerOwnReturn,
    tag: 'Reporting',
    summary: 'Sends the kept answers to the council; what was not accepted in full may be sent again',
    body: Type.Object(
      {
        anythingElse: words,
        remains: words,
        comesNext: words,
        additional: Type.Optional(
          Type.Boolean({ description: 'All of it is extra to the work that the contract pays for' }),
        ),
      },
      { additionalProperties: false },
    ),
    answer: returnAnswer,
    async handle(visit, { body: { anythingElse, remains, comesNext, additional = null } }) {
      const record = await ownAsked(visit)
      const { id } = record
      const atTheEnd = isFinalReturn(record) ? { remains, comesNext } : {}
      await saveSaying(visit.tx, id, { anythingElse, ...atTheEnd })
      const decision = await send(visit.tx, needs, id, { sentBy: sentByOf(visit), additional })
      if (!decision) throw noReturn()
      if (!decision.accepted && decision.because === 'nothing-to-send') throw nothingToSend()
      if (!decision.accepted) throw await answersMissing(visit, id)
      return told(visit, id)
    },
  })

const nothingRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/nothing',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Answers “nothing this time”, perhaps with a reason',
  body: Type.Object({ reason: words }, { additionalProperties: false }),
  answer: returnAnswer,
  async handle(visit, { body: { reason = '' } }) {
    const { id } = await ownAsked(visit)
    if (!(await sayNothing(visit.tx, id, { reason, sentBy: sentByOf(visit) }))) throw nothingToSend()
    return told(visit, id)
  },
})

async function ownAsked(visit: Visit): Promise<ReturnRecord> {
  const record = await ownReturn(visit)
  if (!record) throw noReturn()
  return record
}

async function told({ tx }: Visit, id: string) {
  const record = (await returnOf(tx, id))!
  return { body: returnInFull(record), version: record.version }
}

const nothingToSend = () => new Problem(409, 'nothing-to-send', 'There is nothing in this return to send.')

/** Which answers are missing or not right, by commitment. */
async function answersMissing({ tx }: Visit, id: string): Promise<Problem> {
  const answering = await answeringOf(tx, (await returnOf(tx, id))!)
  const errors = linesToSend(answering).flatMap((line) => {
    const answer = answerTyped(typedIn(line))
    const { commitment, measure } = line.owed
    if (answer.accepted) return []
    return [{ pointer: `/answers/${commitment}`, message: `${answerError(answer.because, measure).text}.` }]
  })
  return new Problem(422, 'answers-missing', 'Some answers are missing: keep them before you send.', errors)
}

export const sendingRoutes = (needs: DeliveryNeeds): ApiRoute[] => [sendRoute(needs), nothingRoute]
