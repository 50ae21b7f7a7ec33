import { type Day, longDay } from '../language/day.ts'
import type { CommitmentRefusal } from './commitment.ts'
import type { CommitmentEditRefusal, WithdrawalRefusal } from './commitment-edit.ts'
import type { RefusalWords } from './contract-words.ts'

type Days = { starts: Day | null; ends: Day | null }

/** "1 April 2026 to 31 March 2029", as far as the days are known. */
export function termWords({ starts, ends }: Days): string {
  if (starts && ends) return `${longDay(starts)} to ${longDay(ends)}`
  if (starts) return `from ${longDay(starts)}`
  return ends ? `until ${longDay(ends)}` : 'days not known'
}

/** What to say when a commitment can't be recorded, changed or withdrawn like that. */
export function commitmentRefusal(
  because: CommitmentRefusal | CommitmentEditRefusal | WithdrawalRefusal,
  term: Days,
): RefusalWords {
  if (because === 'due-outside-the-term') {
    return { field: 'due', sentence: `The day it is due must be within the contract, ${termWords(term)}` }
  }
  return words[because]
}

const words: Record<
  Exclude<CommitmentRefusal | CommitmentEditRefusal | WithdrawalRefusal, 'due-outside-the-term'>,
  RefusalWords
> = {
  'contract-withdrawn': { field: 'title', sentence: 'This contract has been withdrawn' },
  'no-title': { field: 'title', sentence: 'Enter what is promised, in a few words' },
  'title-too-long': { field: 'title', sentence: 'The name must be 200 characters or fewer' },
  'supplier-not-on-the-contract': {
    field: 'supplier',
    sentence: 'Choose a supplier of this contract',
  },
  'quantity-not-positive': { field: 'quantity', sentence: 'The quantity must be more than nought' },
  'quantity-too-large': { field: 'quantity', sentence: 'The quantity is too large. Check the figure' },
  'quantity-too-exact': {
    field: 'quantity',
    sentence: 'The quantity must have three figures after the point at most',
  },
  'target-negative': {
    field: 'targets',
    sentence: 'What is planned for a period must not be less than nought',
  },
  'target-too-exact': {
    field: 'targets',
    sentence: 'What is planned for a period must have three figures after the point at most',
  },
  'target-outside-the-term': {
    field: 'targets',
    sentence: 'Something is planned for a time before the contract begins or after the day it is due',
  },
  'targets-do-not-sum': {
    field: 'targets',
    sentence: 'What is planned must add up to the whole quantity',
  },
  'no-milestones': { field: 'milestones', sentence: 'Enter at least one milestone' },
  'too-many-milestones': { field: 'milestones', sentence: 'There can be 30 milestones at most' },
  'milestone-without-words': { field: 'milestones', sentence: 'Say in words what each milestone is' },
  'milestone-too-long': {
    field: 'milestones',
    sentence: 'The words of a milestone must be 300 characters or fewer',
  },
  'milestone-outside-the-term': {
    field: 'milestones',
    sentence: 'Each milestone must be within the contract, and not after the day all of it is due',
  },
  'units-not-right': {
    field: 'rateUnits',
    sentence: 'Enter how many as a figure above nought, with three figures after the point at most',
  },
  'per-not-right': {
    field: 'ratePer',
    sentence: 'Enter the sum in pounds, like 500,000, with pence at most',
  },
  'scaled-by-other-plan': {
    field: 'profile',
    sentence: 'What grows with invoices is planned all by one day, or quarter by quarter',
  },
  'counted-elsewhere-without-framework': {
    field: 'countedBy',
    sentence:
      'Only what is promised on a framework, a lot, a call-off or a spot purchase can be counted by another authority',
  },
  'no-counting-name': { field: 'countedBy', sentence: 'Enter the name of the authority that counts it' },
  'counting-name-too-long': {
    field: 'countedBy',
    sentence: 'The name of the authority that counts it must be 300 characters or fewer',
  },
  'counted-here-already': {
    field: 'countedBy',
    sentence:
      'Something was verified for this already and is counted here. Let this commitment stand for that, and record another for what the other authority counts',
  },
  'email-not-right': {
    field: 'supplierEmail',
    sentence: 'Enter an e-mail address, like name@example.org',
  },
  'words-too-long': { field: 'beneficiaries', sentence: 'These words must be 2,000 characters or fewer' },
  stale: { field: 'title', sentence: 'Somebody else changed this commitment while you had it open' },
  withdrawn: { field: 'title', sentence: 'This commitment has been withdrawn' },
  'measure-fixed': {
    field: 'measure',
    sentence:
      'Something was reported under this measure already. Withdraw this commitment and record another',
  },
  'variation-under-way': {
    field: 'title',
    sentence:
      'A change of this commitment was asked for and waits for an answer, or for its day. Take that back first, or wait',
  },
  'nothing-changed': { field: 'title', sentence: 'Nothing has changed. Change something, or cancel' },
  'reason-missing': { field: 'reason', sentence: 'Say why' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
  'not-yet': { field: 'from', sentence: 'The day must be today or before' },
}
