import type { Day } from '../language/day.ts'
import type { RefusalWords } from './contract-words.ts'
import type { CommitmentEditRefusal } from './commitment-edit.ts'
import type { VariationRefusal } from './variation.ts'
import { variationRefusal } from './variation-words.ts'
import { commitmentRefusal } from './commitment-words.ts'

/** What to say when a commitment can't be planned anew with others. */
export function planAnewRefusal(
  because: CommitmentEditRefusal | VariationRefusal | 'not-there' | 'by-hand' | 'scaled',
  term: { starts: Day | null; ends: Day | null },
): RefusalWords {
  if (because === 'not-there') return { field: 'quantity', sentence: 'it is no commitment of this contract' }
  if (because === 'scaled')
    return {
      field: 'quantity',
      sentence: 'how much it is follows from what is invoiced. Ask for another rate by itself',
    }
  if (because === 'by-hand')
    return {
      field: 'quantity',
      sentence: 'less would be left than was planned for the time that is over. Change it by itself',
    }
  if (because === 'under-way' || because === 'from-after-due') return variationRefusal(because, term)
  return commitmentRefusal(because, term)
}
