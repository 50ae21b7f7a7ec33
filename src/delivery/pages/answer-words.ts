import { type Day, longDay } from '../../language/day.ts'
import { type Decimal, quantityWords } from '../../language/quantity.ts'
import { isMoney, unitWords } from '../../measurement/index.ts'
import type { MadeUpRefusal } from '../checks/full-time.ts'
import { type AnswerRefusal, longestStory } from '../delivery.ts'
import { kindsCounted, supports } from '../evidence.ts'
import type { EvidenceRecord, MeasureOwed } from '../store.ts'

/** By when to answer; of a return that is late, that it can still be answered. */
export function answerByWords(due: Day, today: Day): string {
  return due < today
    ? `It was due on ${longDay(due)}. You can still answer.`
    : `Please answer by ${longDay(due)}.`
}

/** "how many hours", or "how much" where it is money. */
export function howMany(measure: MeasureOwed): string {
  return isMoney(measure) ? 'how much' : `how many ${measure.unit.many}`
}

/** The sentence for each refusal of what full-time years are made up of. */
export function madeUpError(because: MadeUpRefusal): string {
  return because === 'not-numbers'
    ? 'Type numbers, such as 10 or 0.5, or leave all four empty'
    : 'The share of full-time hours is a number from 0 to 1, such as 0.5 for half the week'
}

/** The sentence beside the field for each refusal of an answer. */
export function answerError(
  because: AnswerRefusal,
  measure: MeasureOwed,
): { field: 'quantity' | 'story'; text: string } {
  const example = isMoney(measure) ? '£500 or 500' : '8 or 7.5'
  switch (because) {
    case 'no-quantity':
      return { field: 'quantity', text: `Say ${howMany(measure)}. If there were none, type 0` }
    case 'not-a-number':
      return { field: 'quantity', text: `Type ${howMany(measure)} as a number, such as ${example}` }
    case 'below-nought':
      return { field: 'quantity', text: 'Type 0 or more' }
    case 'too-exact':
      return { field: 'quantity', text: 'Use at most three figures after the point' }
    case 'too-large':
      return { field: 'quantity', text: 'Check the number: it is too large' }
    case 'no-story':
      return { field: 'story', text: 'Say what happened, in a sentence or two' }
    case 'story-too-long':
      return { field: 'story', text: `Make this shorter: at most ${longestStory} letters` }
  }
}

/** What to say while typing when it isn't as much as planned; undefined when it is. */
export function besidePlan(
  quantity: Decimal,
  planned: Decimal | undefined,
  measure: MeasureOwed,
): string | undefined {
  if (!planned || quantity.eq(planned)) return undefined
  if (quantity.gt(planned)) {
    return `That is ${unitWords(measure, quantity.minus(planned))} more than planned. Say below how that came about.`
  }
  const fewer = isMoney(measure) ? 'less' : 'fewer'
  return `That is ${unitWords(measure, planned.minus(quantity))} ${fewer} than planned. Say below when you will catch up, if you know.`
}

/** "6 of 40 hours given before" */
export function givenBefore(before: Decimal, promised: Decimal, measure: MeasureOwed): string {
  const given = isMoney(measure) ? unitWords(measure, before) : quantityWords(before)
  return `${given} of ${unitWords(measure, promised)} given before`
}

/** "1 file, 2 links" */
export function evidenceWords(evidence: readonly EvidenceRecord[]): string {
  const parts = kindsCounted(evidence.filter(supports).map(({ kind }) => kind))
  return parts.length > 0 ? parts.join(', ') : 'No evidence yet'
}
