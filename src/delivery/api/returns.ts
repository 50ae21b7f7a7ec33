import Type from 'typebox'
import { type Day, dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { quarterFrom } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { heldText, id, idShape, orNull } from './shapes.ts'
import { askError } from '../pages/staff-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { askForReturns, readReturns } from '../permissions.ts'
import { answerBy } from '../return.ts'
import {
  ask,
  contractTitleOf,
  countReturns,
  returnOf,
  type ReturnFilter,
  type ReturnKind,
  type ReturnListed,
  type ReturnRecord,
  returnsIn,
  suppliersToAsk,
} from '../store.ts'

const kinds = ['awaited', 'late', 'sent', 'nothing'] as const
const states = Type.Enum(['not-asked', 'awaited', 'sent', 'nothing'])
const moment = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

const common = {
  id,
  contract: id,
  contractTitle: Type.String(),
  supplierName: Type.String(),
  quarter: Type.String(),
  due: Type.String({ format: 'date' }),
  state: states,
  sentAt: moment,
}
const listed = Type.Object({
  ...common,
  waiting: Type.Integer({ description: 'Deliveries in it that wait to be checked' }),
  toSendAgain: Type.Integer({
    description: 'Deliveries that were not accepted in full and may be sent again',
  }),
})
const one = Type.Object({
  ...common,
  supplier: id,
  askedOf: orNull(Type.String({ description: 'The e-mail address it was asked of' })),
  askedAt: moment,
  anythingElse: orNull(Type.String()),
  version: Type.Integer(),
})

const inList = ({ sentAt, ...row }: ReturnListed) => ({ ...row, sentAt: sentAt?.toISOString() ?? null })

function inFull({
  id: returnId,
  contract,
  contractTitle,
  supplier,
  supplierName,
  quarter,
  due,
  state,
  ...row
}: ReturnRecord) {
  const { askedOf, askedAt, sentAt, anythingElse, version } = row
  const moments = { askedAt: askedAt?.toISOString() ?? null, sentAt: sentAt?.toISOString() ?? null }
  return {
    id: returnId,
    contract,
    contractTitle,
    supplier,
    supplierName,
    quarter,
    due,
    state,
    askedOf,
    anythingElse,
    version,
    ...moments,
  }
}

const listQuery = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...kinds], { description: '`late` is awaited past its day' })),
    quarter: Type.Optional(Type.String({ maxLength: 10 })),
    contract: Type.Optional(Type.String({ maxLength: 36 })),
    ...listing,
  },
  { additionalProperties: false },
)

function filterOf(query: { kind?: ReturnKind; quarter?: string; contract?: string }): ReturnFilter {
  const quarter = query.quarter === undefined ? undefined : quarterFrom(query.quarter)
  if (query.quarter !== undefined && !quarter)
    throw malformed('/quarter', 'A quarter is written like 2026-27Q2.')
  if (query.contract !== undefined && !isId(query.contract))
    throw malformed('/contract', 'The contract is told by its id.')
  const { kind, contract } = query
  return { ...(kind ? { kind } : {}), ...(quarter ? { quarter } : {}), ...(contract ? { contract } : {}) }
}

function malformed(pointer: string, detail: string): Problem {
  return new Problem(400, 'malformed', detail, [{ pointer, message: detail }])
}

const returnsRoute = defineApi({
  method: 'GET',
  path: '/returns',
  allow: readReturns,
  tag: 'Returns',
  summary: 'Returns by the day they are due; those awaited the earliest first',
  query: listQuery,
  answer: pageOf(listed),
  async handle({ tx, today }, { query }) {
    const filter = filterOf(query)
    const limit = limitOf(query.limit)
    const [due, last] = readCursor(query.cursor, /^\d{4}-\d{2}-\d{2}$/, idShape) ?? []
    const after = due && last ? { due: dueOf(due), id: last } : undefined
    const found = await returnsIn(tx, filter, { today, after, limit: limit + 1 })
    const items = found.slice(0, limit)
    const end = items.at(-1)
    const next = found.length > limit && end ? cursorOf(end.due, end.id) : null
    const total = query.total === 'true' ? { total: await totalOf(tx, filter, today) } : {}
    return { body: { items: items.map(inList), next, ...total } }
  },
})

function dueOf(text: string): Day {
  const due = dayOf(text)
  if (!due) throw malformed('/cursor', 'Take the `next` of the page before.')
  return due
}

async function totalOf(tx: Visit['tx'], filter: ReturnFilter, today: Visit['today']): Promise<number> {
  const counts = await countReturns(tx, filter, today)
  return filter.kind ? counts[filter.kind] : counts.all
}

const returnRoute = defineApi({
  method: 'GET',
  path: '/returns/:return',
  allow: readReturns,
  tag: 'Returns',
  summary: 'One return; its deliveries are in /deliveries',
  answer: one,
  async handle({ tx }, { params }) {
    const record = isId(params.return ?? '') ? await returnOf(tx, params.return!) : undefined
    if (!record) throw new Problem(404, 'not-found', 'There is no such return.')
    return { body: inFull(record), version: record.version }
  },
})

const askBody = Type.Object(
  {
    quarter: Type.String({ maxLength: 10, description: 'Such as 2026-27Q2' }),
    supplier: Type.Optional(
      Type.String({ maxLength: 36, description: 'Needed when the contract has several' }),
    ),
    due: Type.Optional(
      Type.String({ maxLength: 10, description: 'Two weeks after the quarter or today when left out' }),
    ),
    email: Type.Optional(
      Type.String({
        maxLength: 254,
        pattern: heldText,
        description: 'The address kept with the supplier when left out',
      }),
    ),
  },
  { additionalProperties: false },
)

const askRoute = defineApi({
  method: 'POST',
  path: '/contracts/:contract/returns',
  allow: askForReturns,
  tag: 'Returns',
  summary: 'Ask a supplier for the return for a quarter: a letter with a link goes out',
  body: askBody,
  answer: one,
  status: 201,
  async handle(visit, { params, body }) {
    const { tx, today } = visit
    const contract = params.contract ?? ''
    const title = isId(contract) ? await contractTitleOf(tx, contract) : undefined
    if (title === undefined) throw new Problem(404, 'not-found', 'There is no such contract.')
    const suppliers = await suppliersToAsk(tx, contract)
    const supplier = body.supplier
      ? suppliers.find((each) => each.supplier === body.supplier)
      : suppliers.length === 1
        ? suppliers[0]
        : undefined
    if (!supplier)
      throw refused('supplier-not-clear', '/supplier', 'Say which of the contract’s suppliers is asked.')
    const quarter = quarterFrom(body.quarter)
    const due = body.due === undefined ? quarter && answerBy(quarter, today) : dayOf(body.due)
    const proposed = { quarter: body.quarter, due, email: body.email ?? supplier.email ?? '' }
    const decision = await ask(
      tx,
      tellingOf(visit),
      { ...supplier, contract, contractTitle: title },
      { proposed, today },
    )
    if (!decision.accepted) {
      const { field, text } = askError(decision.because)
      throw refused(decision.because, `/${field}`, `${text}.`)
    }
    return { status: 201, body: inFull((await returnOf(tx, decision.fact))!) }
  },
})

function refused(type: string, pointer: string, detail: string): Problem {
  return new Problem(422, type, detail, [{ pointer, message: detail }])
}

export function returnRoutes(): ApiRoute[] {
  return [returnsRoute, returnRoute, askRoute]
}
