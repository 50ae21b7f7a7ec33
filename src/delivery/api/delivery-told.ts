import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { peopleSeenIn } from '../about-people/seen.ts'
import { checkRules } from '../check.ts'
import { besideOf, type DeliveryListed, deliveryOf, type DeliveryRecord, proposalsOf } from '../store.ts'
import { verificationDecisions } from '../verification.ts'
import { decimal, evidenceAnswer, evidenceTold, id, moment, orNull, seenAnswer, seenTold } from './shapes.ts'

export const deliveryStates = [
  'reported',
  'evidenced',
  'verified',
  'partly-verified',
  'not-accepted',
  'replaced',
] as const
export const state = Type.Enum([...deliveryStates])

export const listed = {
  id,
  return: id,
  contract: id,
  contractTitle: Type.String(),
  commitment: id,
  title: Type.String(),
  supplier: id,
  supplierName: Type.String(),
  measure: Type.String({ description: 'Code of the measure' }),
  unit: Type.String(),
  outcome: Type.String({ description: 'Slug of the outcome' }),
  quarter: Type.String({ description: 'Of the financial year, such as 2026-27Q2' }),
  quantity: decimal,
  accepted: orNull(Type.String({ description: 'What was accepted; null until it was checked' })),
  state,
  story: Type.String(),
  recordedAt: moment,
}

/** A delivery in a list. */
export function inList({ returnId, unit, quantity, accepted, recordedAt, ...row }: DeliveryListed) {
  return {
    ...row,
    return: returnId,
    unit: unit.many,
    quantity: quantity.toFixed(),
    accepted: accepted?.toFixed() ?? null,
    recordedAt: recordedAt.toISOString(),
  }
}

const verification = Type.Object({
  id,
  decision: Type.Enum([...verificationDecisions]),
  quantity: decimal,
  reason: orNull(Type.String()),
  at: moment,
})

export const deliveryAnswer = Type.Object({
  ...listed,
  replaces: orNull(Type.String({ description: 'The earlier report it was sent again for' })),
  storyAboutPeople: Type.Array(seenAnswer, {
    description: 'What plain rules see of a person in the story: take it out before any of it is published',
  }),
  evidence: Type.Array(evidenceAnswer, {
    description: 'Its own, and that of the reports it stands in the place of',
  }),
  verification: Type.Union([verification, Type.Null()]),
  proposed: orNull(
    Type.Object(
      {
        decision: Type.Enum([...verificationDecisions]),
        quantity: decimal,
        reason: orNull(Type.String()),
        because: Type.Enum(['contract-value', 'times-plan']),
        at: moment,
      },
      { description: 'A decision above a limit, until a second person confirms it' },
    ),
  ),
  checks: Type.Array(
    Type.Object({
      rule: Type.Enum([...checkRules]),
      level: Type.Enum(['look', 'fine']),
      points: Type.Integer(),
      sentence: Type.String(),
    }),
    { description: 'What plain rules notice today; none decides' },
  ),
})

/** A delivery by itself, with its evidence and what was decided. */
export async function inFull(visit: Visit, delivery: DeliveryRecord) {
  const { verification: decided, measure, outcome, quantity, accepted } = delivery
  const proposed = (await proposalsOf(visit.tx, delivery.id)).find((each) => each.state === 'open')
  const { checks, evidence } = await besideOf(visit.tx, delivery)
  return {
    id: delivery.id,
    return: delivery.returnId,
    contract: delivery.contract,
    contractTitle: delivery.contractTitle,
    commitment: delivery.commitment,
    title: delivery.title,
    supplier: delivery.supplier,
    supplierName: delivery.supplierName,
    measure: measure.code,
    unit: measure.unit.many,
    outcome: outcome.slug,
    quarter: delivery.quarter,
    quantity: quantity.toFixed(),
    accepted: accepted?.toFixed() ?? null,
    state: delivery.state,
    story: delivery.story,
    recordedAt: delivery.recordedAt.toISOString(),
    replaces: delivery.replaces,
    storyAboutPeople: seenTold(peopleSeenIn({ words: delivery.story })),
    evidence: evidence.map(evidenceTold),
    verification: decided && {
      id: decided.id,
      decision: decided.decision,
      quantity: decided.quantity.toFixed(),
      reason: decided.reason,
      at: decided.at.toISOString(),
    },
    proposed: proposed
      ? {
          decision: proposed.decision,
          quantity: proposed.quantity.toFixed(),
          reason: proposed.reason,
          because: proposed.because,
          at: proposed.at.toISOString(),
        }
      : null,
    checks,
  }
}

export const noDelivery = () => new Problem(404, 'not-found', 'There is no such delivery.')

export async function deliveryAsked(visit: Visit, asked: string | undefined): Promise<DeliveryRecord> {
  const found = asked && isId(asked) ? await deliveryOf(visit.tx, asked) : undefined
  if (!found) throw noDelivery()
  return found
}
