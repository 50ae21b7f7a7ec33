import { type KpiEndingRefusal, type KpiRefusal, longestKpi } from './kpi.ts'
import type { NoticeRefusal, PublicationRefusal } from './notice.ts'
import type { FailureRefusal } from './performance-failure.ts'
import type { RatingRefusal } from './rating.ts'
import type { RemedyRefusal } from './remedy.ts'

/** A sentence for each field at fault. */
type FieldErrors = Record<string, string>

/** Why a KPI can't be set, beside its field. */
export function kpiRefusal(because: KpiRefusal): FieldErrors {
  switch (because) {
    case 'contract-withdrawn':
      return { title: 'The contract was withdrawn, so nothing can be set on it' }
    case 'no-title':
      return { title: 'Say what is measured' }
    case 'title-too-long':
      return { title: `What is measured must be ${longestKpi} characters or fewer` }
    case 'no-target':
      return { target: 'Say what counts as meeting it' }
    case 'target-too-long':
      return { target: `What counts as meeting it must be ${longestKpi} characters or fewer` }
    case 'starts-outside-the-term':
      return { starts: 'The first day must be within the days of the contract' }
  }
}

/** Why a period can't be rated so, beside its field. */
export function ratingRefusal(because: RatingRefusal): FieldErrors {
  switch (because) {
    case 'no-such-period':
      return { rating: 'This KPI has no such period' }
    case 'period-not-over':
      return { rating: 'This period is not over yet' }
    case 'no-rating':
      return { rating: 'Choose a rating' }
    case 'no-measured':
      return { measured: 'Say what was measured' }
    case 'measured-too-long':
      return { measured: 'What was measured must be 500 characters or fewer' }
    case 'no-why':
      return { why: 'Say why it is not rated Good' }
    case 'why-too-long':
      return { why: 'The reason must be 2,000 characters or fewer' }
    case 'rated-meanwhile':
      return { rating: 'Somebody else rated this period in the meantime: look at that first' }
  }
}

/** Why it can't be recorded so, beside its field. */
export function failureRefusal(because: FailureRefusal): FieldErrors {
  switch (because) {
    case 'no-kind':
      return { kind: 'Say what happened' }
    case 'no-result':
      return { result: 'Say what the breach came to' }
    case 'no-day':
      return { on: 'Enter a real day, like 31 3 2026' }
    case 'day-to-come':
      return { on: 'The day must be today, or past' }
    case 'no-requirement':
      return { requirement: 'Say which duty of the contract was not kept' }
    case 'no-words':
      return { words: 'Say what happened, and what came of it' }
    case 'no-chance':
      return { chance: 'Say which chance to improve there was' }
    case 'words-too-long':
      return { words: 'Each text must be 5,000 characters or fewer' }
  }
}

/** Why it can't be recorded so, beside its field. */
export function remedyRefusal(because: RemedyRefusal): FieldErrors {
  switch (because) {
    case 'no-kind':
      return { kind: 'Say what was done' }
    case 'commitment-not-here':
      return { commitment: 'Choose a commitment of this contract' }
    case 'not-contractual':
      return {
        commitment:
          'This promise is not part of the contract, so the contract gives no such remedy. A warning or a plan is possible',
      }
    case 'no-day':
      return { on: 'Enter a real day, like 31 3 2026' }
    case 'day-to-come':
      return { on: 'The day must be today, or past' }
    case 'no-amount':
    case 'amount-not-positive':
      return { amount: 'Enter how much was kept back' }
    case 'amount-too-exact':
      return { amount: 'Enter pounds and pence, like 1,250.50' }
    case 'amount-too-large':
      return { amount: 'This is more than can be recorded' }
    case 'no-words':
      return { words: 'Say what it was for' }
    case 'words-too-long':
      return { words: 'What it was for must be 2,000 characters or fewer' }
  }
}

/** Why it can't be prepared, beside its field. */
export function noticeRefusal(because: NoticeRefusal): FieldErrors {
  switch (because) {
    case 'no-days':
    case 'ends-before-it-starts':
      return { ends: 'The last day must not be before the first' }
    case 'day-to-come':
      return { ends: 'The last day must be today, or past' }
    case 'nothing-to-tell':
      return {
        ends: 'Nothing was rated for a period that ended in these days, and nothing went wrong that has to be told',
      }
  }
}

/** Why it can't be recorded so, beside its field. */
export function publicationRefusal(because: PublicationRefusal): FieldErrors {
  switch (because) {
    case 'no-reference':
      return { reference: 'Enter the number the notice has where it was published' }
    case 'reference-too-long':
      return { reference: 'The number must be 200 characters or fewer' }
    case 'no-day':
      return { on: 'Enter a real day, like 31 3 2026' }
    case 'day-to-come':
      return { on: 'The day must be today, or past' }
    case 'before-it-was-prepared':
      return { on: 'The day can’t be before the notice was prepared here' }
  }
}

/** Why a KPI can't end, beside its field. */
export const endingRefusals: Record<KpiEndingRefusal, FieldErrors> = {
  'no-reason': { reason: 'Say why it ends' },
  'reason-too-long': { reason: 'The reason must be 2,000 characters or fewer' },
  'before-it-starts': { on: 'It can’t end before its first period' },
  'day-to-come': { on: 'The day must be today, or past' },
}
