import type { ReadText } from './reading-text/read-text.ts'

/** Why a file was not kept, whatever it was. */
export type TakingFault = 'picture-broken' | 'unpacks-too-far' | 'disk-full' | 'files-away'

/** What is known of a file that was sent, and what became of it before anything was recorded. */
export interface TakenIn {
  /** The type its first bytes name; undefined for what has none, such as text. */
  signature: string | undefined
  /** Whether it reads as plain text throughout. */
  isText: boolean
  fault?: TakingFault
  /** Its content as it was kept: a picture without what it told of its place. */
  kept?: { sha256: string; bytes: number }
  /** A small picture of it, where one could be made. */
  thumbnail?: string
  scan: Scan
  /** The beginning of what it says, of a text, a table or a letter that was kept. */
  text?: ReadText
}

/** `none`: nobody looks through files here. `waiting`: the scanner was away. `found`: set aside, and never opened again. */
export type ScanState = 'none' | 'waiting' | 'clean' | 'found'

export interface Scan {
  state: ScanState
  /** The name of what was found. */
  found?: string
}
