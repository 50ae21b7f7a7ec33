import Type from 'typebox'
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
  cancelledAt: orNull(moment),
  cancelledBecause: orNull(Type.String({ description: 'Why it was cancelled, as the supplier was told' })),
  version: Type.Integer(),
})

export const returnInList = ({ sentAt, ...row }: ReturnListed) => ({
  ...row,
  sentAt: sentAt?.toISOString() ?? null,
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
  const { askedOf, askedAt, sentAt, anythingElse, cancelledAt, cancelledBecause, version } = row
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
    cancelledBecause,
    version,
    ...moments,
  }
}
