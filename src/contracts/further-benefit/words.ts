import type { ActRefusal, FurtherBenefitRefusal } from './further-benefit.ts'

interface RefusalWords {
  field: string
  sentence: string
}

/** What to say when a further benefit can't be raised like that, and beside which field. */
export const furtherBenefitRefusals: Record<FurtherBenefitRefusal, RefusalWords> = {
  'contract-withdrawn': { field: 'title', sentence: 'This contract has been withdrawn' },
  'no-title': { field: 'title', sentence: 'Enter what it is, in a few words' },
  'title-too-long': { field: 'title', sentence: 'The few words must be 200 characters or fewer' },
  'words-too-long': { field: 'describes', sentence: 'Each text must be 2,000 characters or fewer' },
  'supplier-not-on-the-contract': { field: 'supplier', sentence: 'Choose a supplier of this contract' },
  'quantity-not-positive': { field: 'quantity', sentence: 'The quantity must be more than nought' },
  'quantity-too-large': { field: 'quantity', sentence: 'The quantity is too large. Check the figure' },
  'quantity-without-measure': {
    field: 'measure',
    sentence: 'Choose what is counted, or leave the quantity out',
  },
}

/** What to say when an act on a further benefit is refused. */
export const actRefusals: Record<ActRefusal, RefusalWords> = {
  stale: { field: 'version', sentence: 'Somebody else changed this in the meantime. Look at it again' },
  'already-decided': { field: 'version', sentence: 'This has been decided already' },
  'not-checked': { field: 'version', sentence: 'First answer whether it changes the contract' },
  'not-signed': { field: 'version', sentence: 'Nobody has assessed and signed it yet' },
  'no-assessment': { field: 'assessment', sentence: 'Say what you think of it, and why' },
  'not-confirmed': {
    field: 'nothingInReturn',
    sentence: 'Confirm that nothing was promised in return. If something was, decline it or ask legal',
  },
  'not-your-name': { field: 'name', sentence: 'Type your own name, as it stands in your account' },
  'no-reason': { field: 'reason', sentence: 'Say why it is declined' },
  'words-too-long': { field: 'reason', sentence: 'The text must be 2,000 characters or fewer' },
  'own-idea': { field: 'version', sentence: 'You raised this yourself. Another approver must agree it' },
  'own-signature': { field: 'version', sentence: 'You signed this yourself. Another approver must agree it' },
}
