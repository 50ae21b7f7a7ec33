import Type from 'typebox'
import { dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { quarterFrom } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { askError, cancelError } from '../pages/staff-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { askForReturns } from '../permissions.ts'
import { answerBy, longestCancelReason } from '../return.ts'
import { ask, cancel, contractTitleOf, renewLink, returnOf, rhythmOf, suppliersToAsk } from '../store.ts'
import { returnAnswer, returnInFull } from './return-told.ts'
import { noReturn, refused } from './shapes.ts'

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
  answer: returnAnswer,
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
    const { answerDays } = await rhythmOf(tx)
    const due = body.due === undefined ? quarter && answerBy(quarter, today, answerDays) : dayOf(body.due)
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
    return { status: 201, body: returnInFull((await returnOf(tx, decision.fact))!) }
  },
})

const renewRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/renew-link',
  allow: askForReturns,
  tag: 'Returns',
  summary: 'Sends a new link to the address the return was asked of; the links before it end',
  answer: returnAnswer,
  async handle(visit, { params }) {
    const record = isId(params.return ?? '') ? await returnOf(visit.tx, params.return!) : undefined
    if (!record) throw noReturn()
    const isSent = await renewLink(visit.tx, tellingOf(visit), record)
    if (!isSent) throw new Problem(422, 'no-address', 'This return was never asked of anybody: ask for it.')
    return { body: returnInFull(record), version: record.version }
  },
})

const cancelBody = Type.Object(
  { reason: Type.String({ maxLength: longestCancelReason, description: 'Why; the supplier is told' }) },
  { additionalProperties: false },
)

const cancelRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/cancellation',
  allow: askForReturns,
  tag: 'Returns',
  summary: 'Cancel a return that was asked for wrongly: its link ends, and the supplier is told why',
  body: cancelBody,
  answer: returnAnswer,
  async handle(visit, { params, body }) {
    const id = params.return ?? ''
    const decision = isId(id) ? await cancel(visit.tx, tellingOf(visit), id, body.reason) : undefined
    if (!decision) throw noReturn()
    if (!decision.accepted) throw refused(decision.because, '/reason', `${cancelError(decision.because)}.`)
    const record = (await returnOf(visit.tx, id))!
    return { body: returnInFull(record), version: record.version }
  },
})

export const askingRoutes: ApiRoute[] = [askRoute, renewRoute, cancelRoute]
