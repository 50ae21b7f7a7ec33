import type { BriefWords } from './brief-words.ts'
import type { Brief } from './brief.ts'
import type { PreparedBrief } from './prepared.ts'

/** A brief with all that its two pages tell. */
export interface SheetOf extends Brief {
  number: number
  authority: string
  isDraft: boolean
  words: BriefWords
  prepared: PreparedBrief
  preparedAt: Date
  signedOff: { at: Date; by: string } | undefined
  replaces: number | null
  replacedBy: number | null
}
