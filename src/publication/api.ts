import Type from 'typebox'
import { placesOf } from '../parties/store.ts'
import { type ApiRoute, defineApi } from '../web/api.ts'
import { formats, licence } from './dataset.ts'
import { datasets } from './datasets.ts'
import { readPublished } from './permissions.ts'

const ofAuthority = Type.Object(
  { authority: Type.Optional(Type.String({ maxLength: 41, description: 'Slug of the authority' })) },
  { additionalProperties: false },
)

const place = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  parent: Type.Union([Type.String(), Type.Null()], { description: 'Code of the place it lies in' }),
})

const dataset = Type.Object({
  name: Type.String(),
  title: Type.String(),
  describes: Type.String(),
  licence: Type.String(),
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      describes: Type.String(),
      kind: Type.Enum(['text', 'code', 'decimal', 'whole', 'day']),
    }),
  ),
  files: Type.Array(Type.Object({ format: Type.Enum([...formats]), path: Type.String() })),
})

export function publicationApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/places',
      allow: readPublished,
      tag: 'Publication',
      summary: 'The places of the area, by name',
      query: ofAuthority,
      answer: Type.Object({ items: Type.Array(place), next: Type.Null() }),
      handle: async ({ tx }) => ({ body: { items: await placesOf(tx), next: null } }),
    }),
    defineApi({
      method: 'GET',
      path: '/datasets',
      allow: readPublished,
      tag: 'Publication',
      summary: 'Open data: what there is, what the columns mean, where the files are',
      query: ofAuthority,
      answer: Type.Object({ items: Type.Array(dataset), next: Type.Null() }),
      async handle({ urls, authority }) {
        const at = urls.prefix || `/a/${authority.slug}`
        const items = datasets.map((one) => ({
          ...one,
          licence: licence.code,
          files: formats.map((format) => ({ format, path: `${at}/open-data/${one.name}.${format}` })),
        }))
        return { body: { items, next: null } }
      },
    }),
  ]
}
