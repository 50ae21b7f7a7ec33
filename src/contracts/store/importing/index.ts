export type { ImportWork } from './begin-work.ts'
export { type FaultyRow, faultyRows, faultyWorkbook } from './faulty-rows.ts'
export type { ImportOutcome, ImportProgress, NotDone } from './outcome.ts'
export {
  chooseColumns,
  decideDoubts,
  faultsOfColumns,
  type FileToReceive,
  largestImport,
  receiveFile,
  type RegisterSeen,
  seeRegister,
} from './receive.ts'
export { type Applying, applyImport, tryImport } from './try-and-apply.ts'
export { beginImport, importsEnded } from './under-way.ts'
export { type Undoing, undoImport } from './undo.ts'
export { builtOn } from './touched.ts'
export type { CommitmentsImport, GoingThroughSheets, GoneThrough, SheetsSeen } from './commitments-import.ts'
export type { FileSheet } from './file-sheets.ts'
