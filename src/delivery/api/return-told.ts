import Type from 'typebox'
import { wasSentLate } from '../return.ts'
import type { ReturnListed, ReturnRecord } from '../store.ts'
import { id, moment, orNull } from './shapes.ts'

const states = Type.Enum(['not-asked', 'awaited', 'sent', 'nothing', 'cancelled'])

const common = {
  id,
  contract: id,
  contractTitle: Type.String(),
  supplierName: Type.String(),
  quarter: Type.String(),
  due: Type.String({ format: 'date' }),
  state: states,
  sentAt: orNull(moment),
  sentLate: Type.Boolean({ description: 'It was first sent after the day due; it is accepted all the same' }),
}
export const returnListed = Type.Object({
  ...common,
  waiting: Type.Integer({ description: 'Deliveries in it that wait to be checked' }),
  toSendAgain: Type.Integer({
    description: 'Deliveries that were not accepted in full and may be sent again',
  }),
})
export const returnAnswer = Type.Object({
  ...common,
  supplier: id,
  askedOf: orNull(Type.String({ description: 'The e-mail address it was asked of' })),
  askedAt: orNull(moment),
  anythingElse: orNull(Type.String()),
  remains: orNull(Type.String({ description: 'Of the last return of a contract: what is still to be done' })),
  comesNext: orNull(Type.String({ description: 'and what comes next' })),
  cancelledAt: orNull(moment),
  cancelledBecause: orNull(Type.String({ description: 'Why it was cancelled, as the supplier was told' })),
  version: Type.Integer(),
})

export const returnInList = ({ sentAt, firstSentAt, ...row }: ReturnListed) => ({
  ...row,
  sentAt: sentAt?.toISOString() ?? null,
  sentLate: wasSentLate({ ...row, firstSentAt }),
})

export function returnInFull({
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
  const {
    askedOf,
    askedAt,
    sentAt,
    anythingElse,
    remains,
    comesNext,
    firstSentAt,
    cancelledAt,
    cancelledBecause,
    version,
  } = row
  const moments = {
    askedAt: askedAt?.toISOString() ?? null,
    sentAt: sentAt?.toISOString() ?? null,
    cancelledAt: cancelledAt?.toISOString() ?? null,
  }
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
    remains,
    comesNext,
    sentLate: wasSentLate({ state, due, firstSentAt }),
    cancelledBecause,
    version,
    ...moments,
  }
}
