import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { withoutSecrets } from '../../platform/mail-queue.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { readOutbox } from '../permissions.ts'
import { isMailState, mailIn, mailOf, type MailRecord, mailStates, sendAgain } from '../store.ts'
import { id, idAsked, missing, moment, orNull } from './shapes.ts'

const letter = Type.Object({
  id,
  to: Type.String(),
  subject: Type.String(),
  state: Type.Enum(Object.keys(mailStates)),
  tries: Type.Integer(),
  problem: orNull(Type.String()),
  madeAt: moment,
  sentAt: orNull(moment),
  deliveredAt: orNull(moment),
})
const whole = Type.Object({ ...letter.properties, body: Type.String() })

function inWords({ dueAt: _, body: __, madeAt, sentAt, deliveredAt, ...rest }: MailRecord) {
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }
}

/** Letters that wait, went out, or failed. The secret addresses in them are their readers' alone. */
export function letterRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/letters',
      allow: readOutbox,
      tag: 'Letters',
      summary: 'The letters of the authority, the newest first, fifty at a time',
      query: Type.Object(
        { state: Type.Optional(Type.Enum(Object.keys(mailStates))), cursor: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
      answer: Type.Object({ items: Type.Array(letter), next: orNull(Type.String()) }),
      async handle({ tx }, { query: { state, cursor } }) {
        if (cursor !== undefined && !isId(cursor))
          throw new Problem(400, 'malformed', 'This cursor was not given by this list.')
        const shown = state !== undefined && isMailState(state) ? { state } : {}
        const { letters, next } = await mailIn(tx, { ...shown, ...(cursor ? { after: cursor } : {}) })
        return { body: { items: letters.map(inWords), next: next ?? null } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/letters/:id',
      allow: readOutbox,
      tag: 'Letters',
      summary: 'One letter, its secret addresses blotted out',
      answer: whole,
      async handle({ tx }, { params }) {
        const found = await mailOf(tx, idAsked(params.id, 'letter'))
        if (!found) throw missing('letter')
        return { body: { ...inWords(found), body: withoutSecrets(found.body) } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/letters/:id/send-again',
      allow: readOutbox,
      tag: 'Letters',
      summary: 'Sends a letter again that failed, may have been sent, or was kept',
      answer: letter,
      async handle({ tx, platform, authority }, { params }) {
        const asked = idAsked(params.id, 'letter')
        if (!(await mailOf(tx, asked))) throw missing('letter')
        if (!platform.settings.sendsMail || authority.isExample)
          throw new Problem(409, 'no-mail', 'No letters go out from here.')
        await sendAgain(tx, asked)
        return { body: inWords((await mailOf(tx, asked))!) }
      },
    }),
  ]
}
