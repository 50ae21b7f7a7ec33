import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { limitOf, listing, pageOf } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { readContracts } from '../permissions.ts'
import { commitmentsIn, countCommitments } from '../store.ts'
import { commitmentAnswer, commitmentTold } from './commitment-body.ts'
import { day, dayAsked, dueCursor, idAsked, text } from './shapes.ts'
import { contractAsked, worksHere } from './viewer.ts'

const tag = 'Commitments'
const authority = Type.Optional(Type.String({ maxLength: 41 }))
const filters = {
  supplier: Type.Optional(Type.String({ maxLength: 36 })),
  owner: Type.Optional(Type.String({ maxLength: 36 })),
  outcome: Type.Optional(text(60, 'Slug of an outcome')),
  measure: Type.Optional(text(60, 'Code of a measure')),
  dueFrom: Type.Optional(day),
  dueTo: Type.Optional(day),
  withdrawn: Type.Optional(Type.Enum(['true', 'false'], { description: 'Withdrawn ones too' })),
  authority,
  ...listing,
}

interface ListAsked {
  contract?: string
  supplier?: string
  owner?: string
  outcome?: string
  measure?: string
  dueFrom?: string
  dueTo?: string
  withdrawn?: string
  limit?: string
  cursor?: string
  total?: string
}

async function list(visit: Visit, asked: ListAsked) {
  for (const name of ['contract', 'supplier', 'owner'] as const) if (asked[name]) idAsked(asked[name], name)
  const works = worksHere(visit)
  const filter = {
    contract: asked.contract,
    supplier: asked.supplier,
    owner: works ? asked.owner : undefined,
    outcome: asked.outcome,
    measure: asked.measure,
    dueFrom: asked.dueFrom === undefined ? undefined : dayAsked(asked.dueFrom, 'dueFrom'),
    dueTo: asked.dueTo === undefined ? undefined : dayAsked(asked.dueTo, 'dueTo'),
    withWithdrawn: works && asked.withdrawn === 'true',
    publishedOnly: !works,
  }
  const found = await commitmentsIn(visit.tx, {
    ...filter,
    after: dueCursor(asked.cursor),
    limit: limitOf(asked.limit),
  })
  const counted = asked.total === 'true' ? { total: await countCommitments(visit.tx, filter) } : {}
  const items = found.commitments.map((each) => commitmentTold(visit, each))
  return { body: { items, next: found.next ?? null, ...counted } }
}

const listAll = defineApi({
  method: 'GET',
  path: '/commitments',
  allow: readContracts,
  tag,
  summary:
    'Commitments by the day they are due; those of published contracts only to who does not work there',
  query: Type.Object(
    { contract: Type.Optional(Type.String({ maxLength: 36 })), ...filters },
    { additionalProperties: false },
  ),
  answer: pageOf(commitmentAnswer),
  handle: (visit, { query }) => list(visit, query),
})

const listOfContract = defineApi({
  method: 'GET',
  path: '/contracts/:contract/commitments',
  allow: readContracts,
  tag,
  summary: 'The commitments of one contract by the day they are due',
  query: Type.Object(filters, { additionalProperties: false }),
  answer: pageOf(commitmentAnswer),
  async handle(visit, { params, query }) {
    const { id } = await contractAsked(visit, params.contract)
    return list(visit, { ...query, contract: id })
  },
})

export const commitmentLists: ApiRoute[] = [listAll, listOfContract]
