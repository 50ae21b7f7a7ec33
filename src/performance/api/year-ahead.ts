import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { contractOf } from '../../contracts/store.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { readPerformance } from '../permissions.ts'
import { comingOn } from '../store.ts'
import { type Coming, comingKinds, turns, yearAhead } from '../year-ahead.ts'

const day = Type.String({ format: 'date' })
const coming = Type.Object({
  kind: Type.Enum([...comingKinds]),
  on: day,
  what: Type.String(),
  turn: Type.Enum([...turns], { description: 'Whose turn it is' }),
  about: Type.Union([Type.String(), Type.Null()], {
    description: 'The id of the return, commitment, KPI, risk or waiver it is about',
  }),
})

/** What comes next on a contract. */
export function yearAheadApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/contracts/:contract/year-ahead',
      allow: readPerformance,
      tag: 'Performance',
      summary: 'What is late on a contract, and what comes in the twelve months from today',
      answer: Type.Object({ until: day, late: Type.Array(coming), ahead: Type.Array(coming) }),
      async handle(visit, { params }) {
        const id = params.contract ?? ''
        const contract = isId(id) ? await contractOf(visit.tx, id) : undefined
        if (!contract || contract.withdrawnAt)
          throw new Problem(404, 'not-found', 'There is no such contract.')
        const { late, ahead, until } = yearAhead(await comingOn(visit.tx, contract, visit.today), visit.today)
        return { body: { until, late: late.map(told), ahead: ahead.map(told) } }
      },
    }),
  ]
}

function told({ kind, on, what, turn, about }: Coming) {
  return { kind, on, what, turn, about: about ?? null }
}
