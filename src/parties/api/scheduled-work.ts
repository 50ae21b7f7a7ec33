import Type from 'typebox'
import { tryWorkAgain, type WorkTold, workTold } from '../../platform/schedule/told.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { wordsOfWork } from '../pages/scheduled-work/work-words.ts'
import { keepBackups } from '../permissions.ts'
import { id, idAsked, moment, orNull } from './shapes.ts'

const work = Type.Object({
  turn: id,
  name: Type.String(),
  words: Type.String(),
  state: Type.Enum(['waiting', 'doing', 'done', 'failed']),
  dueAt: moment,
  lastDone: orNull(moment),
  problem: orNull(Type.String()),
})

function inWords({ id: turn, name, state, dueAt, lastDone, problem }: WorkTold) {
  return {
    turn,
    name,
    words: wordsOfWork(name),
    state,
    dueAt: dueAt.toISOString(),
    lastDone: lastDone?.toISOString() ?? null,
    problem,
  }
}

/** What the installation does at its time of day, and a turn that failed once more. */
export function scheduledWorkRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/scheduled-work',
      allow: keepBackups,
      tag: 'Scheduled work',
      summary: 'What is done at its time of day, and how its last turn went',
      answer: Type.Object({ items: Type.Array(work), next: Type.Null() }),
      async handle({ platform }) {
        const items = (await workTold(platform.database.installation)).map(inWords)
        return { body: { items, next: null } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/scheduled-work/:turn/try-again',
      allow: keepBackups,
      tag: 'Scheduled work',
      summary: 'Has a turn that failed for good tried once more',
      status: 202,
      async handle({ platform }, { params }) {
        const turn = idAsked(params.turn, 'turn')
        if (!(await tryWorkAgain(platform.database.installation, turn)))
          throw new Problem(409, 'not-failed', 'No turn with this id has failed.')
        return { status: 202 }
      },
    }),
  ]
}
