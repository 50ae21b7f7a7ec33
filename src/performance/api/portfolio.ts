import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { readAttention } from '../permissions.ts'
import { type PortfolioBy, portfolioBy } from '../portfolio.ts'
import { againstOn, portfolioOf } from '../store.ts'

const count = Type.Integer({ minimum: 0 })
const orNull = <Shape extends Type.TSchema>(shape: Shape) => Type.Union([shape, Type.Null()])

/** What is late, at risk and not verified, laid out as the page shows it. */
export function portfolioApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/portfolio',
      allow: readAttention,
      tag: 'Performance',
      summary:
        'What is late, behind its plan, due soon and not checked, by service, team, person, supplier or outcome',
      query: Type.Object(
        { by: Type.Optional(Type.Enum(Object.keys(portfolioBy) as PortfolioBy[])) },
        { additionalProperties: false },
      ),
      answer: Type.Object({
        on: Type.String({ format: 'date' }),
        by: Type.String(),
        items: Type.Array(
          Type.Object({
            key: orNull(Type.String({ description: 'An id, or the name of a service; null for none' })),
            name: orNull(Type.String()),
            overdue: count,
            behindPlan: count,
            endingSoon: count,
            toVerify: count,
          }),
          { description: 'The most late first; a person in two teams is counted in both' },
        ),
      }),
      async handle({ tx, today }, { query }) {
        const by = query.by ?? 'service'
        const { rows } = await portfolioOf(tx, by, await againstOn(tx, today))
        const items = rows.map(({ key, name, counts }) => ({
          key: key === 'nobody' ? null : key,
          name,
          overdue: counts.overdue,
          behindPlan: counts['behind-plan'],
          endingSoon: counts['ending-soon'],
          toVerify: counts['to-verify'],
        }))
        return { body: { on: today, by, items } }
      },
    }),
  ]
}
