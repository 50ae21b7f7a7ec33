export { type LastChange, lastChange, lastPublished } from './store/changes.ts'
export { rowsOf, type RowsAsked } from './store/dataset-rows.ts'
export { download, type Publisher } from './store/download.ts'
