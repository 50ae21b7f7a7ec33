import type { Day } from '../language/day.ts'
import { commitmentRefusal } from './commitment-words.ts'
import type { RefusalWords } from './contract-words.ts'
import type { PauseRefusal } from './pause.ts'
import type { TransferRefusal } from './transfer.ts'

const own = {
  'paused-already': { field: 'from', sentence: 'It is paused already. Take it up again first' },
  'not-paused': { field: 'on', sentence: 'It is not paused' },
  'until-before-from': { field: 'until', sentence: 'The last day must not be before the first' },
  'pause-after-due': { field: 'from', sentence: 'The pause must begin before all of it is due' },
  'pause-too-long': { field: 'until', sentence: 'A pause can be five years at most' },
  'not-within-the-pause': { field: 'on', sentence: 'The day must be within the pause' },
  'no-supplier': { field: 'to', sentence: 'Choose who keeps it from now on' },
  'same-supplier': { field: 'to', sentence: 'That is the supplier who keeps it now. Choose another' },
  'supplier-not-on-the-contract': { field: 'to', sentence: 'Choose a supplier of this contract' },
  'before-the-contract': { field: 'on', sentence: 'The day must not be before the contract begins' },
  'not-yet': { field: 'on', sentence: 'The day must be today or before' },
} satisfies Partial<Record<PauseRefusal | TransferRefusal, RefusalWords>>

/** What to say when a commitment can't be paused, taken up again or handed to another supplier like that. */
export function lifeRefusal(
  because: PauseRefusal | TransferRefusal,
  term: { starts: Day | null; ends: Day | null },
): RefusalWords {
  if (because === 'due-outside-the-term') {
    const { sentence } = commitmentRefusal(because, term)
    return {
      field: 'moves',
      sentence: `${sentence}. Leave the days as they are, or extend the contract first`,
    }
  }
  return Object.hasOwn(own, because)
    ? own[because as keyof typeof own]
    : commitmentRefusal(because as Parameters<typeof commitmentRefusal>[0], term)
}
