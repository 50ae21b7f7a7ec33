import Type from 'typebox'
import { type Day, dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { quarterFrom } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, malformed } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { readReturns, readReturnsOrOwn } from '../permissions.ts'
import {
  countReturns,
  returnOf,
  type ReturnFilter,
  ownKinds,
  type ReturnRecord,
  returnsIn,
} from '../store.ts'
import { returnAnswer, returnInFull, returnInList, returnListed } from './return-told.ts'
import { idShape, noReturn } from './shapes.ts'

const kinds = ['awaited', 'late', 'sent', 'nothing', 'cancelled'] as const
const listQuery = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...kinds], { description: '`late` is awaited past its day' })),
    quarter: Type.Optional(Type.String({ maxLength: 10 })),
    contract: Type.Optional(Type.String({ maxLength: 36 })),
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the contract’s title' })),
    stands: Type.Optional(
      Type.Enum([...ownKinds], {
        description:
          'As its supplier tells them apart: `due` is to be answered, `again` was not accepted in full',
      }),
    ),
    ...listing,
  },
  { additionalProperties: false },
)

function filterOf(
  query: Pick<ReturnFilter, 'kind' | 'contract' | 'search' | 'stands'> & { quarter?: string },
): ReturnFilter {
  const quarter = query.quarter === undefined ? undefined : quarterFrom(query.quarter)
  if (query.quarter !== undefined && !quarter)
    throw malformed('/quarter', 'A quarter is written like 2026-27Q2.')
  if (query.contract !== undefined && !isId(query.contract))
    throw malformed('/contract', 'The contract is told by its id.')
  const { kind, contract, search, stands } = query
  const picked = { ...(kind ? { kind } : {}), ...(search ? { search } : {}), ...(stands ? { stands } : {}) }
  return { ...picked, ...(quarter ? { quarter } : {}), ...(contract ? { contract } : {}) }
}

const returnsRoute = defineApi({
  method: 'GET',
  path: '/returns',
  allow: readReturnsOrOwn,
  tag: 'Returns',
  summary: 'Returns, the latest due first; those awaited the earliest first. A supplier reads its own',
  query: listQuery,
  answer: pageOf(returnListed),
  async handle(visit, { query }) {
    const { tx, today } = visit
    const filter = { ...filterOf(query), ...ownOnly(visit) }
    const limit = limitOf(query.limit)
    const [due, last] = readCursor(query.cursor, /^\d{4}-\d{2}-\d{2}$/, idShape) ?? []
    const after = due && last ? { due: dueOf(due), id: last } : undefined
    const found = await returnsIn(tx, filter, { today, after, limit: limit + 1 })
    const items = found.slice(0, limit)
    const end = items.at(-1)
    const next = found.length > limit && end ? cursorOf(end.due, end.id) : null
    const total = query.total === 'true' ? { total: await totalOf(tx, filter, today) } : {}
    return { body: { items: items.map(returnInList), next, ...total } }
  },
})

/** A supplier reads its own returns and no others. */
function ownOnly({ visitor }: Visit): Pick<ReturnFilter, 'suppliers'> {
  return mayPass(readReturns, visitor.roles, false) ? {} : { suppliers: visitor.suppliers }
}

function dueOf(text: string): Day {
  const due = dayOf(text)
  if (!due) throw malformed('/cursor', 'Take the `next` of the page before.')
  return due
}

async function totalOf(tx: Visit['tx'], filter: ReturnFilter, today: Visit['today']): Promise<number> {
  const counts = await countReturns(tx, filter, today, { exact: true })
  return filter.kind ? counts[filter.kind] : counts.all
}

const returnRoute = defineApi({
  method: 'GET',
  path: '/returns/:return',
  allow: readReturnsOrOwn,
  tag: 'Returns',
  summary: 'One return; what was reported in it is in /returns/{return}/answers',
  answer: returnAnswer,
  async handle(visit) {
    const record = await returnHere(visit)
    return { body: returnInFull(record), version: record.version }
  },
})

/** The return asked for, when it is there for whoever asks. */
export async function returnHere(visit: Visit): Promise<ReturnRecord> {
  const asked = visit.params.return ?? ''
  const record = isId(asked) ? await returnOf(visit.tx, asked) : undefined
  const { suppliers } = ownOnly(visit)
  if (!record || (suppliers && !suppliers.includes(record.supplier))) throw noReturn()
  return record
}

export const returnRoutes: ApiRoute[] = [returnsRoute, returnRoute]
