import Type, { type Static } from 'typebox'
import type { RecoveryPlanRecord } from '../store.ts'
import { decimal, id, moment, orNull } from './shapes.ts'

const day = Type.String({ format: 'date' })
const step = { words: Type.String(), who: Type.String({ description: 'By their work, not by name' }), day }

export const planAnswer = Type.Object({
  id,
  contract: id,
  commitment: id,
  supplier: id,
  quarter: Type.String({ description: 'By whose end the target was missed' }),
  planned: decimal,
  counted: Type.String({ description: 'What counted towards it when the plan was asked for' }),
  message: Type.String(),
  askedAt: moment,
  state: Type.Enum(['asked', 'written', 'sent-back', 'agreed']),
  steps: Type.Array(
    Type.Object({
      ...step,
      done: orNull(
        Type.Object({ side: Type.Enum(['council', 'supplier']), words: Type.String(), at: moment }),
      ),
    }),
    { description: 'Of the newest version' },
  ),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      why: Type.String(),
      steps: Type.Array(Type.Object(step)),
      caughtUp: day,
      writtenAt: moment,
      answer: orNull(
        Type.Object({
          answer: Type.Enum(['agreed', 'sent-back']),
          reason: orNull(Type.String()),
          at: moment,
        }),
      ),
    }),
    { description: 'The newest first' },
  ),
})

export function planTold(plan: RecoveryPlanRecord): Static<typeof planAnswer> {
  const at = <Each extends { at: Date }>({ at: when, ...each }: Each) => ({ ...each, at: when.toISOString() })
  return {
    id: plan.id,
    contract: plan.contract,
    commitment: plan.commitment,
    supplier: plan.supplier,
    quarter: plan.quarter,
    planned: plan.planned.toFixed(),
    counted: plan.counted.toFixed(),
    message: plan.message,
    askedAt: plan.askedAt.toISOString(),
    state: plan.state,
    steps: plan.steps.map(({ done, ...each }) => ({ ...each, done: done && at(done) })),
    versions: plan.versions.map(({ writtenAt, answer, ...each }) => ({
      ...each,
      writtenAt: writtenAt.toISOString(),
      answer: answer && at(answer),
    })),
  }
}
