import Type, { type Static } from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { limitOf, listing, pageOf } from '../../web/listing.ts'
import type { ContractsNeeds } from '../needs.ts'
import { keepSpend, seeContracts } from '../permissions.ts'
import { spendRefusals } from '../spend/spend-words.ts'
import { addSpend, invoicedUnder, spendIn, spendOf, type SpendRecord, takeOut } from '../store.ts'
import { sum } from '../../language/quantity.ts'
import {
  day,
  dayAsked,
  decimal,
  decimalAsked,
  dueCursor,
  id,
  idAsked,
  moment,
  orNull,
  refused,
  text,
} from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Spend'
const pounds = Type.String({
  description: 'Pounds without VAT, a decimal; a credit is negative',
  maxLength: 40,
})

const calendarDay = Type.String({ format: 'date', maxLength: 10 })

const spendAnswer = Type.Object({
  id,
  contract: id,
  supplier: id,
  supplierName: Type.String(),
  starts: day,
  ends: day,
  amount: pounds,
  reference: orNull(Type.String()),
  import: orNull(id),
  counts: Type.Boolean({ description: 'False once it was corrected by a newer file, or taken out' }),
  takenOutBecause: orNull(Type.String()),
  recordedAt: moment,
})

function told(one: SpendRecord): Static<typeof spendAnswer> {
  return {
    id: one.id,
    contract: one.contract,
    supplier: one.supplier,
    supplierName: one.supplierName,
    starts: one.starts,
    ends: one.ends,
    amount: one.amount.toFixed(),
    reference: one.reference,
    import: one.importId,
    counts: !one.isGone,
    takenOutBecause: one.takenOutBecause,
    recordedAt: one.recordedAt.toISOString(),
  }
}

const listRoute = defineApi({
  method: 'GET',
  path: '/contracts/:contract/spend',
  allow: seeContracts,
  tag,
  summary:
    'What was invoiced under a contract and all that belong to it, the latest day first, and what it adds up to',
  query: Type.Object(
    {
      supplier: Type.Optional(Type.String({ maxLength: 36 })),
      gone: Type.Optional(
        Type.Enum(['true', 'false'], { description: 'Also what was corrected or taken out' }),
      ),
      ...listing,
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ ...pageOf(spendAnswer).properties, invoiced: pounds }),
  async handle(visit, { params, query }) {
    const { tx } = visit
    const contract = await contractAsked(visit, params.contract)
    if (query.supplier !== undefined) idAsked(query.supplier, 'supplier')
    const { spend, next } = await spendIn(tx, {
      contract: contract.id,
      supplier: query.supplier,
      withGone: query.gone === 'true',
      after: dueCursor(query.cursor),
      limit: limitOf(query.limit),
    })
    const added = await invoicedUnder(tx, contract.id)
    const rows = added.reduce((count, { rows: each }) => count + each, 0)
    const total = query.total === 'true' ? { total: rows } : {}
    const invoiced = sum(added.map(({ amount }) => amount)).toFixed()
    return { body: { items: spend.map(told), next: next ?? null, ...total, invoiced } }
  },
})

function addRoute({ afterCommitmentChange: after }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/contracts/:contract/spend',
    allow: keepSpend,
    tag,
    summary: 'Records a sum that was invoiced; commitments that grow with it follow',
    body: Type.Object(
      {
        supplier: id,
        starts: calendarDay,
        ends: Type.Optional(calendarDay),
        amount: decimal,
        reference: Type.Optional(orNull(text(200, 'The invoice’s number, or a note'))),
      },
      { additionalProperties: false },
    ),
    answer: spendAnswer,
    status: 201,
    async handle(visit, { params, body }) {
      const { tx, today } = visit
      const contract = await contractAsked(visit, params.contract)
      const starts = dayAsked(body.starts, 'starts')
      const spend = {
        supplier: idAsked(body.supplier, 'supplier'),
        starts,
        ends: body.ends === undefined ? starts : dayAsked(body.ends, 'ends'),
        amount: decimalAsked(body.amount, 'amount'),
        reference: body.reference ?? null,
      }
      const decision = await addSpend(tx, contract.id, spend, { today, after })
      if (!decision.accepted) throw refusal(decision.because)
      return { status: 201, body: told((await spendOf(tx, decision.fact))!) }
    },
  })
}

function takeOutRoute({ afterCommitmentChange: after }: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/spend/:spend/take-out',
    allow: keepSpend,
    tag,
    summary: 'Takes a sum out of the count, with a reason; it stays to be read',
    body: Type.Object({ reason: text(2000) }, { additionalProperties: false }),
    answer: spendAnswer,
    async handle(visit, { params, body }) {
      const { tx } = visit
      const asked = params.spend ?? ''
      const spend = isId(asked) ? await spendOf(tx, asked) : undefined
      if (!spend) throw new Problem(404, 'not-found', 'There is no such sum.')
      const decision = await takeOut(tx, spend, body, { after })
      if (!decision.accepted) throw refusal(decision.because)
      return { body: told((await spendOf(tx, spend.id))!) }
    },
  })
}

function refusal(because: keyof typeof spendRefusals) {
  const { field, sentence } = spendRefusals[because]
  return refused(because, field, sentence)
}

export function spendRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [listRoute, addRoute(needs), takeOutRoute(needs)]
}
