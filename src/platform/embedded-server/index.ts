export { CannotStart } from './cannot-start.ts'
export { makeFileFolders, type FileFolders } from './data-folder.ts'
export { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from './supervisor.ts'
export type { Connection } from './keeper.ts'
