import type { ContractRefusal } from './contract.ts'
import type { ContractEditRefusal } from './contract-edit.ts'
import type { UnderRefusal } from './under.ts'

/** The field a refusal stands beside, and the sentence that says how to mend it. */
export interface RefusalWords {
  field: string
  sentence: string
}

const described: Record<ContractRefusal, RefusalWords> = {
  'no-title': { field: 'title', sentence: 'Enter what the contract is called' },
  'title-too-long': { field: 'title', sentence: 'The title must be 500 characters or fewer' },
  'reference-too-long': { field: 'reference', sentence: 'The number must be 100 characters or fewer' },
  'description-too-long': {
    field: 'description',
    sentence: 'The description must be 10,000 characters or fewer',
  },
  'service-too-long': { field: 'service', sentence: 'The service must be 300 characters or fewer' },
  'framework-too-long': {
    field: 'frameworkName',
    sentence: 'The name and the number of the framework must be 300 characters or fewer',
  },
  'belongs-to-two': {
    field: 'framework',
    sentence: 'Choose one of your own agreements, or name another council’s, but not both',
  },
  'belongs-to-nothing': {
    field: 'kind',
    sentence: 'Only a lot, a call-off or a spot purchase belongs to another agreement',
  },
  'no-supplier': { field: 'suppliers', sentence: 'Choose the supplier' },
  'too-many-suppliers': { field: 'suppliers', sentence: 'A contract has 1,000 suppliers at most' },
  'ends-before-it-starts': { field: 'ends', sentence: 'The last day must not be before the first day' },
  'extension-before-the-end': {
    field: 'extendableUntil',
    sentence: 'The last day with extensions must not be before the last day without them',
  },
  'value-negative': { field: 'value', sentence: 'The value must not be less than nothing' },
  'value-too-large': { field: 'value', sentence: 'The value must be less than £1,000 billion' },
  'value-too-exact': { field: 'value', sentence: 'The value must be in pounds and pence, like 1,250.50' },
  'cpv-not-right': {
    field: 'cpv',
    sentence: 'Enter CPV codes of eight figures, such as 45000000, with commas between them',
  },
}

/** Another contract has the number: one that stands, or one that was withdrawn. */
export type NumberTaken = 'reference-taken' | 'reference-withdrawn'

/** What to say when a contract can't be described or changed like that. */
export const contractRefusals: Record<ContractEditRefusal | NumberTaken | UnderRefusal, RefusalWords> = {
  ...described,
  stale: { field: 'title', sentence: 'Somebody else changed this contract while you had it open' },
  'contract-withdrawn': { field: 'title', sentence: 'This contract has been withdrawn' },
  'nothing-changed': { field: 'title', sentence: 'Nothing has changed. Change something, or cancel' },
  'reason-too-long': { field: 'reason', sentence: 'The reason must be 2,000 characters or fewer' },
  'framework-not-fitting': {
    field: 'framework',
    sentence:
      'Choose an agreement that it can belong to: a lot to a framework, a call-off or a spot purchase to a framework or one of its lots',
  },
  'others-under-it': {
    field: 'kind',
    sentence:
      'Other contracts belong to this one, and could not belong to one of that kind. Change those first',
  },
  'reference-taken': {
    field: 'reference',
    sentence: 'There is a contract with this number already. Enter another number, or change that contract',
  },
  'reference-withdrawn': {
    field: 'reference',
    sentence: 'A contract with this number was withdrawn. Put that one back, or enter another number',
  },
}
