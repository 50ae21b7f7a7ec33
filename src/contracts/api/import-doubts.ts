import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { tryImport as mayTry } from '../import.ts'
import { doubtsOf } from '../import-preview.ts'
import type { ContractsNeeds } from '../needs.ts'
import { bringIn, seeImports } from '../permissions.ts'
import { decideDoubts, tryImport } from '../store.ts'
import { doubtsAnswer, importAnswer } from './import-told.ts'
import { asked, doing, notDone, workOf } from './import-work.ts'

const tag = 'Bringing things in'

const readDoubts = defineApi({
  method: 'GET',
  path: '/imports/:import/doubts',
  allow: seeImports,
  tag,
  summary: 'What in a file may be one record or another, what was taken, and the choices',
  answer: Type.Object({ doubts: doubtsAnswer }),
  async handle(visit) {
    return { body: { doubts: doubtsOf(await asked(visit)) } }
  },
})

function decideOn(needs: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/imports/:import/doubts',
    allow: bringIn,
    tag,
    summary: 'Decides doubtful ones by their keys, and tries the file again',
    body: Type.Object(
      {
        decisions: Type.Record(Type.String(), Type.String(), {
          description: 'Key of a doubt → value of one of its choices',
        }),
      },
      { additionalProperties: false },
    ),
    answer: importAnswer,
    async handle(visit, { body }) {
      const record = await asked(visit)
      const decision = mayTry(record.state)
      if (!decision.accepted) throw notDone({ done: false, because: decision.because })
      const doubts = new Map(doubtsOf(record).map((doubt) => [doubt.key, doubt]))
      for (const [key, value] of Object.entries(body.decisions)) {
        const doubt = doubts.get(key)
        if (!doubt) throw noChoice(`There is no doubt with the key ${key}.`)
        if (!doubt.choices.some((choice) => choice.value === value))
          throw noChoice(`“${value}” is none of the choices for ${doubt.words}.`)
      }
      await decideDoubts(visit.tx, record, body.decisions)
      const work = workOf(visit, needs, record.id)
      return doing(visit, record.id, 200, () => tryImport(visit.platform, work))
    },
  })
}

function noChoice(message: string): Problem {
  return new Problem(422, 'no-such-choice', message, [{ pointer: '/decisions', message }])
}

export function doubtRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [readDoubts, decideOn(needs)]
}
