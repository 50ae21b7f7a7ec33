import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { type Move, mostMoved, moveMany } from '../move.ts'
import { moveRefusals, notMovedWords } from '../move-words.ts'
import type { ContractsNeeds } from '../needs.ts'
import { tellingOf } from '../pages/vary-commitment/telling.ts'
import { moveCommitments } from '../permissions.ts'
import { moveAll, type MoveLine, moveOf, movesPlanned, putBackMove } from '../store.ts'
import { day, id, idAsked, moment, orNull, refused, text } from './shapes.ts'

const tag = 'Commitments'

const body = Type.Object(
  {
    commitments: Type.Array(
      Type.Object(
        { id, version: Type.Optional(Type.Integer({ minimum: 1 })) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: mostMoved },
    ),
    months: Type.Integer({ description: 'Less than nought is earlier' }),
    moves: Type.Enum(['all', 'ahead'], { description: 'Everything, or only what is wanted from today on' }),
    how: Type.Enum(['ask', 'agreed'], {
      description: 'Ask suppliers where both sides must agree, or agreed elsewhere already',
    }),
    reason: text(2000),
  },
  { additionalProperties: false },
)

const planned = Type.Object({
  items: Type.Array(
    Type.Object({
      commitment: id,
      due: orNull(day),
      moved: orNull(day),
      asks: Type.Boolean(),
      because: orNull(Type.String({ description: 'Why it can’t be moved' })),
    }),
  ),
})

const moveAnswer = Type.Object({
  id,
  months: Type.Integer(),
  moves: Type.Enum(['all', 'ahead']),
  how: Type.Enum(['ask', 'agreed']),
  reason: Type.String(),
  recordedAt: moment,
  undoneAt: orNull(moment),
  items: Type.Array(
    Type.Object({
      commitment: id,
      contract: id,
      due: day,
      variation: orNull(id),
      answer: orNull(Type.Enum(['agreed', 'declined', 'taken-back'])),
    }),
  ),
})

type Asked = Static<typeof body>

function askedOf({ commitments, ...move }: Asked): {
  chosen: { id: string; version?: number }[]
  move: Move
} {
  const chosen = commitments.map((one, place) => ({ ...one, id: idAsked(one.id, `commitments/${place}/id`) }))
  return { chosen, move }
}

function told({ id: commitment, commitment: one, moved, asks, because, contract }: MoveLine) {
  const words = because && notMovedWords(because, contract ?? { starts: null, ends: null })
  return {
    commitment,
    due: one?.due ?? null,
    moved: because ? null : (moved?.due ?? null),
    asks,
    because: words ?? null,
  }
}

async function moveTold({ tx }: Visit, asked: string): Promise<Static<typeof moveAnswer>> {
  const move = isId(asked) ? await moveOf(tx, asked) : undefined
  if (!move) throw new Problem(404, 'not-found', 'There is no such move.')
  const { months, moves, how, reason, recordedAt, undoneAt, lines } = move
  const items = lines.map(({ commitment, contract, due, variation, answer }) => ({
    commitment,
    contract,
    due,
    variation,
    answer,
  }))
  const moments = { recordedAt: recordedAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null }
  return { id: move.id, months, moves, how, reason, ...moments, items }
}

function refusal(because: keyof typeof moveRefusals) {
  const { field, sentence } = moveRefusals[because]
  return refused(because, field === 'commitment' ? 'commitments' : field, sentence)
}

export function moveRoutes({ afterCommitmentChange: after }: ContractsNeeds): ApiRoute[] {
  return [
    defineApi({
      method: 'POST',
      path: '/commitment-moves/try',
      allow: moveCommitments,
      tag,
      summary: 'What moving many commitments by months would do to each; writes nothing',
      body,
      answer: planned,
      async handle(visit, { body: given }) {
        const { chosen, move } = askedOf(given)
        const decision = moveMany(move, chosen.length)
        if (!decision.accepted) throw refusal(decision.because)
        const lines = await movesPlanned(visit.tx, chosen, decision.fact, { today: visit.today })
        return { body: { items: lines.map(told) } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/commitment-moves',
      allow: moveCommitments,
      tag,
      summary:
        'Moves many commitments by months, all or none; where both sides must agree the supplier is asked',
      body,
      answer: moveAnswer,
      status: 201,
      async handle(visit, { body: given }) {
        const { chosen, move } = askedOf(given)
        const { today } = visit
        const done = await moveAll(visit.tx, chosen, move, { today, telling: tellingOf(visit), after })
        if (done.accepted) return { status: 201, body: await moveTold(visit, done.fact) }
        if (done.because !== 'some-refused') throw refusal(done.because)
        const errors = (done.refused ?? []).map(({ id: of, because }) => ({
          pointer: `/commitments/${chosen.findIndex((one) => one.id === of)}`,
          message: notMovedWords(because, { starts: null, ends: null }),
        }))
        throw new Problem(422, 'some-refused', 'Some of them can’t be moved, so none was.', errors)
      },
    }),
    defineApi({
      method: 'GET',
      path: '/commitment-moves/:move',
      allow: moveCommitments,
      tag,
      summary: 'What a move did',
      answer: moveAnswer,
      handle: async (visit, { params }) => ({ body: await moveTold(visit, params.move ?? '') }),
    }),
    defineApi({
      method: 'POST',
      path: '/commitment-moves/:move/put-back',
      allow: moveCommitments,
      tag,
      summary: 'Puts a move back, as far as nothing was changed or answered since',
      answer: moveAnswer,
      async handle(visit, { params }) {
        const { tx, today } = visit
        const { id: asked } = await moveTold(visit, params.move ?? '')
        await putBackMove(tx, asked, { today, telling: tellingOf(visit), after })
        return { body: await moveTold(visit, asked) }
      },
    }),
  ]
}
