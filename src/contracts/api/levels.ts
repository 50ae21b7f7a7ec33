import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { contractKinds } from '../contract.ts'
import type { ContractsNeeds } from '../needs.ts'
import { noProgress } from '../pages/going.ts'
import { seeContracts } from '../permissions.ts'
import { promisedAtLevels } from '../promised-at-levels.ts'
import { commitmentsOfLevels } from '../store.ts'
import { decimal } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const level = Type.Enum(Object.keys(contractKinds) as (keyof typeof contractKinds)[])

/** What is promised at each level of a framework. */
export function levelRoutes({ progressOf }: Pick<ContractsNeeds, 'progressOf'>): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/contracts/:contract/levels',
      allow: seeContracts,
      tag: 'Contracts',
      summary: 'What is promised on an agreement and on all that belong to it, by measure and level',
      answer: Type.Object({
        items: Type.Array(
          Type.Object({
            measure: Type.String(),
            unit: Type.String(),
            level,
            commitments: Type.Integer(),
            promised: decimal,
            reported: decimal,
            verified: decimal,
          }),
        ),
      }),
      async handle(visit, { params }) {
        const contract = await contractAsked(visit, params.contract)
        const all = await commitmentsOfLevels(visit.tx, contract)
        const progress = await progressOf(
          visit.tx,
          all.map(({ id }) => id),
        )
        const rows = promisedAtLevels(all.map((one) => ({ ...one, ...(progress.get(one.id) ?? noProgress) })))
        const items = rows.map((row) => ({
          measure: row.measureCode,
          unit: row.unit.many,
          level: row.level,
          commitments: row.commitments,
          promised: row.quantity.toFixed(),
          reported: row.reported.toFixed(),
          verified: row.verified.toFixed(),
        }))
        return { body: { items } }
      },
    }),
  ]
}
