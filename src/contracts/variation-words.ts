import { type Day, longDay } from '../language/day.ts'
import { periodWords } from '../language/period.ts'
import { quantityWords } from '../language/quantity.ts'
import { commitmentRefusal } from './commitment-words.ts'
import type { RefusalWords } from './contract-words.ts'
import { periodsOf, type Plan, profiles } from './plan.ts'
import type { AnswerRefusal, VariationRefusal, VariationState } from './variation.ts'

export const variationStates: Record<VariationState, string> = {
  open: 'Waits for an answer',
  agreed: 'Agreed, holds from its day',
  'in-effect': 'Agreed',
  declined: 'Declined',
  'taken-back': 'Taken back',
}

/** What to say when a change can't be asked for like that, and beside which field. */
export function variationRefusal(
  because: VariationRefusal | AnswerRefusal,
  term: { starts: Day | null; ends: Day | null },
): RefusalWords {
  return Object.hasOwn(own, because)
    ? own[because as keyof typeof own]
    : commitmentRefusal(because as Parameters<typeof commitmentRefusal>[0], term)
}

const own = {
  'under-way': {
    field: 'title',
    sentence: 'Another change of this commitment waits for an answer, or for its day. Look at that first',
  },
  'from-after-due': { field: 'from', sentence: 'It must hold from a day before all of it is due' },
  'answered-already': { field: 'answer', sentence: 'This was answered already' },
  'not-yours-to-answer': { field: 'answer', sentence: 'The other side answers this' },
} satisfies Partial<Record<VariationRefusal | AnswerRefusal, RefusalWords>>

/** How it is spread, in one sentence: "Quarter by quarter: Q1 2026/27 10, Q2 2026/27 30". */
export function planWords(plan: Plan): string {
  if (plan.scaling && plan.profile === 'quarterly')
    return `${profiles.quarterly}: what is invoiced in a quarter is kept in the next`
  const parts =
    plan.profile === 'milestones'
      ? (plan.milestones ?? []).map(
          ({ words, due, quantity }) =>
            `${words} by ${longDay(due)}${quantity ? ` (${quantityWords(quantity)})` : ''}`,
        )
      : [...periodsOf(plan)].map(([period, target]) => `${periodWords(period)} ${quantityWords(target)}`)
  return parts.length > 0 ? `${profiles[plan.profile]}: ${parts.join(', ')}` : profiles[plan.profile]
}
