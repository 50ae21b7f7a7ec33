import type { BuiltOn, UndoRefusal } from '../../import.ts'
import type { ImportRecord } from '../imports.ts'

/** Why work on an import was not done. `records-moved`: it would do something else now than when it was tried. `stopped`: it failed. */
export interface NotDone {
  done: false
  because: UndoRefusal | 'records-moved' | 'stopped' | 'no-such-import'
  builtOn?: BuiltOn
}

/** What became of work on an import. */
export type ImportOutcome = { done: true; import: ImportRecord } | NotDone

/** Told how many rows are done. */
export type ImportProgress = (done: number) => void
