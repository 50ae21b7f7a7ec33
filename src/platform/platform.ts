import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Settings } from './environment.ts'
import type { FileStore } from './files.ts'
import type { Scanner } from './scanning/scanner.ts'
import type { Seal } from './seal.ts'

/** What the outside world is to every room: the database, the files, the clock, the settings of this installation. */
export interface Platform {
  database: Database
  files: FileStore
  seal: Seal
  clock: Clock
  settings: Settings
  /** Looks through files before anybody else opens them; only where the settings name one. */
  scanner?: Scanner
}
