export { withoutContactDetails } from './contact-details.ts'
export type { RegisterEntry } from './entry.ts'
export {
  anywhere,
  type Choice,
  everything,
  isEverything,
  readFilter,
  readSort,
  type RegisterFilter,
  type RegisterSort,
  writeFilter,
} from './filter.ts'
export { type EntryStatus } from './output.ts'
export { supplierKindName } from './supplier-kind.ts'
