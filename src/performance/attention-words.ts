import { type Day, longDay, weekdayOf } from '../language/day.ts'
import { exactMoney } from '../language/money.ts'
import { Decimal, quantityWords } from '../language/quantity.ts'
import { type Against, type AttentionKind, monthsAhead } from './attention.ts'
import { noticeShownBefore } from './kpi/notice.ts'
import { daysAhead } from './work.ts'

interface KindWords {
  /** Goes on from a figure: "12 commitments overdue". */
  one: string
  many: string
  /** Heads the list of its rows. */
  title: string
}

/** How each kind is named. */
export const attentionWords: Record<AttentionKind, KindWords> = {
  overdue: { one: 'commitment overdue', many: 'commitments overdue', title: 'Commitments overdue' },
  'late-returns': { one: 'return late', many: 'returns late', title: 'Returns late' },
  'to-verify': { one: 'delivery to check', many: 'deliveries to check', title: 'Deliveries to check' },
  'to-confirm': { one: 'decision to confirm', many: 'decisions to confirm', title: 'Decisions to confirm' },
  'to-correct': {
    one: 'correction to answer',
    many: 'corrections to answer',
    title: 'Corrections to answer',
  },
  'plan-to-answer': {
    one: 'plan to catch up to answer',
    many: 'plans to catch up to answer',
    title: 'Plans to catch up to answer',
  },
  'step-overdue': {
    one: 'plan to catch up with a step overdue',
    many: 'plans to catch up with a step overdue',
    title: 'Plans to catch up with a step overdue',
  },
  bounced: {
    one: 'letter not delivered',
    many: 'letters not delivered',
    title: 'Letters not delivered',
  },
  'no-owner': {
    one: 'commitment that nobody looks after',
    many: 'commitments that nobody looks after',
    title: 'Commitments that nobody looks after',
  },
  'no-measure': {
    one: 'promise without an agreed measure',
    many: 'promises without an agreed measure',
    title: 'Promises without an agreed measure',
  },
  'nothing-recorded': {
    one: 'large contract with nothing recorded',
    many: 'large contracts with nothing recorded',
    title: 'Large contracts with nothing recorded',
  },
  'behind-plan': {
    one: 'commitment behind its plan',
    many: 'commitments behind their plan',
    title: 'Commitments behind their plan',
  },
  'ending-soon': {
    one: 'commitment due soon, not all reported',
    many: 'commitments due soon, not all reported',
    title: 'Commitments due soon, not all reported',
  },
  'waiver-expiring': {
    one: 'waiver or direct award expiring',
    many: 'waivers and direct awards expiring',
    title: 'Waivers and direct awards expiring',
  },
  'contract-ending': {
    one: 'contract ending, or at its last extension',
    many: 'contracts ending, or at their last extension',
    title: 'Contracts ending, or at their last extension',
  },
  'notice-due': {
    one: 'contract performance notice to publish',
    many: 'contract performance notices to publish',
    title: 'Contract performance notices to publish',
  },
}

/** "1 commitment overdue", "1,240 commitments overdue" */
export function thingsWords(kind: AttentionKind, count: number): string {
  const { one, many } = attentionWords[kind]
  return `${figure(count)} ${count === 1 ? one : many}`
}

/** "1,240" */
export function figure(count: number): string {
  return quantityWords(new Decimal(count))
}

/** How a kind is counted, in plain words, as its condition in attention.ts says. */
export function howCounted(
  kind: AttentionKind,
  { line, decideMonths = monthsAhead, waiverMonths }: Pick<Against, 'line' | 'decideMonths' | 'waiverMonths'>,
): string {
  switch (kind) {
    case 'overdue':
      return 'The day they were due has passed, and what was accepted, here or by the council’s earlier records, is less than what was promised.'
    case 'late-returns':
      return 'A supplier was asked what it delivered, the day to answer by has passed, and no answer has come.'
    case 'to-verify':
      return 'A supplier reported something, and nobody has yet decided whether it is accepted.'
    case 'to-confirm':
      return 'Somebody proposed a decision above a limit that the council set, and another person has not yet confirmed it or sent it back.'
    case 'to-correct':
      return 'A supplier found a mistake in what was accepted and asks to correct it, and nobody has yet agreed or declined.'
    case 'plan-to-answer':
      return 'A supplier that missed a target wrote how it will catch up, and nobody has yet agreed with it or sent it back.'
    case 'step-overdue':
      return 'A step of a plan to catch up was to be done by a day that has passed, and neither side has said that it is done.'
    case 'bounced':
      return 'The last letter with a link to a return was refused by the mail server, or could not be sent. Send a new link, to another address if need be.'
    case 'no-owner':
      return 'Neither the commitment nor its contract has somebody at the council who looks after it, and it is not yet met in full.'
    case 'no-measure':
      return 'A notice names a promise that nobody has decided on, or a file’s own words became a measure that nobody has looked at since.'
    case 'nothing-recorded':
      return line
        ? `Contracts running today, of ${line.isAbove ? 'more than ' : ''}${exactMoney(new Decimal(line.pence).div(100))}${line.isAbove ? '' : ' or more'}, with no commitment. The amount is the council’s own line, from its policy.`
        : 'The council’s policy in force sets no amount from which something should be promised, so none are counted.'
    case 'behind-plan':
      return 'They are not due yet, and less has been reported than was planned by the end of the last quarter whose returns should be here.'
    case 'ending-soon':
      return `They fall due today or in the next ${daysAhead} days, and less has been reported than was promised.`
    case 'contract-ending':
      return `The contract ends, or the last day it can be extended to comes, within ${decideMonths} calendar months, and what was decided before that day is not recorded.`
    case 'notice-due':
      return `Within ${noticeShownBefore} days a notice has to be published: once in twelve months for a contract with key performance indicators, once more at its end, and within thirty days of a breach or poor performance that has to be told of.`
    case 'waiver-expiring':
      return `The last day of a waiver or direct award comes within ${waiverMonths ?? 3} calendar months.`
  }
}

/** How a count moved since a morning: "3 more than on Monday 16 November". */
export function sinceWords(count: number, before: number, on: Day): string {
  const day = `${weekdayOf(on)} ${longDay(on).replace(/ \d{4}$/, '')}`
  if (count === before) return `As many as on ${day}.`
  const more = count > before
  return `${figure(Math.abs(count - before))} ${more ? 'more' : 'fewer'} than on ${day}.`
}
