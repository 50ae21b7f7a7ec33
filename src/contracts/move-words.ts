import type { Day } from '../language/day.ts'
import { commitmentRefusal } from './commitment-words.ts'
import type { RefusalWords } from './contract-words.ts'
import type { CommitmentEditRefusal } from './commitment-edit.ts'
import type { MoveRefusal } from './move.ts'
import type { VariationRefusal } from './variation.ts'
import { variationRefusal } from './variation-words.ts'

export const moveRefusals: Record<MoveRefusal, RefusalWords> = {
  'nothing-chosen': { field: 'commitment', sentence: 'Choose at least one commitment' },
  'too-many': { field: 'commitment', sentence: 'Choose 100 commitments or fewer' },
  'months-not-right': {
    field: 'months',
    sentence: 'Enter whole months up to 60, like 3; with a minus for earlier',
  },
  'reason-missing': { field: 'reason', sentence: 'Say why' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
}

/** Why one commitment can't be moved with the others, in a sentence. */
export function notMovedWords(
  because: CommitmentEditRefusal | VariationRefusal | 'not-there',
  term: { starts: Day | null; ends: Day | null },
): string {
  if (because === 'not-there') return 'It is not there any more.'
  if (because === 'nothing-changed') return 'Nothing of it lies ahead.'
  const { sentence } =
    because === 'under-way' || because === 'from-after-due'
      ? variationRefusal(because, term)
      : commitmentRefusal(because, term)
  return `${sentence}.`
}
