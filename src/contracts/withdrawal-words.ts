import type { RefusalWords } from './contract-words.ts'
import type { ContractWithdrawalRefusal, PutBackRefusal } from './contract-withdrawal.ts'

/** What to say when a contract can't be withdrawn, or put back. */
export const withdrawalRefusals: Record<ContractWithdrawalRefusal | PutBackRefusal, RefusalWords> = {
  'contract-withdrawn': { field: 'reason', sentence: 'This contract has been withdrawn already' },
  stale: { field: 'reason', sentence: 'Somebody else changed this contract while you had it open' },
  'reported-on': {
    field: 'reason',
    sentence:
      'A supplier was asked for a return on this contract or sent one, so it can’t be withdrawn. You can hold it back, or withdraw its commitments',
  },
  'called-off-from': {
    field: 'reason',
    sentence: 'Contracts are called off from this framework, so it can’t be withdrawn while they stand',
  },
  'reason-missing': { field: 'reason', sentence: 'Say why it is withdrawn' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
  'not-withdrawn': { field: 'reason', sentence: 'This contract stands' },
  'import-undone': {
    field: 'reason',
    sentence: 'It came with a file whose import was undone. Bring the file in again to have it back',
  },
}
