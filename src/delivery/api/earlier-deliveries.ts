import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, fileInForm, malformed, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { longestStory } from '../delivery.ts'
import { largestFile } from '../evidence.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { evidenceToKeep } from '../pages/confirm-earlier/given.ts'
import { confirmError } from '../pages/confirm-earlier/words.ts'
import { readReturns, verify } from '../permissions.ts'
import {
  confirm,
  type EarlierFilter,
  type EarlierRecord,
  earlierRecordOf,
  earlierRecords,
  takeFilesIn,
} from '../store.ts'
import { deliveryAnswer, deliveryAsked, inFull } from './delivery-told.ts'
import { decimal, id, idShape, moment, orNull, refused } from './shapes.ts'

const tag = 'Deliveries'

const earlierAnswer = Type.Object({
  id,
  contract: id,
  commitment: id,
  title: Type.String(),
  supplier: id,
  measure: Type.String({ description: 'Code of the measure' }),
  quarter: orNull(
    Type.String({ description: 'Nothing where the file says only how much there was to date' }),
  ),
  reported: orNull(decimal),
  accepted: orNull(Type.String({ description: 'As the file says; never verified here' })),
  story: orNull(Type.String()),
  checkedBy: orNull(Type.String({ description: 'As the file says' })),
  checkedOn: orNull(Type.String({ format: 'date' })),
  broughtInAt: moment,
  import: id,
  confirmedBy: orNull(Type.String({ description: 'The delivery that a person made of it with evidence' })),
})

function told({ measure, broughtIn, importId, reported, accepted, ...row }: EarlierRecord) {
  const { contract, commitment, title, supplier, quarter, story, checkedBy, checkedOn, confirmedBy } = row
  return {
    id: row.id,
    contract,
    commitment,
    title,
    supplier,
    measure: measure.code,
    quarter,
    reported: reported?.toFixed() ?? null,
    accepted: accepted?.toFixed() ?? null,
    story,
    checkedBy,
    checkedOn,
    broughtInAt: broughtIn.toISOString(),
    import: importId,
    confirmedBy,
  }
}

const listRoute = defineApi({
  method: 'GET',
  path: '/earlier-deliveries',
  allow: readReturns,
  tag,
  summary: 'What the council’s earlier records say was delivered: brought in from files, never verified here',
  query: Type.Object(
    {
      contract: Type.Optional(Type.String({ maxLength: 36 })),
      commitment: Type.Optional(Type.String({ maxLength: 36 })),
      import: Type.Optional(Type.String({ maxLength: 36 })),
      limit: listing.limit,
      cursor: listing.cursor,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(earlierAnswer),
  async handle({ tx }, { query }) {
    const filter: EarlierFilter = {}
    for (const [name, key] of [
      ['contract', 'contract'],
      ['commitment', 'commitment'],
      ['import', 'importId'],
    ] as const) {
      const value = query[name]
      if (value === undefined) continue
      if (!isId(value)) throw malformed(`/${name}`, `The ${name} is told by its id.`)
      filter[key] = value
    }
    const limit = limitOf(query.limit)
    const after = readCursor(query.cursor, idShape)?.[0]
    const found = await earlierRecords(tx, filter, { after, limit: limit + 1 })
    const items = found.slice(0, limit)
    const next = found.length > limit ? cursorOf(items.at(-1)!.id) : null
    return { body: { items: items.map(told), next } }
  },
})

const noneSuch = () => new Problem(404, 'not-found', 'There is no such line of earlier records.')

const readRoute = defineApi({
  method: 'GET',
  path: '/earlier-deliveries/:earlier',
  allow: readReturns,
  tag,
  summary: 'One line of the council’s earlier records',
  answer: earlierAnswer,
  async handle({ tx }, { params }) {
    const asked = params.earlier ?? ''
    const found = isId(asked) ? await earlierRecordOf(tx, asked) : undefined
    if (!found) throw noneSuch()
    return { body: told(found) }
  },
})

const confirmRoute = (needs: DeliveryNeeds) =>
  defineApi({
    method: 'POST',
    path: '/earlier-deliveries/:earlier/confirmation',
    allow: verify,
    tag,
    summary:
      'Confirms a line of earlier records with evidence: it becomes a delivery of its own, verified here',
    multipart: true,
    form: Type.Object({
      quantity: Type.String({
        maxLength: 40,
        description: 'What the evidence shows; never more than the records say',
      }),
      quarter: Type.Optional(
        Type.String({ maxLength: 10, description: 'Where the records don’t say: 2024-25Q2' }),
      ),
      story: Type.String({ maxLength: longestStory }),
      file: Type.Optional(fileInForm),
      link: Type.Optional(Type.String({ maxLength: 2000, description: 'A web address' })),
    }),
    uploadLimit: largestFile,
    takeIn: takeFilesIn,
    answer: deliveryAnswer,
    status: 201,
    async handle(visit, { params }) {
      const { form, tx } = visit
      const given = await evidenceToKeep(visit)
      if ('field' in given) throw refused(`${given.field}-not-taken`, `/${given.field}`, `${given.text}.`)
      const typed = {
        quantity: form.raw('quantity'),
        quarter: form.text('quarter'),
        story: form.raw('story'),
      }
      const asked = params.earlier ?? ''
      const done = isId(asked) ? await confirm(tx, needs, asked, typed, given) : undefined
      if (!done) throw noneSuch()
      const { earlier, decision } = done
      if (!decision.accepted) {
        const { field, text } = confirmError(decision.because, earlier)
        const isPast = decision.because === 'already-confirmed' || decision.because === 'no-longer-stands'
        if (isPast)
          throw new Problem(409, decision.because, `${text}.`, undefined, { current: told(earlier) })
        throw refused(decision.because, `/${field}`, `${text}.`)
      }
      return { status: 201, body: await inFull(visit, await deliveryAsked(visit, decision.fact)) }
    },
  })

export function earlierRoutes(needs: DeliveryNeeds): ApiRoute[] {
  return [listRoute, readRoute, confirmRoute(needs)]
}
