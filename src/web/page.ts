import type { Platform } from '../platform/platform.ts'
import type { UploadedFile } from './form.ts'
import type { Permission } from './permission.ts'
import { inTrial } from './urls.ts'
import type { Answer, Visit } from './visit.ts'

/** Looks at the files of a form, and keeps those that are wanted. */
export type TakeIn = (
  at: { platform: Platform; authority: string },
  files: readonly UploadedFile[],
) => Promise<void>

/** One address of the site: who may open it and what it does. `get` changes nothing; `post` changes and redirects. */
export interface Page {
  /** The pattern of its address, made by `pattern` of urls.ts. */
  path: string
  allow: Permission
  get?: (visit: Visit) => Promise<Answer>
  post?: (visit: Visit) => Promise<Answer>
  /** Who may post, when fewer than may read. */
  allowPost?: Permission
  /** Also answers before any authority is set up. */
  beforeSetUp?: boolean
  /** Bytes a posted form with files may hold. */
  uploadLimit?: number
  /** Whose files are taken in, where everybody may open the page: asked before a single byte is kept. */
  takesFilesOf?: (visit: Visit) => Promise<boolean>
  /** Takes the files in, before the transaction that records them: what takes long holds no connection to the database. */
  takeIn?: TakeIn
  /** Forms taken from one network address in a minute, for those that make letters go out to people who did not sign in. */
  perMinute?: number
  /** Also answers within trial returns: to the phone that answers one, or to the desk of the person who began it. */
  inTrials?: 'phone' | 'desk'
  /** Answers nowhere else. */
  onlyInTrials?: boolean
  /** Its transaction writes on GET too (signing in by an example link); otherwise reads are read-only. */
  getWrites?: boolean
}

/** Who may open a page within a trial return, beside what it allows elsewhere. */
export const trialSentences = {
  phone: 'Whoever holds the link of this trial return may answer it.',
  desk: 'Only the person who began this trial return may open it.',
} as const

/** Where a page answers: at its own address, and at its twin within trials. */
export function addressesOf({ path, inTrials, onlyInTrials }: Page): string[] {
  return [...(onlyInTrials ? [] : [path]), ...(inTrials ? [inTrial(':within', path)] : [])]
}

export function definePage(page: Page): Page {
  return page
}
