import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../web/api.ts'
import { MeasureShape } from './measure.ts'
import { readMethods } from './permissions.ts'
import { measureByCode, type MeasureRecord, measuresOf, outcomesOf } from './store.ts'

const measureAnswer = Type.Object({
  ...MeasureShape.properties,
  outcomes: Type.Array(Type.String(), { description: 'Slugs, the primary one first' }),
})
const outcomeAnswer = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  describes: Type.String(),
  parent: Type.Union([Type.String(), Type.Null()], {
    description: 'Slug of the outcome an aim stands under',
  }),
})

function inWords({ id: _, builtIn: __, outcomes, ...measure }: MeasureRecord) {
  return { ...measure, outcomes: outcomes.map(({ slug }) => slug) }
}

const ofAuthority = Type.Object(
  { authority: Type.Optional(Type.String({ maxLength: 41 })) },
  { additionalProperties: false },
)

export function measurementApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/measures',
      allow: readMethods,
      tag: 'Measurement',
      summary: 'Every measure, by name',
      query: ofAuthority,
      answer: Type.Object({ items: Type.Array(measureAnswer), next: Type.Null() }),
      handle: async ({ tx }) => ({ body: { items: (await measuresOf(tx)).map(inWords), next: null } }),
    }),
    defineApi({
      method: 'GET',
      path: '/measures/:code',
      allow: readMethods,
      tag: 'Measurement',
      summary: 'One measure',
      query: ofAuthority,
      answer: measureAnswer,
      async handle({ tx }, { params }) {
        const measure = await measureByCode(tx, params.code ?? '')
        if (!measure) throw new Problem(404, 'not-found', 'There is no measure with this code.')
        return { body: inWords(measure) }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/outcomes',
      allow: readMethods,
      tag: 'Measurement',
      summary: 'The strategic outcomes and the aims under them',
      query: ofAuthority,
      answer: Type.Object({ items: Type.Array(outcomeAnswer), next: Type.Null() }),
      async handle({ tx }) {
        const outcomes = await outcomesOf(tx)
        const slugs = new Map(outcomes.map(({ id, slug }) => [id, slug]))
        const items = outcomes.map(({ slug, name, describes, parent }) => ({
          slug,
          name,
          describes,
          parent: parent === null ? null : slugs.get(parent),
        }))
        return { body: { items, next: null } }
      },
    }),
  ]
}
