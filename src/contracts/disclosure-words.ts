import type { RefusalWords } from './contract-words.ts'
import type { DisclosureRefusal } from './disclosure.ts'

/** What to say when it can't be decided like that what a contract's page shows. */
export const disclosureRefusals: Record<DisclosureRefusal, RefusalWords> = {
  'no-decision': { field: 'disclosure', sentence: 'Choose what the public sees' },
  stale: { field: 'disclosure', sentence: 'Somebody else changed this contract while you had it open' },
  'contract-withdrawn': { field: 'disclosure', sentence: 'This contract has been withdrawn' },
  'reason-missing': { field: 'reason', sentence: 'Say why it is held back. Whoever asks is told' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
  'nothing-changed': { field: 'disclosure', sentence: 'It stands like this already. Change it, or go back' },
}
