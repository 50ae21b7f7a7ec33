export { withoutContactDetails } from './contact-details.ts'
export type { RegisterEntry } from './entry.ts'
export {
  anywhere,
  type Choice,
  choices,
  everything,
  isEverything,
  readFilter,
  readSort,
  type RegisterFilter,
  type RegisterSort,
  writeFilter,
  yearOf,
} from './filter.ts'
export { type EntryStatus, entryStatuses } from './output.ts'
export { supplierKindName, supplierKindWords } from './supplier-kind.ts'
