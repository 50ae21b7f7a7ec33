import type { IncomingContract, IncomingProcurement } from '../../incoming.ts'
import type { ImportFault } from '../import-faults.ts'
import type { ReleaseToKeep } from '../notices.ts'

/** Some of a file, read. */
export interface IncomingBatch {
  /** Rows, or releases, gone through. */
  rows: number
  contracts: IncomingContract[]
  procurements: IncomingProcurement[]
  releases: ReleaseToKeep[]
  faults: ImportFault[]
}

export function emptyBatch(): IncomingBatch {
  return { rows: 0, contracts: [], procurements: [], releases: [], faults: [] }
}

/** The file can't be read at all; the message says why and what to do. */
export class FileRefused extends Error {}
